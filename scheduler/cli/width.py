"""Columns on a terminal: an East Asian wide character takes two of them."""

from collections.abc import Sequence
from unicodedata import east_asian_width


def width(line: str) -> int:
    """Count the columns that ``line`` takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)


def pad(line: str, columns: int) -> str:
    """Fill ``line`` with blanks up to ``columns``."""
    return line + " " * max(0, columns - width(line))


def table(rows: Sequence[tuple[str, ...]], gap: str = "  ") -> str:
    """Set rows of equal length in columns, left-aligned, without trailing blanks."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        gap.join(
            pad(cell, columns) for cell, columns in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )
