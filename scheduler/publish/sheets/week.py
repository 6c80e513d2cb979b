"""The week by service: the sheet that hangs on the board, with everybody's name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scheduler.publish import wording
from scheduler.publish.editions import State
from scheduler.publish.sheet import (
    Block,
    Cell,
    Column,
    Flow,
    Group,
    Look,
    Piece,
    Row,
    Sheet,
    cell,
)
from scheduler.publish.staff_edition import StaffEdition, StaffPerson, StaffShift, StaffWeek

COLUMNS = (
    Column("日期", 19, centred=True),
    Column("服务项目", 29),
    Column("时间", 23, centred=True),
    Column("地点", 33),
    Column("岗位", 20),
    Column("负责人", 20, centred=True),
    Column("志愿者", 74),
    Column("备班", 30),
    Column("提示", 25),
)


def sheet(edition: StaffEdition, week: StaffWeek) -> Sheet:
    """Make the sheet of a week; its workbook can be edited and read back."""
    days = wording.days(week)
    made = _sheet(edition, week, "排班表", "志愿服务排班表", days)
    return replace(made, keys=tuple(key for day in days for key in _keys(week, day)))


def by_day(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make a sheet for each day, for the desk."""
    return tuple(
        _sheet(edition, week, wording.day(day), f"{wording.day(day)}志愿服务安排", [day])
        for day in wording.days(week)
    )


def _sheet(
    edition: StaffEdition, week: StaffWeek, name: str, title: str, chosen: list[date]
) -> Sheet:
    shifts = [shift for shift in week.shifts if shift.start.date() in chosen]
    return Sheet(
        name=name,
        title=f"{edition.community}{title}",
        left=wording.week(week.week),
        middle=wording.version(week),
        right=wording.dated(week),
        banner=wording.FICTIONAL if edition.fictional else "",
        columns=COLUMNS,
        groups=tuple(_day(week, day) for day in chosen),
        notes=tuple(_notes(edition, shifts)),
        sign=("制表", "审核"),
    )


def day_cell(week: StaffWeek, day: date) -> Cell:
    """Make the cell of a day: date, weekday and what the day is."""
    marks = (mark for when, mark in week.marks if when == day)
    return Cell(
        (
            Piece(wording.day(day), Look.STRONG),
            Piece(wording.weekday(day)),
            *(Piece(mark, Look.TAG) for mark in marks),
        )
    )


def _day(week: StaffWeek, day: date) -> Group:
    held = (_occurrence(shifts) for shifts in wording.of_day(week, day))
    off = (
        ((cell(pause.service), _wide(wording.paused(pause), len(COLUMNS) - 2)),)
        for pause in wording.pauses_of(week, day)
    )
    return Group((*held, *off), day_cell(week, day))


def _keys(week: StaffWeek, day: date) -> Iterator[str]:
    """Yield what tells the rows of a day apart: the shift, and the people printed there."""
    for shift in (shift for shifts in wording.of_day(week, day) for shift in shifts):
        people, reserves = (
            ",".join(person.id for person in some)
            for some in (shift.people, shift.reserves)
        )
        yield f"{shift.shift}|{people}|{reserves}"
    yield from (pause.occurrence for pause in wording.pauses_of(week, day))


def _wide(words: str, columns: int) -> Cell:
    return Cell((Piece(words, Look.QUIET),), columns=columns)


def _occurrence(shifts: tuple[StaffShift, ...]) -> Block:
    """Make the rows of an occurrence: one for each shift, with what is common merged."""
    times = merged([(wording.hours(s.start, s.end), "time" in s.changed) for s in shifts])
    venues = merged([(s.venue, "venue" in s.changed) for s in shifts])
    rows = []
    for index, shift in enumerate(shifts):
        first = index == 0
        rows.append(
            (
                *([_service(shifts)] if first else ()),
                *times[index],
                *venues[index],
                cell(shift.role),
                _lead(shift),
                people(shift),
                Cell(tuple(map(name, shift.reserves)), flow=Flow.LIST),
                *([_remarks(shifts)] if first else ()),
            )
        )
    return tuple(rows)


def merged(values: list[tuple[str, bool]]) -> list[Row]:
    """Make one cell over all rows where all say the same, else one for each row."""
    if len(set(values)) == 1:
        words, changed = values[0]
        return [
            (cell(words, changed=changed, rows=len(values)),),
            *([()] * (len(values) - 1)),
        ]
    return [(cell(words, changed=changed),) for words, changed in values]


def _service(shifts: tuple[StaffShift, ...]) -> Cell:
    one = shifts[0]
    states = {s.state for s in shifts}
    state = wording.STATES.get(one.state, "") if len(states) == 1 else ""
    moved = any("date" in s.changed or "state" in s.changed for s in shifts)
    pieces = [Piece(one.service, Look.STRONG)]
    if state:
        pieces.append(Piece(state, Look.TAG, changed=moved))
    return Cell(tuple(pieces), rows=len(shifts))


def name(person: StaffPerson, *, changed: bool = False) -> Piece:
    """Make the piece of a name; what tells namesakes apart stands smaller behind it."""
    own, bracket, rest = person.name.partition("(")
    return Piece(own, changed=changed, more=bracket + rest)


def _lead(shift: StaffShift) -> Cell:
    if shift.lead is None or shift.state is State.CANCELLED:
        return cell(wording.NOTHING, look=Look.QUIET)
    return Cell((name(shift.lead, changed=shift.lead.id in shift.joined),))


def people(shift: StaffShift) -> Cell:
    """Make the cell of names, the lead's left out, and how many are wanting."""
    if shift.state is State.CANCELLED:
        return Cell((Piece("取消", Look.ALERT, changed=True),))
    lead = shift.lead.id if shift.lead else ""
    names = [
        name(person, changed=person.id in shift.joined)
        for person in shift.people
        if person.id != lead
    ]
    open_ = wording.wanting(shift)
    if open_:
        fewer = "people" in shift.changed and not shift.joined
        names.append(Piece(open_, Look.ALERT, changed=fewer))
    return Cell(tuple(names), flow=Flow.LIST)


def _remarks(shifts: tuple[StaffShift, ...]) -> Cell:
    notes = dict.fromkeys(note for s in shifts for note in s.note.split("；") if note)
    return Cell(
        (
            *(Piece(note) for note in notes),
            *([Piece(f"带{shifts[0].bring}", Look.QUIET)] if shifts[0].bring else ()),
        ),
        rows=len(shifts),
    )


def _notes(edition: StaffEdition, shifts: list[StaffShift]) -> Iterator[str]:
    if any(shift.changed for shift in shifts):
        yield "▲ 与本周首次发布的第1版不同。"
    if wanting := sum(shift.open for shift in shifts):
        yield f"还缺{wanting}人，欢迎报名：{edition.office.name} {edition.office.phone}。"
    if any(shift.reserves for shift in shifts):
        yield "来不了请尽早告诉社区，备班按先后顺序替补。"
