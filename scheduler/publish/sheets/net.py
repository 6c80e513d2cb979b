"""Papers about the liaison net: who has which doors, loads, vacancies, hand-overs.

For staff; a hand-over sheet also for the two households it is about. Doors stand on them,
never who lives behind them.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from scheduler.publish import wording
from scheduler.publish.net_edition import (
    HandoverEdition,
    HandoverPaper,
    ListedMember,
    NetEdition,
    NetMember,
    VacantDoors,
)
from scheduler.publish.sheet import (
    Cell,
    Column,
    Document,
    Flow,
    Group,
    Look,
    Piece,
    Row,
    Sheet,
    cell,
)

LIST_COLUMNS = (
    Column("网格", 18, centred=True),
    Column("先锋户", 40),
    Column("家在", 42),
    Column("联系的门牌", 70),
    Column("户数", 16, centred=True, number=True),
)
VACANT_COLUMNS = (
    Column("网格", 18, centred=True),
    Column("楼栋", 34),
    Column("门牌", 46),
    Column("户数", 13, centred=True, number=True),
    Column("从哪天起", 37),
    Column("原来谁联系", 38),
)
HANDOVER_COLUMNS = (
    Column("", 24, centred=True),
    Column("", 58),
    Column("", 24, centred=True),
    Column("", 80),
)
LOAD_WIDTH = 9.0
PORTRAIT = 186.0
"""Millimetres that a table may be wide on an upright page."""
STEPS = (
    "两人一起逐户上门，见到一户勾一户；见不到的改天再去",
    "没办完的诉求、约好的走访，当面交代清楚",
    "楼道、群里留着交出人联系方式的，换成接手人的",
    "交出人手里的走访单、门牌单交回社区，不自己留底",
)
BLANK = "＿＿＿＿"


def documents(edition: NetEdition) -> Iterator[tuple[str, Document, tuple[str, ...]]]:
    """Yield path, document and endings of what is made each week."""
    if any(grid.members for grid in edition.grids):
        listed = members_sheet(edition), loads_sheet(edition)
        yield "liaison/net", _document(edition, "包户一览表", listed), ("pdf", "xlsx")
    if edition.vacant:
        alone = _document(edition, "无人联系门牌表", (vacant_sheet(edition),))
        yield "liaison/vacant", alone, ("pdf", "xlsx")


def _document(
    edition: NetEdition | HandoverEdition, title: str, sheets: tuple[Sheet, ...]
) -> Document:
    return Document(f"{edition.community}{title}", edition.community, edition.as_of, sheets)


def _banner(edition: NetEdition | HandoverEdition) -> str:
    return wording.FICTIONAL if edition.fictional else ""


def _since(edition: NetEdition) -> str:
    return f"截至{wording.full_day(edition.as_of)}"


def _head(words: str) -> Cell:
    return cell(words, look=Look.STRONG)


# --- who has which doors -------------------------------------------------------------


def members_sheet(edition: NetEdition) -> Sheet:
    """List every pioneer household with its doors, by grid."""
    members = sum(len(grid.members) for grid in edition.grids)
    bounds = f"{edition.least}到{edition.most}户（理想{edition.ideal}户）"
    return Sheet(
        name="包户",
        title=f"{edition.community}红馨先锋户包户一览表",
        left=_since(edition),
        right=f"{members}户先锋户，{sum(grid.households for grid in edition.grids)}户住户",
        banner=_banner(edition),
        columns=LIST_COLUMNS,
        groups=tuple(
            Group(
                tuple((_member_row(edition, one),) for one in grid.members),
                Cell((Piece(grid.name, Look.STRONG), Piece(f"{grid.households}户"))),
            )
            for grid in edition.grids
            if grid.members
        ),
        notes=(f"每户联系{bounds}，不在这个范围的用红字。{wording.PRIVATE}",),
        landscape=False,
    )


def _member_row(edition: NetEdition, one: ListedMember) -> Row:
    inside = edition.least <= one.member.load <= edition.most
    return (
        _named(one.member),
        cell(one.member.home),
        cell(*one.doors),
        cell(str(one.member.load), look=Look.PLAIN if inside else Look.ALERT),
    )


def _named(member: NetMember) -> Cell:
    return Cell(
        (Piece(member.name or member.id, more=f" {member.id}" if member.name else ""),)
    )


def loads_sheet(edition: NetEdition) -> Sheet:
    """Count, by grid, how many pioneer households have how many households."""
    every = [load for grid in edition.grids for load in grid.loads]
    span = range(min(every, default=0), max(every, default=0) + 1)
    columns = (
        Column("网格", 26, centred=True),
        Column("先锋户", 15, centred=True, number=True),
        Column("住户", 15, centred=True, number=True),
        Column("最少", 13, centred=True, number=True),
        Column("最多", 13, centred=True, number=True),
        Column("平均", 15, centred=True, number=True),
        *(Column(str(load), LOAD_WIDTH, centred=True, number=True) for load in span),
    )
    rows = [
        *((grid.name, grid.households, grid.loads) for grid in edition.grids),
        ("全社区", sum(grid.households for grid in edition.grids), tuple(every)),
    ]
    return Sheet(
        name="户数分布",
        title=f"{edition.community}先锋户联系户数分布",
        left=_since(edition),
        right=f"理想{edition.ideal}户",
        banner=_banner(edition),
        columns=columns,
        groups=tuple(Group(((_load_row(*row, span),),)) for row in rows),
        notes=("数字一栏下面是联系这么多户的先锋户有几户。先锋户算在家所在的网格。",),
        landscape=sum(column.width for column in columns) > PORTRAIT,
    )


def _load_row(name: str, households: int, loads: tuple[int, ...], span: range) -> Row:
    count = Counter(loads)
    mean = f"{sum(loads) / len(loads):.1f}" if loads else ""
    numbers = (len(loads), households, min(loads, default=""), max(loads, default=""), mean)
    return (
        _head(name),
        *(cell(str(number)) for number in numbers),
        *(cell(str(count[load]) if count[load] else "") for load in span),
    )


# --- doors that nobody has -----------------------------------------------------------


def vacant_sheet(edition: NetEdition) -> Sheet:
    """List doors without a contact, by grid and building."""
    return Sheet(
        name="无人联系",
        title=f"{edition.community}无人联系门牌表",
        left=_since(edition),
        right=f"共{sum(one.count for one in edition.vacant)}户",
        banner=_banner(edition),
        columns=VACANT_COLUMNS,
        groups=tuple(
            Group(tuple((_vacant_row(one),) for one in found), _head(grid))
            for grid, found in groupby(edition.vacant, key=lambda one: one.grid)
        ),
        notes=(f"linli liaison plan 会提出由谁接手。{wording.PRIVATE}",),
        landscape=False,
    )


def _vacant_row(one: VacantDoors) -> Row:
    last = f"到{wording.full_day(one.last)}" if one.last else ""
    return (
        cell(one.place),
        cell(*(part.strip() for part in one.doors)),
        cell(str(one.count)),
        cell(wording.full_day(one.first), last),
        cell(*one.before),
    )


# --- hand-overs ----------------------------------------------------------------------


def handover_document(edition: HandoverEdition) -> Document:
    """Give a sheet for each hand-over."""
    sheets = tuple(
        handover_sheet(edition, paper, number)
        for number, paper in enumerate(edition.papers, 1)
    )
    return _document(edition, "包户交接单", sheets)


def handover_sheet(edition: HandoverEdition, of: HandoverPaper, number: int) -> Sheet:
    """Make the sheet that both sides sign."""
    count = sum(len(part.numbers) for part in of.doors)
    facts = (
        _fact("交出", of.out, _after_out(of)),
        _fact("接手", of.to, f"接手后共联系{of.to.load}户"),
    )
    draft = "（建议，还没登记）" if edition.proposed else ""
    return Sheet(
        name=f"{number} {of.out.id if of.out else ''}→{of.to.id}"[:31],
        title=f"{edition.community}包户交接单{draft}",
        left=of.grid,
        middle=f"从{wording.full_day(of.day)}起",
        right=f"共{count}户",
        banner=_banner(edition),
        columns=HANDOVER_COLUMNS,
        groups=(
            *(group for pair in facts for group in pair),
            Group(
                tuple(
                    (
                        (
                            Cell(
                                (
                                    Piece(part.place),
                                    Piece(f"{len(part.numbers)}户", Look.QUIET),
                                )
                            ),
                            Cell(
                                tuple(Piece(f"□{n}", Look.QUIET) for n in part.numbers),
                                columns=2,
                                flow=Flow.LIST,
                            ),
                        ),
                    )
                    for part in of.doors
                ),
                _head("门牌"),
            ),
            Group(tuple(((_wide(f"□　{step}"),),) for step in STEPS), _head("怎么交接")),
            Group((((_wide(*_greeting(of)),),),), _head("对邻居说")),
            Group(tuple(((_wide(),),) for _ in range(4)), _head("另要说明")),
            Group(
                (((cell("　　　年　　月　　日"), _head("网格站"), _station(of)),),),
                _head("签字日期"),
            ),
        ),
        notes=(
            f"一式三份：交出、接手、社区各一份。只写门牌，不写住户姓名和电话。{wording.PRIVATE}",
        ),
        sign=("交出人", "接手人", "网格员"),
        landscape=False,
        row_height=11.5,
        text_size=12,
    )


def _station(of: HandoverPaper) -> Cell:
    return cell(f"{of.station.name} {of.station.phone}".strip())


def _fact(what: str, member: NetMember | None, then: str) -> tuple[Group, Group]:
    who = " ".join(filter(None, (member.name, member.id))) if member else "原来没有人联系"
    return (
        Group(
            (((cell(who), _head("电话"), cell(member.phone if member else "")),),),
            _head(f"{what}人"),
        ),
        Group(
            (((cell(member.home if member else ""), _head("以后"), cell(then)),),),
            _head("家在"),
        ),
    )


def _after_out(of: HandoverPaper) -> str:
    if of.out is None:
        return ""
    return "不再是先锋户" if of.left else f"还联系{of.out.load}户"


def _greeting(of: HandoverPaper) -> tuple[str, ...]:
    """Give what to tell the neighbours."""
    to = _spoken(of.to)
    before = f"原来联系您家的是{_spoken(of.out)}。" if of.out else ""
    return (
        f"“您好！从{wording.day(of.day)}起，由{to}联系您家。{before}",
        f"有事请找{to}，也可以打{of.station.name} {of.station.phone}。”",
    )


def _spoken(member: NetMember) -> str:
    """Give a name without what tells namesakes apart."""
    return member.name.partition("(")[0] or BLANK


def _wide(*words: str) -> Cell:
    return Cell(tuple(map(Piece, words)), columns=3)
