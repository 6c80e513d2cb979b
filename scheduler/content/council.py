"""Reads ``content/council/**/*.yaml``: the council's meetings, a list in each file."""

from scheduler.content.fields import day, words
from scheduler.content.records import Record
from scheduler.content.shapes import at, many
from scheduler.model.meeting import Meeting


def read(record: Record) -> Meeting:
    """Read one meeting; a moved or skipped one says why."""
    skipped = record.flag("skipped")
    to = record.get("to", at(day), None)
    reason = record.need_words if skipped or to else record.words
    return Meeting(
        date=record.need("date", at(day)),
        source=record.source,
        to=to,
        skipped=skipped,
        reason=reason("reason"),
        present=record.get("present", many(at(words)), ()),
        absent=record.get("absent", many(at(words)), ()),
        read=record.refer_all("read", "issue"),
        note=record.words("note"),
    )
