"""Finds the project, names its paths, and composes the stages into steps.

Each step takes what was read and the day, and gives values; only the ``save`` and
``publish`` steps write, and those through ``files``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from scheduler import files
from scheduler.files import Tree
from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.model.service import Occurrence
from scheduler.model.times import Week
from scheduler.problems import Problem, Refused, Severity, has_errors, in_order, text
from scheduler.publish.fonts import Fonts

CONTENT = "content"
BUILD = "build"
PACKAGE = Path(__file__).parent
FONTS = Fonts((PACKAGE / "fonts",))
"""linli's own fonts."""
LOOK_AHEAD = timedelta(weeks=6)
"""How far ahead ``check`` looks for dates that wait for a decision."""
MAKERS = ("ics", "mkdocs", "mkdocs-material", "typst", "xlsxwriter")
"""Libraries whose version shows in what they make."""


def find_root(folder: Path) -> Path:
    """Give the nearest folder, ``folder`` or one above, that holds a community."""
    start = folder.resolve()
    for candidate in (start, *start.parents):
        if (candidate / CONTENT / "community.yaml").is_file():
            return candidate
    raise Refused(
        Problem(
            "no-community",
            text("There is no content/community.yaml in {folder} or above.", folder=start),
            hint=text("Go to your community's folder, or start one: linli new DIR"),
        )
    )


def read_content(root: Path) -> Tree:
    """Read everything below ``content/``."""
    return files.read_tree(root, CONTENT)


def need_own_build(root: Path) -> None:
    """Refuse a ``build`` that leads into ``content``, or the other way round."""
    build, content_ = (root / BUILD).resolve(), (root / CONTENT).resolve()
    if build.is_relative_to(content_) or content_.is_relative_to(build):
        raise Refused(
            Problem(
                "private-place",
                text("Private files are in this place: {place}", place=BUILD),
                hint=text("Choose a folder of its own for what the public may see."),
            )
        )


def templates(folder: str) -> dict[str, str]:
    """Read the templates of a folder of ``site_templates``: name to text."""
    root = template_folder() / folder
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def template_folder() -> Path:
    """Give the folder of templates: inside the installed package, or beside it."""
    packaged = PACKAGE / "site_templates"
    return packaged if packaged.is_dir() else PACKAGE.parent / "site_templates"


@cache
def program() -> str:
    """Give the fingerprint of linli itself: its files and the makers' versions."""
    from importlib.metadata import version

    paths = [
        path
        for folder in (PACKAGE, template_folder())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    versions = " ".join(version(maker) for maker in MAKERS)
    return files.fingerprint(versions.encode(), *(path.read_bytes() for path in paths))


# --- check ---------------------------------------------------------------------------


def check(tree: Tree, today: date, fonts: Fonts = FONTS) -> tuple[Problem, ...]:
    """Give every problem of the content, its dates ahead, and its rotas."""
    from scheduler import content

    loaded = content.load(tree, today)
    if loaded.community is None or has_errors(loaded.problems):
        return in_order(loaded.problems)
    return in_order(
        (
            *loaded.problems,
            *unprintable(loaded.community, fonts),
            *future_visits(loaded.community, today),
            *ahead(loaded.community, today),
            *reviewed(loaded.community, loaded.rotas, today),
            *net_problems(loaded.community, today),
        )
    )


def reviewed(
    community: Community, rotas: tuple[Rota, ...], today: date
) -> tuple[Problem, ...]:
    """Give the rules that rotas break, from this week on."""
    from scheduler.planning.review import review

    return in_order(
        problem
        for rota in rotas
        if rota.week >= Week.of(today)
        for problem in review(community, rotas, rota.week).problems
    )


def future_visits(community: Community, today: date) -> tuple[Problem, ...]:
    """Give a problem for each visit that is noted as paid but lies ahead."""
    return tuple(
        Problem(
            "visit-in-future",
            text("A visit on {date} cannot have been paid yet.", date=visit.date),
            visit.source,
            text("Note a visit when it is done; linli visits plan shows those to come."),
        )
        for visit in community.visits
        if visit.date > today
    )


def net_problems(community: Community, today: date) -> tuple[Problem, ...]:
    """Give the gaps and overlaps of the liaison net, on any day."""
    from scheduler.planning.liaison import review

    return review.problems(community, today)


def unprintable(community: Community, fonts: Fonts = FONTS) -> tuple[Problem, ...]:
    """Give a problem for each character that the sheets' fonts lack."""
    from scheduler.publish import glyphs

    return glyphs.uncovered(community, coverage(fonts))


def coverage(fonts: Fonts) -> str:
    """Give every character that the fonts have."""
    if fonts.coverage is not None:
        return fonts.coverage
    return (FONTS.folders[0] / "coverage.txt").read_text("utf-8")


def fonts_with(folder: Path) -> Fonts:
    """Give linli's own fonts and those of a folder; ``Refused`` when it holds none."""
    from scheduler.publish.fonts import with_folder

    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    mark = files.fingerprint(*(path.read_bytes() for path in paths))
    found = with_folder(FONTS, coverage(FONTS), folder.resolve(), mark)
    if found is None:
        raise Refused(
            Problem(
                "no-fonts",
                text("There is no font that can be read in {folder}.", folder=folder),
                hint=text("Put a font there: a file .otf, .ttf, .ttc or .otc."),
            )
        )
    return found


def ahead(community: Community, today: date) -> tuple[Problem, ...]:
    """Warn of dates in the coming weeks that staff have to decide, or nobody knows."""
    from scheduler import timetable

    last = today + LOOK_AHEAD
    dates = undecided(community, timetable.undecided(community, today, last))
    return dates + tuple(
        Problem(
            "year-unannounced",
            text("The public holidays of {year} are not announced yet.", year=year),
            hint=text(
                "Weekdays count as they stand. When the notice appears, "
                "write it into content/holidays.yaml under years."
            ),
            severity=Severity.WARNING,
        )
        for year in timetable.unannounced(community, today, last)
    )


def undecided(
    community: Community, occurrences: Iterable[Occurrence]
) -> tuple[Problem, ...]:
    """Ask staff to decide about dates that fall into a public holiday."""
    return tuple(
        Problem(
            "holiday-undecided",
            text(
                "{service} on {date} falls into {holiday}: is it held?",
                service=community.service[occurrence.service].name,
                date=occurrence.nominal,
                holiday=community.holidays.name(occurrence.nominal),
            ),
            occurrence.source,
            text("Write the date under keep, skip or move; until then it is not planned."),
            Severity.WARNING,
        )
        for occurrence in occurrences
    )


def unversioned(root: Path) -> tuple[Problem, ...]:
    """Warn when no git repository holds the project: then nothing can be undone."""
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        return ()
    return (
        Problem(
            "not-versioned",
            text("This folder is not under version control: nothing here can be undone."),
            hint=text("Once: git init && git add -A && git commit -m start"),
            severity=Severity.WARNING,
        ),
    )


# --- save ---------------------------------------------------------------------------


def save(root: Path, before: Tree, after: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write the files of ``after`` that differ from ``before``; give their paths."""
    return tuple(
        path
        for path in sorted(after)
        if after[path] != before.get(path)
        and files.replace_file(root / path, after[path], before.get(path))
    )


# --- new -----------------------------------------------------------------------------


def starter(keys: str) -> dict[str, bytes]:
    """Give the files of a small community to start from, with ``en`` or ``zh`` keys."""
    root = PACKAGE / "starter" / keys
    tree = {
        f"{CONTENT}/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in sorted(root.rglob("*.yaml"))
    }
    return {**tree, ".gitignore": b"/build/\n"}
