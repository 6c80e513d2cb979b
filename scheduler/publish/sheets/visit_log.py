"""The book of visits: every visit of a year, and its figures by month and programme."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from scheduler.publish import wording
from scheduler.publish.sheet import Cell, Column, Flow, Group, Look, Piece, Sheet, cell
from scheduler.publish.visit_edition import LoggedVisit, VisitEdition

LOG_COLUMNS = (
    Column("日期", 24, centred=True),
    Column("走访项目", 30),
    Column("地点", 30),
    Column("走访人", 40),
    Column("户数", 14, centred=True),
    Column("谈了什么", 44),
    Column("困难和需求", 40),
    Column("引出的诉求", 26),
    Column("备注", 36),
)
TALLY_COLUMNS = (
    Column("月份", 26, centred=True),
    Column("走访项目", 60),
    Column("次数", 26, centred=True),
    Column("户次", 26, centred=True),
    Column("引出诉求", 26, centred=True),
)


def log_sheet(edition: VisitEdition, year: int, paid: Iterable[LoggedVisit]) -> Sheet:
    """Make a year's book of visits."""
    rows = tuple((_log_row(one),) for one in paid)
    return Sheet(
        name="走访台账",
        title=f"{edition.community}{year}年走访台账",
        left=f"截至{wording.full_day(edition.as_of)}",
        middle=f"共{len(rows)}次",
        banner=wording.FICTIONAL if edition.fictional else "",
        columns=LOG_COLUMNS,
        groups=(Group(rows),),
        notes=(f"地点只到楼栋；保密名单不记地点。{wording.PRIVATE}",),
    )


def _log_row(one: LoggedVisit) -> tuple[Cell, ...]:
    return (
        cell(one.day.isoformat()),
        cell(one.programme),
        cell(one.place or wording.NOTHING),
        _all(one.visitors),
        cell(str(one.count)),
        _all(one.topics),
        _all(one.needs),
        _all(one.issues),
        cell(one.note),
    )


def _all(words: Iterable[str]) -> Cell:
    return Cell(tuple(map(Piece, words)), flow=Flow.LIST)


def tally_sheet(edition: VisitEdition, year: int, paid: Iterable[LoggedVisit]) -> Sheet:
    """Make a year's figures: by month and programme, and in all."""
    found: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for one in paid:
        for month in (one.day.month, 0):
            found[month, one.programme].update(_figures(one))
    months = sorted({month for month, _ in found}, key=lambda month: month or 13)
    groups = [
        Group(
            tuple(
                (_tally_row(programme, found[month, programme]),)
                for month_, programme in sorted(found)
                if month_ == month
            ),
            cell(f"{month}月" if month else "全年", look=Look.STRONG),
        )
        for month in months
    ]
    return Sheet(
        name="走访统计",
        title=f"{edition.community}{year}年走访统计",
        left=f"截至{wording.full_day(edition.as_of)}",
        banner=wording.FICTIONAL if edition.fictional else "",
        columns=TALLY_COLUMNS,
        groups=tuple(groups),
        notes=("次数：走访记录的条数；户次：每次走访的户数相加，同一户再去再算。",),
        landscape=False,
    )


def _figures(one: LoggedVisit) -> Mapping[str, int]:
    return {"visits": 1, "households": one.count, "issues": len(one.issues)}


def _tally_row(programme: str, figures: Mapping[str, int]) -> tuple[Cell, ...]:
    numbers = (figures["visits"], figures["households"], figures["issues"])
    return (cell(programme), *(cell(str(number)) for number in numbers))
