"""Papers about visits: blank forms, each visitor's list, and what is due.

All of them are for staff and the visitors themselves: ``visits/`` in the staff root.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from scheduler.publish import wording
from scheduler.publish.sheet import (
    Block,
    Cell,
    Column,
    Document,
    Group,
    Look,
    Piece,
    Sheet,
    cell,
)
from scheduler.publish.sheets.visit_log import log_sheet, tally_sheet
from scheduler.publish.visit_edition import (
    FormProgramme,
    ListedVisit,
    VisitEdition,
    VisitorList,
)

FORM_COLUMNS = (
    Column("", 28),
    Column("", 65),
    Column("", 28, centred=True),
    Column("", 65),
)
RULED = 9.5
"""Height of a line to write on, in millimetres."""
LINES = (("谈了什么", 5), ("困难和需求", 5), ("后续打算", 3), ("转为诉求", 2))
"""What is written by hand, and on how many lines."""
LIST_COLUMNS = (
    Column("最晚日期", 32, centred=True),
    Column("走访项目", 38),
    Column("楼栋", 36),
    Column("上次走访", 32, centred=True),
    Column("实际日期", 28),
    Column("户数", 20),
)
BLANK_ROWS = 3
"""Lines for what else was visited."""
TOLD = "记一笔：谈了什么，有什么困难和需求，要不要转为诉求"
TOLD_LINES = 12
DUE_COLUMNS = (
    Column("网格", 22, centred=True),
    Column("最晚日期", 26, centred=True),
    Column("情况", 24, centred=True),
    Column("走访人", 42),
    Column("楼栋", 36),
    Column("上次走访", 34, centred=True),
)


def documents(edition: VisitEdition) -> Iterator[tuple[str, Document, tuple[str, ...]]]:
    """Yield path, document and endings of everything that is made."""
    for programme in edition.programmes:
        yield (
            f"visits/form-{programme.id}",
            _document(edition, f"{programme.name}记录表", (form(edition, programme),)),
            ("pdf",),
        )
    if edition.lists:
        lists = tuple(visitor_sheet(edition, one) for one in edition.lists)
        yield "visits/people", _document(edition, "走访单", lists), ("pdf",)
        yield (
            "visits/due",
            _document(edition, "走访到期表", (due_sheet(edition),)),
            ("pdf", "xlsx"),
        )
    for year, found in groupby(edition.log, key=lambda one: one.day.year):
        paid = tuple(found)
        sheets = (log_sheet(edition, year, paid), tally_sheet(edition, year, paid))
        yield f"visits/{year}", _document(edition, f"{year}年走访台账", sheets), ("xlsx",)


def _document(edition: VisitEdition, title: str, sheets: tuple[Sheet, ...]) -> Document:
    return Document(f"{edition.community}{title}", edition.community, edition.as_of, sheets)


def _banner(edition: VisitEdition) -> str:
    return wording.FICTIONAL if edition.fictional else ""


# --- the blank form ------------------------------------------------------------------


def form(edition: VisitEdition, programme: FormProgramme) -> Sheet:
    """Make a programme's blank form, on one page."""
    where = "不记地点" if programme.sealed else "小区和楼栋，不写门牌"
    pairs = (
        (
            "走访时间",
            "　　年　　月　　日　　时",
            "走访地点",
            f"　　　　　　　　（{where}）",
        ),
        ("走访人", "", "记录人", ""),
        ("走访对象", programme.for_whom, "走访户数", "　　　　　　　　　户"),
    )
    groups = [
        Group((((cell(left), _head(again), _quiet(right)),),), _head(name))
        for name, left, again, right in pairs
    ]
    if programme.checklist:
        checks = tuple((_wide(f"□　{words}"),) for words in programme.checklist)
        groups.append(Group(tuple((row,) for row in checks), _head("走访清单")))
    groups += [
        Group(tuple(((_wide(""),),) for _ in range(count)), _head(name))
        for name, count in LINES
    ]
    often = f"{programme.cadence}一次。" if programme.cadence else ""
    notes = (f"{often}{programme.note}", f"表上不写住户姓名和门牌号。{wording.PRIVATE}")
    return Sheet(
        name=programme.name,
        title=f"{edition.community}{programme.name}记录表",
        right="编号：＿＿＿＿＿＿",
        banner=_banner(edition),
        columns=FORM_COLUMNS,
        groups=tuple(groups),
        notes=tuple(note for note in notes if note),
        sign=("走访人", "交回日期"),
        landscape=False,
        row_height=RULED,
        text_size=10.5,
    )


def _head(words: str) -> Cell:
    return cell(words, look=Look.STRONG)


def _quiet(words: str) -> Cell:
    return cell(words, look=Look.QUIET)


def _wide(words: str) -> Cell:
    return Cell((Piece(words),) if words else (), columns=3)


# --- what is due ---------------------------------------------------------------------


def visitor_sheet(edition: VisitEdition, one: VisitorList) -> Sheet:
    """Make one visitor's page, with blank lines for what else is visited."""
    rows = [_visit_row(edition.as_of, visit) for visit in one.visits]
    rows += [tuple(Cell() for _ in LIST_COLUMNS) for _ in range(BLANK_ROWS)]
    named = {visit.programme for visit in one.visits}
    checks = [
        f"{programme.name}清单：{'；'.join(programme.checklist)}。"
        for programme in edition.programmes
        if programme.name in named and programme.checklist
    ]
    office = f"{edition.office.name} {edition.office.phone}".strip()
    return Sheet(
        name=one.id,
        title=f"{edition.community}走访单",
        left=f"{one.grid}　{one.name}（{one.id}）" if one.name else f"{one.grid}　{one.id}",
        right=f"截至{wording.full_day(edition.as_of)}",
        banner=_banner(edition),
        columns=LIST_COLUMNS,
        groups=(Group(tuple((row,) for row in rows)), Group(_ruled())),
        notes=(*checks, f"走访完请交回，或告诉{office}。不写住户姓名和门牌号。"),
        sign=("走访人", "交回日期"),
        landscape=False,
        row_height=RULED,
    )


def _ruled() -> tuple[Block, ...]:
    """Give lines to write on, over the whole width."""
    width = len(LIST_COLUMNS)
    words = Cell((Piece(TOLD, Look.STRONG),), columns=width)
    return ((words,),), *(((Cell(columns=width),),) for _ in range(TOLD_LINES))


def _visit_row(on: date, visit: ListedVisit) -> tuple[Cell, ...]:
    return (
        Cell((Piece(_day(visit.day)), *_lateness(on, visit))),
        cell(visit.programme),
        cell(visit.place),
        cell(_before(visit)),
        Cell(),
        Cell(),
    )


def due_sheet(edition: VisitEdition) -> Sheet:
    """Make the office's list: by grid, the oldest first."""
    groups = []
    for grid, found in groupby(edition.lists, key=lambda one: one.grid):
        rows = sorted(
            ((visit, who) for who in found for visit in who.visits),
            key=lambda pair: (pair[0].day, pair[1].id, pair[0].place),
        )
        blocks: tuple[Block, ...] = tuple((_due_row(edition.as_of, *r),) for r in rows)
        groups.append(Group(blocks, _head(grid)))
    late = sum(v.day < edition.as_of for who in edition.lists for v in who.visits)
    soon = sum(len(who.visits) for who in edition.lists) - late
    return Sheet(
        name="到期",
        title=f"{edition.community}走访到期表",
        left=f"截至{wording.full_day(edition.as_of)}",
        right=f"逾期{late}处，四周内到期{soon}处",
        banner=_banner(edition),
        columns=DUE_COLUMNS,
        groups=tuple(groups),
        notes=(
            *(
                f"{one.programme}（{wording.day(one.first)}至{wording.day(one.last)}）："
                f"{one.count}户，已走访{one.visited}户次；名单另存，不记地点。"
                for one in edition.sealed
            ),
            wording.PRIVATE,
        ),
        landscape=False,
    )


def _due_row(on: date, visit: ListedVisit, who: VisitorList) -> tuple[Cell, ...]:
    return (
        cell(_day(visit.day)),
        Cell(_lateness(on, visit) or (Piece(_left((visit.day - on).days)),)),
        Cell((Piece(who.name or who.id, more=f" {who.id}" if who.name else ""),)),
        cell(visit.place),
        cell(_before(visit)),
    )


def _left(days: int) -> str:
    return f"还有{days}天" if days else "今天"


def _day(day: date) -> str:
    return f"{wording.day(day)} {wording.weekday(day, '周')}"


def _lateness(on: date, visit: ListedVisit) -> tuple[Piece, ...]:
    if visit.day >= on:
        return ()
    return (Piece(f"逾期{(on - visit.day).days}天", Look.ALERT),)


def _before(visit: ListedVisit) -> str:
    words = wording.full_day(visit.last) if visit.last else "还没去过"
    return f"{words}\n缺{visit.missed}期" if visit.missed else words
