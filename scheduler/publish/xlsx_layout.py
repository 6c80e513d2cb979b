"""How tall the rows of a workbook's sheet are, and before which a page should end.

Merged cells never fit themselves, and Excel takes no measure for us: lines are counted
by the East Asian width of their characters.
"""

from collections.abc import Iterator
from math import ceil
from unicodedata import east_asian_width

from scheduler.publish.sheet import Cell, Column, Group, Sheet, place

LINE = 14.5
"""Points from line to line of 10 point text; less clips a little in LibreOffice."""
PAD = 2.5
"""Points above and below the lines of a row together."""
MILLIMETRES = 1.75
"""Of the sheet's column for each digit: a little less than a digit of 11 points needs, so
that words have room; printing to the width of the page takes it back.
"""
DIGIT, PADDING = 7 * 0.75, 5 * 0.75
"""Points of a digit and of a column's padding, as Excel counts them."""
HEADING = (28.0, 20.0, 20.0)
"""Heights in points of title, second line and column headings."""
BANNER, NOTE, SIGN = 15.0, 15.0, 24.0
SQUEEZE = 1.2
"""So much more than a page is still printed on one."""
MARGIN = 0.45
BOTTOM = 0.6
"""Inches."""
PAPER = (8.27, 11.69)
"""Inches of an upright A4 page."""
INCH = 72.0
POINTS = INCH / 25.4
"""In a millimetre."""


def heights(sheet: Sheet) -> Iterator[float]:
    """Give the height of each row in points: merged cells never fit themselves."""
    for group in sheet.groups:
        yield from _group_heights(sheet, group)


def _group_heights(sheet: Sheet, group: Group) -> list[float]:
    one = Sheet(sheet.name, "", sheet.columns, (group,))
    lines = [1.0] * group.height
    placed = sorted(place(one), key=lambda found: found.cell.rows)
    for found in placed:
        columns = sheet.columns[found.column : found.column + found.cell.columns]
        rows = range(found.row, found.row + found.cell.rows)
        missing = lines_of(found.cell, columns) - sum(lines[row] for row in rows)
        if missing > 0:
            for row in rows:
                lines[row] += missing / len(rows)
    least = sheet.row_height * POINTS
    return [max(least, count * LINE + PAD) for count in lines]


def breaks(sheet: Sheet) -> list[int] | None:
    """Give the rows of the table before which a page should end: where a group begins.

    ``None`` when everything fits on one page, if need be a little smaller. A group that
    is longer than a page is left to the program that prints.
    """
    wide = sum(column.width / MILLIMETRES * DIGIT + PADDING for column in sheet.columns)
    across, down = reversed(PAPER) if sheet.landscape else PAPER
    scale = min(1.0, (across - 2 * MARGIN) * INCH / wide)
    page = (down - MARGIN - BOTTOM) * INCH / scale - HEADING[-1]
    foot = len(sheet.notes) * NOTE + (SIGN if sheet.sign else 0)
    room = page - sum(HEADING[:-1]) - (BANNER if sheet.banner else 0)
    if sum(heights(sheet)) + foot <= room * SQUEEZE:
        return None
    found, row = [], 0
    for group in sheet.groups:
        tall = sum(_group_heights(sheet, group))
        last = row + group.height == sum(each.height for each in sheet.groups)
        if tall + (foot if last else 0) > room and row and tall <= page:
            found.append(row)
            room = page
        room -= tall
        row += group.height
    return found


def lines_of(cell: Cell, columns: tuple[Column, ...]) -> int:
    """Count the lines that a cell's text takes in its columns."""
    room = sum(column.width for column in columns) / MILLIMETRES - 0.5
    return sum(max(1, ceil(width(line) / room)) for line in cell.text.split("\n"))


def width(words: str) -> int:
    """Count the digits' widths that words take; doubtful ones are wide in our fonts."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in words)
