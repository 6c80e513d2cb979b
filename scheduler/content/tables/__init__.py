"""Spreadsheets (.xlsx, .csv) as tables of typed cells, each with its place.

What a file claims is not believed: its parts are unpacked piece by piece up to a limit and
packed anew before openpyxl sees them, so that no archive can grow, and no part may define
entities. Macros are never run, a workbook that has some is refused.
"""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from scheduler.content.misreads import cut
from scheduler.content.tables import packages, separated
from scheduler.problems import Problem, Source, text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.reader.excel import ExcelReader

Value = str | int | float | bool | date | time | None
"""A date with a time of day is a ``datetime``; ``None`` is an empty cell."""
Place = tuple[int, int]
"""Row and column, from 1."""

MOST_ROWS = 20_000
MOST_COLUMNS = 400
"""A rota of a year has a column a day."""
MOST_CELLS = 400_000
LAST_ROW = 1_048_576
"""Excel has no more."""
DAY = timedelta(days=1)
MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001 - only its time of day counts


@dataclass(frozen=True, slots=True)
class Table:
    """A visible sheet. ``rows`` is rectangular; row 1 of the sheet is ``rows[0]``.

    Merged cells all hold what their first one does; ``filled`` holds the others' places.
    ``problems`` tells of cells without a value that can be trusted (they are ``None``).
    """

    file: str
    sheet: str
    rows: tuple[tuple[Value, ...], ...]
    filled: frozenset[Place] = frozenset()
    problems: tuple[Problem, ...] = ()

    def source(self, row: int, column: int) -> Source:
        """Give the place of a cell; both count from 1."""
        return Source(self.file, row, column, sheet=self.sheet)


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets of a file; none where ``problems`` says why it cannot be read."""

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...] = ()


def read(file: str, data: bytes) -> Book:
    """Read a spreadsheet, whatever it is called. Never raises, whatever the bytes are."""
    if problem := packages.other_than_a_table(file, data):
        return Book((), (problem,))
    if not data.startswith(packages.ZIP):
        return _comma_separated(file, data)
    packed, problem = packages.unpacked(file, data)
    if problem:
        return Book((), (problem,))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _workbook(file, packed)
    except _TooLarge as error:
        return Book((), error.args)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever the broken part leads to
        return Book((), (packages.damaged(file),))


class _TooLarge(Exception):  # noqa: N818 - what it says
    """A sheet has more rows, columns or cells than are read."""


# --- workbooks -----------------------------------------------------------------------


def _workbook(file: str, parts: Mapping[str, bytes]) -> Book:
    from openpyxl.reader.excel import ExcelReader

    archive = BytesIO(packages.packed(parts))
    reader = ExcelReader(archive, read_only=True, data_only=True, keep_links=False)
    reader.read()
    where = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
    shown = [sheet for sheet in reader.wb.worksheets if sheet.sheet_state == "visible"]
    return Book(
        tuple(_sheet(file, one.title, reader, parts[where[one.title]]) for one in shown)
    )


def _sheet(file: str, name: str, reader: "ExcelReader", part: bytes) -> Table:
    """Read one sheet; ``part`` is its XML, for what openpyxl passes over."""
    blank = Table(file, name, ())
    values: dict[Place, Value] = {}
    problems: list[Problem] = []
    for place, value, kind in _cells(blank, reader):
        source = blank.source(*place)
        if kind == "e":
            problems.append(error_value(source, str(value)))
            values[place] = None
        else:
            values[place] = _plain(value)
    marks = _marks(part) if b"mergeCell" in part or b"<f" in part else _Marks([], [])
    problems += (
        formula_without_value(blank.source(*place))
        for place in marks.formulas
        if place not in values
    )
    filled = _fill(blank, values, marks.merged)
    return Table(file, name, _rows(values), frozenset(filled), tuple(problems))


def _cells(table: Table, reader: "ExcelReader") -> Iterator[tuple[Place, object, str]]:
    """Yield the place, value and type of each cell that holds something."""
    sheet = reader.wb[table.sheet]
    sheet.reset_dimensions()  # what is declared there is often wrong
    count = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > LAST_ROW:
            break
        for cell in row:
            if cell.value is None or cell.value == "":
                continue
            count += 1
            if number > MOST_ROWS or cell.column > MOST_COLUMNS or count > MOST_CELLS:
                raise _TooLarge(too_many_rows(table.source(number, cell.column)))
            yield (number, cell.column), cell.value, cell.data_type


def _plain(value: object) -> Value:
    """Give a value without what only spreadsheets know: midnights, 3.0 for 3."""
    match value:
        case datetime() if value.time() == time():
            return value.date()
        case timedelta():
            return (MIDNIGHT + value % DAY).time()
        case float() if value.is_integer():
            return int(value)
        case str() | bool() | int() | float() | date() | time():
            return value
    return str(value)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What openpyxl does not give of a sheet that is read row by row."""

    merged: list[tuple[int, int, int, int]]
    """First and last column, then first and last row."""
    formulas: list[Place]
    """Those that nobody has computed yet."""


def _marks(part: bytes) -> _Marks:
    from xml.etree.ElementTree import iterparse

    from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

    marks = _Marks([], [])
    row = column = 0
    for event, element in iterparse(BytesIO(part), ("start", "end")):  # noqa: S314 - no DTD
        tag = element.tag.rpartition("}")[2]
        if event == "start" and tag == "row":
            row, column = int(element.get("r") or row + 1), 0
        elif event == "start":
            continue
        elif tag == "c":
            written = element.get("r")
            row, column = coordinate_to_tuple(written) if written else (row, column + 1)
            if _is_uncomputed(element):
                marks.formulas.append((row, column))
        elif tag == "mergeCell":
            left, top, right, bottom = range_boundaries(element.get("ref"))
            marks.merged.append((left, right, top, bottom))
        elif tag == "row":
            element.clear()
    return marks


def _is_uncomputed(cell: "Element") -> bool:
    """Tell whether a formula came to nothing, which for a text may be the empty one."""
    inside = {child.tag.rpartition("}")[2]: child.text for child in cell}
    return "f" in inside and not inside.get("v") and cell.get("t") != "str"


def _fill(
    table: Table, values: dict[Place, Value], merged: list[tuple[int, int, int, int]]
) -> set[Place]:
    """Put the value of each merged range into all its cells; give those it came to.

    A range that reaches beyond the last cell with a value ends there.
    """
    last_row = max((row for row, _ in values), default=0)
    last_column = max((column for _, column in values), default=0)
    filled: set[Place] = set()
    work = 0
    for left, right, top, bottom in merged:
        head = values.get((top, left))
        rows = range(top, min(bottom, last_row) + 1)
        columns = range(left, min(right, last_column) + 1)
        work += len(rows) * len(columns)
        if work > MOST_CELLS:
            raise _TooLarge(too_many_rows(table.source(top, left)))
        places = {(row, column) for row in rows for column in columns} - {(top, left)}
        values.update(dict.fromkeys(places, head))
        filled |= places
    return filled


def _rows(values: Mapping[Place, Value]) -> tuple[tuple[Value, ...], ...]:
    """Set the cells in a rectangle from the sheet's first row and column on."""
    last_row = max((row for row, _ in values), default=0)
    last_column = max((column for _, column in values), default=0)
    return tuple(
        tuple(values.get((row, column)) for column in range(1, last_column + 1))
        for row in range(1, last_row + 1)
    )


# --- comma separated -----------------------------------------------------------------


def _comma_separated(file: str, data: bytes) -> Book:
    """Read a text; like Excel, call its one sheet after the file."""
    name = file.replace("\\", "/").rpartition("/")[2]
    table = Table(file, name.rpartition(".")[0] or name, ())
    found = separated.read(data)
    if isinstance(found, separated.Unclosed):
        return Book((), (bad_csv(table.source(found.row, 1)),))
    if found is None:
        return Book((), (packages.no_table(file),))
    wide = max(map(len, found), default=0)
    if len(found) > MOST_ROWS or wide > MOST_COLUMNS or len(found) * wide > MOST_CELLS:
        return Book((), (too_many_rows(table.source(min(len(found), MOST_ROWS + 1), 1)),))
    values = {
        (row, column): cell
        for row, cells in enumerate(found, 1)
        for column, cell in enumerate(cells, 1)
        if cell
    }
    return Book((Table(file, table.sheet, _rows(values)),))


# --- what is wrong -------------------------------------------------------------------


def formula_without_value(source: Source) -> Problem:
    """Say that the file does not tell what a formula comes to."""
    return Problem(
        "formula-without-value",
        text("There is a formula here, but not what it comes to."),
        source,
        text("Open the file in Excel or WPS, save it, and try again; or type the value."),
    )


def error_value(source: Source, written: str) -> Problem:
    """Say that a formula failed."""
    return Problem(
        "error-value",
        text("The formula here fails: {written}.", written=cut(written)),
        source,
        text("Mend the formula or type the value."),
    )


def too_many_rows(source: Source) -> Problem:
    """Say that no list of a community is so long."""
    return Problem(
        "too-many-rows",
        text("This sheet is too large: it goes on here."),
        source,
        text(
            "At most {rows} rows and {columns} columns are read; delete what is no list.",
            rows=MOST_ROWS,
            columns=MOST_COLUMNS,
        ),
    )


def bad_csv(source: Source) -> Problem:
    """Say that a quotation mark is never closed, or stands in the middle."""
    return Problem(
        "bad-csv",
        text("The quotation marks of this row do not fit together."),
        source,
        text("Open the file in Excel or WPS and save it as .xlsx."),
    )
