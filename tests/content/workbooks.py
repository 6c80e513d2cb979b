"""Builds spreadsheets as offices have them, byte by byte where a library would not."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def xlsx(
    rows: Rows,
    *,
    sheet: str = "Sheet1",
    merge: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    more: Mapping[str, Rows] | None = None,
) -> bytes:
    """Make a workbook of one sheet, and ``more`` after it."""
    book = Workbook()
    first: Any = book.active
    first.title = sheet
    for name, content in {sheet: rows, **(more or {})}.items():
        page = first if name == sheet else book.create_sheet(name)
        for row in content:
            page.append(list(row))
    for area in merge:
        first.merge_cells(area)
    for cell, number_format in (formats or {}).items():
        first[cell].number_format = number_format
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv(rows: Rows, encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    lines = (separator.join("" if c is None else str(c) for c in row) for row in rows)
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def edited(data: bytes, change: Callable[[bytes], bytes], part: str = SHEET) -> bytes:
    """Change one part of a workbook, as no library would let us."""
    content = parts(data)
    return packed({**content, part: change(content[part])})


def with_sheet_data(inside: str) -> bytes:
    """Make a workbook whose first sheet holds these rows of XML."""
    return edited(
        xlsx([["x"]]),
        lambda part: (
            part[: part.index(b"<sheetData>") + 11]
            + inside.encode()
            + part[part.index(b"</sheetData>") :]
        ),
    )
