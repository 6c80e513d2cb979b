"""Proposes who keeps in touch with which household, and proves how good that is.

Doors stay inside their grid, so grids are planned one by one and nothing is lost by it:
the costs, and the bounds that no net can be cheaper than, add up. Only grids that share a
pioneer household are planned together, and a grid that has too few of them together with
those that share a compound with it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from scheduler.model.community import Community
from scheduler.model.doors import Door, households
from scheduler.model.liaison import Net, active, holders, net
from scheduler.model.people import PioneerHousehold
from scheduler.planning.liaison.points import Area, Holders
from scheduler.planning.liaison.stretches import Solved, solve


@dataclass(frozen=True, slots=True)
class Move:
    """Doors that pass from one pioneer household (none: empty) to another."""

    out: str
    to: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Crowded:
    """Grids whose households are too many, or too few, for the bounds of loads."""

    grids: tuple[str, ...]
    people: int
    households: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole net: who had and who gets each door, its cost, and the bound."""

    day: date
    before: Holders
    after: Holders
    cost: int
    bound: int
    outside: int
    """Households by which loads are outside the bounds, all together."""
    crowded: tuple[Crowded, ...]
    """Why, where no net could keep the bounds."""
    nobody: tuple[Door, ...]
    """Doors of grids without any pioneer household."""

    @property
    def proven(self) -> bool:
        """Tell whether no net is cheaper."""
        return self.cost <= self.bound

    @property
    def gap(self) -> float:
        """How much cheaper a net might be, as a share of the cost, from 0 to 1."""
        return max(0, self.cost - self.bound) / self.cost if self.cost else 0.0

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who hands which doors to whom."""
        found: dict[tuple[str, str], list[Door]] = {}
        for door, to in sorted(self.after.items()):
            out = self.before.get(door, "")
            if out != to:
                found.setdefault((out, to), []).append(door)
        return tuple(Move(*pair, tuple(doors)) for pair, doors in sorted(found.items()))


@dataclass(frozen=True)
class Part:
    """An area, its grids, and what binds its doors."""

    area: Area
    grids: tuple[str, ...]
    pinned: frozenset[Door]
    near: dict[str, frozenset[str]]
    """Ids of those who may have doors of each grid."""

    def may_have(self, door: Door) -> tuple[PioneerHousehold, ...]:
        """Give who may have a door, whoever has it now."""
        holder = self.area.before.get(door)
        if door in self.pinned and holder in self.area.ids:
            return tuple(one for one in self.area.people if one.id == holder)
        near = self.near[self.area.community.building[door.building].grid]
        return tuple(one for one in self.area.people if one.id in near)

    def may_take(self, door: Door) -> tuple[PioneerHousehold, ...]:
        """Give who may have a door if only newcomers take doors of those who stay."""
        holder, may = self.area.before.get(door), self.may_have(door)
        if holder not in self.area.ids:
            return may
        return tuple(one for one in may if one.id in {holder, *self.area.newcomers})

    @property
    def crowded(self) -> bool:
        """Tell whether no net could keep the bounds of loads."""
        bounds, people = self.area.community.liaison, len(self.area.people)
        return not people * bounds.least <= len(self.area.doors) <= people * bounds.most


def propose(
    community: Community,
    day: date,
    effort: float,
    *,
    without: Collection[str] = (),
    newcomers: Collection[str] = (),
    told: Callable[[str], None] = lambda _grid: None,
) -> Proposal:
    """Propose the net of ``day``; ``effort`` is deterministic seconds for each area.

    With ``without`` or ``newcomers`` only doors of the former, of nobody, and to the
    latter pass on, unless loads could not be kept within the bounds otherwise.
    """
    now = net(community, day)
    people = tuple(one for one in active(community, day) if one.id not in without)
    solved: list[tuple[Part, Solved]] = []
    nobody: list[Door] = []
    for part in parts(community, now, people, newcomers):
        if not part.area.people:
            nobody += part.area.doors
            continue
        told(part.grids[0])
        whole = not (without or newcomers)
        solved.append((part, _whole(part, effort) if whole else _least(part, effort)))
    outside = [(part, part.area.outside(one.after).total()) for part, one in solved]
    return Proposal(
        day,
        holders(now),
        {door: who for _, one in solved for door, who in one.after.items()},
        sum(one.cost for _, one in solved),
        sum(one.bound for _, one in solved),
        sum(count for _, count in outside),
        tuple(
            Crowded(part.grids, len(part.area.people), len(part.area.doors))
            for part, count in outside
            if count and part.crowded
        ),
        tuple(nobody),
    )


def _whole(part: Part, effort: float) -> Solved:
    return solve(part.area, part.may_have, effort)


def _least(part: Part, effort: float) -> Solved:
    """Let only what has to pass on do so; all doors where else loads leave the bounds."""
    area = part.area
    stays = area.ids - area.newcomers
    if stays == area.ids and all(area.before.get(door) in stays for door in area.doors):
        cost = area.points(area.before).total
        return Solved(area.before, cost, cost)
    found = solve(area, part.may_take, effort)
    already = area.outside(area.before)
    outside = area.outside(found.after).total()
    if outside <= sum(already[who] for who in stays):
        return found
    wider = _whole(part, effort)
    return wider if area.outside(wider.after).total() < outside else found


def parts(
    community: Community,
    now: Net,
    people: Iterable[PioneerHousehold],
    newcomers: Collection[str],
) -> Iterator[Part]:
    """Yield what can be planned by itself, in the order of the grids."""
    people, before = tuple(people), holders(now)
    grid_of = {one.id: one.grid for one in community.building.values()}
    doors: dict[str, list[Door]] = {grid: [] for grid in grid_of.values()}
    near: dict[str, set[str]] = {grid: set() for grid in doors}
    for building in community.building.values():
        doors[building.grid] += households(building)
    for one in people:
        near[grid_of[one.building]].add(one.id)
    here = {one.id for one in people}
    for door, who in before.items():
        if who in here:
            near[grid_of[door.building]].add(who)
    most = community.liaison.most
    lacking = {grid for grid in doors if len(near[grid]) * most < len(doors[grid])}
    for group in _joined(community, near, lacking):
        own = {who for grid in group for who in near[grid]}
        inside = tuple(door for grid in group for door in doors[grid])
        yield Part(
            Area(
                community,
                inside,
                tuple(one for one in people if one.id in own),
                {door: before[door] for door in inside if door in before},
                frozenset(newcomers) & own,
            ),
            tuple(group),
            frozenset(d for d in inside if any(held.pinned for held in now[d])),
            {g: frozenset(own if g in lacking else near[g]) for g in group},
        )


def _joined(
    community: Community, near: dict[str, set[str]], lacking: Collection[str]
) -> list[list[str]]:
    """Join grids that share somebody, and those that lack people to their neighbours."""
    links = [
        {grid for grid, ids in near.items() if who in ids}
        for who in sorted({who for ids in near.values() for who in ids})
    ]
    links += [
        set(compound.grids)
        for compound in community.compounds
        if any(grid in lacking for grid in compound.grids)
    ]
    group = {grid: [grid] for grid in near}
    for link in links:
        for grid in sorted(link):
            first, other = group[min(link)], group[grid]
            if first is not other:
                first += other
                group |= dict.fromkeys(other, first)
    order = {grid: place for place, grid in enumerate(near)}
    found = {id(one): sorted(one, key=order.__getitem__) for one in group.values()}
    return sorted(found.values(), key=lambda one: order[one[0]])
