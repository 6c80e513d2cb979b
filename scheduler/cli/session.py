"""What every command shares: the project, the clock, and how to speak to the user."""

import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import click

from scheduler import files, project
from scheduler.cli import report
from scheduler.cli.words import say
from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.problems import Problem, Refused, Text, has_errors, text
from scheduler.publish.fonts import Fonts


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: a community without errors, and its rotas by week."""

    community: Community
    rotas: tuple[Rota, ...]


@dataclass(frozen=True)
class Session:
    """One run of the command line. ``now`` is the only clock there is."""

    folder: Path
    now: datetime
    font_dir: Path | None = None
    """Fonts for characters that linli's own lacks."""

    @property
    def today(self) -> date:
        """The day of the run, in China Standard Time."""
        return self.now.date()

    @cached_property
    def root(self) -> Path:
        """The project's folder; ``Refused`` when there is none at or above ``folder``."""
        return project.find_root(self.folder)

    @cached_property
    def fonts(self) -> Fonts:
        """The fonts of the sheets; ``Refused`` when the folder named for them has none."""
        return project.fonts_with(self.font_dir) if self.font_dir else project.FONTS

    @cached_property
    def tree(self) -> Mapping[str, bytes]:
        """Everything below ``content/`` as it was read at the start."""
        return project.read_content(self.root)

    @cached_property
    def read(self) -> "Read":
        """The community and its rotas; problems are told, and errors stop the run."""
        from scheduler import content

        loaded = content.load(self.tree, self.today)
        self.need(loaded.problems)
        if loaded.community is None:
            self.stop()
        return Read(loaded.community, loaded.rotas)

    def only_run(self) -> AbstractContextManager[None]:
        """Keep other runs out until this one has written, and others out of content."""
        project.need_own_build(self.root)
        files.keep_private(self.root / project.CONTENT)
        return files.only_run(self.root / project.BUILD)

    def say(self, words: Text) -> str:
        """Put a sentence into the user's language."""
        return say(words)

    def echo(self, words: Text) -> None:
        """Print a sentence."""
        click.echo(say(words))

    def tell(self, problems: Iterable[Problem]) -> None:
        """Print problems on standard error."""
        for problem in problems:
            click.echo(report.render(problem, self.tree, say) + "\n", err=True)

    def need(self, problems: tuple[Problem, ...]) -> None:
        """Tell problems, and end the run if one is an error."""
        self.tell(problems)
        if has_errors(problems):
            self.stop(*problems)

    def stop(self, *problems: Problem) -> NoReturn:
        """End the run with exit code 1; the problems have been told already."""
        errors = sum(problem.severity == "error" for problem in problems)
        if errors:
            click.echo(
                say(text("{count} problems. Nothing was written.", count=errors)),
                err=True,
            )
        sys.exit(1)

    def refuse(self, refused: Refused) -> NoReturn:
        """Tell why a command was refused, with excerpts of what was read by then."""
        read: Mapping[str, bytes] = vars(self).get("tree", {})
        for problem in refused.problems:
            click.echo(report.render(problem, read, say), err=True)
        sys.exit(1)

    def progress(self, words: Text) -> None:
        """Say what is being done, on a terminal only."""
        if sys.stderr.isatty():
            click.echo(f"… {say(words)}", err=True)
