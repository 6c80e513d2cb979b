"""Reads ``content/feeds.yaml``: the secret addresses of personal calendars."""

from scheduler.content.fields import moment, token
from scheduler.content.records import Record
from scheduler.content.shapes import at
from scheduler.model.feed import FeedAddress


def read(record: Record) -> FeedAddress:
    """Read one address."""
    address = record.need("token", at(token))
    if address:
        record.reading.name("token", address, record.place("token"))
    return FeedAddress(
        volunteer=record.need_refer("volunteer", "volunteer"),
        token=address,
        minted=record.need("minted", at(moment)),
        source=record.source,
        closed=record.get("closed", at(moment), None),
        leaked=record.flag("leaked"),
    )
