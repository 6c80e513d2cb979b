import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from shutil import which

import openpyxl
import pypdf
import pytest
from openpyxl.worksheet.properties import PageSetupProperties
from pypdf.generic import DictionaryObject

from scheduler.publish import csv_, pdf, sheets, xlsx
from scheduler.publish.editions import State
from scheduler.publish.sheet import Document, Sheet
from scheduler.publish.sheets import week
from scheduler.publish.staff_edition import StaffEdition, StaffPause
from tests.publish.paper import (
    COVERAGE,
    FONTS,
    FRIDAY,
    WEEK,
    edition,
    lines,
    person,
    shift,
    templates,
)

A4 = (841.89, 595.276)
"""Landscape, in points."""


def rota(of: StaffEdition) -> Sheet:
    return week.sheet(of, of.weeks[0])


DENSE = edition(
    *(
        shift(
            f"line{line}",
            range(line, line + 4),
            day=WEEK.monday + timedelta(days=day),
            service=f"service{service}",
        )
        for day in range(7)
        for service in range(6)
        for line in range(1 + service % 3)
    )
)
"""84 shifts."""


def test_the_week_merges_what_the_shifts_of_an_occurrence_share() -> None:
    wrap = shift(lead=person(1), reserves=(person(6),), bring="笔")
    cook = shift("cook", range(2, 3), role="后厨", bring="笔")
    made = rota(edition(wrap, cook))
    assert list(lines(made)) == [
        "[11月27日 星期五 逢七]",
        "初心水饺 | 08:30–10:00 | 初心食堂 | 包水饺 | 赵𬘭 | 王芳(海棠湾) | 欧阳雪 | 带笔",
        "后厨 | — | 林䶮 | ",
    ]
    assert [cell.rows for cell in made.groups[0].blocks[0][0]] == [2, 2, 2, 1, 1, 1, 1, 2]


def test_open_places_stand_out_and_are_counted_below() -> None:
    made = rota(edition(shift(open=1), shift("cook", range(1), open=2, minimum=2)))
    assert [line.split(" | ")[-3:-1] for line in lines(made) if "缺" in line] == [
        ["王芳(海棠湾)、赵𬘭、缺1人", ""],
        ["—", "王芳(海棠湾)、急缺2人"],
    ]
    assert made.notes == ("还缺3人，欢迎报名：服务大厅 0633-5550100。",)


def test_changed_cells_carry_the_mark_and_a_legend() -> None:
    changed = frozenset({"people", "time"})
    made = rota(edition(shift(changed=changed, joined=frozenset({"p1"}), note="甲换为乙")))
    assert (
        "▲08:30–10:00 | 初心食堂 | 包水饺 | — | 王芳(海棠湾)、▲赵𬘭 |  | 甲换为乙"
        in (list(lines(made))[1])
    )
    assert made.notes == ("▲ 与本周首次发布的第1版不同。",)


def test_a_cancelled_shift_shows_no_names() -> None:
    made = rota(edition(shift(state=State.CANCELLED, lead=person(0))))
    row = "初心水饺 取消 | 08:30–10:00 | 初心食堂 | 包水饺 | — | ▲取消 |  | "
    assert list(lines(made))[1:] == [row]


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (StaffPause("a/b", "水饺", FRIDAY, State.CANCELLED, "国庆节"), "停办（国庆节）"),
        (StaffPause("a/b", "水饺", FRIDAY, State.UNDECIDED, "中秋节"), "待定（中秋节）"),
        (
            StaffPause("a/b", "水饺", FRIDAY, State.MOVED, "", shift().start),
            "改到11月27日星期五 08:30",
        ),
    ],
)
def test_a_date_that_is_not_held_has_a_row_of_its_own(
    pause: StaffPause, expected: str
) -> None:
    made = rota(edition(pauses=(pause,)))
    assert list(lines(made))[1:] == [f"水饺 | {expected}"]
    assert sum(cell.columns for cell in made.groups[0].blocks[0][0]) == 8


def test_the_heading_tells_week_version_and_date() -> None:
    made = rota(edition(shift()))
    assert (made.title, made.left, made.middle, made.right, made.banner) == (
        "凌云社区志愿服务排班表",
        "2026年第48周（11月23日至11月29日）",
        "第2版",
        "编制日期：2026年11月26日",
        "演示数据，纯属虚构",
    )
    draft = rota(edition(shift(), version=0, dated=None))
    assert (draft.middle, draft.right) == ("草稿（未发布）", "")


def test_every_row_of_every_table_fills_all_columns() -> None:
    for of in (DENSE, LIVELY):
        made = [
            p.make(of, of.weeks[0]) for p in sheets.PAPERS if p.template == sheets.SHEET
        ]
        for sheet in (sheet for found in made for sheet in found):
            for group in sheet.groups:
                rows = [row for block in group.blocks for row in block]
                area = sum(cell.rows * cell.columns for row in rows for cell in row)
                inner = len(sheet.columns) - (1 if group.head else 0)
                assert area == inner * len(rows), sheet.title


LIVELY = edition(
    shift(open=1, lead=person(0), changed=frozenset({"people"}), left=(person(5),)),
    shift("cook", range(2, 5), role="后厨", bring="围裙"),
)


@pytest.fixture(scope="module")
def tree() -> Mapping[str, bytes]:
    return sheets.render(LIVELY, FONTS, templates())


def pages_of(document: Document) -> list[pypdf.PageObject]:
    source = templates()[sheets.COMMON] + templates()[sheets.SHEET]
    return list(pypdf.PdfReader(BytesIO(pdf.pdf(document, FONTS, source))).pages)


def board(of: StaffEdition) -> Document:
    return Document("排班表", of.community, FRIDAY, (rota(of),))


def test_a_dense_week_makes_whole_landscape_pages_with_every_name() -> None:
    pages = pages_of(board(DENSE))
    found = [page.extract_text() for page in pages]
    for page in pages:
        box = page.mediabox
        assert (float(box.width), float(box.height)) == pytest.approx(A4, abs=0.1)
    assert len(pages) == 3
    whole = "".join(found).replace("\n", "")
    for shown in (*(p.name for s in DENSE.weeks[0].shifts for p in s.people), "纯属虚构"):
        assert shown.replace("(海棠湾)", "") in whole
    for number, words in enumerate(found, 1):
        assert f"第{number}页，共{len(pages)}页" in words
        assert "服务项目" in words
    # No day is torn that fits on a page.
    assert [words.count("星期") for words in found] == [2, 3, 2]
    assert "（续）" not in whole


def test_a_day_that_is_longer_than_a_page_says_its_date_again() -> None:
    long = edition(*(shift(service=f"service{n}") for n in range(40)))
    found = [page.extract_text() for page in pages_of(board(long))]
    assert [(words.count("11月27日"), words.count("（续）")) for words in found] == [
        (1, 0),
        (1, 1),
    ]


def test_every_pdf_is_tagged_and_has_all_its_fonts_inside(
    tree: Mapping[str, bytes],
) -> None:
    for path in (path for path in tree if path.endswith(".pdf")):
        reader = pypdf.PdfReader(BytesIO(tree[path]))
        root = reader.root_object
        assert str(root["/Lang"]) == "zh-CN", path
        assert "/StructTreeRoot" in root, path
        described = [o for o in objects(reader) if o.get("/Type") == "/FontDescriptor"]
        assert described
        for font in described:
            assert "/FontFile3" in font, path
            assert str(font["/FontName"]).split("+")[1] == "NotoSansSC-Regular"


def objects(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        if isinstance(found, DictionaryObject):
            yield found


def test_the_same_edition_gives_the_same_bytes(tree: Mapping[str, bytes]) -> None:
    assert sheets.render(LIVELY, FONTS, templates()) == tree


def test_the_workbook_has_the_same_words_merged_and_set_up_for_print() -> None:
    of = edition(shift(open=1, bring="围裙"), shift("cook", range(2, 3), role="后厨"))
    ((_, document),) = [d for d in sheets.documents(of) if d[0].endswith("/rota")]
    page = openpyxl.load_workbook(BytesIO(xlsx.workbook(document)))["排班表"]
    titles = [column.title for column in week.COLUMNS]
    assert [cell.value for cell in page[4]] == [*titles, xlsx.KEYS]
    assert [page[f"J{row}"].value for row in (5, 6)] == [
        "dumplings/2026-11-27/wrap|p0,p1|",
        "dumplings/2026-11-27/cook|p2|",
    ]
    assert page.column_dimensions["J"].hidden
    assert page["A5"].value == "11月27日\n星期五\n逢七"
    assert page["G5"].value == "王芳(海棠湾)、赵𬘭、缺1人"
    assert {str(area) for area in page.merged_cells.ranges if area.min_row > 4} == {
        "A5:A6",
        "B5:B6",
        "C5:C6",
        "D5:D6",
        "I5:I6",
        "A7:I7",
        "A8:I8",
    }
    assert page.freeze_panes == "B5"
    assert page.print_title_rows == "$4:$4"
    assert page.print_area == "'排班表'!$A$1:$I$8"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.page_setup.fitToHeight in (None, 1)
    assert page.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)


def test_tabs_have_names_that_workbooks_allow_and_no_name_twice() -> None:
    names = ("水饺", "水饺", "a/b", "长" * 40, "长" * 40, "", "Tea", "tea")
    blank = Sheet("", "", (), ())
    document = Document("", "", FRIDAY, tuple(replace(blank, name=name) for name in names))
    assert xlsx.tabs(document) == [
        "水饺",
        "水饺(2)",
        "a-b",
        "长" * 31,
        "长" * 26 + "(2)",
        "-",
        "Tea",
        "tea(2)",
    ]


def test_what_looks_like_a_formula_stays_text() -> None:
    bad = '=HYPERLINK("http://x","y")'
    made = sheets.render(
        edition(shift(venue=bad, bring='#eval("1+1")')), FONTS, templates()
    )
    page = openpyxl.load_workbook(BytesIO(made["2026-W48/rota.xlsx"]))["排班表"]
    assert (page["D5"].value, page["D5"].data_type) == (bad, "s")
    (first,) = pypdf.PdfReader(BytesIO(made["2026-W48/rota.pdf"])).pages
    assert '#eval("1+1")' in first.extract_text().replace("\n", "")


@pytest.mark.parametrize(
    "words",
    ["长" * 200, "a" * 300, "#pagebreak()\n*x* $a$ `b` <c> @d //", "", "=1", "逢三\n\n十"],
)
def test_whatever_the_words_every_paper_can_be_made(words: str) -> None:
    odd = replace(person(0), name=words, phone=words)
    one = shift(service="x", venue=words, note=words, bring=words, lead=odd)
    of = edition(replace(one, service=words, role=words, people=(odd, person(1))))
    assert "2026-W48/rota.pdf" in sheets.render(of, FONTS, templates())


def test_a_shift_with_many_people_goes_over_pages() -> None:
    (first, *others) = pages_of(board(edition(shift(people=range(500)))))
    whole = "".join(page.extract_text() for page in (first, *others)).replace("\n", "")
    assert all(f"志愿者{number}" in whole for number in range(7, 500))


def test_a_character_that_the_font_lacks_is_told_before_printing() -> None:
    odd = replace(person(0), name="𠮷田")
    (problem,) = sheets.preflight(edition(shift(people=range(0), lead=odd)), COVERAGE)
    assert problem.code == "no-glyph"
    assert str(problem.message).endswith("-20BB7): on a sheet “𠮷田（负责）”.")
    assert sheets.preflight(DENSE, COVERAGE) == ()


def test_an_edition_without_weeks_makes_no_files() -> None:
    empty = replace(DENSE, weeks=())
    assert sheets.render(empty, FONTS, templates()) == {}


def test_the_picture_is_1080_pixels_wide(tree: Mapping[str, bytes]) -> None:
    picture = tree["2026-W48/phone.png"]
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 1080


def test_csv_repeats_merged_cells_and_takes_the_power_from_formulas() -> None:
    bad = "=1+1"
    of = edition(shift(venue=bad), shift("cook", range(2, 3), role="后厨", venue=bad))
    document = Document("", "", FRIDAY, (week.sheet(of, of.weeks[0]),))
    day = "11月27日 星期五 逢七,初心水饺,08:30–10:00,'=1+1"
    assert csv_.table(document).decode("utf-8-sig").split("\r\n") == [
        "日期,服务项目,时间,地点,岗位,负责人,志愿者,备班,提示",
        f"{day},包水饺,—,王芳(海棠湾)、赵𬘭,,",
        f"{day},后厨,—,林䶮,,",
        "",
    ]
    assert csv_.table(document).startswith(b"\xef\xbb\xbf")


def test_a_week_gives_all_its_papers_and_only_those_that_say_something() -> None:
    calm = sheets.render(edition(shift()), FONTS, templates())
    assert sorted(path.removeprefix("2026-W48/") for path in calm) == [
        "days.pdf",
        "grids.pdf",
        "grids.xlsx",
        "handover.pdf",
        "handover.xlsx",
        "people.csv",
        "people.pdf",
        "people.xlsx",
        "phone.png",
        "rota.csv",
        "rota.html",
        "rota.pdf",
        "rota.xlsx",
        "signin.pdf",
        "signin.xlsx",
        "slips.pdf",
        "week.txt",
    ]
    more = set(sheets.render(LIVELY, FONTS, templates())) - set(calm)
    assert more == {
        f"2026-W48/{n}" for n in ("changes.pdf", "helpers.txt", "substitutions.txt")
    }


@pytest.mark.slow
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_a_dense_workbook_prints_on_as_many_pages_as_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "rota.xlsx"
    path.write_bytes(xlsx.workbook(board(DENSE)))
    to = ("--convert-to", "pdf", "--outdir", str(tmp_path))
    home = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run(
        ["soffice", "--headless", *to, path],
        check=True,
        capture_output=True,
        env=home,
        timeout=100,
    )
    pages = pypdf.PdfReader(tmp_path / "rota.pdf").pages
    assert [float(page.mediabox.width) > 800 for page in pages] == [True] * 4
    assert [page.extract_text().count("星期") for page in pages] == [2, 2, 2, 1]
