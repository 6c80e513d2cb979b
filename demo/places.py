"""Grids, compounds, buildings and doors, as ``words/compounds.txt`` lays them out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from demo.dice import Dice
from demo.words import rows

KINDS = {"商品房": "商品房", "老旧": "老旧小区", "单位院": "单位院"}
DIGITS = "零一二三四五六七八九"
GRIDS = 9


@dataclass(frozen=True)
class Building:
    """One building; its doors in the order in which one climbs the stairs."""

    id: str
    name: str
    grid: int
    units: int
    floors: int
    doors: int
    vacant: tuple[str, ...]

    @cached_property
    def households(self) -> tuple[tuple[int, int], ...]:
        """Give (unit, door) of each door that has a household."""
        return tuple(
            (unit, door)
            for unit, door in all_doors(self.units, self.floors, self.doors)
            if f"{unit}-{door}" not in self.vacant
        )


@dataclass(frozen=True)
class Compound:
    """One compound."""

    id: str
    name: str
    kind: str
    grid: int
    manager: str
    committee: bool
    pioneers: int
    buildings: tuple[Building, ...]

    @property
    def households(self) -> int:
        """How many households it has."""
        return sum(len(building.households) for building in self.buildings)

    @property
    def grids(self) -> tuple[int, ...]:
        """The grids of its buildings, each once."""
        return tuple(sorted({building.grid for building in self.buildings}))


class _Size(NamedTuple):
    units: int
    floors: int
    doors: int
    grid: int


def all_doors(units: int, floors: int, doors: int) -> list[tuple[int, int]]:
    """Give (unit, door) of every door: door 1102 is the second on floor 11."""
    return [
        (unit, floor * 100 + door)
        for unit in range(1, units + 1)
        for floor in range(1, floors + 1)
        for door in range(1, doors + 1)
    ]


def compounds(copies: int) -> tuple[Compound, ...]:
    """Give all compounds; each further copy lies in nine grids more."""
    return tuple(
        _compound(row, copy) for copy in range(copies) for row in rows("compounds")
    )


def _compound(row: Sequence[str], copy: int) -> Compound:
    slug, name, kind, grid, households, pioneers, manager, committee, sketch = row
    if copy:
        slug, name = f"{slug}-q{copy + 1}", f"{name}{chinese(copy + 1)}期"
    home = int(grid) + GRIDS * copy
    sizes = [_size(part, home, copy) for part in sketch.split()]
    doors = [
        (number, f"{unit}-{door}")
        for number, size in enumerate(sizes)
        for unit, door in all_doors(size.units, size.floors, size.doors)
    ]
    empty = Dice("vacant", slug).some(doors, len(doors) - int(households))
    return Compound(
        slug,
        name,
        KINDS[kind],
        home,
        manager,
        committee == "有",
        int(pioneers),
        tuple(
            Building(
                f"{slug}-{number + 1}",
                f"{number + 1}号楼",
                size.grid,
                size.units,
                size.floors,
                size.doors,
                tuple(door for at, door in empty if at == number),
            )
            for number, size in enumerate(sizes)
        ),
    )


def _size(part: str, home: int, copy: int) -> _Size:
    found = re.fullmatch(r"(\d+)x(\d+)x(\d+)(?:@(\d+))?", part)
    if not found:
        raise ValueError(part)
    units, floors, doors = (int(found[place]) for place in (1, 2, 3))
    grid = int(found[4]) + GRIDS * copy if found[4] else home
    return _Size(units, floors, doors, grid)


def chinese(number: int) -> str:
    """Write a number up to 99: 十二, 九十."""
    tens, ones = divmod(number, 10)
    front = "" if not tens else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return front + (DIGITS[ones] if ones or not tens else "")
