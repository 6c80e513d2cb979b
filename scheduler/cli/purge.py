"""``linli purge``: what is past its time, where it stands, and away with it."""

from typing import TYPE_CHECKING

import click

from scheduler import files, project
from scheduler.cli import report
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import Refused, text

if TYPE_CHECKING:
    from scheduler.content.purging import Purging


@click.command(help=_("Take out private words whose time is over; a log says how many."))
@click.option("--dry-run", is_flag=True, help=_("List them, write nothing."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@click.pass_obj
def command(session: Session, *, dry_run: bool, yes: bool) -> None:
    """List what is past its time, ask, take it out, and say what git still holds."""
    from scheduler.content.purging import purge

    read = session.read
    found = purge(session.tree, read.community, read.rotas, session.today)
    if not found.expired:
        session.echo(text("Nothing is past its time."))
        return
    tell(session, found)
    if dry_run:
        session.echo(text("Nothing was written."))
        return
    if not yes:
        click.confirm(_("Take this out for good?"), abort=True)
    with session.only_run():
        write(session, found)
    session.need(project.unversioned(session.root))
    session.echo(
        text(
            "What was written before is still in git's history, in copies and in backups: "
            "the handbook says what to do (docs/handbook.md)."
        )
    )


def tell(session: Session, found: "Purging") -> None:
    """List each value and record by its period."""
    from scheduler.content.purging import days
    from scheduler.model.retention import PERIODS

    for period in PERIODS:
        ones = [one for one in found.expired if one.period == period]
        if not ones:
            continue
        session.echo(
            text(
                "{name} ({rule}, {days} days: {why}): {count}",
                name=period.name,
                rule=period.id,
                days=days(period, session.read.community),
                why=period.why,
                count=len(ones),
            )
        )
        for one in ones:
            key = one.key or session.say(text("whole record"))
            kept = session.say(text("kept until {date}", date=one.last))
            click.echo(f"  {report.place(one.source)}  {key}  {kept}")
    session.echo(
        text(
            "{count} places in {files} files are past their time.",
            count=len(found.expired),
            files=len({one.source.file for one in found.expired}),
        )
    )


def write(session: Session, found: "Purging") -> None:
    """Write all files, unless one was changed meanwhile: then none.

    The log goes first. Rosters go before ``withdrawals.yaml``: a withdrawal that went
    before the consent would make the name public again.
    """
    now = project.read_content(session.root)
    if changed := [path for path in found.tree if now.get(path) != session.tree.get(path)]:
        raise Refused(*map(files.meanwhile, changed))
    for path, data in found.tree.items():
        files.replace_file(session.root / path, data, session.tree.get(path))
    session.echo(text("Wrote {count} files", count=len(found.tree)))
