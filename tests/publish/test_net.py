# ruff: noqa: E501 - content as people write it
"""The papers of the net: maps, loads, vacancies, hand-overs; doors, never residents."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pypdf
from openpyxl import load_workbook

from scheduler import content
from scheduler.model.community import Community
from scheduler.publish import door_map, load_chart, map_legend, net, net_papers
from scheduler.publish.net_edition import (
    BuildingMap,
    HandedDoors,
    MapKey,
    MappedDoor,
    NetMember,
    VacantDoors,
)
from scheduler.publish.sheets.net import handover_document
from tests.publish.paper import COVERAGE, FONTS, lines, templates

ON = date(2026, 3, 1)
FILES = {
    "community.yaml": """
name: 示范社区
domain: shifan.example
fictional: yes
contacts: [{id: office, name: 大厅, phone: 0633-5550100}]
grids: [{id: g1, name: 第一网格, station: hall, phone: 0633-5550101}, {id: g2, name: 第二网格}]
venues: [{id: hall, name: 党群驿家}]
liaison: {least: 2, ideal: 3, most: 4}
""",
    "compounds.yaml": """
- id: xingfu
  name: 幸福里
  grid: g1
  buildings:
    - {id: xingfu-1, name: 1号楼, units: 2, floors: 2, doors: 2, vacant: [2-202]}
    - {id: xingfu-2, name: 2号楼, units: 1, floors: 1, doors: 3, grid: g2}
""",
    "volunteers/g1.yaml": """
- {id: wang, name: 王芳, grid: g1, phone: "13900000001"}
- {id: wang-2, name: 王芳, grid: g2, phone: "13900000002"}
""",
    "pioneers/g1.yaml": """
- {id: a, building: xingfu-1, unit: 1, volunteer: wang, since: 2026-01-01, keeps_in_touch_with: [1号楼1单元]}
- {id: b, building: xingfu-1, unit: 2, since: 2026-01-01, keeps_in_touch_with: [1号楼2单元101-102, 1号楼1单元202]}
- {id: c, building: xingfu-2, volunteer: wang-2, since: 2026-01-01, until: 2026-03-31, keeps_in_touch_with: [2号楼1单元101-102]}
""",
    "handovers/2026.yaml": """
- {date: 2026-02-01, in: b, doors: [xingfu-1 2-201], reason: 密原因, by: 社区办公室}
- {date: 2026-04-01, out: c, in: a, doors: [xingfu-2 1-101..1-102], left: yes, reason: 密搬家, by: 社区办公室}
""",
}  # fmt: skip


def community(**more: str) -> Community:
    tree = {**FILES, **{f"{n}.yaml": t for n, t in more.items()}}
    loaded = content.load({f"content/{n}": t.encode() for n, t in tree.items()})
    assert loaded.community
    assert loaded.problems == ()
    return loaded.community


A = NetMember("a", "王芳(wang)", "13900000001", "幸福里1号楼1单元", 4)
B = NetMember("b", "", "", "幸福里1号楼2单元", 4)
C = NetMember("c", "王芳(wang-2)", "13900000002", "幸福里2号楼", 2)


def drawing(svg: str | bytes) -> Element:
    return fromstring(svg)  # noqa: S314 - we drew it


def words_of(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in drawing(svg).iter()]


def test_a_map_has_every_door_with_the_letters_of_its_contacts() -> None:
    first, second = net.maps(community(), ON, ("xingfu-1", "xingfu-2")).buildings
    assert first == BuildingMap(
        "xingfu-1",
        "幸福里1号楼",
        "第一网格",
        7,
        2,
        2,
        2,
        (
            MappedDoor(1, 101, ("A",)),
            MappedDoor(1, 102, ("A",)),
            MappedDoor(1, 201, ("A",)),
            MappedDoor(1, 202, ("A", "B")),
            MappedDoor(2, 101, ("B",)),
            MappedDoor(2, 102, ("B",)),
            MappedDoor(2, 201, ("B",)),
            MappedDoor(2, 202, vacant=True),
        ),
        (MapKey("A", 0, A, 4), MapKey("B", 1, B, 4)),
    )
    assert second.keys == (MapKey("C", 2, C, 2),)
    assert second.cells[2] == MappedDoor(1, 103)
    (alone,) = net.maps(community(), ON, {"xingfu-2"}).buildings
    assert alone == second


def test_a_drawing_names_doors_letters_and_what_is_wrong_and_never_colour_alone() -> None:
    edition = net.maps(community(), ON, ("xingfu-1", "xingfu-2"))
    first, second = (door_map.page(edition, of, ("X",)) for of in edition.buildings)
    said = words_of(first)
    for words in (
        "幸福里1号楼联系图",
        "A/B",
        "202空",
        "2单元",
        "2层",
        "4户",
        "王芳(wang)",
    ):
        assert words in said
    assert "两户都在联系：1户" in said
    assert "空户，不用联系：1户" in said
    assert "无人联系：1户" in words_of(second)
    assert door_map.said(edition.buildings[1]) == (
        "幸福里2号楼，1个单元，1层。C c 王芳(wang-2)，本楼2户。1户无人联系"
    )
    # What a colour says, a letter says: pale grounds, ink with a contrast above 10.
    for colour in map_legend.PALETTE:
        assert (light(colour) + 0.05) / (light("#1c1410") + 0.05) > 10


def light(colour: str) -> float:
    """Give the relative luminance of WCAG."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def groups(drawn: Element) -> Iterator[tuple[float, float, float, Element]]:
    """Give each part of a drawing with where it begins and how large it is."""
    for part in drawn:
        moved = re.fullmatch(
            r"translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)", part.get("transform", "")
        )
        left, top, scale = map(float, moved.groups()) if moved else (0.0, 0.0, 1.0)
        yield left, top, scale, part


def test_a_large_building_and_all_its_keys_still_stand_on_their_page() -> None:
    large = FILES["compounds.yaml"].replace("units: 2, floors: 2", "units: 9, floors: 34")
    many = "".join(
        f"- {{id: hu-{n}, building: xingfu-1, since: 2026-01-01, "
        f"keeps_in_touch_with: [xingfu-1 9-{n}01..9-{n}02]}}\n"
        for n in range(1, 33)
    )
    found = community(**{"compounds": large, "pioneers/g9": many})
    edition = net.maps(found, ON, {"xingfu-1"})
    assert len(edition.buildings[0].keys) == 34
    (of,) = edition.buildings
    drawn = drawing(door_map.page(edition, of, ("X",)))
    for left, top, scale, shapes in groups(drawn):
        for one in shapes.iter("{http://www.w3.org/2000/svg}rect"):
            at = [float(one.get(k) or 0) for k in ("x", "y", "width", "height")]
            x, y, wide, tall = (scale * number for number in at)
            assert 0 <= left + x <= left + x + wide <= 210
            assert 0 <= top + y <= top + y + tall <= 297


def test_the_weekly_papers_list_doors_and_count_loads() -> None:
    edition = net.edition(community(), ON)
    assert [(g.name, g.households, g.loads) for g in edition.grids] == [
        ("第一网格", 7, (4, 4)),
        ("第二网格", 3, (2,)),
    ]
    assert edition.grids[0].members[1].doors == (
        "幸福里 1号楼1单元202",
        "幸福里 1号楼2单元101-201",
    )
    assert edition.vacant == (
        VacantDoors(
            "第二网格", "幸福里2号楼", ("1单元103",), 1, date(2026, 1, 1), None, ()
        ),
    )
    files = net_papers.render(edition, FONTS, templates())
    assert sorted(files) == [
        "liaison/loads.svg",
        "liaison/net.pdf",
        "liaison/net.xlsx",
        "liaison/vacant.pdf",
        "liaison/vacant.xlsx",
    ]
    table = load_workbook(BytesIO(files["liaison/net.xlsx"]))["户数分布"]
    rows = [[cell for cell in row if cell is not None] for row in table.values]
    assert ["全社区", 3, 10, 2, 4, 3.3, 1, 2] in [
        [float(c) if str(c).replace(".", "").isdigit() else c for c in row] for row in rows
    ]
    drawn = "".join(drawing(files["liaison/loads.svg"]).itertext())
    assert "全社区　3户先锋户，最少2，最多4，平均3.3" in drawn
    assert net_papers.preflight(edition, COVERAGE) == ()


def test_a_net_without_a_pioneer_household_has_no_papers_and_no_load() -> None:
    empty = community(**{"pioneers/g1": "[]", "handovers/2026": "[]"})
    edition = net.edition(empty, ON)
    assert net_papers.render(edition, FONTS, templates()).keys() <= {
        "liaison/vacant.pdf",
        "liaison/vacant.xlsx",
    }
    assert load_chart.summary(()) == "没有先锋户"


def test_a_hand_over_sheet_names_both_sides_every_door_and_what_to_say() -> None:
    found = community()
    edition = net.handovers(found, found.handovers, ON)
    nobody, leaver = edition.papers
    assert (nobody.out, nobody.to.load) == (None, 4)
    assert leaver.out == NetMember("c", C.name, C.phone, C.home, 0)
    assert leaver.to == NetMember("a", A.name, A.phone, A.home, 6)
    assert leaver.doors == (HandedDoors("幸福里2号楼1单元", (101, 102)),)
    sheet = handover_document(edition).sheets[1]
    assert (sheet.middle, sheet.right, sheet.left) == (
        "从2026年4月1日起",
        "共2户",
        "第二网格",
    )
    said = "\n".join(lines(sheet))
    for words in (
        "王芳(wang-2) c | 电话 | 13900000002",
        "幸福里2号楼 | 以后 | 不再是先锋户",
        "接手后共联系6户",
        "□101、□102",
        "“您好！从4月1日起，由王芳联系您家。原来联系您家的是王芳。",
        "大厅 0633-5550100",
    ):
        assert words in said, said
    assert "密" not in repr(edition)
    assert net_papers.preflight_handovers(edition, COVERAGE) == ()


def test_maps_and_hand_overs_become_pages_that_say_what_they_show() -> None:
    found = community()
    maps = net.maps(found, ON, found.building)
    files = net_papers.render_maps(maps, FONTS, templates())
    assert sorted(files) == ["maps.pdf", "xingfu-1.svg", "xingfu-2.svg"]
    pages = pypdf.PdfReader(BytesIO(files["maps.pdf"])).pages
    assert [re.search("幸福里.号楼", page.extract_text()).group() for page in pages] == [  # type: ignore[union-attr]
        "幸福里1号楼",
        "幸福里2号楼",
    ]
    assert net_papers.preflight_maps(maps, COVERAGE) == ()
    (problem,) = net_papers.preflight_maps(maps, COVERAGE.replace("芳", ""))
    assert problem.code == "no-glyph"
    made = net_papers.render_handovers(
        net.handovers(found, found.handovers, ON), FONTS, templates()
    )
    assert len(pypdf.PdfReader(BytesIO(made["handover.pdf"])).pages) == 2
