"""Reads ``content/holidays.yaml`` and joins it to the state's calendar.

The package chinesecalendar knows the notices of 2004 to 2026; what the community writes
down comes on top: later years, corrections, its own closed days, school breaks.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from scheduler.content.fields import day, number, one_of
from scheduler.content.records import Record
from scheduler.content.shapes import at, dates, many
from scheduler.model.holidays import DayKind, Holidays, MarkedDay, SchoolBreak
from scheduler.model.times import DateSpan, days

FIRST_YEAR, LAST_YEAR = 2004, 2199
LONGEST = 366
"""Days of one entry."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Days off under one name."""

    name: str
    dates: DateSpan


@dataclass(frozen=True, slots=True)
class Year:
    """The state's notice for one year."""

    year: int
    breaks: tuple[Closed, ...]
    make_up: tuple[date, ...]


def read(record: Record) -> Holidays:
    """Read the file and lay it over what the state has announced."""
    years = record.each("years", "year", year)
    closed = record.each("closed", "closed days", closed_days)
    marked = dict(announced().marked)
    for entry in years:
        marked |= dict.fromkeys(
            entry.make_up, MarkedDay(DayKind.MAKE_UP_WORKDAY, "调休上班")
        )
        for one in entry.breaks:
            marked |= marks(one)
    for one in closed:
        marked |= marks(one)
    return Holidays(
        marked,
        announced().announced | {entry.year for entry in years},
        record.each("school_breaks", "school break", school_break),
    )


@cache
def announced() -> Holidays:
    """Give the state's calendar as chinesecalendar has it."""
    from chinese_calendar import constants

    named = {holiday.value: holiday.chinese for holiday in constants.Holiday}
    off = {
        day: MarkedDay(DayKind.HOLIDAY, named[name])
        for day, name in constants.holidays.items()
    }
    on = {
        day: MarkedDay(DayKind.MAKE_UP_WORKDAY, f"{named[name]}调休上班")
        for day, name in constants.workdays.items()
    }
    return Holidays(off | on, frozenset(day.year for day in constants.holidays))


def marks(closed: Closed) -> dict[date, MarkedDay]:
    """Mark each day of an entry."""
    first, last = closed.dates.first, closed.dates.last
    if first is None or last is None:
        return {}
    return dict.fromkeys(days(first, last), MarkedDay(DayKind.HOLIDAY, closed.name))


def year(record: Record) -> Year:
    """Read a year's notice; ``source`` says which, for people."""
    record.words("source")
    return Year(
        record.need("year", at(number(FIRST_YEAR, LAST_YEAR))),
        record.each("breaks", "closed days", closed_days),
        record.get("make_up", many(at(day)), ()),
    )


def closed_days(record: Record) -> Closed:
    """Read days off."""
    return Closed(record.need_words("name"), span(record))


def school_break(record: Record) -> SchoolBreak:
    """Read a school break."""
    kind = record.need("kind", at(one_of("school break")))
    record.reading.name("school break", kind, record.source)
    return SchoolBreak(
        kind=kind,
        name=record.need_words("name"),
        dates=span(record),
        source=record.source,
    )


def span(record: Record) -> DateSpan:
    """Read ``from`` and ``to``, both needed; a span of years is a slip of the pen."""
    first = record.need("from", at(day))
    last = record.need("to", at(day))
    return record.checked(
        lambda: dates(first, last, record.place("to"), longest=LONGEST), DateSpan()
    )
