"""Writes sheets as a workbook that opens, prints and is edited in Excel and WPS alike.

Every cell is text, or a whole number where its column says so: nothing that people write
can become a formula. The same document gives the same bytes.
"""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from scheduler.publish.sheet import (
    Cell,
    Document,
    Flow,
    Look,
    Piece,
    Placed,
    Sheet,
    marked,
    place,
)
from scheduler.publish.xlsx_layout import (
    BOTTOM,
    HEADING,
    MARGIN,
    MILLIMETRES,
    SIGN,
    breaks,
    heights,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FONT = "等线"
SIZE = 10.0
ACCENT = "#8F1D1D"
SHADE = "#F4EEE6"
A4 = 9
"""Excel's number of the paper."""
LONGEST_NAME = 31
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
"""Characters that the name of a sheet may not have."""
KEYS = "linli"
"""Heading of the hidden column of keys."""
BORDER = {"border": 1, "border_color": "#787878", "valign": "vcenter", "text_wrap": True}
LOOKS: dict[Look, dict[str, object]] = {
    Look.PLAIN: {},
    Look.STRONG: {"bold": True},
    Look.QUIET: {"font_color": "#464646", "font_size": 9},
    Look.TAG: {"font_color": ACCENT, "font_size": 9},
    Look.ALERT: {"bold": True, "font_color": ACCENT},
}


def workbook(document: Document) -> bytes:
    """Make a workbook with a tab for each sheet."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {
            "title": document.title,
            "author": document.author,
            "created": datetime.combine(document.dated, time()),
        }
    )
    formats = Formats(book)
    for sheet, name in zip(document.sheets, tabs(document), strict=True):
        _write(book.add_worksheet(name), formats, sheet)
    book.close()
    return buffer.getvalue()


class Formats:
    """The cell formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        """Start with none."""
        self.book = book
        self.made: dict[str, Any] = {}

    def __call__(self, **properties: object) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Give the format with these properties."""
        wanted = {"font_name": FONT, "font_size": SIZE, **properties}
        key = repr(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(wanted)
        return self.made[key]


def tabs(document: Document) -> list[str]:
    """Name the sheets as workbooks allow; those of one name are numbered."""
    found: list[str] = []
    for sheet in document.sheets:
        name = sheet.name.translate(FORBIDDEN)[:LONGEST_NAME] or "-"
        number = 1
        while name.lower() in (other.lower() for other in found):
            number += 1
            name = f"{sheet.name.translate(FORBIDDEN)[: LONGEST_NAME - 5]}({number})"
        found.append(name)
    return found


def _write(page: "Worksheet", formats: Formats, sheet: Sheet) -> None:
    last = len(sheet.columns) - 1
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width / MILLIMETRES)
    top = _heading(page, formats, sheet, last)
    page.set_row(top, HEADING[-1])
    for number, column in enumerate(sheet.columns):
        look = formats(**BORDER, bold=True, bg_color=SHADE, align="center")
        page.write_string(top, number, column.title, look)
    row = top + 1
    for placed in place(sheet):
        _cell(page, formats, sheet, row, placed)
    _keys(page, sheet, top, last + 1)
    for number, height in enumerate(heights(sheet)):
        page.set_row(row + number, height)
    below = row + sum(group.height for group in sheet.groups)
    if sheet.filtered:
        page.autofilter(top, 0, below - 1, last)
    end = _foot(page, formats, sheet, below, last)
    _print_setup(page, sheet, top, end, last)


def _heading(page: "Worksheet", formats: Formats, sheet: Sheet, last: int) -> int:
    """Write banner, title and the line below; give the row of the column headings."""
    row = 0
    if sheet.banner:
        look = formats(font_size=9, font_color=ACCENT, align="center")
        page.merge_range(row, 0, row, last, f"（{sheet.banner}）", look)
        row += 1
    look = formats(font_size=18, bold=True, align="center", valign="vcenter")
    page.merge_range(row, 0, row, last, sheet.title, look)
    page.set_row(row, HEADING[0])
    words = [word for word in (sheet.left, sheet.middle, sheet.right) if word]
    look = formats(align="center", valign="vcenter")
    page.merge_range(row + 1, 0, row + 1, last, "　　".join(words), look)
    page.set_row(row + 1, HEADING[1])
    return row + 2


def _cell(
    page: "Worksheet", formats: Formats, sheet: Sheet, top: int, placed: Placed
) -> None:
    cell, column = placed.cell, sheet.columns[placed.column]
    row = top + placed.row
    base: dict[str, object] = {**BORDER}
    base["align"] = "center" if column.centred and cell.columns == 1 else "left"
    if sheet.top:
        base["valign"] = "top"
    if placed.first and any(len(group.blocks) > 1 for group in sheet.groups):
        base.update(top=2, top_color="#282828")
    look = formats(**base)
    if cell.rows > 1 or cell.columns > 1:
        bottom, right = row + cell.rows - 1, placed.column + cell.columns - 1
        page.merge_range(row, placed.column, bottom, right, "", look)
    parts = list(_parts(cell))
    if not parts:
        page.write_blank(row, placed.column, None, look)
    elif column.number and cell.text.isdecimal():
        look = formats(**base, **LOOKS[cell.pieces[0].look])
        page.write_number(row, placed.column, int(cell.text), look)
    elif len({piece.look for piece, _ in parts}) == 1:
        page.write_string(
            row,
            placed.column,
            "".join(words for _, words in parts),
            formats(**base, **LOOKS[parts[0][0].look]),
        )
    else:
        rich = [(formats(**LOOKS[piece.look]), words) for piece, words in parts]
        page.write_rich_string(
            row, placed.column, *(x for pair in rich for x in pair), look
        )


def _keys(page: "Worksheet", sheet: Sheet, top: int, column: int) -> None:
    """Write the keys of the rows into a hidden column, which is not printed."""
    if not sheet.keys:
        return
    page.set_column(column, column, None, None, {"hidden": True})
    for number, words in enumerate((KEYS, *sheet.keys)):
        page.write_string(top + number, column, words)


def _parts(cell: Cell) -> Iterator[tuple[Piece, str]]:
    """Yield the pieces that say anything, each with its words and what joins them."""
    between = "\n" if cell.flow is Flow.LINES else "、"
    pieces = [piece for piece in cell.pieces if marked(piece)]
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        yield piece, marked(piece) + ("" if last else between)


def _foot(page: "Worksheet", formats: Formats, sheet: Sheet, row: int, last: int) -> int:
    """Write the notes and what is to be signed; give the last row used."""
    look = formats(font_size=9, align="left", valign="vcenter", text_wrap=True)
    for note in sheet.notes:
        page.merge_range(row, 0, row, last, note, look)
        row += 1
    if sheet.sign:
        look = formats(align="right", valign="vcenter")
        words = "　　".join(f"{who}：＿＿＿＿＿＿" for who in sheet.sign)
        page.merge_range(row, 0, row, last, words, look)
        page.set_row(row, SIGN)
        row += 1
    return row - 1


def _print_setup(page: "Worksheet", sheet: Sheet, top: int, end: int, last: int) -> None:
    page.hide_gridlines(2)
    page.freeze_panes(top + 1, 1 if any(group.head for group in sheet.groups) else 0)
    page.repeat_rows(top)
    page.print_area(0, 0, end, last)
    page.set_paper(A4)
    if sheet.landscape:
        page.set_landscape()
    before = breaks(sheet)
    page.fit_to_pages(1, 1 if before is None else 0)
    page.set_h_pagebreaks([top + 1 + row for row in before or ()])
    page.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=BOTTOM)
    page.center_horizontally()
    page.set_footer("&C&9第&P页，共&N页")
