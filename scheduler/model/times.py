"""Days, clock times and ISO weeks of the community, all in China Standard Time.

Asia/Shanghai has kept +08:00 without change since 15 September 1991 (tzdata 2026), so a
fixed offset is exact for every date that linli handles and needs no zone database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Self

CST = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China Standard Time."""

DAY = timedelta(days=1)

Date = date
"""The type, under a name for records that have a field called ``date``."""


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """Clock times within one day, ``start`` before ``end``."""

    start: time
    end: time

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Give both instants on ``day``, in China Standard Time."""
        return (
            datetime.combine(day, self.start, CST),
            datetime.combine(day, self.end, CST),
        )

    def covers(self, other: "TimeSpan") -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        """Write as ``08:30-10:00``."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """Days from ``first`` to ``last``, both included; ``None`` leaves a side open."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Tell whether ``day`` is one of them."""
        return (self.first is None or self.first <= day) and (
            self.last is None or day <= self.last
        )


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO 8601 week; 2026 has 53 of them."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Give the week that ``day`` lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-W48``; ``ValueError`` when it is none or no such week exists."""
        week = cls.of(datetime.strptime(f"{text}-1", "%G-W%V-%u").date())
        if str(week) != text:
            raise ValueError(text)
        return week

    @property
    def monday(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + 6 * DAY

    @property
    def days(self) -> tuple[date, ...]:
        """All seven days."""
        return tuple(days(self.monday, self.sunday))

    def __add__(self, weeks: int) -> "Week":
        """Give the week that comes ``weeks`` later (earlier when negative)."""
        return Week.of(self.monday + weeks * 7 * DAY)

    def __str__(self) -> str:
        """Write as ``2026-W48``."""
        return f"{self.year}-W{self.number:02d}"


def days(first: date, last: date) -> Iterator[date]:
    """Yield each day from ``first`` to ``last``, both included."""
    for offset in range((last - first).days + 1):
        yield first + offset * DAY
