"""What the site is built from: a project's content, read for one day."""

import gettext
import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from scheduler import project
from scheduler.model.times import CST
from scheduler.problems import Problem, Severity, Text, has_errors
from scheduler.publish.editions import PublicEdition

THEME = "theme"


@dataclass(frozen=True, slots=True)
class Sources:
    """An edition, or the problems for which there is none."""

    edition: PublicEdition | None
    problems: tuple[Problem, ...] = ()


def read(root: Path, on: date) -> Sources:
    """Read the project at ``root`` and make its public edition for the day ``on``."""
    from scheduler import content
    from scheduler.publish import public

    loaded = content.load(project.read_content(root), on)
    if loaded.community is None or has_errors(loaded.problems):
        return Sources(None, loaded.problems)
    return Sources(public.edition(loaded.community, loaded.rotas, on))


def tree(edition: PublicEdition, *, directory_urls: bool = True) -> dict[str, bytes]:
    """Give everything that the docs tree of the public site holds."""
    from scheduler.publish import calendars, pages

    feeds = calendars.public(edition)
    made = pages.render(
        edition, project.templates("pages"), feeds, directory_urls=directory_urls
    )
    return {**feeds, **made}


def theme_folder() -> Path:
    """Give the folder of the theme's overrides."""
    return project.template_folder() / THEME


def version() -> str:
    """Give a short fingerprint of the theme's files, which makes browsers fetch anew."""
    digest = hashlib.sha256()
    for path in sorted((theme_folder() / "assets").iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def icons() -> dict[str, str]:
    """Give the drawings of the theme's own bar, by name."""
    folder = theme_folder() / "icons"
    return {path.stem: path.read_text("utf-8").strip() for path in sorted(folder.iterdir())}


def today() -> date:
    """Give the day in China; MkDocs' own commands know no ``--on``."""
    return datetime.now(CST).date()  # noqa: TID251 - another program's command line


def say(words: Text) -> str:
    """Put a sentence into Chinese; sentences among its values as well."""
    found = gettext.translation(
        "linli", project.PACKAGE / "locale", ["zh_CN"], fallback=True
    )
    values = {
        name: say(value) if isinstance(value, Text) else value
        for name, value in words.values
    }
    return found.gettext(words.msgid).format_map(values)


def told(problems: tuple[Problem, ...]) -> str:
    """Write errors one to a line: where, what, and what to do."""
    lines = []
    for problem in problems:
        if problem.severity is Severity.ERROR:
            at = problem.source
            where = f"{at.file}:{at.line}:{at.column}: " if at else ""
            hint = f" {say(problem.hint)}" if problem.hint else ""
            lines.append(f"{where}{say(problem.message)}{hint}")
    return "\n".join(lines)
