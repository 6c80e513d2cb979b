"""``linli weekly``: a week's work in one command: check, plan, release, publish."""

import click

from scheduler import project
from scheduler.cli.differences import tell_differences
from scheduler.cli.plan import effort_option, plan, save
from scheduler.cli.publish import publish
from scheduler.cli.release import release
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.problems import text


@click.command(help=_("Check, plan, release the coming week and publish everything."))
@effort_option
@click.option("--yes", is_flag=True, help=_("Release without asking."))
@click.pass_obj
def command(session: Session, *, effort: float, yes: bool) -> None:
    """Exit 1 if a shift stays below its minimum; everything is published all the same."""
    community, before = session.read.community, session.read.rotas
    session.need(project.unprintable(community))
    released = tuple(rota for rota in before if rota.is_released)
    session.tell(project.reviewed(community, released, session.today))
    with session.only_run():
        planned = plan(session, effort)
        tell_differences(session, before, planned.rotas)
        rotas = planned.rotas
        if due := project.weeks_to_release(rotas, session.today):
            weeks = ", ".join(str(week) for week in due)
            if yes or click.confirm(session.say(text("Release {weeks}?", weeks=weeks))):
                rotas = release(session, rotas, due)
                session.echo(text("Released {weeks}", weeks=weeks))
        save(session, rotas)
        publish(session, rotas)
    if planned.plan and planned.plan.below_minimum:
        session.stop()
