"""``linli text WHAT``: a text to paste into a chat group."""

import click

from scheduler import outputs
from scheduler.cli import names
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.times import DAY, Week
from scheduler.problems import text

WHAT = ("today", "tomorrow", "week", "helpers", "substitutions")


@click.command(help=_("Print a text to paste into a chat group."))
@click.argument("what", type=click.Choice(WHAT))
@click.pass_obj
def command(session: Session, what: str) -> None:
    """Print it as it is, so that a pipe can copy it."""
    day = session.today + (DAY if what == "tomorrow" else 0 * DAY)
    names.rota_of(session, Week.of(day))
    read = session.read
    words = outputs.paste(read.community, read.rotas, what, day)
    click.echo(words, nl=False)
    if not words:
        click.echo(session.say(text("There is nothing to tell.")), err=True)
