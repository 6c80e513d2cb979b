"""Reads ``content/handovers/*.yaml``: doors that passed to another pioneer household."""

from collections.abc import Sequence

from scheduler.content.fields import day
from scheduler.content.pioneers import door_range
from scheduler.content.records import Make, Record
from scheduler.content.shapes import at, many
from scheduler.model.people import Handover
from scheduler.model.place import Compound


def reader(compounds: Sequence[Compound]) -> Make[Handover]:
    """Give a reader that knows the buildings, by id and by name."""

    def read(record: Record) -> Handover:
        return Handover(
            date=record.need("date", at(day)),
            out=record.refer("out", "pioneer"),
            to=record.need_refer("in", "pioneer"),
            doors=record.need("doors", many(door_range(record, compounds))),
            source=record.source,
            left=record.flag("left"),
            reason=record.words("reason"),
            by=record.words("by"),
            pinned=record.flag("pinned"),
        )

    return read
