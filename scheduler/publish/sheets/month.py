"""A month for the wall: seven columns, what is on each day; made of the public edition."""

from collections.abc import Iterator
from datetime import date

from scheduler.publish import wording
from scheduler.publish.days import Day, Month, by_day, months
from scheduler.publish.editions import PublicEdition
from scheduler.publish.sheet import Cell, Column, Group, Look, Piece, Row, Sheet

COLUMNS = tuple(Column(f"星期{day}", 39) for day in wording.WEEKDAYS)
ROW = 24.0
"""Least height of a week in millimetres: room for notes by hand."""


def sheet(edition: PublicEdition, first: date) -> Sheet:
    """Make the sheet of the month that begins on ``first``."""
    occurrences = [o for service in edition.services for o in service.occurrences]
    last = max(day for day in _days(first))
    (month,) = months(by_day(occurrences, first, last), first, last)
    return Sheet(
        name=f"{first.month}月",
        title=f"{edition.name}{first.year}年{first.month}月服务安排",
        left=f"{first.year}年{first.month}月",
        banner=wording.FICTIONAL if edition.fictional else "",
        columns=COLUMNS,
        groups=(Group(tuple((row,) for row in _weeks(edition, month))),),
        notes=tuple(_notes(edition)),
        row_height=ROW,
        top=True,
    )


def firsts(edition: PublicEdition) -> tuple[date, ...]:
    """Give the first days of the edition's months from that of its day, two at most."""
    first = edition.as_of.replace(day=1)
    following = max(_days(first)).toordinal() + 1
    found = (first, date.fromordinal(following))
    return tuple(day for day in found if max(_days(day)) <= edition.last)


def _days(first: date) -> Iterator[date]:
    """Yield the days of a month."""
    day = first
    while day.month == first.month:
        yield day
        day = date.fromordinal(day.toordinal() + 1)


def _weeks(edition: PublicEdition, month: Month) -> Iterator[Row]:
    marks = dict(edition.marks)
    for row in month.rows:
        yield tuple(_day(day, marks) if day else Cell() for day in row)


def _day(day: Day, marks: dict[date, str]) -> Cell:
    mark = marks.get(day.date)
    return Cell(
        (
            Piece(f"{day.date.day}", Look.STRONG, more=f" {mark}" if mark else ""),
            *(
                Piece(f"{line.occurrence.start:%H:%M} {line.occurrence.title}")
                for line in day.lines
                if line.is_on
            ),
            *(
                Piece(f"{line.occurrence.title} 停", Look.QUIET)
                for line in day.lines
                if not line.is_on and not line.away
            ),
        )
    )


def _notes(edition: PublicEdition) -> Iterator[str]:
    for office in edition.contacts[:1]:
        yield f"咨询报名：{office.name} {office.phone}。临时变动以社区通知为准。"
