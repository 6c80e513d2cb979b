"""Ranges of doors: ``wanghai-3 1-101..1-902``, ``望海名苑 3号楼1单元101-902``."""

import re
from collections.abc import Sequence

from scheduler.content.misreads import cut, misread
from scheduler.content.phrases.numerals import tidy
from scheduler.model.people import DoorRange
from scheduler.model.place import Building, Compound
from scheduler.problems import text

ENGLISH = re.compile(
    r"([a-z0-9-]+?)(?: (?:(\d+)-(\d+)(?:(?:\.\.|-)(?:(\d+)-)?(\d+))?|all))?"
)
CHINESE = re.compile(
    r"(.+?) ?(\d+号楼|\d+[栋幢]|(?<= )[^ ]+楼)"
    r"(?: ?(?:(\d+)单元 ?(?:(\d+)[室户]?(?:(?:-|\.\.)(\d+)[室户]?)?)?|全部))?"
)
FLOOR = 100
"""A door is floor x 100 + its number on the floor: 1102 is floor 11, door 2."""


def doors(written: str, compounds: Sequence[Compound]) -> DoorRange:
    """Read one range inside one unit, or a whole building; ``Misread`` otherwise.

    A building that is not among ``compounds`` is taken as it is written: whether it
    exists is looked at where all references are.
    """
    phrase = tidy(written)
    if found := ENGLISH.fullmatch(phrase):
        building, unit, first, unit2, last = found.groups()
        if unit2 and unit2 != unit:
            raise misread(
                "bad-doors",
                text("“{written}” runs over two units.", written=cut(written)),
                text("Write one range for each unit."),
            )
        return _range(written, _known(compounds, building), building, (unit, first, last))
    if found := CHINESE.fullmatch(phrase):
        compound, name, *numbers = found.groups()
        known = _named(compounds, compound, name)
        return _range(written, known, known.id if known else written, tuple(numbers))
    raise misread(
        "bad-doors",
        text("“{written}” is no range of doors.", written=cut(written)),
        text("For instance: wanghai-3 1-101..1-902, 望海名苑 3号楼1单元101-902, wanghai-4"),
    )


def _known(compounds: Sequence[Compound], building: str) -> Building | None:
    """Find a building by its id."""
    return next((b for c in compounds for b in c.buildings if b.id == building), None)


def _named(compounds: Sequence[Compound], compound: str, name: str) -> Building | None:
    """Find a building by the names of its compound and its own."""
    return next(
        (
            building
            for one in compounds
            if tidy(one.name) == compound.strip()
            for building in one.buildings
            if tidy(building.name) == name
        ),
        None,
    )


def _range(
    written: str, known: Building | None, building: str, numbers: tuple[str | None, ...]
) -> DoorRange:
    unit, first, last = numbers
    if unit is None:
        return DoorRange(building)
    lowest = int(first) if first else FLOOR + 1
    if first:
        highest = int(last) if last else lowest
    else:
        highest = known.floors * FLOOR + known.doors if known else lowest
    if highest < lowest:
        raise misread(
            "bad-doors",
            text("{last} comes before {first}.", first=lowest, last=highest),
        )
    if known and not all(is_door(known, int(unit), door) for door in (lowest, highest)):
        raise misread(
            "no-such-door",
            text("There is no such door: {written}.", written=cut(written)),
            text(
                "{building} has {units} units, {floors} floors and {doors} doors a floor.",
                building=known.id,
                units=known.units,
                floors=known.floors,
                doors=known.doors,
            ),
        )
    return DoorRange(building, int(unit), lowest, highest)


def is_door(building: Building, unit: int, door: int) -> bool:
    """Tell whether the building was built with such a door."""
    floor, number = divmod(door, FLOOR)
    return (
        1 <= unit <= building.units
        and 1 <= floor <= building.floors
        and 1 <= number <= building.doors
    )
