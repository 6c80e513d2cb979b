"""Checks of compounds and their buildings."""

from collections.abc import Iterator

from scheduler.content.checks.whole import Whole
from scheduler.problems import Problem, text


def vacant_doors(whole: Whole) -> Iterator[Problem]:
    """Tell of vacant doors that were never built."""
    for compound in whole.community.compounds if whole.community else ():
        for building in compound.buildings:
            for door in building.vacant:
                unit, number = (int(part) for part in door.split("-"))
                floor, on_floor = divmod(number, 100)
                if not (
                    1 <= unit <= building.units
                    and 1 <= floor <= building.floors
                    and 1 <= on_floor <= building.doors
                ):
                    yield Problem(
                        "no-such-door",
                        text("There is no such door: {written}.", written=door),
                        building.source,
                        text(
                            "{building} has {units} units, {floors} floors "
                            "and {doors} doors a floor.",
                            building=building.id,
                            units=building.units,
                            floors=building.floors,
                            doors=building.doors,
                        ),
                    )
