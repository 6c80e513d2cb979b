"""Reads ``content/sealed/*.yaml``: how long lists are that linli must not have.

Who is on such a list, and where they live, is kept elsewhere and on paper. Here is its
length, for the whole community.
"""

from scheduler.content.fields import day, number
from scheduler.content.phrases.titles import title
from scheduler.content.records import Record
from scheduler.content.shapes import at
from scheduler.model.visit import SealedList

MOST = 1_000_000


def read(record: Record) -> SealedList:
    """Read one list's length."""
    return SealedList(
        id=record.identity("sealed list"),
        name=record.need("name", at(title)),
        count=record.need("count", at(number(0, MOST))),
        date=record.need("date", at(day)),
        source=record.source,
    )
