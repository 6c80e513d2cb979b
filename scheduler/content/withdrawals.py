"""Reads ``content/withdrawals.yaml``: who took back the consent to be named in public."""

from scheduler.content.fields import day
from scheduler.content.records import Record
from scheduler.content.shapes import at
from scheduler.model.people import Withdrawal


def read(record: Record) -> Withdrawal:
    """Read one withdrawal."""
    return Withdrawal(
        volunteer=record.need_refer("volunteer", "volunteer"),
        date=record.need("date", at(day)),
        source=record.source,
        by=record.words("by"),
    )
