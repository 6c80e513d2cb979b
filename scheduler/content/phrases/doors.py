"""Ranges of doors: ``wanghai-3 1-101..1-902``, ``望海名苑 3号楼1单元101-902``."""

import re
from collections.abc import Iterator, Sequence

from scheduler.content.misreads import cut, misread
from scheduler.content.phrases.numerals import tidy
from scheduler.model.doors import FLOOR, is_built
from scheduler.model.people import DoorRange
from scheduler.model.place import Building, Compound
from scheduler.problems import text

ENGLISH = re.compile(
    r"([a-z0-9-]+?)(?: (?:(\d+)-(\d+)(?:(?:\.\.|-)(?:(\d+)-)?(\d+))?|all))?"
)
CHINESE = re.compile(
    r"(.*?) ?(\d+号楼|\d+[栋幢]|(?<= )[^ ]+楼)"
    r"(?: ?(?:(\d+)单元 ?(?:(\d+)[室户]?(?:(?:-|\.\.)(\d+)[室户]?)?)?|全部))?"
)


def doors(written: str, compounds: Sequence[Compound], home: str = "") -> DoorRange:
    """Read one range inside one unit, or a whole building; ``Misread`` otherwise.

    Without a compound's name, the building is one of the compound of ``home``, which is
    a building's id. A building that is not among ``compounds`` is taken as it is
    written: whether it exists is looked at where all references are.
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
        known = _named(compounds, compound, name, home)
        return _range(written, known, known.id if known else written, tuple(numbers))
    raise misread(
        "bad-doors",
        text("“{written}” is no range of doors.", written=cut(written)),
        text("For instance: wanghai-3 1-101..1-902, 望海名苑 3号楼1单元101-902, wanghai-4"),
    )


def _known(compounds: Sequence[Compound], building: str) -> Building | None:
    """Find a building by its id."""
    return next((b for c in compounds for b in c.buildings if b.id == building), None)


def _named(
    compounds: Sequence[Compound], compound: str, name: str, home: str
) -> Building | None:
    """Find a building by the names of its compound and its own."""
    return next(
        (
            building
            for one in _meant(compounds, compound.strip(), home)
            for building in one.buildings
            if tidy(building.name) == name
        ),
        None,
    )


def _meant(compounds: Sequence[Compound], compound: str, home: str) -> Iterator[Compound]:
    """Yield the compounds of that name or, without one, the one of ``home``."""
    for one in compounds:
        at_home = not compound and any(b.id == home for b in one.buildings)
        if at_home or (compound and tidy(one.name) == compound):
            yield one


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
    if known and not all(is_built(known, int(unit), door) for door in (lowest, highest)):
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
