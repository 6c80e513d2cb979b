"""Writes an empty table to be filled in: drop-downs, notes, and nothing else.

The choices stand on a hidden sheet, since a list in a cell's own rule has 255 characters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from scheduler.publish.xlsx import ACCENT, FONT, SHADE

ROWS = 300
"""Rows that are ready to be filled in."""
PRINTED = 25
"""Rows that are printed, for those who fill it in by hand: one page."""
HEAD = 2
"""Index of the row of headings."""
CHOICES = "选项"
WIDTHS = {"text": 16, "date": 13, "number": 10}
LONG = 24
"""Characters of the longest choice for which a column is made as wide."""
DAYS = (date(1900, 1, 1), date(2199, 12, 31))
DATE = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column to fill in; ``form`` is ``text``, ``date`` or ``number``."""

    heading: str
    note: str = ""
    choices: tuple[str, ...] = ()
    strict: bool = True
    """Whether nothing but the choices may be written."""
    form: str = "text"


def workbook(title: str, note: str, columns: Sequence[BlankColumn], made: date) -> bytes:
    """Make the workbook; the same columns and day give the same bytes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": datetime.combine(made, time())})
    page = book.add_worksheet("填写")
    hidden = book.add_worksheet(CHOICES)
    hidden.hide()
    _head(book, page, title, note, columns)
    for number, column in enumerate(columns):
        look = book.add_format(
            {
                "font_name": FONT,
                "border": 1,
                "border_color": "#BFBFBF",
                "num_format": {"date": DATE, "number": "0"}.get(column.form, "@"),
            }
        )
        for row in range(HEAD + 1, HEAD + 1 + ROWS):
            page.write_blank(row, number, None, look)
        hidden.write_column(0, number, column.choices)
        page.data_validation(HEAD + 1, number, HEAD + ROWS, number, _rule(column, number))
    page.freeze_panes(HEAD + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)
    page.print_area(0, 0, HEAD + PRINTED, len(columns) - 1)
    book.close()
    return buffer.getvalue()


def _head(
    book: Any,  # noqa: ANN401 - xlsxwriter has no types
    page: Any,  # noqa: ANN401 - same
    title: str,
    note: str,
    columns: Sequence[BlankColumn],
) -> None:
    """Write title, note and headings, and set the widths."""
    last = len(columns) - 1
    look = {"font_name": FONT, "align": "center", "valign": "vcenter"}
    big = book.add_format({**look, "font_size": 16, "bold": True})
    page.merge_range(0, 0, 0, last, title, big)
    page.set_row(0, 28)
    small = book.add_format({**look, "font_size": 10, "font_color": ACCENT})
    page.merge_range(1, 0, 1, last, note, small)
    page.set_row(1, 20)
    page.set_row(HEAD, 24)
    for row in range(HEAD + 1, HEAD + 1 + PRINTED):
        page.set_row(row, 20)
    bold = book.add_format({**look, "bold": True, "bg_color": SHADE, "border": 1})
    for number, column in enumerate(columns):
        words = max((*map(_wide, column.choices), _wide(column.heading)))
        page.set_column(number, number, max(WIDTHS[column.form], min(LONG, words) + 2))
        page.write_string(HEAD, number, column.heading, bold)


def _wide(words: str) -> int:
    """Count the digits' widths that words take: a Chinese character takes two."""
    return sum(1 if character.isascii() else 2 for character in words)


def _rule(column: BlankColumn, number: int) -> dict[str, object]:
    """Say what may be written into a column, and show its note beside the cell."""
    from xlsxwriter.utility import xl_col_to_name

    rule: dict[str, object] = {"validate": "any"}
    if column.choices:
        letter = xl_col_to_name(number)
        source = f"={CHOICES}!${letter}$1:${letter}${len(column.choices)}"
        rule = {"validate": "list", "source": source, "show_error": column.strict}
        rule |= {"error_title": "不在列表里", "error_message": "请从下拉列表里选。"}
    elif column.form == "date":
        first, last = DAYS
        rule = {
            "validate": "date",
            "criteria": "between",
            "minimum": first,
            "maximum": last,
        }
        rule |= {"error_title": "不是日期", "error_message": "请写日期，如 2026-11-27。"}
    elif column.form == "number":
        rule = {"validate": "integer", "criteria": ">=", "value": 0}
        rule |= {"error_title": "不是整数", "error_message": "请只写数字。"}
    if column.note:
        rule |= {"input_title": column.heading.split("（")[0], "input_message": column.note}
    return rule
