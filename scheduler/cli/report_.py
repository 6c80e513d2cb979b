"""``linli report``: a month's report on residents' issues, to print, to count, to paste."""

from datetime import date

import click

from scheduler import outputs
from scheduler.cli.moment import Month
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.times import DAY
from scheduler.problems import text


@click.command(help=_("Make the monthly report on issues (default: the month before)."))
@click.argument("month", type=Month(), required=False)
@click.pass_obj
def command(session: Session, month: date | None) -> None:
    """Write the letter, the workbook and the text; print the text."""
    this = session.today.replace(day=1)
    first = month or (this - DAY).replace(day=1)
    if first > this:
        raise click.BadParameter(_("That month has not begun."), param_hint="MONTH")
    community = session.read.community
    with session.only_run():
        session.progress(text("Making the monthly report"))
        words, output = outputs.publish_report(
            session.root, community, first, session.today, session.fonts
        )
    click.echo(words, nl=False)
    path = output.path.relative_to(session.root).as_posix()
    what = text("the monthly report, for staff only")
    session.echo(
        text("{path}: {what}, {count} files", path=path, what=what, count=output.count)
    )
