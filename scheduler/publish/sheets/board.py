"""The week for residents, on the notice board: what is on, without any volunteer's name.

It is made of the public edition, so nothing that is not public can get onto it.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scheduler.model.times import Week
from scheduler.publish import wording
from scheduler.publish.days import Line, by_day
from scheduler.publish.editions import PublicEdition, PublicOccurrence
from scheduler.publish.sheet import Block, Cell, Column, Group, Look, Piece, Sheet, cell

COLUMNS = (
    Column("日期", 31, centred=True),
    Column("服务项目", 58),
    Column("时间", 38, centred=True),
    Column("地点", 62),
    Column("为谁服务", 84),
)
WITH_HELPERS = (
    *COLUMNS[:-1],
    Column("为谁服务", 46),
    Column("招募帮手", 38),
)
SIZE = 12.5
"""Points: it is read standing, from a step away."""


def sheet(edition: PublicEdition, week: Week) -> Sheet | None:
    """Make the sheet of a week; ``None`` when nothing is on."""
    occurrences = [o for service in edition.services for o in service.occurrences]
    days = by_day(occurrences, week.monday, week.sunday)
    if not days:
        return None
    office = edition.contacts[0] if edition.contacts else None
    made = dated(edition, week)
    wanted = frozenset(places.occurrence for places in edition.open_places)
    shown = {line.occurrence.id for day in days for line in day.lines}
    columns = WITH_HELPERS if wanted & shown else COLUMNS
    return Sheet(
        name="服务安排",
        title=f"{edition.name}本周服务安排",
        left=wording.week(week),
        right=f"编制日期：{wording.full_day(made)}" if made else "",
        banner=wording.FICTIONAL if edition.fictional else "",
        columns=columns,
        text_size=SIZE,
        groups=tuple(
            Group(
                tuple(_line(edition, line, len(columns)) for line in day.lines),
                _day_cell(edition, day.date),
            )
            for day in days
        ),
        notes=(f"咨询报名：{office.name} {office.phone}（{office.hours}）",)
        if office
        else (),
    )


def dated(edition: PublicEdition, week: Week) -> datetime | None:
    """Give when the week was released, or last changed since."""
    return max((r.at for r in edition.releases if r.week == week), default=None)


def _day_cell(edition: PublicEdition, day: date) -> Cell:
    marks = (mark for when, mark in edition.marks if when == day)
    return Cell(
        (
            Piece(wording.day(day), Look.STRONG),
            Piece(wording.weekday(day)),
            *(Piece(mark, Look.TAG) for mark in marks),
        )
    )


def _line(edition: PublicEdition, line: Line, columns: int) -> Block:
    one = line.occurrence
    if not line.is_on:
        words = Piece(_off(line), Look.ALERT)
        return ((cell(one.title), Cell((words,), columns=columns - 2)),)
    service = next(s for s in edition.services if s.id == one.service)
    state = "" if line.word == HELD else line.word
    title = (Piece(one.title, Look.STRONG), *([Piece(state, Look.TAG)] if state else ()))
    return (
        (
            Cell(title),
            cell(wording.hours(one.start, one.end)),
            cell(one.venue),
            cell(*(word for word in (service.for_whom, service.cost) if word)),
            *((Cell(tuple(_wanted(edition, one))),) if columns > len(COLUMNS) else ()),
        ),
    )


HELD = "有"


def _off(line: Line) -> str:
    one = line.occurrence
    because = f"（{one.reason}）" if one.reason else ""
    if line.away:
        to = f"{wording.day(one.start)}{wording.weekday(one.start)} {one.start:%H:%M}"
        return f"改到{to}{because}"
    return f"{line.word}{because}"


def _wanted(edition: PublicEdition, one: PublicOccurrence) -> Iterator[Piece]:
    for places in edition.open_places:
        if places.occurrence == one.id:
            yield Piece(f"{places.role}还需{places.places}人", Look.ALERT)
