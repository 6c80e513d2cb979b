"""The command ``linli``: one command = one file; the one error boundary, the one clock."""

import os
import sys
import tempfile
import traceback
from datetime import datetime
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import NoReturn

import click

from scheduler import __version__
from scheduler.cli.moment import Moment
from scheduler.cli.words import _, choose_language, say
from scheduler.model.times import CST
from scheduler.problems import Refused, text

COMMANDS = (
    "weekly",
    "check",
    "plan",
    "release",
    "publish",
    "audit",
    "consent",
    "purge",
    "serve",
    "review",
    "explain",
    "swap",
    "absent",
    "import",
    "risk",
    "what-if",
    "who",
    "liaison",
    "text",
    "preview",
    "feeds",
    "visits",
    "issues",
    "report",
    "council",
    "new",
    "completion",
)
"""In the order in which help lists them; each is a module here of that name."""

USAGE = 2
BUG = 3
INTERRUPTED = 130


class Commands(click.Group):
    """A group that imports a command's module when it is first asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """List the commands in the order of a week's work."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        return load("scheduler.cli", name) if name in COMMANDS else None

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; where it is refused, tell why beside what was read."""
        try:
            return super().invoke(ctx)
        except Refused as refused:
            if ctx.obj is None:
                raise
            return ctx.obj.refuse(refused)


def load(package: str, name: str) -> click.Command:
    """Import the module of a command: ``what_if`` for ``what-if``; ``import_``.

    An underscore follows what Python keeps for itself; and ``report``, which tells
    problems.
    """
    module = name.replace("-", "_") + "_" * (iskeyword(name) or name == "report")
    command: click.Command = import_module(f"{package}.{module}").command
    return command


def _group() -> click.Group:
    @click.group(
        cls=Commands,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Weave the week of a community: rota, calendars, sheets and site."),
    )
    @click.option(
        "--project",
        "folder",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        default=".",
        help=_("Folder of the community (default: here or above)."),
    )
    @click.option(
        "--on", type=Moment(), metavar="DATE", help=_("Work as if today were DATE.")
    )
    @click.option(
        "--font-dir",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help=_("Folder of fonts for characters that the sheets' own font lacks."),
    )
    @click.version_option(__version__, prog_name="linli")
    @click.pass_context
    def linli(
        context: click.Context, folder: Path, on: datetime | None, font_dir: Path | None
    ) -> None:
        from scheduler.cli.session import Session

        now = on or datetime.now(CST).replace(microsecond=0)  # noqa: TID251 - the one clock
        context.obj = Session(folder, now, font_dir)

    return linli


def main() -> None:
    """Run the command line and exit: 0, 1 problems, 2 usage, 3 a bug, 130 ^C."""
    choose_language()
    try:
        sys.exit(_group().main(prog_name="linli", standalone_mode=False) or 0)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(USAGE)
    except Refused as refused:
        from scheduler.cli import report

        for problem in refused.problems:
            click.echo(report.render(problem, {}, say), err=True)
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        _leave(INTERRUPTED)
    except Exception:  # noqa: BLE001 - the one boundary
        sys.exit(_apologise(traceback.format_exc()))


def _leave(code: int) -> NoReturn:
    """End the process at once, also where a solver is still at work in its thread."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _apologise(trace: str) -> int:
    with tempfile.NamedTemporaryFile(
        "w", prefix="linli-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(trace)
    words = text(
        "Sorry, linli has a bug. Your files are as they were. Details: {file}",
        file=file.name,
    )
    click.echo(say(words), err=True)
    return BUG
