"""Reads ``content/purged.yaml``: the log of what was removed because its time was over."""

from scheduler.content.fields import day, number
from scheduler.content.records import Record
from scheduler.content.shapes import at
from scheduler.model.purged import Purged

MOST = 1_000_000


def read(record: Record) -> Purged:
    """Read one line; periods that are no more stay readable."""
    return Purged(
        date=record.need("date", at(day)),
        rule=record.need_words("rule"),
        file=record.need_words("file"),
        count=record.need("count", at(number(1, MOST))),
        source=record.source,
    )
