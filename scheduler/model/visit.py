"""Visits to residents (走访): programmes, what was visited, and sealed lists.

A programme is wholly the community's own: how often, to whom and what to look at are
data. What is not defined there is not planned. A visit is known to the building, never to
the door; whom it was paid to is not kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scheduler.model.times import DAY, Date, DateSpan
from scheduler.problems import Source

MONTHS_PER_YEAR = 12
DAYS_PER_WEEK = 7
NAMED_MONTHS = {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}


class Frequency(StrEnum):
    """What a cadence counts."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days in which something is done once, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cadence:
    """Once in every ``interval`` weeks or months.

    Weeks begin on Monday; several are counted from the week of ``start``. Months are the
    calendar's, so that three of them are a quarter: ``interval`` divides twelve.
    ``ValueError`` otherwise, or when several weeks have no start.
    """

    frequency: Frequency
    interval: int = 1
    start: Date | None = None

    def __post_init__(self) -> None:
        weeks = self.frequency is Frequency.WEEKLY
        if self.interval < 1 or (weeks and self.interval > 1 and self.start is None):
            raise ValueError(self.interval)
        if not weeks and MONTHS_PER_YEAR % self.interval:
            raise ValueError(self.interval)

    def period(self, day: date) -> Period:
        """Give the period that ``day`` lies in."""
        if self.frequency is Frequency.WEEKLY:
            length = self.interval * DAYS_PER_WEEK
            origin = _monday(self.start or day)
            first = origin + (day.toordinal() - origin) // length * length
            return Period(date.fromordinal(first), date.fromordinal(first + length - 1))
        month = (day.month - 1) // self.interval * self.interval + 1
        after = month + self.interval
        end = (
            date(day.year + 1, 1, 1)
            if after > MONTHS_PER_YEAR
            else date(day.year, after, 1)
        )
        return Period(date(day.year, month, 1), end - DAY)

    def periods(self, first: date, last: date) -> Iterator[Period]:
        """Yield the periods that the days from ``first`` to ``last`` touch, in order."""
        day = first
        while day <= last:
            period = self.period(day)
            yield period
            day = period.last + DAY

    def __str__(self) -> str:
        """Say it in Chinese: 每季度; ``content.phrases.cadences`` reads it back."""
        if self.frequency is Frequency.WEEKLY:
            return "每周" if self.interval == 1 else f"每{self.interval}周"
        return NAMED_MONTHS.get(self.interval, f"每{self.interval}个月")


@dataclass(frozen=True, slots=True)
class VisitProgramme:
    """What is visited by whom and how often, in the community's own words."""

    id: str
    name: str
    source: Source
    for_whom: str = ""
    """Its target group, in words."""
    cadence: Cadence | None = None
    """``None`` where the community has not defined it: then nothing is planned or due."""
    days: tuple[int | str, ...] = ()
    """ISO weekdays, ``workday`` or ``restday``, for the planned day; empty is any."""
    off_holidays: bool = False
    """Whether no visit is planned on a public holiday."""
    dates: DateSpan = DateSpan()
    grids: tuple[str, ...] = ()
    """Ids of the grids that take part; empty is all."""
    sealed_list: str = ""
    """Id of the sealed list that is visited: then only numbers are kept, no place."""
    checklist: tuple[str, ...] = ()
    note: str = ""
    revised: tuple[datetime, ...] = ()
    """When it was corrected: calendars take over what is still to come."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit that was paid; private all of it."""

    date: date
    programme: str
    visitors: tuple[str, ...]
    """Ids of pioneer households, volunteers or posts, each once."""
    source: Source
    building: str = ""
    """Empty for a sealed list."""
    count: int = 1
    """How many households were visited."""
    topics: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    """Ids of the issues that it raised."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SealedList:
    """A list that linli must not have, such as that of elders living alone: its length."""

    id: str
    name: str
    count: int
    """How many households were on it on ``date``."""
    date: Date
    source: Source


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()
