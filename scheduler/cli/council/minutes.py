"""``linli council minutes``: the skeleton of the minutes, to be filled in."""

import click

from scheduler.cli.council import next_meeting
from scheduler.cli.session import Session
from scheduler.cli.words import _


@click.command(help=_("Print the skeleton of the next meeting's minutes."))
@click.pass_obj
def command(session: Session) -> None:
    """Print it as Markdown."""
    from scheduler.publish import agenda

    meeting = next_meeting(session)
    click.echo(agenda.minutes(agenda.edition(session.read.community, meeting)), nl=False)
