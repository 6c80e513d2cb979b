"""The holiday calendar: which day is a workday, which a rest day, and what is unknown.

China's breaks and make-up workdays are announced year by year. A year that nobody has
announced is said to be so; it is never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from scheduler.model.times import DAY, DateSpan
from scheduler.problems import Source

SATURDAY = 6


class DayKind(StrEnum):
    """What the state's calendar makes of a day."""

    WORKDAY = "workday"
    MAKE_UP_WORKDAY = "make-up workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day that differs from its weekday: part of a break, or a make-up workday."""

    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class SchoolBreak:
    """A school break (寒暑假): ``kind`` is ``winter`` or ``summer``."""

    kind: str
    name: str
    dates: DateSpan
    source: Source


@dataclass(frozen=True, slots=True)
class Holidays:
    """All that is known: marked days, announced years and school breaks."""

    marked: Mapping[date, MarkedDay] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()
    breaks: tuple[SchoolBreak, ...] = ()

    def kind(self, day: date) -> DayKind:
        """Say what ``day`` is; weekday arithmetic where nothing marks it."""
        if marked := self.marked.get(day):
            return marked.kind
        return DayKind.WEEKEND if day.isoweekday() >= SATURDAY else DayKind.WORKDAY

    def is_workday(self, day: date) -> bool:
        """Tell whether offices and schools are open."""
        return self.kind(day) in {DayKind.WORKDAY, DayKind.MAKE_UP_WORKDAY}

    def is_holiday(self, day: date) -> bool:
        """Tell whether ``day`` belongs to a public break (an ordinary weekend does not)."""
        return self.kind(day) is DayKind.HOLIDAY

    def previous_workday(self, day: date) -> date | None:
        """Give the last workday before ``day``; ``None`` at the beginning of time."""
        while day > date.min:
            day -= DAY
            if self.is_workday(day):
                return day
        return None

    def next_workday(self, day: date) -> date | None:
        """Give the first workday after ``day``; ``None`` at the end of time."""
        while day < date.max:
            day += DAY
            if self.is_workday(day):
                return day
        return None

    def name(self, day: date) -> str:
        """Give the break's or make-up day's name, or an empty text."""
        marked = self.marked.get(day)
        return marked.name if marked else ""

    def is_announced(self, day: date) -> bool:
        """Tell whether the state's notice for the year of ``day`` is known."""
        return day.year in self.announced

    def school_break(self, day: date, kind: str = "") -> SchoolBreak | None:
        """Give the school break (of ``kind``, if given) that ``day`` lies in."""
        for entry in self.breaks:
            if day in entry.dates and kind in ("", entry.kind):
                return entry
        return None
