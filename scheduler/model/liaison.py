"""The net on any day: which pioneer household keeps in touch with which doors.

Households begin with the ranges that they were given; hand-overs pass doors on, from
their day. So the whole history stays written, and what holds on a day follows from it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from scheduler.model.community import Community
from scheduler.model.doors import Door, doors_in, households
from scheduler.model.people import Handover, PioneerHousehold
from scheduler.model.times import DAY, DateSpan
from scheduler.problems import Source


class Held(NamedTuple):
    """Who keeps in touch with a door, and where that is written."""

    pioneer: str
    source: Source
    pinned: bool = False
    """Whether plans leave it as it is."""


Net = Mapping[Door, tuple[Held, ...]]
"""Every household with those who keep in touch with it: one each, if all is well."""


class Distance(IntEnum):
    """How far a door is from the home of the pioneer household."""

    OWN_UNIT = 0
    OWN_BUILDING = 1
    OWN_COMPOUND = 2
    OWN_GRID = 3
    BEYOND = 4


def distance(community: Community, pioneer: PioneerHousehold, door: Door) -> Distance:
    """Tell how far a door is; without a known unit, its building is the nearest."""
    home, other = (community.building.get(b) for b in (pioneer.building, door.building))
    if home is None or other is None:
        return Distance.BEYOND
    if home.id == other.id:
        return Distance.OWN_UNIT if pioneer.unit == door.unit else Distance.OWN_BUILDING
    if home.compound == other.compound:
        return Distance.OWN_COMPOUND
    return Distance.OWN_GRID if home.grid == other.grid else Distance.BEYOND


def days_in_net(community: Community) -> dict[str, DateSpan]:
    """Give the days on which each pioneer household is one, hand-overs considered."""
    left = {h.out: h.date - DAY for h in reversed(community.handovers) if h.left}
    found = {}
    for pioneer in community.pioneers:
        ends = [day for day in (pioneer.until, left.get(pioneer.id)) if day]
        found[pioneer.id] = DateSpan(pioneer.since, min(ends, default=None))
    return found


def active(community: Community, day: date) -> tuple[PioneerHousehold, ...]:
    """Give the pioneer households of a day, by id."""
    span = days_in_net(community)
    return tuple(p for p in community.pioneers if day in span[p.id])


def net(community: Community, day: date) -> Net:
    """Give who keeps in touch with each household on a day."""
    span = days_in_net(community)
    here = {identity for identity, days in span.items() if day in days}
    held: dict[Door, tuple[Held, ...]] = {
        door: ()
        for building in community.building.values()
        for door in households(building)
    }
    for pioneer in community.pioneers:
        for part in pioneer.keeps_in_touch_with if pioneer.id in here else ():
            building = community.building.get(part.doors.building)
            if building and day in part.dates:
                for door in doors_in(part.doors, building):
                    held[door] += (Held(pioneer.id, part.source, part.pinned),)
    for handover in community.handovers:
        if handover.date <= day:
            _pass_on(community, held, handover)
    return {
        door: tuple(one for one in who if one.pioneer in here) for door, who in held.items()
    }


def doors_of(community: Community, handover: Handover) -> frozenset[Door]:
    """Give the doors that a hand-over passes on."""
    return frozenset(
        door
        for part in handover.doors
        if part.building in community.building
        for door in doors_in(part, community.building[part.building])
    )


def _pass_on(
    community: Community, held: dict[Door, tuple[Held, ...]], handover: Handover
) -> None:
    for door in doors_of(community, handover):
        others = tuple(
            one for one in held[door] if one.pioneer not in (handover.out, handover.to)
        )
        held[door] = (*others, Held(handover.to, handover.source, handover.pinned))


def holders(net_: Net) -> dict[Door, str]:
    """Give the pioneer household of each door that has one; the first, of several."""
    return {door: who[0].pioneer for door, who in net_.items() if who}


def loads(net_: Net) -> Counter[str]:
    """Count the households of each pioneer household."""
    return Counter(
        identity for who in net_.values() for identity in {h.pioneer for h in who}
    )


def changes(community: Community) -> tuple[date, ...]:
    """Give the days on which the net is not what it was the day before."""
    spans = _spans(community)
    return tuple(
        sorted(
            {
                *(span.first for span in spans if span.first),
                *(span.last + DAY for span in spans if span.last),
                *(handover.date for handover in community.handovers),
            }
        )
    )


def turns(community: Community, today: date) -> tuple[date, ...]:
    """Give the days of change from the net's first one on; ``today`` with them."""
    begin = min((s.first for s in _spans(community) if s.first), default=today)
    days = {*changes(community), today}
    return tuple(sorted(day for day in days if day >= begin))


def _spans(community: Community) -> list[DateSpan]:
    return [
        *days_in_net(community).values(),
        *(part.dates for p in community.pioneers for part in p.keeps_in_touch_with),
    ]


def buildings(community: Community) -> dict[str, tuple[tuple[str, DateSpan], ...]]:
    """Give in which buildings each pioneer household has doors, and on which days."""
    days = changes(community)
    lasts = [*(day - DAY for day in days), None]
    found: dict[str, dict[str, list[DateSpan]]] = {p.id: {} for p in community.pioneers}
    for first, last in zip([None, *days], lasts, strict=True):
        now = net(community, first or (last or date.max))
        for pioneer, building in {(h.pioneer, d.building) for d in now for h in now[d]}:
            spans = found[pioneer].setdefault(building, [])
            if spans and first and spans[-1].last == first - DAY:
                spans[-1] = DateSpan(spans[-1].first, last)
            else:
                spans.append(DateSpan(first, last))
    return {
        pioneer: tuple((b, span) for b, spans in own.items() for span in spans)
        for pioneer, own in found.items()
    }


@dataclass(frozen=True, slots=True)
class Gap:
    """Households of one building whom nobody keeps in touch with, on some days."""

    building: str
    doors: tuple[Door, ...]
    dates: DateSpan


@dataclass(frozen=True, slots=True)
class Overlap:
    """Households that two records give to somebody on the same days."""

    first: Held
    second: Held
    doors: tuple[Door, ...]
    dates: DateSpan


@dataclass(frozen=True, slots=True)
class Stray:
    """A hand-over of doors that ``out`` did not have on the day before."""

    handover: Handover
    doors: tuple[Door, ...]


def faults(community: Community, today: date) -> tuple[Gap | Overlap, ...]:
    """Give every gap and overlap on any day since the net began, each once."""
    days = turns(community, today)
    open_: dict[tuple[Door, tuple[Held, ...]], date] = {}
    closed: list[tuple[Door, tuple[Held, ...], DateSpan]] = []
    for day in days:
        wrong = {(door, who) for door, who in net(community, day).items() if len(who) != 1}
        for door, who in open_.keys() - wrong:
            closed.append((door, who, DateSpan(open_.pop((door, who)), day - DAY)))
        for key in wrong - open_.keys():
            open_[key] = day
    closed += ((door, who, DateSpan(first)) for (door, who), first in open_.items())
    gaps: dict[tuple[str, DateSpan], list[Door]] = {}
    overlaps: dict[tuple[Held, Held, DateSpan], list[Door]] = {}
    for door, who, span in sorted(closed, key=lambda one: one[0]):
        if who:
            overlaps.setdefault((who[0], who[1], span), []).append(door)
        else:
            gaps.setdefault((door.building, span), []).append(door)
    return (
        *(Gap(where, tuple(doors), span) for (where, span), doors in gaps.items()),
        *(
            Overlap(first, second, tuple(doors), span)
            for (first, second, span), doors in overlaps.items()
        ),
    )


def strays(community: Community) -> Iterator[Stray]:
    """Yield hand-overs of doors that were not there to hand over."""
    held: dict[Door, tuple[Held, ...]] = {}
    before: date | None = None
    for handover in community.handovers:
        if handover.date != before:
            before = handover.date
            held = dict(net(community, handover.date - DAY))
        wrong = [
            door
            for door in doors_of(community, handover)
            if handover.out not in [one.pioneer for one in held[door]]
            and (handover.out or held[door])
        ]
        if wrong:
            yield Stray(handover, tuple(sorted(wrong)))
        _pass_on(community, held, handover)
