"""``linli explain WEEK WHO_OR_WHAT [ROLE]``: why somebody serves, or a place is empty."""

from typing import TYPE_CHECKING

import click

from scheduler import drafts
from scheduler.cli import names
from scheduler.cli.release import WeekType
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.times import Week
from scheduler.problems import Text, text

if TYPE_CHECKING:
    from scheduler.planning.explain import Chance, Serving, ShiftExplained
    from scheduler.planning.repair import Repair
    from scheduler.planning.written import Reason, Written

MOST = 5
"""People named in one line where no place is empty; of the others the number is told."""
NEXT = 3
"""Others who are told for each who serves, those who would cost least."""


@click.command(help=_("Say why somebody serves or not, and why a place is empty."))
@click.argument("week", type=WeekType())
@click.argument("subject", metavar=_("SERVICE|PERSON"))
@click.argument("role", default="")
@click.pass_obj
def command(session: Session, week: Week, subject: str, role: str) -> None:
    """Explain a service's shifts, or a person's chances, in a week as it is written."""
    from scheduler.planning.explain import explain, person

    community = session.read.community
    names.rota_of(session, week)
    service, who = names.service_or_person(session, subject)
    if who:
        case = _case(session, week)
        session.echo(_share(session, case, who))
        chances = person(case, week, who)
        for chance in chances:
            session.echo(_chance(session, chance))
        if not chances:
            session.echo(text("{week}: no shift asks for these roles.", week=week))
        return
    role = role and names.role_of(session, service, role)
    found = explain(_case(session, week), week, service, role)
    for shift in found:
        _shift(session, shift)
    if not found:
        name = community.service[service].name
        session.echo(text("{week}: no shift of {service}.", week=week, service=name))


def _case(session: Session, week: Week) -> "Written":
    """Look at a week among those that are planned together with it."""
    from scheduler.planning.written import written

    community, rotas = session.read.community, session.read.rotas
    weeks = drafts.window(session.today, community.planning.weeks)
    return written(community, rotas, week, weeks)


def _share(session: Session, case: "Written", who: str) -> Text:
    """Tell how often somebody serves, and how often it would be possible."""
    share = case.share(who)
    return text(
        "{who}: {duties} of {offer} possible duties in {weeks} weeks",
        who=names.person(session.read.community, who),
        duties=share.duties,
        weeks=_weeks(session),
        offer=share.offer,
    )


def _weeks(session: Session) -> int:
    """Give over how many weeks duties are counted."""
    planning = session.read.community.planning
    return max(planning.fairness_weeks, planning.weeks)


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
        _serving(session, serving)
    if any(a.cost < 0 for one in found.serving for a in one.alternatives):
        session.echo(
            text(
                "  What saves points has changed since: linli plan mends a draft, "
                "linli swap a released week."
            )
        )
    if found.empty or found.kept_away:
        session.echo(
            text("  {count} hold or learn the role; of these", count=found.holders)
        )
    most = len(session.read.community.volunteers) if found.empty else MOST
    for group in found.kept_away:
        who = _people(session, [reason.volunteer for reason in group.reasons], most)
        session.echo(
            text(
                "  - {count} {label}: {who}",
                count=len(group.reasons),
                label=group.label,
                who=who,
            )
        )
    if found.empty and found.free:
        who = _people(session, [one.volunteer for one in found.free], most)
        session.echo(text("  - {count} could join: {who}", count=len(found.free), who=who))
    for number, repair in enumerate(found.repairs, 1):
        session.echo(_repair(number, repair))


def _serving(session: Session, serving: "Serving") -> None:
    """Tell how often somebody serves, and what each of those who come next would cost."""
    who = names.person(session.read.community, serving.volunteer)
    if serving.pinned:
        session.echo(text("  {who} was pinned by a person.", who=who))
        return
    if not serving.alternatives:
        session.echo(text("  {who}: nobody else could.", who=who))
        return
    session.echo(
        text(
            "  {who} ({duties} of {offer} possible duties in {weeks} weeks); instead could",
            who=who,
            duties=serving.share.duties,
            weeks=_weeks(session),
            offer=serving.share.offer,
        )
    )
    for one in serving.alternatives[:NEXT]:
        session.echo(
            text(
                "    {who} ({duties} of {offer}): {cost}",
                who=names.person(session.read.community, one.volunteer),
                duties=one.share.duties,
                offer=one.share.offer,
                cost=_cost(session, one.costs),
            )
        )
    others = serving.alternatives[NEXT:]
    if others and others[0].cost < 0:
        session.echo(text("    {count} others", count=len(others)))
    elif others:
        session.echo(
            text(
                "    {count} others: {cost} points more at least",
                count=len(others),
                cost=others[0].cost,
            )
        )


def _cost(session: Session, costs: tuple[tuple[str, int], ...]) -> Text:
    """Tell points, and by which wishes they come about."""
    from scheduler.planning.rules import RULE

    if not costs:
        return text("the same points")
    why = session.say(text(", ")).join(
        f"{session.say(RULE[rule].label)} {points:+d}" for rule, points in costs
    )
    total = sum(points for _, points in costs)
    if total < 0:
        return text("{cost} points less ({why})", cost=-total, why=why)
    return text("{cost} points more ({why})", cost=total, why=why)


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
    if chance.costs is None:
        return text(
            "{shift}: every place is taken by somebody who has to stay", shift=shift
        )
    cost = _cost(session, chance.costs)
    if chance.instead_of:
        other = names.person(community, chance.instead_of)
        return text(
            "{shift}: could serve instead of {other}, {cost}",
            shift=shift,
            other=other,
            cost=cost,
        )
    return text("{shift}: could join, {cost}", shift=shift, cost=cost)


def _why(reason: "Reason") -> Text:
    from scheduler.planning.rules import RULE

    label = RULE[reason.rule].label
    if not reason.because:
        return label
    return text("{label} ({shifts})", label=label, shifts=", ".join(reason.because))


def _people(session: Session, ids: list[str], most: int) -> str:
    """Name people, the first ``most`` of them."""
    community = session.read.community
    named = "、".join(names.person(community, one) for one in ids[:most])
    if len(ids) <= most:
        return named
    return named + session.say(text(" and {count} others", count=len(ids) - most))
