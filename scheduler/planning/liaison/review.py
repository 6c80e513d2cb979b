"""Judges the liaison net: gaps and overlaps on any day, loads, distances, empty posts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from scheduler.model.community import Community
from scheduler.model.doors import Door, ranges, written
from scheduler.model.liaison import (
    Distance,
    Gap,
    Net,
    Overlap,
    Stray,
    active,
    distance,
    faults,
    holders,
    loads,
    net,
    strays,
)
from scheduler.model.organisation import Holders, MemberKind, Post
from scheduler.model.times import DateSpan
from scheduler.problems import Problem, Severity, Text, in_order, text

NAMED = 4
"""So many ranges are named; of more, the first ones."""


@dataclass(frozen=True, slots=True)
class GridFigures:
    """What a grid's part of the net comes to; the grid of a building counts."""

    grid: str
    """Id of the grid; empty for all together."""
    pioneers: int
    households: int
    covered: int
    """Households whom exactly one pioneer household keeps in touch with."""
    least: int
    most: int
    by_distance: tuple[tuple[Distance, int], ...]
    """How many households lie how far from the home of their pioneer household."""


def problems(community: Community, today: date) -> tuple[Problem, ...]:
    """Give what is wrong with the net on any day since it began."""
    if not community.pioneers:
        return ()
    return in_order(
        (
            *(
                _gap(community, one) if isinstance(one, Gap) else _overlap(community, one)
                for one in faults(community, today)
            ),
            *(_stray(community, stray) for stray in strays(community)),
        )
    )


def _gap(community: Community, gap: Gap) -> Problem:
    building = community.building[gap.building]
    return Problem(
        "doors-uncovered",
        text(
            "{count} households are nobody's {when}: {doors}.",
            count=len(gap.doors),
            when=_when(gap.dates),
            doors=named(community, gap.doors),
        ),
        building.source,
        text("linli liaison plan proposes who takes them."),
        Severity.WARNING,
    )


def _overlap(community: Community, overlap: Overlap) -> Problem:
    first, second = sorted((overlap.first, overlap.second), key=lambda held: held.source)
    return Problem(
        "doors-twice",
        text(
            "{doors}: {first} and {second} both have them {when}.",
            doors=named(community, overlap.doors),
            first=first.pioneer,
            second=second.pioneer,
            when=_when(overlap.dates),
        ),
        second.source,
        text("Each household has one contact: shorten one of the ranges, or end it."),
        related=(first.source,),
    )


def _stray(community: Community, stray: Stray) -> Problem:
    out = community.pioneer.get(stray.handover.out)
    return Problem(
        "handover-not-held",
        text(
            "{out} did not have {doors} before {day}, so cannot hand them over.",
            out=stray.handover.out,
            doors=named(community, stray.doors),
            day=stray.handover.date,
        )
        if out
        else text(
            "{doors} are somebody's on {day}: write out (交出).",
            doors=named(community, stray.doors),
            day=stray.handover.date,
        ),
        stray.handover.source,
        text("linli who DOOR tells whose a door is."),
        related=(out.source,) if out else (),
    )


def _when(dates: DateSpan) -> Text:
    if dates.last is None:
        return text("from {first} on", first=dates.first)
    return text("from {first} to {last}", first=dates.first, last=dates.last)


def named(community: Community, doors: Iterable[Door]) -> str:
    """Name doors by ranges, the first few of many."""
    parts = [written(part) for part in ranges(doors, community.building)]
    return ", ".join(parts[:NAMED]) + (" …" if len(parts) > NAMED else "")


def figures(community: Community, day: date) -> tuple[GridFigures, ...]:
    """Give the figures of each grid, and of all together as the last."""
    now = net(community, day)
    grids = [grid.id for grid in community.grids]
    return tuple(_figures(community, now, day, grid) for grid in [*grids, ""])


def _figures(community: Community, now: Net, day: date, grid: str) -> GridFigures:
    inside = {
        door: who
        for door, who in now.items()
        if not grid or community.building[door.building].grid == grid
    }
    everybody = loads(now)
    own = [
        pioneer
        for pioneer in active(community, day)
        if not grid or community.building[pioneer.building].grid == grid
    ]
    numbers = [everybody[pioneer.id] for pioneer in own] or [0]
    far = Counter(
        distance(community, community.pioneer[pioneer], door)
        for door, pioneer in holders(inside).items()
    )
    return GridFigures(
        grid,
        len(own),
        len(inside),
        sum(len(who) == 1 for who in inside.values()),
        min(numbers),
        max(numbers),
        tuple((step, far[step]) for step in Distance),
    )


def histogram(community: Community, day: date) -> tuple[tuple[int, int], ...]:
    """Give (households, how many pioneer households have so many), without holes."""
    now = loads(net(community, day))
    counts = Counter(now[pioneer.id] for pioneer in active(community, day))
    if not counts:
        return ()
    return tuple((load, counts[load]) for load in range(min(counts), max(counts) + 1))


def outside_bounds(community: Community, day: date) -> tuple[tuple[str, int], ...]:
    """Give the pioneer households with too few or too many, with their loads."""
    now = loads(net(community, day))
    bounds = community.liaison
    return tuple(
        (pioneer.id, now[pioneer.id])
        for pioneer in active(community, day)
        if not bounds.least <= now[pioneer.id] <= bounds.most
    )


def empty_posts(community: Community) -> tuple[Post, ...]:
    """Give the posts that nobody holds, where holders are written here at all."""
    elsewhere = {
        tier.id
        for tier in community.organisation.levels
        if tier.holders is Holders.ELSEWHERE
    }
    return tuple(p for p in community.posts if not p.holder and p.level not in elsewhere)


def absent_members(community: Community) -> Iterator[tuple[str, MemberKind]]:
    """Yield (grid, kind of member) for each kind that a grid's team lacks."""
    for grid in community.grids:
        for kind in community.organisation.kinds:
            if not community.members(kind, grid.id):
                yield grid.id, kind
