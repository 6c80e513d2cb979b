"""Comma-separated text as rows of texts, in the encodings that office programs write."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from dataclasses import dataclass
from itertools import islice

SEPARATORS = ",\t;"
LOOKED_AT = 50
"""Rows that tell which separator it is."""

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Unclosed:
    """The quotation marks do not fit together, from this row on."""

    row: int


def read(data: bytes) -> Rows | Unclosed | None:
    """Read UTF-8 or UTF-16 with their marks, UTF-8 without, or GB18030; else ``None``."""
    written = decoded(data)
    if written is None:
        return None
    lines = written.splitlines(keepends=True)
    separator = max(SEPARATORS, key=lambda one: _fit(lines, one))
    rows: Rows = []
    try:
        for row in csv.reader(lines, delimiter=separator, strict=True):
            rows.append([cell.strip() for cell in row])
    except csv.Error:
        return Unclosed(len(rows) + 1)
    return rows


def decoded(data: bytes) -> str | None:
    """Give the text; ``None`` when the bytes are none."""
    encodings: tuple[str, ...] = ("utf-8", "gb18030")
    if data.startswith(BOM_UTF8):
        encodings = ("utf-8-sig",)
    elif data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ("utf-16",)
    for encoding in encodings:
        try:
            written = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in written else written
    return None


def _fit(lines: list[str], separator: str) -> tuple[int, int]:
    """Count the rows that a separator cuts into equally many pieces, and the pieces."""
    try:
        rows = list(islice(csv.reader(lines, delimiter=separator), LOOKED_AT))
    except csv.Error:
        return 0, 0
    pieces = Counter(len(row) for row in rows if len(row) > 1)
    if not pieces:
        return 0, 0
    wide, count = max(pieces.items(), key=lambda one: (one[1], one[0]))
    return count, wide
