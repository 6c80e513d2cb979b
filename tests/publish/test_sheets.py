from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdf
import pytest
from openpyxl.worksheet.properties import PageSetupProperties
from pypdf.generic import DictionaryObject

from scheduler.model.times import CST, Week
from scheduler.publish import sheets
from scheduler.publish.editions import (
    PublicContact,
    StaffEdition,
    StaffPause,
    StaffPerson,
    StaffShift,
    StaffWeek,
    State,
)
from scheduler.publish.sheet import Document, Sheet
from scheduler.publish.sheets import week

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "scheduler" / "fonts"
COVERAGE = (FONTS / "coverage.txt").read_text("utf-8")
WEEK = Week(2026, 48)
FRIDAY = date(2026, 11, 27)
NAMES = ("王芳(海棠湾)", "赵𬘭", "林䶮", "郑龑", "宋㛃", "阿依古丽·买买提", "欧阳雪")
A4 = (841.89, 595.276)
"""Landscape, in points."""


def templates() -> dict[str, str]:
    folder = ROOT / "site_templates" / "sheets"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def person(number: int) -> StaffPerson:
    name = NAMES[number] if number < len(NAMES) else f"志愿者{number}"
    return StaffPerson(f"p{number}", name, f"120{number:08d}", "grid-1")


def shift(
    line: str = "wrap",
    people: range = range(2),
    *,
    day: date = FRIDAY,
    service: str = "dumplings",
    **more: object,
) -> StaffShift:
    made = StaffShift(
        shift=f"{service}/{day}/{line}",
        service="初心水饺",
        role="包水饺",
        start=datetime.combine(day, time(8, 30), CST),
        end=datetime.combine(day, time(10), CST),
        venue="初心食堂",
        people=tuple(person(number) for number in people),
        lead=None,
        reserves=(),
        target=len(people),
        open=0,
        state=State.HELD,
        note="",
        public=True,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def edition(*shifts: StaffShift, **more: object) -> StaffEdition:
    made = StaffWeek(WEEK, 2, date(2026, 11, 26), shifts, ((FRIDAY, "逢七"),))
    return StaffEdition(
        community="凌云社区",
        fictional=True,
        office=PublicContact("服务大厅", "0633-5550100", "工作日"),
        weeks=(replace(made, **more),),  # type: ignore[arg-type]
    )


def lines(sheet: Sheet) -> Iterator[str]:
    for group in sheet.groups:
        yield f"[{group.head.text if group.head else ''}]".replace("\n", " ")
        for row in (row for block in group.blocks for row in block):
            yield " | ".join(cell.text.replace("\n", " ") for cell in row)


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
    assert made.notes == ("本周还缺3人，欢迎报名：服务大厅 0633-5550100。",)


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


def test_every_row_of_every_sheet_fills_all_columns() -> None:
    every = (DENSE, edition(shift(), shift("cook", range(3))))
    for document in documents(*every):
        for sheet in document.sheets:
            for group in sheet.groups:
                rows = [row for block in group.blocks for row in block]
                area = sum(cell.rows * cell.columns for row in rows for cell in row)
                inner = len(sheet.columns) - (1 if group.head else 0)
                assert area == inner * len(rows), (sheet.name, sheet.title)


def documents(*editions: StaffEdition) -> list[Document]:
    return [made for one in editions for _, made in sheets.documents(one)]


@pytest.fixture(scope="module")
def tree() -> Mapping[str, bytes]:
    return sheets.render(DENSE, FONTS, templates())


def read(tree: Mapping[str, bytes], path: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(tree[path]))


def test_a_dense_week_makes_whole_landscape_pages_with_every_name(
    tree: Mapping[str, bytes],
) -> None:
    pages = read(tree, "2026-W48/rota.pdf").pages
    found = [page.extract_text() for page in pages]
    for page in pages:
        box = page.mediabox
        assert (float(box.width), float(box.height)) == pytest.approx(A4, abs=0.1)
    assert len(pages) == 4
    whole = "".join(found).replace("\n", "")
    for shown in (*(p.name for s in DENSE.weeks[0].shifts for p in s.people), "纯属虚构"):
        assert shown.replace("(海棠湾)", "") in whole
    for number, words in enumerate(found, 1):
        assert f"第{number}页，共{len(pages)}页" in words
        assert "服务项目" in words


def test_a_day_that_fits_on_a_page_is_not_torn(tree: Mapping[str, bytes]) -> None:
    found = [p.extract_text() for p in read(tree, "2026-W48/rota.pdf").pages]
    assert [words.count("星期") for words in found] == [2, 2, 2, 1]
    assert "（续）" not in "".join(found)


def test_a_day_that_is_longer_than_a_page_says_its_date_again() -> None:
    long = edition(*(shift(service=f"service{n}") for n in range(40)))
    pages = read(sheets.render(long, FONTS, templates()), "2026-W48/rota.pdf").pages
    found = [page.extract_text() for page in pages]
    assert [(words.count("11月27日"), words.count("（续）")) for words in found] == [
        (1, 0),
        (1, 1),
    ]


def test_every_pdf_is_tagged_and_has_all_its_fonts_inside(
    tree: Mapping[str, bytes],
) -> None:
    for path in (path for path in tree if path.endswith(".pdf")):
        reader = read(tree, path)
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
    assert sheets.render(DENSE, FONTS, templates()) == tree


def test_the_workbook_has_the_same_words_merged_and_set_up_for_print() -> None:
    of = edition(shift(open=1, bring="围裙"), shift("cook", range(2, 3), role="后厨"))
    ((_, document),) = [d for d in sheets.documents(of) if d[0].endswith("/rota")]
    from scheduler.publish import xlsx

    page = openpyxl.load_workbook(BytesIO(xlsx.workbook(document)))["排班表"]
    assert [cell.value for cell in page[4]] == [column.title for column in week.COLUMNS]
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
    assert page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)


def test_what_looks_like_a_formula_stays_text() -> None:
    bad = '=HYPERLINK("http://x","y")'
    made = sheets.render(
        edition(shift(venue=bad, bring='#eval("1+1")')), FONTS, templates()
    )
    page = openpyxl.load_workbook(BytesIO(made["2026-W48/rota.xlsx"]))["排班表"]
    assert (page["D5"].value, page["D5"].data_type) == (bad, "s")
    words = read(made, "2026-W48/rota.pdf").pages[0].extract_text()
    assert '#eval("1+1")' in words.replace("\n", "")


def test_a_character_that_the_font_lacks_is_told_before_printing() -> None:
    odd = replace(person(0), name="𠮷田")
    (problem,) = sheets.preflight(edition(shift(people=range(0), lead=odd)), COVERAGE)
    assert problem.code == "unprintable-character"
    assert str(problem.message) == (
        "The sheets' font has no 𠮷 (U+20BB7, CJK UNIFIED IDEOGRAPH-20BB7), as in “𠮷田”."
    )
    assert sheets.preflight(DENSE, COVERAGE) == ()


def test_an_edition_without_weeks_makes_no_files() -> None:
    empty = replace(DENSE, weeks=())
    assert sheets.render(empty, FONTS, templates()) == {}
