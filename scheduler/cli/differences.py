"""Says how rotas differ, per shift and per person, before anything is written."""

import click

from scheduler.cli.names import person, shift_name
from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.model.community import Community
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.times import Week
from scheduler.problems import Text, text

MOST = 12
"""People listed one by one; of a whole new week only the number is told."""


def tell_differences(
    session: Session, before: tuple[Rota, ...], after: tuple[Rota, ...]
) -> None:
    """Compare week by week; a week that was not there before is told in one line."""
    old = {rota.week: rota for rota in before}
    for rota in after:
        if rota.week not in old:
            session.echo(new_week(rota))
        elif old[rota.week] != rota:
            tell_week(session, rota.week, old[rota.week], rota)


def new_week(rota: Rota) -> Text:
    """Sum up a week that is drafted for the first time."""
    places = sum(len(shift.assignments) for shift in rota.shifts)
    people = {volunteer for shift in rota.shifts for volunteer in shift.volunteers}
    return text(
        "{week}: new, {shifts} shifts, {places} places filled by {people} people",
        week=rota.week,
        shifts=len(rota.shifts),
        places=places,
        people=len(people),
    )


def tell_week(session: Session, week: Week, before: Rota, after: Rota) -> None:
    """Tell each shift that changed, then how many people are concerned."""
    from scheduler.planning import changes

    community = session.read.community
    found = changes(before, after)
    if not found.shifts:
        return
    session.echo(
        text(
            "{week}: {shifts} shifts change, {people} people are concerned",
            week=week,
            shifts=len(found.shifts),
            people=len(found.people),
        )
    )
    rows = [
        (
            f"  {_when(change.after or change.before)}",
            shift_name(community, change.shift),
            _names(community, "+", change.joined),
            _names(community, "-", change.left),
        )
        for change in found.shifts[:MOST]
    ]
    click.echo(table(rows))
    if len(found.shifts) > MOST:
        session.echo(text("  and {count} more", count=len(found.shifts) - MOST))


def _when(shift: RotaShift | None) -> str:
    return f"{shift.date:%m-%d} {shift.time}" if shift else ""


def _names(community: Community, sign: str, ids: tuple[str, ...]) -> str:
    known = community.volunteer
    return " ".join(sign + (person(community, i) if i in known else i) for i in ids)
