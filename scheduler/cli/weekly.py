"""``linli weekly``: a week's work in one command: check, plan, release, publish."""

import click

from scheduler import drafts, project
from scheduler.cli.plan import effort_option, plan, save, tell_changes
from scheduler.cli.publish import publish
from scheduler.cli.release import release
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import text


@click.command(help=_("Check, plan, release the coming week and publish everything."))
@effort_option
@click.option("--yes", is_flag=True, help=_("Release without asking."))
@click.option("--dry-run", is_flag=True, help=_("Show the differences, write nothing."))
@click.pass_obj
def command(session: Session, *, effort: float, yes: bool, dry_run: bool) -> None:
    """Exit 1 if a shift stays below its minimum; everything is published all the same."""
    community, before = session.read.community, session.read.rotas
    session.need(project.unprintable(community, session.fonts))
    session.tell(project.unversioned(session.root))
    released = tuple(rota for rota in before if rota.is_released)
    session.tell(project.reviewed(community, released, session.today))
    with session.only_run():
        planned = plan(session, effort)
        tell_changes(session, before, planned)
        rotas = planned.rotas
        if due := drafts.weeks_to_release(rotas, session.today):
            weeks = ", ".join(str(week) for week in due)
            if dry_run:
                release(session, rotas, due)
                session.echo(text("Would release {weeks}", weeks=weeks))
            elif yes or click.confirm(session.say(text("Release {weeks}?", weeks=weeks))):
                rotas = release(session, rotas, due)
                session.echo(text("Released {weeks}", weeks=weeks))
        if not dry_run:
            save(session, rotas)
            publish(session, rotas)
    if planned.plan and planned.plan.below_minimum:
        session.stop()
