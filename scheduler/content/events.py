"""Reads ``content/events/*.yaml``: one-off events, with dates in place of a rule."""

from scheduler.content.records import Record
from scheduler.content.services import all_dates, offer
from scheduler.model.recurrence import OnDates
from scheduler.model.service import OnHoliday, Service
from scheduler.model.times import DateSpan


def read(record: Record) -> Service:
    """Read one event. Staff chose its dates: a holiday among them is meant."""
    on = all_dates(record, "date")
    return offer(record, (OnDates(on),), DateSpan(), "event", OnHoliday.KEEP)
