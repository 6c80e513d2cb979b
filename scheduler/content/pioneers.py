"""Reads ``content/pioneers/*.yaml``: pioneer households and their neighbours."""

from collections.abc import Sequence

from scheduler.content.fields import day, number
from scheduler.content.misreads import Misread
from scheduler.content.nodes import Block, Listing, Node
from scheduler.content.phrases.doors import doors
from scheduler.content.records import Make, Record, Reference, records
from scheduler.content.shapes import ReadNode, at, dates
from scheduler.model.people import DoorRange, LiaisonRange, PioneerHousehold
from scheduler.model.place import Compound
from scheduler.model.times import DateSpan

MOST = 99


def reader(compounds: Sequence[Compound]) -> Make[PioneerHousehold]:
    """Give a reader that knows the buildings, by id and by name."""

    def read(record: Record) -> PioneerHousehold:
        span = days(record)
        home = record.need_refer("building", "building")
        return PioneerHousehold(
            id=record.identity("pioneer"),
            building=home,
            source=record.source,
            keeps_in_touch_with=liaison_ranges(record, compounds, home),
            unit=record.get("unit", at(number(1, MOST)), None),
            volunteer=record.refer("volunteer", "volunteer"),
            since=span.first,
            until=span.last,
        )

    return read


def days(record: Record) -> DateSpan:
    """Read ``since`` and ``until``."""
    since, until = (record.get(key, at(day), None) for key in ("since", "until"))
    return record.checked(
        lambda: dates(since, until, record.place("until"), first_at=record.place("since")),
        DateSpan(),
    )


def liaison_ranges(
    record: Record, compounds: Sequence[Compound], home: str
) -> tuple[LiaisonRange, ...]:
    """Read ranges, each a text or, with days of its own, a record."""
    node = record.node("keeps_in_touch_with")
    read = door_range(record, compounds, home)
    found: list[LiaisonRange] = []
    parts = node.nodes if isinstance(node, Listing) else [node] if node else []
    for part in parts:
        if isinstance(part, Block):
            make = dated_range(compounds, home)
            found += records((part,), "door range", make, record.reading)
            continue
        try:
            found.append(LiaisonRange(read(part), part.source))
        except Misread as error:
            record.wrong(*error.problems)
    return tuple(found)


def dated_range(compounds: Sequence[Compound], home: str) -> Make[LiaisonRange]:
    """Give a reader of a range with days of its own."""

    def read(record: Record) -> LiaisonRange:
        return LiaisonRange(
            record.need("doors", door_range(record, compounds, home)),
            record.source,
            days(record),
            record.flag("pinned"),
        )

    return read


def door_range(
    record: Record, compounds: Sequence[Compound], home: str = ""
) -> ReadNode[DoorRange]:
    """Give a reader of ranges that remembers which building each names."""
    read = at(lambda written: doors(written, compounds, home))

    def read_range(node: Node) -> DoorRange:
        found = read(node)
        record.reading.references.append(Reference("building", found.building, node.source))
        return found

    return read_range
