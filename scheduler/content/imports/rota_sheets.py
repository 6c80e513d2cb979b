"""Reads what people wrote into a printed week: the workbook of the rota sheet, edited.

Each row carries, hidden, the shift it belongs to and the people who stood there when it
was printed (``publish.sheets.week``). So rows may change places, and an old sheet never
takes back what was changed since. Only names are read: lead, volunteers, reserves.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scheduler.content.imports.people import one_form
from scheduler.content.tables import Book, Table
from scheduler.model.times import Week
from scheduler.problems import Problem, Source, text

KEYS = "linli"
LEAD, VOLUNTEERS, RESERVES = "负责人", "志愿者", "备班"
PEOPLE = (LEAD, VOLUNTEERS, RESERVES)
FIXED = ("日期", "服务项目", "时间", "地点", "岗位")
KEY = re.compile(r"([a-z0-9-]+/\d{4}-\d{2}-\d{2}/[a-z0-9-]+)\|([a-z0-9,-]*)\|([a-z0-9,-]*)")
PAUSE = re.compile(r"[a-z0-9-]+/\d{4}-\d{2}-\d{2}")
LOWEST_HEADING = 20
"""The column headings stand within so many rows."""
PRINT_ANEW = text(
    "Make the sheets anew (linli publish) and edit the new rota.xlsx in build/staff."
)


@dataclass(frozen=True, slots=True)
class RotaSheet:
    """The one sheet of a workbook that was printed from a rota."""

    table: Table
    heading: int
    """Row of the column headings."""
    columns: Mapping[str, int]
    """Column of each heading, and that of the keys."""

    @property
    def week(self) -> Week | None:
        """The week of its first shift; ``None`` when no row has a key."""
        for _, key in keyed(self):
            if isinstance(key, re.Match):
                try:
                    return Week.of(date.fromisoformat(key[1].split("/")[1]))
                except ValueError:
                    continue
        return None


def find(book: Book, file: str) -> RotaSheet | Problem:
    """Find the rota sheet of a workbook, or say why there is none."""
    found = [sheet for table in book.tables if (sheet := _sheet(table))]
    if not found:
        return Problem(
            "no-rota-sheet",
            text("This is no rota sheet of linli, or its hidden last column is lost."),
            Source(file),
            PRINT_ANEW,
        )
    if len(found) > 1:
        return Problem(
            "several-rota-sheets",
            text("There is more than one rota sheet in this workbook."),
            found[1].table.source(found[1].heading, 1),
            text("Delete the sheet that does not count."),
        )
    for title in (*FIXED, *PEOPLE):
        if title not in found[0].columns:
            return Problem(
                "no-rota-sheet",
                text("The column “{title}” is gone.", title=title),
                found[0].table.source(found[0].heading, 1),
                PRINT_ANEW,
            )
    return found[0]


def _sheet(table: Table) -> RotaSheet | None:
    for number, row in enumerate(table.rows[:LOWEST_HEADING], 1):
        titles = [one_form(str(value or "")) for value in row]
        if KEYS in titles:
            columns = {title: at for at, title in enumerate(titles, 1) if title}
            return RotaSheet(table, number, columns)
    return None


def keyed(sheet: RotaSheet) -> Iterator[tuple[int, "re.Match[str] | Problem"]]:
    """Yield each row of a shift with its key, and each row that is none of ours."""
    table, column = sheet.table, sheet.columns[KEYS]
    keys = {
        number: key
        for number, row in enumerate(table.rows, 1)
        if number > sheet.heading and (key := str(row[column - 1] or "").strip())
    }
    last = max(keys, default=sheet.heading)
    for number, row in enumerate(table.rows, 1):
        key = keys.get(number, "")
        if number <= sheet.heading or PAUSE.fullmatch(key):
            continue
        if found := KEY.fullmatch(key):
            yield number, found
            continue
        # Notes below the table begin in its first column and reach over all others.
        written = [
            at
            for at, value in enumerate(row[: column - 1], 1)
            if str(value or "").strip()
            and (number, at) not in table.filled
            and (at > 1 or number < last)
        ]
        if written or key:
            yield (
                number,
                Problem(
                    "row-added",
                    text("This row is none that linli printed."),
                    table.source(number, written[0] if written else column),
                    text(
                        "Shifts are added in the service's file; "
                        "here only names can be changed."
                    ),
                ),
            )
