"""The files about the community itself: what it has, where, and who may be called."""

from collections.abc import Sequence
from datetime import date, timedelta

from demo.emit import file, flow, scalar
from demo.pioneers import BEGAN, HANDED_OVER, Pioneer, ranges
from demo.places import GRIDS, Compound, chinese
from demo.words import template

STREETS = (
    "望海街",
    "银杏路",
    "朝阳街",
    "文昌街",
    "海棠路",
    "云栖路",
    "紫荆街",
    "和悦路",
    "星澜街",
)
CHINESE_HAND = {5}
"""Grids whose people write Chinese keys."""
HOUSEHOLDS, RESIDENTS = 2683, 8652


def grid_id(number: int) -> str:
    """Give a grid's id."""
    return f"grid-{number}"


def community(compounds: Sequence[Compound], pioneers: Sequence[Pioneer]) -> bytes:
    """Write ``community.yaml``."""
    grids = max(grid for compound in compounds for grid in compound.grids)
    households = sum(compound.households for compound in compounds)
    text = template("community.yaml")
    for place, value in {
        "residents": str(RESIDENTS * households // HOUSEHOLDS),
        "compounds": str(len(compounds)),
        "grids": str(grids),
        "households": str(households),
        "pioneers": str(len(pioneers)),
        "grid_lines": "\n".join(_grid(number) for number in range(1, grids + 1)),
        "station_lines": "\n".join(_station(number) for number in range(1, grids + 1)),
    }.items():
        text = text.replace(f"{{{place}}}", value)
    return file(text)


def _grid(number: int) -> str:
    return (
        f"  - {{id: grid-{number}, name: 第{chinese(number)}网格, lead: 网格党支部书记, "
        f"station: station-{number}, phone: 0633-5550{200 + number}}}"
    )


def _station(number: int) -> str:
    street = STREETS[(number - 1) % GRIDS]
    address = f"{street}{6 + 5 * ((number - 1) // GRIDS)}号"
    return (
        f"  - {{id: station-{number}, name: 第{chinese(number)}网格党群驿家, "
        f"address: {address}, grid: grid-{number}, hours: 工作日 9:00-17:00"
        f"{', accessible: yes' if number % 3 else ''}}}"
    )


def compound_list(compounds: Sequence[Compound]) -> bytes:
    """Write ``compounds.yaml``."""
    lines = [
        "# 小区和楼栋。户数 = 单元 × 层 × 每层户数 - 空户。居民个人的情况这里一概不记。"
    ]
    for compound in compounds:
        lines += [
            "",
            f"- id: {compound.id}",
            f"  name: {compound.name}",
            f"  kind: {compound.kind}",
            f"  grid: grid-{compound.grid}",
        ]
        if compound.manager:
            lines.append(f"  property_manager: {compound.manager}")
        else:
            lines.append("  # 老单位撤了以后没有物业，也没成立业委会，有事找网格")
        lines += [
            f"  owners_committee: {'yes' if compound.committee else 'no'}",
            "  buildings:",
        ]
        lines += [_building(compound, n) for n in range(len(compound.buildings))]
    return file(*lines)


def _building(compound: Compound, number: int) -> str:
    building = compound.buildings[number]
    other = f"grid: grid-{building.grid}, " if building.grid != compound.grid else ""
    vacant = f", vacant: {flow(building.vacant)}" if building.vacant else ""
    note = "   # 路东这两栋归隔壁网格" if other and building.grid % GRIDS == 8 else ""
    size = f"units: {building.units}, floors: {building.floors}, doors: {building.doors}"
    head = f"id: {building.id}, name: {building.name}, {other}"
    return f"    - {{{head}{size}{vacant}}}{note}"


def pioneer_list(
    grid: int, pioneers: Sequence[Pioneer], volunteers: dict[str, str]
) -> bytes:
    """Write the pioneers of a grid; ``volunteers`` names those on the roster."""
    zh = grid in CHINESE_HAND
    words = (
        ("编号", "楼栋", "单元", "志愿者", "加入", "联系户")
        if zh
        else ("id", "building", "unit", "volunteer", "since", "keeps_in_touch_with")
    )
    title = f"# 第{chinese(grid)}网格红馨先锋户联系包户表。"
    lines = [f"{title}每户有且只有一户先锋户联系；不记住户姓名。"]
    before = ""
    for pioneer in pioneers:
        if pioneer.compound.id != before:
            lines += ["", f"# {pioneer.compound.name}"]
            before = pioneer.compound.id
        values = [pioneer.id, pioneer.home.id, str(pioneer.unit)]
        person = volunteers.get(pioneer.id)
        values += [person or "", pioneer.since]
        head = ", ".join(
            f"{key}: {scalar(v)}" for key, v in zip(words, values, strict=False) if v
        )
        if pioneer.since == HANDED_OVER:
            lines.append(f"- {{{head}}}   # 联系户见 handovers")
        elif len(pioneer.doors) % 2 and not zh:
            lines.append(f"- {{{head}, {words[5]}: {flow(ranges(pioneer, chinese=zh))}}}")
        else:
            lines += [
                f"- {key}: {scalar(v)}" if n == 0 else f"  {key}: {scalar(v)}"
                for n, (key, v) in enumerate(zip(words, values, strict=False))
                if v
            ]
            if not person:
                lines[-1] += "   # 年纪大了，不排班"
            lines.append(f"  {words[5]}:")
            lines += [f"    - {part}" for part in ranges(pioneer, chinese=zh)]
    return file(*lines, *_former(pioneers, words, chinese=zh))


def _former(
    pioneers: Sequence[Pioneer], words: Sequence[str], *, chinese: bool
) -> list[str]:
    """Write the households that had some of the doors before."""
    gone = [pioneer for pioneer in pioneers if pioneer.former]
    lines = ["", "# ---- 已退出的 ----"] if gone else []
    for pioneer in gone:
        last = date.fromisoformat(pioneer.since) - timedelta(days=1)
        fields: dict[str, str | Sequence[str]] = {
            words[0]: pioneer.former,
            words[1]: pioneer.home.id,
            words[4]: BEGAN,
        }
        if pioneer.since != HANDED_OVER:
            fields["截止" if chinese else "until"] = last.isoformat()
        doors = flow(ranges(pioneer, chinese=chinese))
        head = ", ".join(f"{key}: {flow(value)}" for key, value in fields.items())
        lines.append(f"- {{{head}, {words[5]}: {doors}}}")
    return lines


def handover_list(pioneers: Sequence[Pioneer]) -> bytes:
    """Write the hand-overs of doors since they are written one by one."""
    lines = ["# 包户交接：从哪天起，哪些门牌由谁交给谁。只往下添，不改旧的。"]
    for pioneer in pioneers:
        if pioneer.since == HANDED_OVER:
            doors = flow(ranges(pioneer, chinese=False))
            lines.append(
                f"- {{date: {pioneer.since}, out: {pioneer.former}, in: {pioneer.id}, "
                f"doors: {doors}, left: yes, reason: 搬家, by: 社区办公室}}"
            )
    return file(*lines)
