"""Says how rotas differ, per shift and per person, before anything is written."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from scheduler.cli.names import person, shift_name
from scheduler.cli.session import Session
from scheduler.cli.width import table
from scheduler.model.community import Community
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.times import Week
from scheduler.problems import Text, text

if TYPE_CHECKING:
    from scheduler.planning.differences import PersonChange

MOST = 12
"""Shifts and people listed one by one; of a whole new week only the number is told."""


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
    """Tell each shift that changed, then what changes for each person."""
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
    tell_rows(
        session,
        [
            (
                f"  {when(change.after or change.before)}",
                shift_name(community, change.shift),
                _names(community, "+", change.joined),
                _names(community, "-", change.left),
            )
            for change in found.shifts
        ],
    )
    written = {entry.shift: entry for rota in (before, after) for entry in rota.shifts}
    tell_rows(session, [_person(community, written, change) for change in found.people])


def tell_rows(session: Session, rows: list[tuple[str, ...]]) -> None:
    """Print the first rows, and how many more there are."""
    if rows:
        click.echo(table(rows[:MOST]))
    if len(rows) > MOST:
        session.echo(text("  and {count} more", count=len(rows) - MOST))


def tell_costs(
    session: Session,
    before: Iterable[tuple[str, int]],
    after: Iterable[tuple[str, int]],
) -> None:
    """Tell what a change gains: the points of each rule that differ, and in all."""
    from scheduler.planning.rules import RULES

    was, will = dict(before), dict(after)
    rows = [
        (
            f"  {session.say(rule.label)}",
            f"{was.get(rule.id, 0)} → {will.get(rule.id, 0)}",
        )
        for rule in RULES
        if was.get(rule.id, 0) != will.get(rule.id, 0)
    ]
    if not rows:
        return
    session.echo(
        text(
            "Points: {before} → {after} (fewer are better), by rule",
            before=sum(was.values()),
            after=sum(will.values()),
        )
    )
    click.echo(table(rows))


def when(shift: RotaShift | None) -> str:
    """Write day and time of a shift."""
    return f"{shift.date:%m-%d} {shift.time}" if shift else ""


def _person(
    community: Community, written: Mapping[str, RotaShift], change: "PersonChange"
) -> tuple[str, str]:
    """Write what a person gains and loses."""
    signed = [
        f"{sign}{shift_name(community, shift)} {written[shift].date:%m-%d}"
        for sign, shifts in (("+", change.gained), ("-", change.lost))
        for shift in shifts
    ]
    return f"  {_name(community, change.volunteer)}", "，".join(signed)


def _names(community: Community, sign: str, ids: tuple[str, ...]) -> str:
    return " ".join(sign + _name(community, one) for one in ids)


def _name(community: Community, volunteer: str) -> str:
    return person(community, volunteer) if volunteer in community.volunteer else volunteer
