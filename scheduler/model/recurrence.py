"""Rules that yield the dates inside a window.

Every form is a frozen record with one method, ``dates``. The words people write for them
are read in ``content/phrases``; what exceptions do to them is in ``timetable.py``.

A day of a month counts from the end when it is negative (-1 is the last one); a month
that lacks the day is passed over, as RFC 5545 has it.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from scheduler.model import lunar
from scheduler.model.holidays import Holidays
from scheduler.model.times import DAY, days

MONTHS_PER_YEAR = 12
DAYS_PER_WEEK = 7
LONGEST_MONTH = 31


class Recurrence(Protocol):
    """A rule that gives dates."""

    def dates(self, first: date, last: date, holidays: Holidays, /) -> Iterator[date]:
        """Yield the rule's dates from ``first`` to ``last``, ascending, each once."""
        ...


@dataclass(frozen=True, slots=True)
class Weekly:
    """ISO weekdays of every ``interval``-th week; weeks begin on Monday.

    The week of ``start`` is the first one, and no date lies before it. ``ValueError``
    when an interval has no start to count from.
    """

    days: tuple[int, ...]
    interval: int = 1
    start: date | None = None

    def __post_init__(self) -> None:
        if self.interval < 1 or (self.interval > 1 and self.start is None):
            raise ValueError(self.interval)

    def dates(self, first: date, last: date, _holidays: Holidays, /) -> Iterator[date]:
        """Yield the days of the weeks that count."""
        first = max(first, self.start or first)
        step = self.interval * DAYS_PER_WEEK
        origin = _monday(self.start or first)
        monday = origin + (first.toordinal() - origin) // step * step
        for begin in range(monday, last.toordinal() + 1, step):
            for day in sorted(set(self.days)):
                ordinal = begin + day - 1
                if first.toordinal() <= ordinal <= last.toordinal():
                    yield date.fromordinal(ordinal)


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of every month."""

    days: tuple[int, ...]

    def dates(self, first: date, last: date, _holidays: Holidays, /) -> Iterator[date]:
        """Yield them month by month."""
        for begin, length in _months(first, last):
            yield from _chosen(begin, length, self.days, first, last)


@dataclass(frozen=True, slots=True)
class DaysEndingIn:
    """Days of the solar or lunar month whose number ends in ``digit`` (逢三).

    ``include`` names further days of the month.
    """

    digit: int
    lunar: bool = False
    include: tuple[int, ...] = ()

    def dates(self, first: date, last: date, holidays: Holidays, /) -> Iterator[date]:
        """Yield them month by month."""
        ending = range(self.digit or 10, LONGEST_MONTH + 1, 10)
        chosen = (*ending, *self.include)
        rule = LunarMonthDays(chosen) if self.lunar else MonthDays(chosen)
        return rule.dates(first, last, holidays)


@dataclass(frozen=True, slots=True)
class MonthWeekday:
    """The ``ordinal``-th (1 to 5, -1 is the last) ISO weekday ``day`` of every month."""

    ordinal: int
    day: int

    def dates(self, first: date, last: date, _holidays: Holidays, /) -> Iterator[date]:
        """Yield at most one a month."""
        for begin, length in _months(first, last):
            offset = (self.day - begin.isoweekday()) % DAYS_PER_WEEK + 1
            such = range(offset, length + 1, DAYS_PER_WEEK)
            index = self.ordinal if self.ordinal < 0 else self.ordinal - 1
            if -len(such) <= index < len(such):
                yield from _chosen(begin, length, [such[index]], first, last)


@dataclass(frozen=True, slots=True)
class Yearly:
    """One day of the solar year; 29 February in leap years only."""

    month: int
    day: int

    def dates(self, first: date, last: date, _holidays: Holidays, /) -> Iterator[date]:
        """Yield at most one a year."""
        for year in range(first.year, last.year + 1):
            length = monthrange(year, self.month)[1]
            begin = date(year, self.month, 1)
            yield from _chosen(begin, length, [self.day], first, last)


@dataclass(frozen=True, slots=True)
class LunarYearly:
    """One day of the lunar year; day -1 of month 12 is New Year's Eve (除夕).

    ``leap`` chooses in a year that has the month twice: the ``first``, the ``second``
    (leap) one, or ``both``.
    """

    month: int
    day: int
    leap: str = "first"

    def dates(self, first: date, last: date, _holidays: Holidays, /) -> Iterator[date]:
        """Yield the day of each year's chosen month."""
        for year in range(first.year - 1, last.year + 1):
            named = [m for m in lunar.months(year) if m.number == self.month]
            chosen = {"first": named[:1], "second": named[-1:], "both": named}
            for month in chosen[self.leap]:
                yield from _chosen(month.first, month.length, [self.day], first, last)


@dataclass(frozen=True, slots=True)
class LunarMonthDays:
    """Days of every lunar month, leap months included."""

    days: tuple[int, ...]

    def dates(self, first: date, last: date, _holidays: Holidays, /) -> Iterator[date]:
        """Yield them month by month."""
        for month in lunar.months_between(first, last):
            yield from _chosen(month.first, month.length, self.days, first, last)


@dataclass(frozen=True, slots=True)
class Workdays:
    """Every workday of the holiday calendar, make-up workdays included."""

    def dates(self, first: date, last: date, holidays: Holidays, /) -> Iterator[date]:
        """Yield day by day."""
        return (day for day in days(first, last) if holidays.is_workday(day))


@dataclass(frozen=True, slots=True)
class Restdays:
    """Every other day: ordinary weekends and public breaks."""

    def dates(self, first: date, last: date, holidays: Holidays, /) -> Iterator[date]:
        """Yield day by day."""
        return (day for day in days(first, last) if not holidays.is_workday(day))


@dataclass(frozen=True, slots=True)
class WorkdayBefore:
    """The last workday before each date of another rule."""

    rule: Recurrence

    def dates(self, first: date, last: date, holidays: Holidays, /) -> Iterator[date]:
        """Yield each such workday once, even if several dates share it."""
        # A date beyond the first workday after `last` cannot reach back to `last`.
        end = holidays.next_workday(last) or date.max
        seen = None
        for day in self.rule.dates(first, end, holidays):
            before = holidays.previous_workday(day)
            if before and first <= before <= last and before != seen:
                seen = before
                yield before


@dataclass(frozen=True, slots=True)
class OnDates:
    """Dates written one by one."""

    on: tuple[date, ...]

    def dates(self, first: date, last: date, _holidays: Holidays, /) -> Iterator[date]:
        """Yield those inside the window."""
        return (day for day in sorted(set(self.on)) if first <= day <= last)


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()


def _months(first: date, last: date) -> Iterator[tuple[date, int]]:
    """Yield first day and length of each solar month that the window touches."""
    start = first.year * MONTHS_PER_YEAR + first.month - 1
    end = last.year * MONTHS_PER_YEAR + last.month
    for month in range(start, end):
        begin = date(month // MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1, 1)
        yield begin, monthrange(begin.year, begin.month)[1]


def _chosen(
    begin: date, length: int, numbers: Iterable[int], first: date, last: date
) -> Iterator[date]:
    """Yield the numbered days of a month of ``length`` days that lie in the window."""
    counted = {number if number > 0 else length + 1 + number for number in numbers}
    for number in sorted(counted):
        if 1 <= number <= length:
            day = begin + (number - 1) * DAY
            if first <= day <= last:
                yield day
