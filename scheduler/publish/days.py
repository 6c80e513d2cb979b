"""Lays out occurrences by the day: what is on, what moved away, what is cancelled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scheduler.model.times import days as each_day
from scheduler.publish.editions import PublicOccurrence, State

WORDS = {
    State.HELD: "有",
    State.MOVED: "改期",
    State.EXTRA: "加办",
    State.CANCELLED: "取消",
    State.UNDECIDED: "待定",
}
"""What stands in a cell: a word, never a colour alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence on one day; ``away`` when it moved from this day to another."""

    occurrence: PublicOccurrence
    away: bool = False

    @property
    def word(self) -> str:
        """Give the one word for it."""
        return WORDS[self.occurrence.state]

    @property
    def is_on(self) -> bool:
        """Tell whether people should come on this day."""
        off = {State.CANCELLED, State.UNDECIDED}
        return not self.away and self.occurrence.state not in off

    @property
    def moved_here(self) -> bool:
        """Tell whether it was on another day before."""
        o = self.occurrence
        return o.state is State.MOVED and not self.away and o.nominal != o.start.date()


@dataclass(frozen=True, slots=True)
class Day:
    """A day and its lines, by time."""

    date: date
    lines: tuple[Line, ...] = ()


def by_day(
    occurrences: Iterable[PublicOccurrence], first: date, last: date
) -> tuple[Day, ...]:
    """Give every day of the window that has a line."""
    found: dict[date, list[Line]] = {}
    for occurrence in occurrences:
        day = occurrence.start.date()
        found.setdefault(day, []).append(Line(occurrence))
        if occurrence.state is State.MOVED and occurrence.nominal != day:
            found.setdefault(occurrence.nominal, []).append(Line(occurrence, away=True))
    return tuple(
        Day(day, tuple(sorted(found[day], key=_order)))
        for day in sorted(found)
        if first <= day <= last
    )


def _order(line: Line) -> tuple[bool, str, str]:
    o = line.occurrence
    return (line.away, f"{o.start:%H:%M}", o.id)


@dataclass(frozen=True, slots=True)
class Month:
    """A month as rows of seven days, Monday first; days of other months are ``None``."""

    first: date
    rows: tuple[tuple[Day | None, ...], ...]


def months(found: Iterable[Day], first: date, last: date) -> tuple[Month, ...]:
    """Give each whole month from that of ``first`` to that of ``last``."""
    lines = {day.date: day.lines for day in found}
    starts = sorted({day.replace(day=1) for day in each_day(first, last)})
    return tuple(_month(start, lines) for start in starts)


def _month(start: date, lines: dict[date, tuple[Line, ...]]) -> Month:
    cells: list[Day | None] = [None] * start.weekday()
    for number in range(1, 32):
        try:
            day = start.replace(day=number)
        except ValueError:
            break
        cells.append(Day(day, lines.get(day, ())))
    cells += [None] * (-len(cells) % 7)
    rows = tuple(tuple(cells[i : i + 7]) for i in range(0, len(cells), 7))
    return Month(start, rows)
