"""Reads ``content/absences/*.yaml``: who is away, and when."""

from scheduler.content.fields import day
from scheduler.content.records import Record
from scheduler.content.shapes import at, dates
from scheduler.model.people import Absence
from scheduler.model.times import DateSpan


def read(record: Record) -> Absence:
    """Read one absence; without ``to`` it is a single day."""
    first = record.need("from", at(day))
    last = record.get("to", at(day), first)
    return Absence(
        volunteer=record.need_refer("volunteer", "volunteer"),
        dates=record.checked(lambda: dates(first, last, record.place("to")), DateSpan()),
        source=record.source,
        reason=record.words("reason"),
    )
