"""``linli explain WEEK WHO_OR_WHAT [ROLE]``: why somebody serves, or a place is empty."""

from typing import TYPE_CHECKING

import click

from scheduler.cli import names
from scheduler.cli.release import WeekType
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.times import Week
from scheduler.problems import Text, text

if TYPE_CHECKING:
    from scheduler.planning.explain import Chance, Serving, ShiftExplained
    from scheduler.planning.repair import Repair
    from scheduler.planning.written import Reason

MOST = 5
"""People named in one line; of the others only the number is told."""


@click.command(help=_("Say why somebody serves or not, and why a place is empty."))
@click.argument("week", type=WeekType())
@click.argument("subject", metavar=_("SERVICE|PERSON"))
@click.argument("role", default="")
@click.pass_obj
def command(session: Session, week: Week, subject: str, role: str) -> None:
    """Explain a service's shifts, or a person's chances, in a week as it is written."""
    from scheduler.planning.explain import explain, person

    community, rotas = session.read.community, session.read.rotas
    names.rota_of(session, week)
    people = {word for v in community.volunteers for word in (v.id, v.name)}
    if subject in people:
        who = names.volunteer(session, subject)
        for chance in person(community, rotas, week, who):
            session.echo(_chance(session, chance))
        return
    service = names.service(session, subject)
    role = role and names.role_of(session, service, role)
    found = explain(community, rotas, week, service, role)
    for shift in found:
        _shift(session, shift)
    if not found:
        name = community.service[service].name
        session.echo(text("{week}: no shift of {service}.", week=week, service=name))


def _shift(session: Session, found: "ShiftExplained") -> None:
    """Tell who serves, who could instead, and what would fill the empty places."""
    community = session.read.community
    session.echo(
        text(
            "{shift} ({id}): {filled} of {places} places filled",
            shift=names.shift_name(community, found.shift),
            id=found.shift,
            filled=found.places - found.empty,
            places=found.places,
        )
    )
    for serving in found.serving:
        session.echo(_serving(session, serving))
    if not found.empty:
        return
    session.echo(text("  {count} hold or learn the role; of these", count=found.holders))
    for group in found.kept_away:
        who = _people(session, [reason.volunteer for reason in group.reasons])
        session.echo(
            text(
                "  - {count} {label}: {who}",
                count=len(group.reasons),
                label=group.label,
                who=who,
            )
        )
    if found.free:
        who = _people(session, [one.volunteer for one in found.free])
        session.echo(text("  - {count} could join: {who}", count=len(found.free), who=who))
    for number, repair in enumerate(found.repairs, 1):
        session.echo(_repair(number, repair))


def _serving(session: Session, serving: "Serving") -> Text:
    """Tell what a person's duty costs, and who comes next."""
    who = names.person(session.read.community, serving.volunteer)
    if serving.pinned:
        return text("  {who} was pinned by a person.", who=who)
    if not serving.alternatives:
        return text("  {who}: nobody else could.", who=who)
    best = serving.alternatives[0]
    other = names.person(session.read.community, best.volunteer)
    if best.cost < 0:
        return text(
            "  {who}: {other} would save {cost} points in this week, not over all weeks.",
            who=who,
            other=other,
            cost=-best.cost,
        )
    return text(
        "  {who}: {other} comes next, which would cost {cost} points more.",
        who=who,
        other=other,
        cost=best.cost,
    )


def _repair(number: int, repair: "Repair") -> Text:
    return text(
        "  {number}. {words} ({cost} points)",
        number=number,
        words=repair.words,
        cost=repair.cost,
    )


def _chance(session: Session, chance: "Chance") -> Text:
    """Tell in one line whether a person serves on a shift, and why not."""
    community = session.read.community
    shift = f"{names.shift_name(community, chance.shift)} ({chance.shift})"
    if chance.serves:
        return text("{shift}: serves", shift=shift)
    if chance.reason:
        return text("{shift}: {why}", shift=shift, why=_why(chance.reason))
    if chance.instead_of:
        return text(
            "{shift}: could serve instead of {other}, which would cost {cost} points more",
            shift=shift,
            other=names.person(community, chance.instead_of),
            cost=chance.cost,
        )
    if chance.cost is None:
        return text(
            "{shift}: every place is taken by somebody who has to stay", shift=shift
        )
    return text("{shift}: could join, {cost} points", shift=shift, cost=chance.cost)


def _why(reason: "Reason") -> Text:
    from scheduler.planning.rules import RULE

    label = RULE[reason.rule].label
    if not reason.because:
        return label
    return text("{label} ({shifts})", label=label, shifts=", ".join(reason.because))


def _people(session: Session, ids: list[str]) -> str:
    """Name people, the first few of them."""
    community = session.read.community
    named = "、".join(names.person(community, one) for one in ids[:MOST])
    if len(ids) <= MOST:
        return named
    return named + session.say(text(" and {count} others", count=len(ids) - MOST))
