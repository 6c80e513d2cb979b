"""The week by person: who serves when, for all, for each grid, and as slips to hand out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.publish import wording
from scheduler.publish.editions import State
from scheduler.publish.sheet import Block, Cell, Column, Group, Look, Piece, Sheet, cell
from scheduler.publish.staff_edition import StaffEdition, StaffPerson, StaffShift, StaffWeek

COLUMNS = (
    Column("姓名", 30),
    Column("电话", 25, centred=True),
    Column("日期", 25, centred=True),
    Column("时间", 24, centred=True),
    Column("服务项目", 31),
    Column("岗位", 20),
    Column("地点", 31),
)
SLIP_COLUMNS = (
    Column("时间", 40),
    Column("服务项目", 30),
    Column("地点", 30),
    Column("提示", 30),
)
PER_SLIP = 2
"""Duties that have room on one slip; more go on a second one."""


@dataclass(frozen=True, slots=True)
class Duties:
    """A person and all the shifts of the week that the person serves on."""

    person: StaffPerson
    shifts: tuple[StaffShift, ...]


def all_people(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make one sheet of everybody who serves in the week, by the order of their ids."""
    return _sheets(edition, week, "按人员", "志愿者值班表", duties(week.shifts))


def by_grid(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make a sheet for each grid, of its people."""
    found: dict[str, list[Duties]] = {}
    for one in duties(week.shifts):
        found.setdefault(one.person.grid, []).append(one)
    return tuple(
        sheet
        for grid in sorted(found, key=_grid_order)
        for sheet in _sheets(
            edition, week, grid or "其他", f"{grid}志愿者值班表", found[grid]
        )
    )


def slips(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make a slip for each person, with what to bring and whom to call."""
    groups = tuple(slip for one in duties(week.shifts) for slip in _slips(one))
    return _slip_sheet(edition, week, "值班通知单", groups)


def duties(shifts: Iterable[StaffShift]) -> tuple[Duties, ...]:
    """Give everybody who serves, by id; what is cancelled counts for nobody."""
    found: dict[str, tuple[StaffPerson, list[StaffShift]]] = {}
    for shift in shifts:
        for person in shift.people if shift.state is not State.CANCELLED else ():
            found.setdefault(person.id, (person, []))[1].append(shift)
    return tuple(Duties(found[one][0], tuple(found[one][1])) for one in sorted(found))


def _grid_order(grid: str) -> tuple[int, str]:
    """Put 第二网格 before 第十网格."""
    numerals = [
        number for number, sign in enumerate("一二三四五六七八九十") if sign in grid
    ]
    return (numerals[0] if numerals else len("一二三四五六七八九十"), grid)


def _sheets(
    edition: StaffEdition,
    week: StaffWeek,
    name: str,
    title: str,
    people: Iterable[Duties],
) -> tuple[Sheet, ...]:
    groups = tuple(Group((_rows(one),), who(one.person)) for one in people)
    if not groups:
        return ()
    return (
        Sheet(
            name=name,
            title=f"{edition.community}{title}",
            left=wording.week(week.week),
            middle=wording.version(week),
            right=wording.dated(week),
            banner=wording.FICTIONAL if edition.fictional else "",
            columns=COLUMNS,
            groups=groups,
            notes=("含姓名电话，仅供社区内部使用，用后收好。",),
            landscape=False,
        ),
    )


def who(person: StaffPerson) -> Cell:
    """Make the cell of a person's name."""
    own, bracket, rest = person.name.partition("(")
    return Cell((Piece(own, Look.STRONG, more=bracket + rest),))


def _rows(one: Duties) -> Block:
    phone = cell(one.person.phone, rows=len(one.shifts))
    first, *rest = map(_row, one.shifts)
    return ((phone, *first), *rest)


def _row(shift: StaffShift) -> tuple[Cell, ...]:
    changed = shift.changed
    return (
        cell(
            f"{wording.day(shift.start)} {wording.weekday(shift.start, '周')}",
            changed="date" in changed,
        ),
        cell(wording.hours(shift.start, shift.end), changed="time" in changed),
        cell(shift.service),
        cell(shift.role),
        cell(shift.venue, changed="venue" in changed),
    )


def _slips(one: Duties) -> Iterator[Group]:
    for begin in range(0, len(one.shifts), PER_SLIP):
        part = one.shifts[begin : begin + PER_SLIP]
        again = (Piece("（续）", Look.QUIET),) if begin else ()
        head = Cell((*who(one.person).pieces, *again))
        yield Group(tuple(_duty(shift, one.person) for shift in part), head)


def _duty(shift: StaffShift, person: StaffPerson) -> Block:
    leads = "（负责）" if shift.lead and shift.lead.id == person.id else ""
    return (
        (
            cell(when(shift)),
            cell(f"{shift.service} {shift.role}{leads}"),
            cell(shift.venue),
            cell(f"请带{shift.bring}" if shift.bring else ""),
        ),
    )


def when(shift: StaffShift) -> str:
    """Write 11月27日 星期五 08:30–10:00."""
    day = f"{wording.day(shift.start)} {wording.weekday(shift.start)}"
    return f"{day} {wording.hours(shift.start, shift.end)}"


def _slip_sheet(
    edition: StaffEdition, week: StaffWeek, title: str, groups: tuple[Group, ...]
) -> tuple[Sheet, ...]:
    if not groups:
        return ()
    office = f"{edition.office.name} {edition.office.phone}".strip()
    return (
        Sheet(
            name=title,
            title=f"{edition.community}{title}",
            left=wording.week(week.week),
            middle=wording.version(week),
            banner=wording.FICTIONAL if edition.fictional else "",
            columns=SLIP_COLUMNS,
            groups=groups,
            notes=(f"来不了请尽早告诉我们：{office}",),
            landscape=False,
        ),
    )


def changes(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make a slip for each person whom a change since the release concerns."""
    found: dict[str, tuple[StaffPerson, list[Block]]] = {}
    for shift in week.shifts:
        for person, words in _told(shift):
            found.setdefault(person.id, (person, []))[1].append(_change(shift, words))
    groups = tuple(
        Group(tuple(blocks[begin : begin + PER_SLIP]), who(person))
        for person, blocks in (found[one] for one in sorted(found))
        for begin in range(0, len(blocks), PER_SLIP)
    )
    return _slip_sheet(edition, week, "变动通知单", groups)


def _told(shift: StaffShift) -> Iterator[tuple[StaffPerson, str]]:
    """Yield whom a shift's changes concern, and what to tell."""
    for person in shift.left:
        yield person, "这一班您不用来了。"
    moved = shift.changed & {"date", "time", "venue"}
    for person in shift.people:
        if shift.state is State.CANCELLED:
            yield person, "这一班取消了，您不用来了。"
        elif person.id in shift.joined:
            yield person, "这一班请您参加。"
        elif moved:
            yield person, "时间或地点有变动，请按这里写的来。"


def _change(shift: StaffShift, words: str) -> Block:
    return (
        (
            cell(when(shift)),
            cell(f"{shift.service} {shift.role}"),
            cell(shift.venue),
            Cell((Piece(words, Look.ALERT),)),
        ),
    )
