"""Plans one area exactly, with a small model: doors that are all alike are only counted.

A stretch is doors that follow one another inside a unit, had the same contact, and may
have the same ones now. Which of them somebody gets makes no difference but at its ends.
So for each stretch and person the model has a count, whether it is above none, and
whether the person's range runs on into the next stretch. Ranges are then the pairs of
stretch and person less the runs on, and every net costs no more in the model than in
points; the doors of each count are laid out afterwards so that it costs no less.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil

from scheduler.model.doors import Door
from scheduler.model.liaison import distance
from scheduler.model.people import PioneerHousehold
from scheduler.planning.cpsat import search
from scheduler.planning.liaison.points import (
    BALANCE,
    BEYOND_BOUNDS,
    RANGE,
    TAKER,
    Area,
    Holders,
)
from scheduler.planning.linear import Linear

EXACT = 1e-6
"""Room for rounding in the solver's bound: costs are whole."""

MayHave = Callable[[Door], tuple[PioneerHousehold, ...]]
"""Gives those of whom one shall have a door; at least one."""


@dataclass(frozen=True, slots=True)
class Solved:
    """The best net found for an area, and what none can be cheaper than."""

    after: Holders
    cost: int
    bound: int

    @property
    def proven(self) -> bool:
        """Tell whether no net is cheaper."""
        return self.cost <= self.bound


@dataclass(frozen=True, slots=True)
class Stretch:
    """Doors that are all alike, in order."""

    doors: tuple[Door, ...]
    holder: str
    """Who had them; empty: nobody."""
    people: tuple[PioneerHousehold, ...]
    """Those who may have them."""
    unit: tuple[str, int]


Key = tuple[str, int]
"""Id of a pioneer household, place of a stretch."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of the model."""

    count: Mapping[Key, int]
    has: Mapping[Key, int]
    runs_on: Mapping[Key, int]
    """Into the next stretch."""


def solve(area: Area, may_have: MayHave, effort: float) -> Solved:
    """Give the best net of an area found with ``effort``, in deterministic seconds."""
    parts = stretches(area, may_have)
    start = _start(area, may_have)
    model = Linear(frozenset())
    columns = _columns(area, model, parts, start)
    _loads(area, model, parts, columns.count, start)
    _takers(area, model, parts, columns)
    found = search(model, range(len(model.upper)), model.hint, effort)
    if found is None or not found.values:
        return Solved(start, area.points(start).total, 0)
    after = _laid_out(parts, columns, found.values)
    cost = area.points(after).total
    bound = cost if found.proven else min(cost, ceil(found.bound - EXACT))
    return Solved(after, cost, bound)


def stretches(area: Area, may_have: MayHave) -> tuple[Stretch, ...]:
    """Cut the doors of an area into stretches, in their order."""
    keys = [
        ((door.building, door.unit), area.before.get(door, ""), may_have(door), door)
        for door in area.doors
    ]
    return tuple(
        Stretch(tuple(door for *_, door in group), holder, people, unit)
        for (unit, holder, people), group in groupby(keys, key=lambda one: one[:3])
    )


def _start(area: Area, may_have: MayHave) -> dict[Door, str]:
    """Give a net to begin from: who may keep a door does, the nearest takes the others."""
    may = {door: may_have(door) for door in area.doors}
    start = {
        door: who
        for door, who in area.before.items()
        if who in {one.id for one in may[door]}
    }
    loads = Counter(start.values())
    most = area.community.liaison.most
    for door in area.doors:
        if door not in start:
            nearest = min(
                may[door],
                key=lambda one: (
                    loads[one.id] >= most,
                    distance(area.community, one, door),
                    loads[one.id],
                    one.id,
                ),
            )
            start[door] = nearest.id
            loads[nearest.id] += 1
    return start


def _columns(
    area: Area, model: Linear, parts: Sequence[Stretch], start: Holders
) -> _Columns:
    """Give each door of a stretch to one of those who may have it, and price it."""
    count: dict[Key, int] = {}
    has: dict[Key, int] = {}
    runs_on: dict[Key, int] = {}
    for place, part in enumerate(parts):
        size = len(part.doors)
        begun = Counter(start[door] for door in part.doors)
        for one in part.people:
            key, own = (one.id, place), begun[one.id]
            count[key] = model.column(size, own, area.price(one, part.doors[0]))
            has[key] = model.column(1, int(own > 0), RANGE)
            model.row([], [(count[key], 1), (has[key], -size)], least=0)
            model.row([count[key]], [(has[key], 1)], least=0)
        model.row([count[one.id, place] for one in part.people], least=size, most=size)
    model.constant -= RANGE * len({part.unit for part in parts})
    for place, (part, after) in enumerate(pairwise(parts)):
        if part.unit != after.unit:
            continue
        size, both = len(part.doors), {one.id for one in part.people}
        both &= {one.id for one in after.people}
        for who in sorted(both):
            key, next_, before = (who, place), (who, place + 1), (who, place - 1)
            joined = start[part.doors[-1]] == who == start[after.doors[0]]
            alone = model.hint[count[key]] == size
            before_too = before in runs_on and model.hint[runs_on[before]] == 1
            hint = joined and (alone or not before_too)
            runs_on[key] = model.column(1, int(hint), -RANGE)
            model.row([has[key]], [(runs_on[key], 1)], least=0)
            model.row([has[next_]], [(runs_on[key], 1)], least=0)
            if before in runs_on:  # only who has all of it has both its ends
                ends = [(runs_on[before], size), (runs_on[key], size)]
                model.row([count[key]], ends, least=-size)
        model.row([runs_on[who, place] for who in sorted(both)], most=1)
    return _Columns(count, has, runs_on)


def _loads(
    area: Area,
    model: Linear,
    parts: Sequence[Stretch],
    count: Mapping[Key, int],
    start: Holders,
) -> None:
    """Price loads outside the bounds, and loads that are not the ideal one."""
    bounds, begun = area.community.liaison, Counter(start.values())
    many = len(area.doors) + bounds.most
    for one in area.people:
        places = range(len(parts))
        own = [count[one.id, place] for place in places if (one.id, place) in count]
        load = begun[one.id]
        short = model.column(many, max(0, bounds.least - load), BEYOND_BOUNDS)
        over = model.column(many, max(0, load - bounds.most), BEYOND_BOUNDS)
        below = model.column(many, max(0, bounds.ideal - load), BALANCE)
        above = model.column(many, max(0, load - bounds.ideal), BALANCE)
        model.row([*own, short], least=bounds.least)
        model.row(own, [(over, 1)], most=bounds.most)
        model.row([*own, below], least=bounds.ideal)
        model.row(own, [(above, 1)], most=bounds.ideal)


def _takers(area: Area, model: Linear, parts: Sequence[Stretch], columns: _Columns) -> None:
    """Price everybody who takes doors of one that leaves."""
    takers: dict[tuple[str, str], int] = {}
    for (who, place), has in columns.has.items():
        leaver = parts[place].holder
        if leaver and leaver not in area.ids:
            if (leaver, who) not in takers:
                takers[leaver, who] = model.column(1, 0, TAKER)
            taker = takers[leaver, who]
            model.hint[taker] = max(model.hint[taker], model.hint[has])
            model.row([taker], [(has, 1)], least=0)


def _laid_out(
    parts: Sequence[Stretch], columns: _Columns, values: Sequence[int]
) -> dict[Door, str]:
    """Give everybody as many doors as counted, ranges that run on at the ends."""
    after: dict[Door, str] = {}
    for place, part in enumerate(parts):
        first, last = (
            {one.id for one in part.people if _is_on(columns, values, (one.id, at))}
            for at in (place - 1, place)
        )
        own = {one.id: values[columns.count[one.id, place]] for one in part.people}
        order = sorted(own, key=lambda who: (who not in first, who in last, who))
        names = [who for who in order for _ in range(own[who])]
        after.update(zip(part.doors, names, strict=True))
    return after


def _is_on(columns: _Columns, values: Sequence[int], key: Key) -> bool:
    return key in columns.runs_on and values[columns.runs_on[key]] == 1
