"""One sheet of paper or of a workbook, as typed cells: what every format is made of.

A sheet is a table with a heading and a foot. Its rows come in groups (a day, a person),
each with one leading cell that stands beside all of them and is said again where a page
ends within the group; inside, blocks of rows are never torn apart. PDF, XLSX, CSV, HTML
and pictures read these records; they know nothing of rotas.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Look(StrEnum):
    """How a piece of text stands out; the words alone always say the same."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    TAG = "tag"
    ALERT = "alert"


class Flow(StrEnum):
    """How the pieces of a cell follow each other: below, or in one line as a list."""

    LINES = "lines"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are not broken over lines, such as a name.

    ``changed`` ones differ from the last released version: ▲ stands before them. ``more``
    follows in smaller letters.
    """

    text: str
    look: Look = Look.PLAIN
    changed: bool = False
    more: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The pieces of a cell, and over how many rows and columns it reaches."""

    pieces: tuple[Piece, ...] = ()
    rows: int = 1
    columns: int = 1
    flow: Flow = Flow.LINES

    @property
    def text(self) -> str:
        """Give the words alone, lists with 、 between."""
        between = "\n" if self.flow is Flow.LINES else "、"
        return between.join(marked(piece) for piece in self.pieces)


Row = tuple[Cell, ...]
"""Cells from left to right; those that reach down from above are left out."""
Block = tuple[Row, ...]
"""Rows that stay on one page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in millimetres; ``centred`` or at the left."""

    title: str
    width: float
    centred: bool = False
    number: bool = False
    """Whether a workbook may add up what stands in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks beside one leading cell, which fills the first column; or without one."""

    blocks: tuple[Block, ...]
    head: Cell | None = None

    @property
    def height(self) -> int:
        """How many rows it has."""
        return sum(len(block) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its heading and foot.

    ``left``, ``middle`` and ``right`` stand in one line under the title; ``banner`` above
    it; ``notes`` follow the table; ``sign`` names the blanks to be signed at the end.
    """

    name: str
    """Short name, unique in its document: the tab of a workbook."""
    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    left: str = ""
    middle: str = ""
    right: str = ""
    banner: str = ""
    notes: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    landscape: bool = True
    row_height: float = 0
    """Least height of a row in millimetres: for writing into by hand."""
    top: bool = False
    """Whether words stand at the top of their cells, not in the middle."""
    text_size: float = 9.5
    """Points; more for what is read from afar."""
    keys: tuple[str, ...] = ()
    """What a program knows each row by, from the top: a workbook hides them beside the
    table, so that what was edited there can be read back.
    """
    filtered: bool = False
    """Whether a workbook lets its rows be filtered and sorted by their headings."""


@dataclass(frozen=True, slots=True)
class Document:
    """Sheets that are printed together."""

    title: str
    author: str
    dated: date
    """The date that the file itself carries."""
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with where it is: row and column from 0, inside the table."""

    row: int
    column: int
    cell: Cell
    first: bool
    """Whether it begins a group."""


def cell(
    *words: str, look: Look = Look.PLAIN, changed: bool = False, rows: int = 1
) -> Cell:
    """Make a cell of lines that look alike; empty ones are left out."""
    return Cell(tuple(Piece(w, look, changed) for w in words if w), rows)


def marked(piece: Piece) -> str:
    """Give a piece's words with its mark."""
    return f"{'▲' if piece.changed else ''}{piece.text}{piece.more}"


def place(sheet: Sheet) -> Iterator[Placed]:
    """Give every cell with its place; cells that reach down push later ones right."""
    row = 0
    for group in sheet.groups:
        taken: set[tuple[int, int]] = set()
        start = row
        if group.head and group.height:
            head = Cell(group.head.pieces, rows=group.height)
            yield Placed(row, 0, head, first=True)
            taken |= {(row + down, 0) for down in range(group.height)}
        for cells in (cells for block in group.blocks for cells in block):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                yield Placed(row, column, cell, first=row == start)
                taken |= {
                    (row + down, column + right)
                    for down in range(cell.rows)
                    for right in range(cell.columns)
                }
            row += 1


def texts(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield every text that stands on the sheets."""
    for one in sheets:
        yield from (one.title, one.left, one.middle, one.right, one.banner)
        yield from (*one.notes, *one.sign, *(column.title for column in one.columns))
        for group in one.groups:
            rows = [row for block in group.blocks for row in block]
            cells = [*([group.head] if group.head else ()), *(c for r in rows for c in r)]
            for each in cells:
                yield from (piece.text + piece.more for piece in each.pieces)
