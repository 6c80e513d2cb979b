"""The handover sheet: what the next one on duty has to see to, and who signed for it."""

from collections.abc import Iterator
from datetime import date

from scheduler.publish import wording
from scheduler.publish.sheet import Block, Cell, Column, Group, Look, Piece, Sheet, cell
from scheduler.publish.staff_edition import StaffEdition, StaffWeek

COLUMNS = (
    Column("类别", 26, centred=True),
    Column("事项", 74),
    Column("时间", 32, centred=True),
    Column("处理情况", 54),
)
BLANK = 4
"""Lines for keys and things, and for whatever else there is."""
ROW = 8.0


def sheets(edition: StaffEdition, week: StaffWeek) -> tuple[Sheet, ...]:
    """Make the week's sheet; what is missing or due is filled in, the rest is blank."""
    parts = {
        "缺人的班": tuple(_open(week)),
        "到期的证件": tuple(_certificates(week)),
        "到期的诉求": tuple(_due(week)),
        "钥匙和物品": tuple(_row("", "") for _ in range(BLANK)),
        "其他": tuple(_row("", "") for _ in range(BLANK)),
    }
    return (
        Sheet(
            name="交接单",
            title=f"{edition.community}值班交接单",
            left=wording.week(week.week),
            middle=wording.version(week),
            right=wording.dated(week),
            banner=wording.FICTIONAL if edition.fictional else "",
            columns=COLUMNS,
            groups=tuple(
                Group(blocks or (_row("无", ""),), cell(name, look=Look.STRONG))
                for name, blocks in parts.items()
            ),
            sign=("交班人", "接班人", "时间"),
            landscape=False,
            row_height=ROW,
        ),
    )


def _row(what: str, when: str) -> Block:
    return ((cell(what), cell(when), Cell()),)


def _open(week: StaffWeek) -> Iterator[Block]:
    for shift in week.shifts:
        if shift.open:
            what = (
                Piece(f"{shift.service} {shift.role}"),
                Piece(wording.wanting(shift), Look.ALERT),
            )
            when = (
                Piece(f"{wording.day(shift.start)} {wording.weekday(shift.start, '周')}"),
                Piece(wording.hours(shift.start, shift.end)),
            )
            yield ((Cell(what), Cell(when), Cell()),)


def _certificates(week: StaffWeek) -> Iterator[Block]:
    for paper in week.certificates:
        what = f"{paper.person.name} {paper.role}证件 {paper.person.phone}"
        yield ((cell(what.strip()), _until(week, paper.until), Cell()),)


def _due(week: StaffWeek) -> Iterator[Block]:
    for one in week.due:
        what = f"{one.issue} {one.compound} {one.category}（{one.by}）"
        yield ((cell(what), _until(week, one.due), Cell()),)


def _until(week: StaffWeek, day: date) -> Cell:
    over = (Piece("已过期", Look.ALERT),) if day < week.week.monday else ()
    return Cell((Piece(wording.full_day(day)), *over))
