"""``linli council agenda``: what the next meeting has to read."""

import json
from dataclasses import asdict

import click

from scheduler import outputs
from scheduler.cli.council import next_meeting
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import text


@click.command(help=_("Make the next meeting's agenda: PDF, workbook, text; print it."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@click.option("--dry-run", is_flag=True, help=_("Show it, write nothing."))
@click.pass_obj
def command(session: Session, *, as_json: bool, dry_run: bool) -> None:
    """Print the text for the chat group, and make the files for staff."""
    from scheduler.publish import agenda

    read = session.read
    edition = agenda.edition(read.community, next_meeting(session))
    if as_json:
        click.echo(json.dumps(asdict(edition), ensure_ascii=False, indent=2, default=str))
        return
    click.echo(agenda.chat(edition), nl=False)
    if dry_run:
        return
    with session.only_run():
        session.progress(text("Making the sheets for staff"))
        outputs.publish_staff(session.root, read.community, read.rotas, session.today)
    folder = f"{outputs.STAFF}/council/{edition.start:%Y-%m-%d}"
    click.echo(session.say(text("To print and to fill in: {path}", path=folder)), err=True)
