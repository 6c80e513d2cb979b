"""The ledger of all issues (台账) as a workbook: a row for each, and the figures."""

from collections.abc import Iterable, Mapping
from datetime import date

from scheduler.publish import wording
from scheduler.publish.counts import Figures, Group, Number, Rate
from scheduler.publish.ledger_edition import LedgerEdition, LedgerRow
from scheduler.publish.sheet import Block, Column, Document, Look, Sheet, cell
from scheduler.publish.sheet import Group as Rows

LEDGER = (
    Column("编号", 27, centred=True),
    Column("收到", 21, centred=True),
    Column("来源", 15, centred=True),
    Column("类别", 24, centred=True),
    Column("小区", 22, centred=True),
    Column("网格", 19, centred=True),
    Column("层级", 12, centred=True),
    Column("反映内容", 80),
    Column("状态", 20, centred=True),
    Column("经办", 24, centred=True),
    Column("期限", 21, centred=True),
    Column("办结", 21, centred=True),
    Column("天数", 12, centred=True, number=True),
    Column("回访", 17, centred=True),
    Column("满意度", 17, centred=True),
    Column("重复于", 27, centred=True),
    Column("公示", 21, centred=True),
)
OUTCOMES = (
    Column("收到", 20, centred=True, number=True),
    Column("办好", 20, centred=True, number=True),
    Column("还在办", 20, centred=True, number=True),
    Column("没受理", 20, centred=True, number=True),
    Column("重复反映", 22, centred=True, number=True),
    Column("一半办好用（天）", 34, centred=True, number=True),
)
DEFINITIONS = (
    ("收到", "登记了的诉求；重复反映另计，调解等不公开的只计总数。"),
    ("办好", "办结了，而且回访没有说未解决。回访说未解决的、重新办理的，算还在办。"),
    ("还在办", "待认领、在办、挂起、转办，都算。"),
    ("一半办好用", "Kaplan-Meier 估计的中位数，从第一次收到算起。没办完的按还在等算。"),
    ("不予受理", "说明了理由不办的。算等多久时，当作一直没有办好。"),
    ("响应率", "收到满规定天数的诉求里，在规定天数内有人认领、转办、挂起或答复的占多少。"),
    (
        "解决率",
        "办好并回访的诉求里，居民说已解决的占多少。无需回访的不在内。",
    ),
    ("满意率", "回访表了态的居民里，满意和基本满意的占多少。"),
    ("调解", "邻里纠纷只计件数，不记姓名、楼栋、内容；按收到的月份，看现在怎样。"),
    ("标“少”的", "不足5件，看不出什么，只作参考。"),
)


def workbook(edition: LedgerEdition) -> Document:
    """Give the ledger with all its figures."""
    return _document(edition, "诉求台账", (rows(edition, "台账"), *figures(edition)))


def report(edition: LedgerEdition) -> Document:
    """Give the figures with the list of what is open, for the monthly report."""
    still = rows(edition, "在办", only_open=True)
    title = f"{edition.as_of.year}年{edition.as_of.month}月诉求办理月报"
    return _document(edition, title, (*figures(edition), still))


def _document(edition: LedgerEdition, title: str, sheets: tuple[Sheet, ...]) -> Document:
    return Document(f"{edition.community}{title}", edition.community, edition.as_of, sheets)


def rows(edition: LedgerEdition, name: str, *, only_open: bool = False) -> Sheet:
    """Give a row for each issue, the oldest first, to be filtered and sorted."""
    found = [row for row in edition.rows if row.is_open or not only_open]
    return _sheet(
        edition, name, LEDGER, [_row(row) for row in found], landscape=True, filtered=True
    )


def _row(row: LedgerRow) -> tuple[str, ...]:
    return (
        row.id,
        _day(row.received),
        row.origin,
        row.category,
        row.compound,
        row.grid,
        row.level,
        row.text,
        row.state,
        row.by,
        _day(row.due),
        _day(row.settled),
        str(row.days),
        row.outcome,
        row.satisfaction,
        row.repeat_of,
        _day(row.published),
    )


def figures(edition: LedgerEdition) -> tuple[Sheet, ...]:
    """Give the sheets of figures: rates, months, categories, compounds, definitions."""
    year, names = edition.year, dict(edition.names)
    return (
        _rates(edition),
        _outcomes(edition, "按月", "收到的月份", year.months, {}),
        _outcomes(edition, "按类别", "类别", year.categories, names),
        _outcomes(edition, "按小区", "小区", year.compounds, names),
        _mediation(edition),
        _sheet(
            edition,
            "口径",
            (Column("数", 30, centred=True), Column("怎么算", 150)),
            DEFINITIONS,
        ),
    )


def _mediation(edition: LedgerEdition) -> Sheet:
    """Count cases between neighbours by month and state; nothing else of them is here."""
    found = edition.mediation
    columns = (
        Column("收到的月份", 36, centred=True),
        *(Column(name, 26, centred=True, number=True) for name in ("收到", *found.states)),
    )
    lines = [(one.month, str(one.received), *map(str, one.states)) for one in found.months]
    lines.append(("历年合计", str(sum(found.all)), *map(str, found.all)))
    lines.append(("到期该看的承诺", str(found.due), *[""] * len(found.states)))
    lines.append(("还没到期的承诺", str(found.coming), *[""] * len(found.states)))
    return _sheet(edition, "调解", columns, lines)


def _outcomes(
    edition: LedgerEdition,
    name: str,
    heading: str,
    groups: Iterable[Group],
    names: Mapping[str, str],
) -> Sheet:
    found = [(names.get(group.key, group.key), *outcome(group)) for group in groups]
    columns = (Column(heading, 36, centred=True), *OUTCOMES)
    return _sheet(edition, name, columns, [*found, ("合计", *outcome(edition.year.total))])


def outcome(group: Group) -> tuple[str, ...]:
    """Give what became of a group, in the columns' order."""
    parts = (group.received, group.settled, group.open, group.declined, group.repeats)
    return (*(str(part.count) for part in parts), waited(group))


def waited(group: Group) -> str:
    """Say in how many days half were settled."""
    if not group.waits:
        return wording.NOTHING
    return "过半还在等" if group.median is None else str(group.median)


def _rates(edition: LedgerEdition) -> Sheet:
    year, month, moved = edition.year, edition.month, edition.movement
    when = f"{edition.as_of.month}月"
    found = [
        (f"{when}初在办", *_count(moved.before)),
        (f"{when}收到", *_count(moved.received)),
        (f"{when}重新办理", *_count(moved.reopened)),
        (f"{when}办好", *_count(moved.settled)),
        (f"{when}不予受理", *_count(moved.declined)),
        (f"{when}末在办", *_count(moved.after)),
        (f"{when}重复反映", *_count(month.total.repeats)),
        (f"{when}调解等不公开的", str(edition.sealed), ""),
        *((f"{name}（近十二个月）", *share(rate)) for name, rate in rates(year)),
        ("办好还没回访（近十二个月）", *_count(year.unasked)),
    ]
    columns = (
        Column("数", 70),
        Column("件", 30, centred=True, number=True),
        Column("百分比、说明", 60, centred=True),
    )
    return _sheet(edition, "总数", columns, found)


def rates(found: Figures) -> tuple[tuple[str, Rate], ...]:
    """Name the three rates."""
    return (
        ("响应率", found.response),
        ("解决率", found.resolution),
        ("满意率", found.satisfaction),
    )


def share(rate: Rate) -> tuple[str, str]:
    """Give what a rate counts, and its percent."""
    if rate.percent is None:
        return "0", wording.NOTHING
    few = "，少" if rate.whole.is_small else ""
    return str(rate.part.count), f"{rate.percent}%（{rate.whole.count}件中{few}）"


def _count(found: Number) -> tuple[str, str]:
    return str(found.count), "少" if found.is_small else ""


def _sheet(
    edition: LedgerEdition,
    name: str,
    columns: tuple[Column, ...],
    lines: Iterable[tuple[str, ...]],
    *,
    landscape: bool = False,
    filtered: bool = False,
) -> Sheet:
    blocks: tuple[Block, ...] = tuple(
        (
            tuple(
                cell(words, look=Look.STRONG if line[0] == "合计" else Look.PLAIN)
                for words in line
            ),
        )
        for line in lines
    )
    return Sheet(
        name=name,
        title=f"{edition.community}诉求{name}",
        columns=columns,
        groups=(Rows(blocks),) if blocks else (),
        left=f"截至{wording.full_day(edition.as_of)}",
        banner=wording.FICTIONAL if edition.fictional else "",
        landscape=landscape,
        filtered=filtered,
    )


def _day(when: date | None) -> str:
    return when.isoformat() if when else ""
