"""Reads ``content/reviewed-words.yaml``: words that the gate lets through."""

from scheduler.content.fields import day
from scheduler.content.records import Record
from scheduler.content.shapes import at
from scheduler.model.reviewed_word import ReviewedWord


def read(record: Record) -> ReviewedWord:
    """Read one word; who looked at it and when has to be written."""
    return ReviewedWord(
        word=record.need_words("word"),
        reviewed_by=record.need_words("reviewed_by"),
        date=record.need("date", at(day)),
        source=record.source,
    )
