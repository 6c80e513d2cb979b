"""Reads ``content/compounds.yaml``: compounds and their buildings."""

import re

from scheduler.content.fields import number
from scheduler.content.misreads import cut, folded, misread
from scheduler.content.phrases.titles import title
from scheduler.content.records import Make, Record
from scheduler.content.shapes import at, many
from scheduler.model.place import Building, Compound
from scheduler.problems import text

DOOR = re.compile(r"(\d+)-(\d+)(\d\d)")
MOST = 99


def read(record: Record) -> Compound:
    """Read one compound; its ``grid`` holds for buildings that name none."""
    identity = record.identity("compound")
    grid = record.refer("grid", "grid")
    return Compound(
        id=identity,
        name=record.need("name", at(title)),
        kind=record.words("kind"),
        buildings=record.each("buildings", "building", building(identity, grid)),
        source=record.source,
        property_manager=record.words("property_manager"),
        owners_committee=record.flag("owners_committee"),
    )


def building(compound: str, grid: str) -> Make[Building]:
    """Give a reader of the buildings of ``compound``."""

    def read_building(record: Record) -> Building:
        own = record.refer("grid", "grid") if grid else record.need_refer("grid", "grid")
        return Building(
            id=record.identity("building"),
            name=record.need("name", at(title)),
            compound=compound,
            grid=own or grid,
            units=record.need("units", at(number(1, MOST))),
            floors=record.need("floors", at(number(1, MOST))),
            doors=record.need("doors", at(number(1, MOST))),
            vacant=tuple(dict.fromkeys(record.get("vacant", many(at(door)), ()))),
            source=record.source,
        )

    return read_building


def door(written: str) -> str:
    """Read a door: unit, floor and door, as in ``1-302``."""
    if found := DOOR.fullmatch(folded(written)):
        return f"{int(found[1])}-{int(found[2])}{found[3]}"
    raise misread(
        "bad-doors",
        text("“{written}” is no door.", written=cut(written)),
        text("Write unit-floor-door, as in 1-302."),
    )
