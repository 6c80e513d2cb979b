"""The week as one long picture for a chat group: the same words, narrow and large."""

from datetime import date

from scheduler.publish import wording
from scheduler.publish.sheet import (
    Block,
    Cell,
    Column,
    Flow,
    Group,
    Look,
    Piece,
    Sheet,
    cell,
)
from scheduler.publish.sheets import week as board
from scheduler.publish.staff_edition import StaffEdition, StaffShift, StaffWeek

COLUMNS = (
    Column("时间", 30),
    Column("服务项目", 60),
    Column("地点", 40),
    Column("岗位", 30),
    Column("志愿者", 90),
)


def sheets(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make the sheet that ``phone.typ`` draws: blocks as cards below their day."""
    whole = board.sheet(edition, week)
    return (
        Sheet(
            name="手机版",
            title=whole.title,
            left=whole.left,
            middle=whole.middle,
            right=whole.right,
            banner=whole.banner,
            columns=COLUMNS,
            groups=tuple(_day(week, day) for day in wording.days(week)),
            notes=whole.notes,
        ),
    )


def _day(week: StaffWeek, day: date) -> Group:
    held = (_occurrence(shifts) for shifts in wording.of_day(week, day))
    off = (
        (
            (
                cell(),
                cell(pause.service, look=Look.STRONG),
                cell(),
                cell(),
                cell(wording.paused(pause), look=Look.QUIET),
            ),
        )
        for pause in wording.pauses_of(week, day)
    )
    return Group((*held, *off), board.day_cell(week, day))


def _occurrence(shifts: tuple[StaffShift, ...]) -> Block:
    first, count = shifts[0], len(shifts)
    hours = wording.hours(first.start, max(shift.end for shift in shifts))
    state = wording.STATES.get(first.state, "")
    title = Cell(
        (
            Piece(first.service, Look.STRONG),
            *([Piece(state, Look.TAG)] if state else ()),
        ),
        rows=count,
    )
    common = (
        cell(hours, changed=any("time" in s.changed for s in shifts), rows=count),
        title,
        cell(first.venue, look=Look.QUIET, rows=count),
    )
    return tuple(
        (
            *(common if number == 0 else ()),
            cell(shift.role, look=Look.QUIET),
            _people(shift),
        )
        for number, shift in enumerate(shifts)
    )


def _people(shift: StaffShift) -> Cell:
    names = board.people(shift)
    if shift.lead is None or names.flow is Flow.LINES:
        return names
    lead = board.name(shift.lead, changed=shift.lead.id in shift.joined)
    leads = Piece(lead.text, lead.look, lead.changed, f"{lead.more}（负责）")
    return Cell((leads, *names.pieces), flow=Flow.LIST)
