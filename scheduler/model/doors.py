"""Doors, sets of them, and the fewest ranges that name a set.

A set of doors is a plain ``frozenset``: union, gap and overlap are its own operations.
Only doors with a household count; vacant ones belong to no set, and a range runs over
them. Inside a unit doors are ordered as one climbs the stairs, which is by number.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from scheduler.model.people import DoorRange
from scheduler.model.place import Building, Compound

FLOOR = 100
"""A door's number is floor x 100 + its place on the floor: 1102 is floor 11, door 2."""


class Door(NamedTuple):
    """One door: id of the building, number of the unit, number of the door."""

    building: str
    unit: int
    number: int


@cache
def households(building: Building) -> tuple[Door, ...]:
    """Give the doors of a building that have a household, in order."""
    vacant = set(building.vacant)
    return tuple(
        Door(building.id, unit, floor * FLOOR + place)
        for unit in range(1, building.units + 1)
        for floor in range(1, building.floors + 1)
        for place in range(1, building.doors + 1)
        if f"{unit}-{floor * FLOOR + place}" not in vacant
    )


def is_built(building: Building, unit: int, number: int) -> bool:
    """Tell whether the building was built with such a door."""
    floor, place = divmod(number, FLOOR)
    return (
        1 <= unit <= building.units
        and 1 <= floor <= building.floors
        and 1 <= place <= building.doors
    )


def doors_in(range_: DoorRange, building: Building) -> frozenset[Door]:
    """Give the households of a range of the building."""
    if range_.unit is None:
        return frozenset(households(building))
    first, last = range_.first or 0, range_.last or FLOOR * FLOOR
    return frozenset(
        door
        for door in households(building)
        if door.unit == range_.unit and first <= door.number <= last
    )


def ranges(
    doors: Iterable[Door], buildings: Mapping[str, Building]
) -> tuple[DoorRange, ...]:
    """Give the fewest ranges that hold exactly these doors, in the buildings' order."""
    by_building: dict[str, set[Door]] = {}
    for door in doors:
        by_building.setdefault(door.building, set()).add(door)
    return tuple(
        part
        for identity, building in buildings.items()
        if identity in by_building
        for part in _ranges(by_building[identity], building)
    )


def _ranges(wanted: set[Door], building: Building) -> Iterator[DoorRange]:
    every = households(building)
    if len(wanted) == len(every):
        yield DoorRange(building.id)
        return
    run: list[Door] = []
    for door in (*every, None):
        if door in wanted and (not run or run[0].unit == door.unit):
            run.append(door)
            continue
        if run:
            yield DoorRange(building.id, run[0].unit, run[0].number, run[-1].number)
        run = [door] if door in wanted else []


def written(range_: DoorRange) -> str:
    """Write a range with ids, as ``content/`` has it: ``wanghai-1 1-101..1-1001``."""
    if range_.unit is None:
        return range_.building
    first = f"{range_.building} {range_.unit}-{range_.first}"
    return first if range_.first == range_.last else f"{first}..{range_.unit}-{range_.last}"


def spoken(range_: DoorRange, building: Building, compound: Compound | None = None) -> str:
    """Say a range as people do: ``望海名苑 3号楼1单元101-602``, ``4号楼 全部``."""
    name = f"{compound.name} {building.name}" if compound else building.name
    if range_.unit is None:
        return f"{name} 全部"
    last = "" if range_.first == range_.last else f"-{range_.last}"
    return f"{name}{range_.unit}单元{range_.first}{last}"
