"""The monthly report on issues: a letter to print, and a text to paste."""

from scheduler.publish import wording
from scheduler.publish.ledger_edition import LedgerEdition, LedgerRow
from scheduler.publish.letter import Heading, Letter, Table
from scheduler.publish.sheet import Column
from scheduler.publish.sheets.ledger import DEFINITIONS, outcome, rates, share, waited

LONGEST = 12
"""So many open issues stand in the letter; the workbook has all of them."""


def letter(edition: LedgerEdition) -> Letter:
    """Give the report as an official letter."""
    year = edition.year
    names = dict(edition.names)
    return Letter(
        title=f"{edition.community}{_month(edition)}\n诉求办理月报",
        body=(
            _summary(edition) + _counted(edition),
            Heading("本月进出"),
            _movement(edition),
            Heading("三个率（近十二个月收到的）"),
            Table(
                (Column("率", 30), Column("件", 20), Column("百分比", 50)),
                tuple((name, *share(rate)) for name, rate in rates(year)),
            ),
            _unasked(edition),
            Heading("要等多久"),
            _waiting(edition),
            Heading("按类别（近十二个月收到的）"),
            Table(
                (
                    Column("类别", 32),
                    *(Column(name, 17) for name in ("收到", "办好", "在办", "没受理")),
                    Column("重复", 17),
                    Column("半数天数", 26),
                ),
                tuple(
                    (names[group.key], *outcome(group))
                    for group in sorted(
                        year.categories, key=lambda g: (-len(g.received.ids), g.key)
                    )
                ),
            ),
            Heading("邻里纠纷调解"),
            _mediation(edition),
            Heading("还在办，等得最久的"),
            *_longest(edition),
            Heading("口径"),
            "".join(f"{name}：{words}" for name, words in DEFINITIONS),
        ),
        signed=edition.community,
        dated=edition.as_of,
        banner=wording.FICTIONAL if edition.fictional else "",
    )


def text(edition: LedgerEdition) -> str:
    """Give the report as a text for a chat group, without anybody's words."""
    note = f"（{wording.FICTIONAL}）" if edition.fictional else ""
    percent = "，".join(
        f"{name}{rate.percent}%"
        for name, rate in rates(edition.year)
        if rate.percent is not None
    )
    overdue = _overdue(edition)
    lines = [
        f"【{edition.community}{_month(edition)}诉求办理】{note}",
        _summary(edition),
        _waiting(edition),
        f"近十二个月{percent}。" if percent else "",
        f"过了期限还没办好的{len(overdue)}件，请经办单位抓紧。" if overdue else "",
        f"咨询：{edition.office} {edition.phone}",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _month(edition: LedgerEdition) -> str:
    return f"{edition.as_of.year}年{edition.as_of.month}月"


def _summary(edition: LedgerEdition) -> str:
    moved, month = edition.movement, edition.as_of.month
    repeats = edition.month.total.repeats.count
    return "".join(
        (
            f"截至{wording.full_day(edition.as_of)}，{month}月收到诉求{moved.received.count}件，",
            f"办好{moved.settled.count}件，不予受理{moved.declined.count}件；",
            f"月初在办{moved.before.count}件，现在在办{moved.after.count}件。",
            f"另有重复反映{repeats}次。" if repeats else "",
        )
    )


def _counted(edition: LedgerEdition) -> str:
    """Count what is sealed, for staff only."""
    return f"调解等不公开的{edition.sealed}件，只计数。" if edition.sealed else ""


def _movement(edition: LedgerEdition) -> Table:
    moved = edition.movement
    parts = (
        ("月初在办", moved.before),
        ("＋收到", moved.received),
        ("＋重办", moved.reopened),
        ("－办好", moved.settled),
        ("－不受理", moved.declined),
        ("＝还在办", moved.after),
    )
    return Table(
        tuple(Column(name, 10) for name, _ in parts),
        (tuple(str(number.count) for _, number in parts),),
    )


def _mediation(edition: LedgerEdition) -> str:
    """Tell of cases between neighbours in numbers."""
    found = edition.mediation
    this = found.months[-1].received if found.months else 0
    stand = "，".join(
        f"{name}{count}件"
        for name, count in zip(found.states, found.all, strict=True)
        if count
    )
    return (
        f"本月收到{this}件；登记以来{sum(found.all)}件"
        f"{f'：{stand}' if stand else ''}。"
        f"到期该回头看的承诺{found.due}项，还没到期的{found.coming}项。只计件数，别的都不写。"
    )


def _unasked(edition: LedgerEdition) -> str:
    return f"办好还没有回访的{edition.year.unasked.count}件，解决率和满意率里没有它们。"


def _waiting(edition: LedgerEdition) -> str:
    total = edition.year.total
    if not total.waits:
        return "近十二个月没有收到诉求。"
    half = f"一半在{waited(total)}天以内办好" if total.median is not None else "过半还在等"
    within = "，".join(f"{day}天内办好{share}%" for day, share in total.within[:3])
    return f"近十二个月收到的诉求，{half}；{within}。没办完的按还在等算。"


def _longest(edition: LedgerEdition) -> tuple[str | Table, ...]:
    still = sorted(
        (row for row in edition.rows if row.is_open and not row.repeat_of),
        key=lambda row: (-row.days, row.id),
    )
    if not still:
        return ("没有。",)
    overdue = len(_overdue(edition))
    columns = (
        Column("编号", 36),
        Column("小区", 27),
        Column("类别", 32),
        Column("状态", 20),
        Column("期限", 34),
        Column("天数", 15),
    )
    table = Table(columns, tuple(_open_row(row, edition) for row in still[:LONGEST]))
    late = f"共{len(still)}件在办，过了期限的{overdue}件（标“逾期”）。"
    more = f"这里是最久的{LONGEST}件，全部见工作簿“在办”。" if len(still) > LONGEST else ""
    return (f"{late}{more}", table)


def _open_row(row: LedgerRow, edition: LedgerEdition) -> tuple[str, ...]:
    due = row.due
    late = "逾期" if due and due < edition.as_of else ""
    until = f"{wording.day(due)}{late}" if due else wording.NOTHING
    return (row.id, row.compound, row.category, row.state, until, str(row.days))


def _overdue(edition: LedgerEdition) -> list[LedgerRow]:
    return [row for row in edition.rows if row.due and row.due < edition.as_of]
