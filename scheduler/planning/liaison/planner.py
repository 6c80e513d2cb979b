"""Proposes who keeps in touch with which household, and proves how good that is.

Doors stay inside their grid, so grids are planned one by one and nothing is lost by it:
the costs, and the bounds that no net can be cheaper than, add up. In each grid one column
stands for a door and a pioneer household, and one for each door at which a range begins.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from scheduler.model.community import Community
from scheduler.model.doors import Door, households
from scheduler.model.liaison import Distance, active, distance, holders, net
from scheduler.model.people import PioneerHousehold
from scheduler.planning.cpsat import search
from scheduler.planning.linear import Linear

DISTANCES = {
    Distance.OWN_UNIT: 0,
    Distance.OWN_BUILDING: 1,
    Distance.OWN_COMPOUND: 4,
    Distance.OWN_GRID: 12,
    Distance.BEYOND: 40,
}
"""Points for a household, by how far it is from the home of its contact."""
CHANGE = 6
"""Points for a household that changes its contact without need."""
RANGE = 3
"""Points for each range that a unit is cut into beyond the first."""
BALANCE = 2
"""Points for each household by which a load differs from the ideal one."""
TAKER = 20
"""Points for each household that takes doors of one that leaves: the fewest shall."""
BEYOND_BOUNDS = 1000
"""Points for each household by which a load is outside the bounds."""

Holders = Mapping[Door, str]


@dataclass(frozen=True, slots=True)
class Move:
    """Doors that pass from one pioneer household (none: empty) to another."""

    out: str
    to: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole net: who had and who gets each door, its cost, and the bound."""

    day: date
    before: Holders
    after: Holders
    cost: int
    bound: float
    proven: bool
    outside: int
    """Households by which loads are outside the bounds, all together."""
    nobody: tuple[Door, ...]
    """Doors of grids without any pioneer household."""

    @property
    def gap(self) -> float:
        """How much cheaper a net might be, as a share of the cost, from 0 to 1."""
        return max(0.0, self.cost - self.bound) / self.cost if self.cost else 0.0

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who hands which doors to whom."""
        found: dict[tuple[str, str], list[Door]] = {}
        for door, to in sorted(self.after.items()):
            out = self.before.get(door, "")
            if out != to:
                found.setdefault((out, to), []).append(door)
        return tuple(Move(*pair, tuple(doors)) for pair, doors in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Grid:
    """What is asked of one grid."""

    community: Community
    doors: tuple[Door, ...]
    people: tuple[PioneerHousehold, ...]
    before: Holders
    leaving: frozenset[str]
    newcomers: frozenset[str]
    barred: frozenset[tuple[Door, str]]

    def may_have(self, door: Door, *, whole: bool) -> tuple[PioneerHousehold, ...]:
        """Give who may have a door: all, or its contact and newcomers, if it has one."""
        holder = self.before.get(door)
        here = {one.id for one in self.people}
        return tuple(
            one
            for one in self.people
            if (door, one.id) not in self.barred
            and (whole or holder not in here or one.id in {holder, *self.newcomers})
        )


@dataclass(frozen=True, slots=True)
class _Solved:
    after: dict[Door, str]
    cost: int
    bound: float
    proven: bool
    outside: int


def propose(
    community: Community,
    day: date,
    effort: float,
    *,
    without: Collection[str] = (),
    newcomers: Collection[str] = (),
    barred: Collection[tuple[Door, str]] = (),
    told: Callable[[str], None] = lambda _grid: None,
) -> Proposal:
    """Propose the net of ``day``; ``effort`` is deterministic seconds for each grid.

    With ``without`` or ``newcomers`` only doors of the former, of nobody, and to the
    latter pass on, unless loads could not be kept within the bounds otherwise.
    """
    before = holders(net(community, day))
    people = [one for one in active(community, day) if one.id not in without]
    grid_of = {b.id: b.grid for b in community.building.values()}
    solved: list[_Solved] = []
    nobody: list[Door] = []
    for grid in dict.fromkeys(grid_of.values()):
        doors = tuple(
            door
            for building in community.building.values()
            if building.grid == grid
            for door in households(building)
        )
        own = tuple(
            one
            for one in people
            if grid_of.get(one.building) == grid
            or any(before.get(d) == one.id for d in doors)
        )
        if not own:
            nobody += doors
            continue
        told(grid)
        asked = _Grid(
            community,
            doors,
            own,
            {door: before[door] for door in doors if door in before},
            frozenset(without),
            frozenset(newcomers),
            frozenset(barred),
        )
        solved.append(_plan(asked, effort, whole=not (without or newcomers)))
    return Proposal(
        day,
        before,
        {door: who for one in solved for door, who in one.after.items()},
        sum(one.cost for one in solved),
        sum(one.bound for one in solved),
        all(one.proven for one in solved),
        sum(one.outside for one in solved),
        tuple(nobody),
    )


def _plan(grid: _Grid, effort: float, *, whole: bool) -> _Solved:
    """Plan one grid; all doors are free where else loads are outside the bounds."""
    found = _solve(grid, effort, whole=whole)
    if found.outside and not whole:
        wider = _solve(grid, effort, whole=True)
        return wider if wider.outside < found.outside else found
    return found


def _solve(grid: _Grid, effort: float, *, whole: bool) -> _Solved:
    model = Linear(frozenset())
    start = _start(grid, whole=whole)
    columns = _doors(grid, model, start, whole=whole)
    _ranges(grid, model, start, columns)
    outside = _loads(grid, model, start, columns)
    _takers(grid, model, start, columns, whole=whole)
    found = search(model, range(len(model.upper)), model.hint, effort)
    if found is None:
        raise AssertionError("every door may have somebody, so there is a net")
    return _Solved(
        {door: who for (door, who), column in columns.items() if found.values[column]},
        found.cost,
        found.bound,
        found.proven,
        sum(found.values[column] for column in outside),
    )


def _start(grid: _Grid, *, whole: bool) -> dict[Door, str]:
    """Give a net to begin from: who has a door keeps it, the nearest takes the others."""
    here = {one.id for one in grid.people}
    start = {
        door: who
        for door, who in grid.before.items()
        if who in here and (door, who) not in grid.barred
    }
    loads = Counter(start.values())
    most = grid.community.liaison.most
    for door in grid.doors:
        if door not in start:
            nearest = min(
                grid.may_have(door, whole=whole),
                key=lambda one: (
                    loads[one.id] >= most,
                    distance(grid.community, one, door),
                    loads[one.id],
                    one.id,
                ),
            )
            start[door] = nearest.id
            loads[nearest.id] += 1
    return start


Columns = Mapping[tuple[Door, str], int]


def _doors(grid: _Grid, model: Linear, start: Holders, *, whole: bool) -> Columns:
    """Give each door exactly one of those who may have it, priced by distance."""
    here = {one.id for one in grid.people}
    columns: dict[tuple[Door, str], int] = {}
    for door in grid.doors:
        holder = grid.before.get(door)
        for one in grid.may_have(door, whole=whole):
            price = DISTANCES[distance(grid.community, one, door)]
            if holder in here and holder != one.id and one.id not in grid.newcomers:
                price += CHANGE
            columns[door, one.id] = model.column(1, int(start[door] == one.id), price)
        own = [columns[door, p.id] for p in grid.people if (door, p.id) in columns]
        model.row(own, least=1, most=1)
    return columns


def _ranges(grid: _Grid, model: Linear, start: Holders, columns: Columns) -> None:
    """Price each door at which somebody's range begins inside a unit."""
    for before, door in _neighbours(grid.doors):
        for one in grid.people:
            column, former = columns.get((door, one.id)), columns.get((before, one.id))
            if column is None:
                continue
            begins = start[door] == one.id != start[before]
            cut = model.column(1, int(begins), RANGE)
            minus = [(column, 1)]
            model.row([cut, *([] if former is None else [former])], minus, least=0)


def _neighbours(doors: Sequence[Door]) -> Iterable[tuple[Door, Door]]:
    """Give each two doors that follow one another inside a unit."""
    return ((one, other) for one, other in pairwise(doors) if one[:2] == other[:2])


def _loads(grid: _Grid, model: Linear, start: Holders, columns: Columns) -> list[int]:
    """Price loads outside the bounds, and loads that are not the ideal one."""
    bounds = grid.community.liaison
    count = Counter(start.values())
    outside = []
    for one in grid.people:
        own = [column for (_, who), column in columns.items() if who == one.id]
        load, many = count[one.id], len(own) + bounds.most
        short = model.column(many, max(0, bounds.least - load), BEYOND_BOUNDS)
        over = model.column(many, max(0, load - bounds.most), BEYOND_BOUNDS)
        below = model.column(many, max(0, bounds.ideal - load), BALANCE)
        above = model.column(many, max(0, load - bounds.ideal), BALANCE)
        model.row([*own, short], least=bounds.least)
        model.row(own, [(over, 1)], most=bounds.most)
        model.row([*own, below], least=bounds.ideal)
        model.row(own, [(above, 1)], most=bounds.ideal)
        outside += [short, over]
    return outside


def _takers(
    grid: _Grid, model: Linear, start: Holders, columns: Columns, *, whole: bool
) -> None:
    """Price everybody who takes doors of one that leaves.

    Where nobody else's doors pass on, a taker takes no more than it has room for; to say
    so makes the relaxation stronger.
    """
    kept = Counter(who for who in grid.before.values() if who not in grid.leaving)
    room = {p.id: max(0, grid.community.liaison.most - kept[p.id]) for p in grid.people}
    gone = len(grid.doors) - sum(kept[one.id] for one in grid.people)
    tight = not whole and not grid.newcomers and sum(room.values()) >= gone
    for leaver in sorted(grid.leaving):
        left = [door for door in grid.doors if grid.before.get(door) == leaver]
        for one in grid.people if left else ():
            own = [columns[door, one.id] for door in left if (door, one.id) in columns]
            takes = any(start[door] == one.id for door in left)
            taker = model.column(1, int(takes), TAKER)
            for column in own:
                model.row([taker], [(column, 1)], least=0)
            if tight:
                model.row(own, [(taker, room[one.id])], most=0)
