"""Pioneer households and the doors they keep in touch with: every household, once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from demo.dice import Dice
from demo.places import Building, Compound

LIGHTEST, HEAVIEST = 14, 22
BEGAN = "2023-01-10"
"""The day on which the net began."""
HANDED_OVER = "2026-01-15"
"""From here on changes stand in ``handovers/``; before, people wrote them by hand."""

Door = tuple[Building, int, int]


@dataclass(frozen=True)
class Pioneer:
    """One pioneer household; ``doors`` are those it keeps in touch with."""

    id: str
    grid: int
    compound: Compound
    doors: tuple[Door, ...]
    former: str = ""
    """Id of the household that had the doors before, where there was one."""

    @property
    def unit(self) -> int:
        """The unit where it lives: the one of its first door."""
        return self.doors[0][1]

    @property
    def home(self) -> Building:
        """The building where it lives: the one of its first door."""
        return self.doors[0][0]

    @property
    def since(self) -> str:
        """When it began; some took over from another household later."""
        dice = Dice("pioneer since", self.id)
        later = ("2023-09-01", "2024-03-05", "2024-11-20", "2025-06-18", HANDED_OVER)
        return dice.pick(later) if dice.chance(14) else BEGAN


def pioneers(compounds: Sequence[Compound]) -> tuple[Pioneer, ...]:
    """Give the pioneers of all compounds, by grid and then by compound."""
    shares = [share for compound in compounds for share in _by_grid(compound)]
    shares.sort(key=lambda share: share[0])
    width = len(str(sum(len(loads) for _, _, _, loads in shares)))
    found: list[Pioneer] = []
    for grid, compound, doors, loads in shares:
        at = 0
        for load in loads:
            identity = f"pioneer-{len(found) + 1:0{width}d}"
            found.append(Pioneer(identity, grid, compound, doors[at : at + load]))
            at += load
    later = [pioneer.id for pioneer in found if pioneer.since != BEGAN]
    former = {
        identity: f"pioneer-{len(found) + number:0{width}d}"
        for number, identity in enumerate(later, 1)
    }
    return tuple(replace(one, former=former.get(one.id, "")) for one in found)


def _by_grid(
    compound: Compound,
) -> list[tuple[int, Compound, tuple[Door, ...], list[int]]]:
    """Split a compound's doors by grid, and give each part its pioneers' loads."""
    left, households = compound.pioneers, compound.households
    parts = []
    for grid in compound.grids:
        doors = tuple(
            (building, unit, door)
            for building in compound.buildings
            if building.grid == grid
            for unit, door in building.households
        )
        count = round(left * len(doors) / households)
        left, households = left - count, households - len(doors)
        parts.append((grid, compound, doors, _loads(len(doors), count, compound.id)))
    return parts


def _loads(households: int, count: int, name: str) -> list[int]:
    """Share households out: mostly even, some a bit more and some a bit less."""
    loads = [households // count + (n < households % count) for n in range(count)]
    dice = Dice("loads", name)
    for _ in range(count // 3):
        give, take = dice.number(0, count - 1), dice.number(0, count - 1)
        moved = dice.number(1, 3)
        lighter, heavier = loads[give] - moved, loads[take] + moved
        if give != take and lighter >= LIGHTEST and heavier <= HEAVIEST:
            loads[give], loads[take] = lighter, heavier
    return loads


def ranges(pioneer: Pioneer, *, chinese: bool) -> list[str]:
    """Write the doors as ranges, each inside one unit, or as whole buildings."""
    written = []
    for building in dict.fromkeys(building for building, _, _ in pioneer.doors):
        own = [(unit, door) for b, unit, door in pioneer.doors if b == building]
        name = f"{pioneer.compound.name} {building.name}"
        if tuple(own) == building.households:
            written.append(f"{name} 全部" if chinese else building.id)
            continue
        for unit in dict.fromkeys(unit for unit, _ in own):
            doors = [door for u, door in own if u == unit]
            first, last = doors[0], doors[-1]
            if chinese:
                more = f"-{last}" if last != first else ""
                written.append(f"{name}{unit}单元{first}{more}")
            else:
                more = f"..{unit}-{last}" if last != first else ""
                written.append(f"{building.id} {unit}-{first}{more}")
    return written
