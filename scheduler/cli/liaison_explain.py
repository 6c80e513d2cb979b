"""``linli liaison explain DOOR|PIONEER``: why this household has that door."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from scheduler.cli import names
from scheduler.cli.liaison_papers import pioneer
from scheduler.cli.session import Session
from scheduler.cli.words import _
from scheduler.model.doors import Door, doors_in, ranges, spoken
from scheduler.model.liaison import Distance, holders, net
from scheduler.problems import Refused, Text, text

if TYPE_CHECKING:
    from scheduler.planning.liaison.explain import Alternative, Explained

MOST = 8
"""Others who could have the doors that are shown; the cheapest for the net."""
FAR = {
    Distance.OWN_UNIT: text("lives in the same unit"),
    Distance.OWN_BUILDING: text("lives in the same building"),
    Distance.OWN_COMPOUND: text("lives in the same compound"),
    Distance.OWN_GRID: text("lives in another compound of the grid"),
    Distance.BEYOND: text("lives outside the grid"),
}


@click.command(help=_("Say why doors have this contact, and what others would cost."))
@click.argument("what", nargs=-1, required=True, metavar="DOOR|PIONEER")
@click.pass_obj
def explain(session: Session, what: tuple[str, ...]) -> None:
    """Explain a door, a range of doors, or all that a pioneer household has."""
    from scheduler.planning.liaison.explain import explain

    found = tuple(explain(session.read.community, session.today, _doors(session, what)))
    for one in found:
        _tell(session, one)
    if any(one.holder for one in found):
        session.echo(
            text(
                "Each line is one move by itself, in points of the whole net; doors stay "
                "in their grid, so others are not compared."
            )
        )


def _doors(session: Session, what: tuple[str, ...]) -> Collection[Door]:
    """Give the households that are asked about; say so if there are none."""
    from scheduler import content

    community, asked = session.read.community, " ".join(what)
    words = {one.id for one in community.pioneers}
    words |= {
        community.volunteer[one.volunteer].name
        for one in community.pioneers
        if one.volunteer
    }
    if asked not in words:
        try:
            place = content.door_range(asked, community)
        except Refused:
            if not get_close_matches(asked, words, n=1):
                raise
        else:
            doors = doors_in(place, community.building[place.building])
            if not doors:
                session.echo(text("Nobody lives there: the door is vacant."))
            return doors
    who = pioneer(session, asked)
    has = {d for d, one in holders(net(community, session.today)).items() if one == who}
    if not has:
        session.echo(text("{id} has no households on {day}.", id=who, day=session.today))
    return has


def _tell(session: Session, found: "Explained") -> None:
    """Tell of one stretch who has it and why, then everybody else, cheapest first."""
    community = session.read.community
    (part,) = ranges(found.doors, community.building)
    building = community.building[part.building]
    place = spoken(part, building, community.compound[building.compound])
    if not found.holder:
        nobody = text("nobody yet; linli liaison plan proposes somebody")
        session.echo(text("{doors}: {contact}", doors=place, contact=nobody))
        return
    session.echo(
        text(
            "{doors} (households: {count}): {who}, {far}, has {load}",
            doors=place,
            count=len(found.doors),
            who=names.visitor_name(community, found.holder),
            far=FAR[found.distance],
            load=found.load,
        )
    )
    between = session.say(text("; "))
    for number, one in enumerate(found.alternatives[:MOST], 1):
        session.echo(
            text(
                "  {number}. {who}: {points} points: {why}",
                number=number,
                who=names.visitor_name(community, one.pioneer),
                points=f"{one.more.total:+d}",
                why=between.join(map(session.say, _why(session, found, one))),
            )
        )
    session.echo(_verdict(session, found))


def _why(session: Session, found: "Explained", one: "Alternative") -> Iterator[Text]:
    """Give each reason with its points, those that change nothing left out."""
    bounds, more = session.read.community.liaison, one.more
    left = found.load - len(found.doors)
    if one.load > bounds.most:
        yield text("would have {load}, over {most}", load=one.load, most=bounds.most)
    if left < bounds.least:
        yield text("leaves {load}, under {least}", load=left, least=bounds.least)
    if more.bounds:
        yield text("loads outside the bounds {points}", points=f"{more.bounds:+d}")
    far = FAR[one.distance]
    yield (
        text("{far} {points}", far=far, points=f"{more.distance:+d}")
        if more.distance
        else far
    )
    yield text(
        "contacts that change: {count}, {points}",
        count=len(found.doors),
        points=f"{more.change:+d}",
    )
    if more.ranges:
        yield text("pieces of units {points}", points=f"{more.ranges:+d}")
    if more.balance:
        yield text(
            "loads {left} and {load}, ideal {ideal}, {points}",
            left=left,
            load=one.load,
            ideal=bounds.ideal,
            points=f"{more.balance:+d}",
        )


def _verdict(session: Session, found: "Explained") -> Text:
    if found.pinned:
        return text("  Pinned by a person: plans leave this as it is.")
    if not found.alternatives:
        return text("  Nobody else may have this.")
    best = found.alternatives[0]
    if best.more.total < 0:
        return text(
            "  {who} would save {points} points; linli liaison plan looks at the whole "
            "net.",
            who=names.visitor_name(session.read.community, best.pioneer),
            points=-best.more.total,
        )
    return text(
        "  None of the {count} others would be better; {possible} could keep the loads "
        "within {least} to {most}.",
        count=len(found.alternatives),
        possible=sum(one.possible for one in found.alternatives),
        least=session.read.community.liaison.least,
        most=session.read.community.liaison.most,
    )
