"""The papers about visits: forms, lists, what is due, the book; to the building only."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from scheduler.project import FONTS, coverage, templates
from scheduler.publish import sheets, visits
from scheduler.publish.sheet import Sheet, texts
from scheduler.publish.sheets.visits import documents
from scheduler.publish.visit_edition import ListedVisit, SealedCount, VisitEdition
from tests.publish.neighbourhood import read

ON = date(2026, 12, 31)
FILES = {
    "content/visit-programmes.yaml": """
- {id: net, name: 邻里走访, cadence: 每季度, from: 2026-01-01, for_whom: 住户, checklist: [用电, 扶手], note: 两人一组}
- {id: elders, name: 独居走访, cadence: 每月, sealed_list: alone}
- {id: three, name: 三三三, note: 按本社区制度填写}
- {id: over, name: 旧项目, until: 2025-12-31}
""",  # noqa: E501 - content as people write it
    "content/sealed/lists.yaml": "- {id: alone, name: 名单, count: 87, date: 2026-10-01}",
    "content/visits/2025.yaml": (
        "- {date: 2025-05-01, programme: three, building: songzhu-1, visitors: mi-er}\n"
    ),
    "content/visits/2026.yaml": """
- {date: 2026-08-03, programme: net, building: wanghai-1, visitors: [mi-hu], count: 7, topics: [用电, 停车], needs: [扶手], issues: [LY-2026-0001], note: =1+1}
- {date: 2026-12-02, programme: elders, visitors: [mi-er], count: 40}
- {date: 2026-12-30, programme: elders, visitors: [mi-er, mi-yi], count: 41}
""",  # noqa: E501
}


def edition(on: date = ON) -> VisitEdition:
    return visits.edition(read(FILES)[0], on)


def words(path: str) -> list[str]:
    (found,) = (made for name, made, _ in documents(edition()) if name == path)
    return [text for text in texts(found.sheets) if text]


def rows(sheet: Sheet) -> list[list[str]]:
    return [[c.text for c in row] for g in sheet.groups for b in g.blocks for row in b]


def made(path: str) -> tuple[Sheet, ...]:
    (found,) = (made for name, made, _ in documents(edition()) if name == path)
    return found.sheets


def test_which_papers_there_are() -> None:
    assert [(path, ends) for path, _, ends in documents(edition())] == [
        ("visits/form-elders", ("pdf",)),
        ("visits/form-net", ("pdf",)),
        ("visits/form-three", ("pdf",)),
        ("visits/people", ("pdf",)),
        ("visits/due", ("pdf", "xlsx")),
        ("visits/2025", ("xlsx",)),
        ("visits/2026", ("xlsx",)),
    ]
    empty = visits.edition(read()[0], ON)
    assert list(documents(empty)) == []


def test_a_form_has_the_checklist_and_room_for_everything_a_visit_record_says() -> None:
    found = words("visits/form-net")
    assert [w for w in found if w.startswith("□")] == ["□　用电", "□　扶手"]
    for label in ("走访时间", "走访地点", "走访对象", "走访人", "记录人", "谈了什么"):
        assert label in found
    assert {"困难和需求", "后续打算", "每季度一次。两人一组", "住户"} <= set(found)
    assert any("（不记地点）" in w for w in words("visits/form-elders"))
    assert "按本社区制度填写" in words("visits/form-three")


def test_a_visitor_s_list_has_what_is_due_to_the_building() -> None:
    (one,) = edition().lists
    (visit,) = one.visits
    assert (one.id, one.name, one.grid) == ("mi-hu", "密一", "第一网格")
    assert visit == ListedVisit(
        visit.day, "邻里走访", "望海名苑密1号楼", date(2026, 8, 3), 0
    )
    assert len(made("visits/people")) == 1


def test_the_office_s_list_says_how_late_and_gives_numbers_of_the_sealed_list() -> None:
    (sheet,) = made("visits/due")
    ((day, late, who, place, last),) = rows(sheet)
    assert day.endswith(tuple("一二三四五六日"))
    assert (late.startswith("逾期"), who, place, last) == (
        True,
        "密一 mi-hu",
        "望海名苑密1号楼",
        "2026年8月3日",
    )
    assert edition().sealed == (
        SealedCount("独居走访", date(2026, 12, 1), date(2026, 12, 31), 87, 81),
    )
    assert sheet.notes[0].startswith("独居走访（12月1日至12月31日）：87户，已走访81户次")


def test_the_book_has_every_visit_and_the_figures_add_up() -> None:
    log, tally = made("visits/2026")
    assert rows(log)[:2] == [
        [
            "2026-08-03",
            "邻里走访",
            "望海名苑密1号楼",
            "mi-hu 密一",
            "7",
            "用电、停车",
            "扶手",
            "LY-2026-0001",
            "=1+1",
        ],
        ["2026-12-02", "独居走访", "—", "密二", "40", "", "", "", ""],
    ]
    figures = [
        (group.head and group.head.text, rows(replace(tally, groups=(group,))))
        for group in tally.groups
    ]
    assert figures == [
        ("8月", [["邻里走访", "1", "7", "1"]]),
        ("12月", [["独居走访", "2", "81", "0"]]),
        ("全年", [["独居走访", "2", "81", "0"], ["邻里走访", "1", "7", "1"]]),
    ]


def test_a_day_sees_nothing_of_later_visits() -> None:
    assert [one.day.year for one in edition(date(2026, 8, 2)).log] == [2025]


def test_files_are_made_and_words_that_look_like_formulas_stay_words() -> None:
    files = sheets.render_visits(edition(), FONTS, templates("sheets"))
    assert all(data[:5] == b"%PDF-" for path, data in files.items() if path.endswith("pdf"))
    book = load_workbook(BytesIO(files["visits/2026.xlsx"]))
    assert book.sheetnames == ["走访台账", "走访统计"]
    notes = [cell.value for cell in book["走访台账"]["I"] if cell.value]
    assert notes[-1] == "=1+1"
    assert {cell.data_type for cell in book["走访台账"]["I"] if cell.value} == {"s"}
    assert files == sheets.render_visits(edition(), FONTS, templates("sheets"))


def test_a_character_that_the_font_lacks_is_told() -> None:
    has = coverage(FONTS)
    assert sheets.preflight_visits(edition(), has) == ()
    told = sheets.preflight_visits(edition(), has.replace("邻", ""))
    assert [problem.code for problem in told] == ["no-glyph"]
