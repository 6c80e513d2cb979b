"""Writes sheets as CSV that Excel and WPS open with a double click."""

import csv
from io import StringIO

from scheduler.publish.sheet import Document, Sheet, place

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding."""
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that make a spreadsheet take a text for a formula."""


def table(document: Document) -> bytes:
    """Write the rows of all sheets; a merged cell's words stand in each of its rows.

    So rows can be sorted and filtered. What begins like a formula gets an apostrophe.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for number, sheet in enumerate(document.sheets):
        if number == 0:
            writer.writerow([safe(column.title) for column in sheet.columns])
        writer.writerows([safe(words) for words in row] for row in rows(sheet))
    return (BOM + buffer.getvalue()).encode()


def rows(sheet: Sheet) -> list[list[str]]:
    """Give the sheet as plain rows of equal length."""
    height = sum(group.height for group in sheet.groups)
    plain = [[""] * len(sheet.columns) for _ in range(height)]
    for placed in place(sheet):
        for row in range(placed.row, placed.row + placed.cell.rows):
            plain[row][placed.column] = placed.cell.text.replace("\n", " ")
    return plain


def safe(words: str) -> str:
    """Take the power from words that look like a formula."""
    return f"'{words}" if words.startswith(RISKY) else words
