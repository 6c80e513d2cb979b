"""Sign-in sheets: for each service a page, with lines for those who come unannounced."""

from collections.abc import Iterator

from scheduler.publish import wording
from scheduler.publish.editions import State
from scheduler.publish.sheet import Block, Cell, Column, Group, Look, Piece, Sheet, cell
from scheduler.publish.sheets.week import name
from scheduler.publish.staff_edition import StaffEdition, StaffShift, StaffWeek

COLUMNS = (
    Column("场次", 30, centred=True),
    Column("序号", 12, centred=True),
    Column("姓名", 34),
    Column("岗位", 32),
    Column("签名", 30),
    Column("到", 15),
    Column("离", 15),
    Column("备注", 18),
)
BLANK = 3
"""Lines left free for each occurrence, beside those for open places."""
ROW = 9.0
"""Height of a line in millimetres: to be written on by hand."""


def sheets(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make a sheet for each service that is held in the week, by its first start."""
    found: dict[str, list[StaffShift]] = {}
    for shift in week.shifts:
        if shift.state is not State.CANCELLED:
            found.setdefault(shift.shift.split("/", 1)[0], []).append(shift)
    return tuple(_sheet(edition, week, shifts) for shifts in found.values())


def _sheet(edition: StaffEdition, week: StaffWeek, shifts: list[StaffShift]) -> Sheet:
    dates: dict[str, list[StaffShift]] = {}
    for shift in shifts:
        dates.setdefault(shift.occurrence, []).append(shift)
    return Sheet(
        name=shifts[0].service,
        title=f"{edition.community}{shifts[0].service}签到表",
        left=wording.week(week.week),
        middle=wording.version(week),
        right=wording.dated(week),
        banner=wording.FICTIONAL if edition.fictional else "",
        columns=COLUMNS,
        groups=tuple(_occurrence(found) for found in dates.values()),
        notes=("没有签到的不计服务时长；临时来的请写在空行里。",),
        sign=("负责人",),
        landscape=False,
        row_height=ROW,
    )


def _occurrence(shifts: list[StaffShift]) -> Group:
    first = shifts[0]
    head = Cell(
        (
            Piece(wording.day(first.start), Look.STRONG),
            Piece(wording.weekday(first.start)),
            Piece(wording.hours(first.start, max(s.end for s in shifts))),
            Piece(first.venue, Look.QUIET),
        )
    )
    return Group(tuple(_lines(shifts)), head)


def _lines(shifts: list[StaffShift]) -> Iterator[Block]:
    number = 0
    for shift in shifts:
        lead = shift.lead.id if shift.lead else ""
        people = sorted(shift.people, key=lambda p: p.id != lead)
        for person in people:
            number += 1
            role = f"{shift.role}（负责）" if person.id == lead else shift.role
            changed = person.id in shift.joined
            own = Cell((name(person, changed=changed),))
            yield ((cell(str(number)), own, cell(role), *_empty(4)),)
    for _ in range(sum(shift.open for shift in shifts) + BLANK):
        number += 1
        yield ((cell(str(number)), *_empty(6)),)


def _empty(count: int) -> tuple[Cell, ...]:
    return tuple(Cell() for _ in range(count))
