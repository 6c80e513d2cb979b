import csv as csv_
import struct
from datetime import date, datetime, time, timedelta
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from scheduler.content.tables import Book, Table, Value, read
from scheduler.content.tables.packages import OLE
from scheduler.problems import Source
from tests.content import workbooks as make

MORNING = datetime.fromisoformat("2026-11-27T08:30")
ROWS: list[list[object]] = [["姓名", "电话"], ["王芳", "10200000001"]]


def rows(data: bytes, file: str = "名单.xlsx") -> tuple[tuple[Value, ...], ...]:
    book = read(file, data)
    assert book.problems == ()
    assert [one.problems for one in book.tables] == [()]
    return book.tables[0].rows


def refusal(data: bytes, file: str = "名单.xlsx") -> tuple[str, Source | None]:
    book = read(file, data)
    assert book.tables == ()
    return book.problems[0].code, book.problems[0].source


def test_cells_keep_their_types_and_whole_numbers_are_whole() -> None:
    data = make.xlsx(
        [
            ["姓名", 13800000001.0, 0.375, True],
            [None, date(2026, 11, 27), MORNING, time(9, 5)],
            [timedelta(hours=33), None, "", " 王 芳 "],
        ]
    )
    assert rows(data) == (
        ("姓名", 13800000001, 0.375, True),
        (None, date(2026, 11, 27), MORNING, time(9, 5)),
        (time(9), None, None, " 王 芳 "),
    )


def test_a_place_is_named_as_the_office_program_names_it() -> None:
    table = read("名单.xlsx", make.xlsx(ROWS, sheet="志愿者")).tables[0]
    assert table.source(2, 3) == Source("名单.xlsx", 2, 3, sheet="志愿者")


def test_merged_cells_all_hold_what_the_first_one_does() -> None:
    data = make.xlsx(
        [["值班表", None, None], ["周一", "王芳", 1], [None, "李强", 2]],
        merge=["A1:XFD1", "A2:A9"],
    )
    book = read("x.xlsx", data)
    assert book.tables[0].rows == (
        ("值班表",) * 3,
        ("周一", "王芳", 1),
        ("周一", "李强", 2),
    )
    assert book.tables[0].filled == {(1, 2), (1, 3), (3, 1)}


def test_hidden_sheets_are_passed_over() -> None:
    book = Workbook()
    book.active.title = "填这里"
    book.create_sheet("选项").sheet_state = "hidden"
    assert [one.sheet for one in read("x.xlsx", make.saved(book)).tables] == ["填这里"]


def test_a_formula_counts_as_what_it_came_to_when_it_was_saved() -> None:
    data = make.with_sheet_data(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>IF(A1=1,"","")</f><v></v></c><c r="C1"><v>3</v></c></row>'
    )
    assert rows(data) == ((2, None, 3),)


def test_a_formula_that_nobody_computed_is_told_at_its_cell() -> None:
    (table,) = read("x.xlsx", make.xlsx([["合计"], ["=SUM(A9:A10)"]])).tables
    (problem,) = table.problems
    assert (problem.code, problem.source) == (
        "formula-without-value",
        Source("x.xlsx", 2, 1, sheet="Sheet1"),
    )


def test_a_formula_is_found_in_rows_and_cells_that_do_not_say_where_they_are() -> None:
    data = make.with_sheet_data(
        "<row><c><v>1</v></c></row><row><c><v>1</v></c><c><f>A1</f></c></row>"
    )
    (table,) = read("x.xlsx", data).tables
    assert [problem.source for problem in table.problems] == [table.source(2, 2)]


def test_a_formula_that_failed_is_told_with_what_stands_there() -> None:
    data = make.with_sheet_data('<row r="4"><c r="C4" t="e"><v>#N/A</v></c></row>')
    (table,) = read("x.xlsx", data).tables
    (problem,) = table.problems
    assert (problem.code, problem.source) == ("error-value", table.source(4, 3))
    assert str(problem.message) == "The formula here fails: #N/A."


@pytest.mark.parametrize(
    "ended", [10, 400, 4000], ids=["at its start", "in a part", "before its end"]
)
def test_a_truncated_workbook_is_told(ended: int) -> None:
    assert refusal(make.xlsx(ROWS * 50)[:ended]) == (
        "damaged-spreadsheet",
        Source("名单.xlsx"),
    )


def test_a_workbook_with_a_broken_part_is_told() -> None:
    broken = make.edited(make.xlsx(ROWS), lambda part: part[: len(part) // 2])
    assert refusal(broken) == ("damaged-spreadsheet", Source("名单.xlsx"))


def test_a_part_whose_bytes_rotted_is_told() -> None:
    data = bytearray(make.xlsx(ROWS))
    start = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[start : start + 8] = b"\x00" * 8
    assert refusal(bytes(data)) == ("damaged-spreadsheet", Source("名单.xlsx"))


def test_an_archive_that_declares_a_giant_part_is_not_unpacked() -> None:
    content = {**make.parts(make.xlsx(ROWS)), "xl/media/a.bin": bytes(101_000_000)}
    assert refusal(make.packed(content)) == ("unpacks-too-large", Source("名单.xlsx"))


def test_an_archive_that_lies_about_its_sizes_is_told_without_unpacking_it_all() -> None:
    part = b"<row/>" + bytes(5_000_000)
    data = make.packed({**make.parts(make.xlsx(ROWS)), make.SHEET: part})
    lying = data.replace(struct.pack("<L", len(part)), struct.pack("<L", 100))
    assert lying != data
    assert refusal(lying) == ("damaged-spreadsheet", Source("名单.xlsx"))


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>',
    '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a>'.encode("utf-16"),
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
)


@pytest.mark.parametrize("entities", ENTITIES)
def test_a_part_that_defines_entities_is_refused(entities: bytes) -> None:
    data = make.edited(make.xlsx(ROWS), lambda part: entities + part)
    assert refusal(data) == ("damaged-spreadsheet", Source("名单.xlsx"))


def test_a_hundred_thousand_rows_are_refused_at_the_first_too_many() -> None:
    data = make.with_sheet_data(
        "".join(f"<row><c><v>{n}</v></c></row>" for n in range(10**5))
    )
    assert refusal(data) == (
        "too-many-rows",
        Source("名单.xlsx", 20_001, 1, sheet="Sheet1"),
    )
    assert refusal(b"1,2\n" * 10**5, "a.csv") == (
        "too-many-rows",
        Source("a.csv", 20_001, 1, sheet="a"),
    )


def test_empty_rows_down_to_the_last_one_do_no_harm() -> None:
    data = make.with_sheet_data(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"/>'
    )
    assert rows(data) == ((1,),)


def test_merged_areas_that_are_larger_than_any_sheet_are_cut_or_refused() -> None:
    data = make.edited(
        make.xlsx([["x"] * 100] * 100),
        lambda part: part.replace(
            b"</sheetData>",
            b"</sheetData><mergeCells>"
            + b'<mergeCell ref="A1:XFD1048576"/>' * 50
            + b"</mergeCells>",
        ),
    )
    assert refusal(data)[0] == "too-many-rows"


def test_a_workbook_with_macros_is_refused() -> None:
    content = {**make.parts(make.xlsx(ROWS)), "xl/vbaProject.bin": b"x"}
    assert refusal(make.packed(content), "a.xlsm") == ("has-macros", Source("a.xlsm"))


def test_a_workbook_with_a_password_is_told_apart_from_an_old_one() -> None:
    shut = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(shut, "a.xlsx") == ("encrypted-spreadsheet", Source("a.xlsx"))
    assert refusal(OLE + bytes(600), "a.et") == ("old-spreadsheet", Source("a.et"))
    assert refusal(b"\xef\xbb\xbf<HTML><table>", "a.xls")[0] == "old-spreadsheet"


@pytest.mark.parametrize(
    "data",
    [
        make.packed({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}),
        make.packed({"a.txt": b"x"}),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    ],
    ids=["docx", "zip", "png"],
)
def test_other_files_are_told_to_be_no_spreadsheets(data: bytes) -> None:
    assert refusal(data) == ("no-spreadsheet", Source("名单.xlsx"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_text_is_read_in_each_encoding_and_with_each_separator(
    encoding: str, separator: str
) -> None:
    data = make.csv(
        [["姓名", "备注"], ["王芳", "周一，周三"], ["", ""]], encoding, separator
    )
    assert rows(data, "表/名单.csv") == (("姓名", "备注"), ("王芳", "周一，周三"))
    assert read("表/名单.csv", data).tables[0].sheet == "名单"


def test_commas_in_quotes_and_lines_in_a_cell_belong_to_the_cell() -> None:
    data = '姓名,备注\n王芳,"a, b\nc ""d"""\n李强,\n'.encode()
    assert rows(data, "a.csv") == (
        ("姓名", "备注"),
        ("王芳", 'a, b\nc "d"'),
        ("李强", None),
    )


def test_a_quotation_mark_that_is_never_closed_is_told_at_its_row() -> None:
    assert refusal('姓名,备注\n王芳,"a\n李强,b\n'.encode(), "a.csv") == (
        "bad-csv",
        Source("a.csv", 2, 1, sheet="a"),
    )


def test_a_file_of_more_than_ten_megabytes_is_not_read() -> None:
    assert refusal(b"," * 10_000_001, "a.csv")[0] == "too-large"


def test_an_empty_file_is_an_empty_table() -> None:
    assert read("a.csv", b"") == Book((Table("a.csv", "a", ()),))
    assert rows(make.xlsx([])) == ()


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=5)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_was_written_as_csv_is_read_back(cells: list[list[str]]) -> None:
    out = StringIO()
    csv_.writer(out).writerows(cells)
    found = read("a.csv", out.getvalue().encode("utf-8-sig")).tables[0].rows
    wanted = [[cell.strip() for cell in row] for row in cells]
    assert [[cell or "" for cell in row] for row in found] == [
        row[: len(found[0])] for row in wanted[: len(found)]
    ]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", OLE, b"\xff\xfe"]))
def test_no_bytes_raise(data: bytes, start: bytes) -> None:
    read("x", start + data)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_damage_to_a_workbook_raises(data: st.DataObject) -> None:
    whole = make.xlsx(ROWS, merge=["A1:B1"])
    content = make.parts(whole)
    name = data.draw(st.sampled_from(sorted(content)))
    part = content[name]
    start = data.draw(st.integers(0, len(part)))
    length = data.draw(st.integers(0, 30))
    junk = data.draw(st.sampled_from([b"", b"9", b"<", b'="Z"', b"A1:B9", b"-1"]))
    damaged = {**content, name: part[:start] + junk + part[start + length :]}
    read("x.xlsx", make.packed(damaged))
