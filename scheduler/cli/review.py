"""``linli review [WEEK]``: how good a rota is as it is written, whoever wrote it."""

import click

from scheduler import drafts
from scheduler.cli.names import rota_of
from scheduler.cli.release import WeekType
from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.cli.words import _
from scheduler.model.times import Week
from scheduler.problems import has_errors, text


@click.command(help=_("Judge the rota as it is written: health, broken rules, points."))
@click.argument("week", type=WeekType(), required=False)
@click.pass_obj
def command(session: Session, week: Week | None) -> None:
    """Judge one week, or all that are planned together; exit 1 if a rule is broken."""
    from scheduler.planning.review import review
    from scheduler.planning.rules import RULE

    community, rotas = session.read.community, session.read.rotas
    if week:
        rota_of(session, week)
    there = {rota.week for rota in rotas}
    planned = drafts.window(session.today, community.planning.weeks)
    weeks = (week,) if week else tuple(one for one in planned if one in there)
    if not weeks:
        rota_of(session, planned[0])
    found = review(community, rotas, *weeks)
    session.tell(found.problems)
    session.echo(
        text("{first}: {health}.", first=weeks[0], health=found.health)
        if len(weeks) == 1
        else text(
            "{first} to {last}: {health}.",
            first=weeks[0],
            last=weeks[-1],
            health=found.health,
        )
    )
    if found.costs:
        session.echo(
            text("Points: {points} (fewer are better), by rule", points=found.cost)
        )
        rows = [
            (f"  {session.say(RULE[rule].label)}", str(points))
            for rule, points in found.costs
        ]
        click.echo(table(rows))
    if has_errors(found.problems):
        session.stop()
