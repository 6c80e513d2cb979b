"""``linli import template KIND``: an empty table with drop-downs, to be filled in."""

from pathlib import Path

import click

from scheduler import files, outputs
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import Problem, Refused, Source, text

KINDS = ("volunteers", "availability", "absences", "attendance", "services")


@click.command("template", help=_("Make an empty table with drop-downs, to be filled in."))
@click.argument("kind", type=click.Choice(KINDS))
@click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("The file to make (default: KIND.xlsx here)."),
)
@click.pass_obj
def command(session: Session, kind: str, path: Path | None) -> None:
    """Refuse to write over a file: it may be filled in already."""
    target = path or Path(f"{kind}.xlsx")
    if target.exists():
        raise Refused(
            Problem(
                "file-exists",
                text("There is a file of that name already."),
                Source(target.name),
                text("Name another one: --to FILE"),
            )
        )
    data = outputs.blank_table(session.read.community, kind, session.today)
    files.replace_file(target, data, None, outputs.PRIVATE)
    session.echo(text("Wrote {path}", path=target))
    session.echo(text("Once filled in: linli import {kind} {path}", kind=kind, path=target))
