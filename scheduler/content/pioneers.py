"""Reads ``content/pioneers/*.yaml``: pioneer households and their neighbours."""

from collections.abc import Sequence

from scheduler.content.fields import day
from scheduler.content.nodes import Node
from scheduler.content.phrases.doors import doors
from scheduler.content.records import Make, Record, Reference
from scheduler.content.shapes import ReadNode, at, dates, many
from scheduler.model.people import DoorRange, PioneerHousehold
from scheduler.model.place import Compound


def reader(compounds: Sequence[Compound]) -> Make[PioneerHousehold]:
    """Give a reader that knows the buildings, by id and by name."""

    def read(record: Record) -> PioneerHousehold:
        since, until = (
            record.get("since", at(day), None),
            record.get("until", at(day), None),
        )
        record.checked(lambda: dates(since, until, record.place("until")), None)
        return PioneerHousehold(
            id=record.identity("pioneer"),
            building=record.need_refer("building", "building"),
            source=record.source,
            keeps_in_touch_with=record.get(
                "keeps_in_touch_with", many(door_range(record, compounds)), ()
            ),
            volunteer=record.refer("volunteer", "volunteer"),
            since=since,
            until=until,
        )

    return read


def door_range(record: Record, compounds: Sequence[Compound]) -> ReadNode[DoorRange]:
    """Give a reader of ranges that remembers which building each names."""
    read = at(lambda written: doors(written, compounds))

    def read_range(node: Node) -> DoorRange:
        found = read(node)
        record.reading.references.append(Reference("building", found.building, node.source))
        return found

    return read_range
