"""Reads what people wrote into a printed week: the workbook of the rota sheet, edited.

Each row carries, hidden, the shift it belongs to and the people who stood there when it
was printed (``publish.sheets.week``). So rows may change places, and an old sheet never
takes back what was changed since. Only names are read: lead, volunteers, reserves.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from scheduler.content.printed_names import Names, plain
from scheduler.content.tables import Book, Table
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.times import Week
from scheduler.problems import Problem, Source, Text, in_order, text

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
        for _, key in _keyed(self):
            if isinstance(key, re.Match):
                try:
                    return Week.of(date.fromisoformat(key[1].split("/")[1]))
                except ValueError:
                    continue
        return None


@dataclass(frozen=True, slots=True)
class Edited:
    """Who should serve on a shift and who stands by, as somebody wrote it."""

    volunteers: tuple[str, ...]
    """By id."""
    reserves: tuple[str, ...]
    """In their order."""
    lead: str
    """Who is named as lead; empty for nobody."""
    sources: Mapping[str, Source]
    """Where each of them stands, by id."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The shifts that somebody edited, and everything that cannot be understood."""

    shifts: Mapping[str, Edited]
    problems: tuple[Problem, ...]


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
        titles = [plain(str(value or "")) for value in row]
        if KEYS in titles:
            columns = {title: at for at, title in enumerate(titles, 1) if title}
            return RotaSheet(table, number, columns)
    return None


def read(
    sheet: RotaSheet, rota: Rota, rows: Mapping[str, Mapping[str, str]], names: Names
) -> Returned:
    """Compare the sheet with its week's rota, shift by shift.

    ``rows`` is how linli prints the week today: the words of each shift's row by column
    heading.
    """
    reader = _Reader(sheet, rota, rows, names)
    for row, key in _keyed(sheet):
        if isinstance(key, Problem):
            reader.problems.append(key)
        else:
            reader.row(row, key)
    gone = (
        Problem(
            "row-missing",
            text("The row of {shift} is gone.", shift=_said(rows, entry.shift)),
            sheet.table.source(sheet.heading, 1),
            text("Rows stay; to take somebody off a shift, delete the name only."),
        )
        for entry in rota.shifts
        if entry.shift not in reader.seen
    )
    problems = (*sheet.table.problems, *reader.problems, *gone)
    return Returned(reader.edited, in_order(problems))


def _keyed(sheet: RotaSheet) -> Iterator[tuple[int, "re.Match[str] | Problem"]]:
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


def _said(rows: Mapping[str, Mapping[str, str]], shift: str) -> str:
    """Name a shift as the sheet does: day, service, role."""
    row = rows.get(shift)
    if row is None:
        return shift
    return " ".join(row[title].split("\n")[0] for title in ("日期", "服务项目", "岗位"))


People = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of those who serve and of those who stand by."""


def _ids(written: str) -> tuple[str, ...]:
    return tuple(filter(None, written.split(",")))


def _left(
    reserves: tuple[str, ...], volunteers: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """Give reserves as they were, and without those who serve now."""
    return reserves, tuple(one for one in reserves if one not in volunteers)


class _Reader:
    """Reads rows one after the other; what is wrong is put down at the cell."""

    def __init__(
        self,
        sheet: RotaSheet,
        rota: Rota,
        rows: Mapping[str, Mapping[str, str]],
        names: Names,
    ) -> None:
        self.sheet = sheet
        self.released = rota.is_released
        self.shifts = {entry.shift: entry for entry in rota.shifts}
        self.rows = rows
        self.names = names
        self.seen: set[str] = set()
        self.edited: dict[str, Edited] = {}
        self.problems: list[Problem] = []

    def row(self, number: int, key: re.Match[str]) -> None:
        """Read the row of one shift."""
        shift = key[1]
        before = (_ids(key[2]), _ids(key[3]))
        entry, words = self.shifts.get(shift), self.rows.get(shift)
        if shift in self.seen:
            problem = Problem("row-twice", text("This row stands here twice."))
            self.wrong(number, KEYS, problem)
            return
        self.seen.add(shift)
        if entry is None or words is None:
            self.outdated(number, text("{shift} is not in the rota any more.", shift=shift))
            return
        # Of a cancelled shift the word 取消 stands in place of its people.
        cancelled = plain(words[VOLUNTEERS]) == "取消"
        same = self.is_as_printed(number, words, PEOPLE if cancelled else ())
        told = None if cancelled else self.people(number)
        if same and told and not self.is_untouched(told, words, before):
            self.keep(number, entry, before, told)

    def keep(
        self,
        number: int,
        entry: RotaShift,
        before: People,
        told: Edited,
    ) -> None:
        """Take a row that somebody edited, unless the rota has changed meanwhile."""
        if (set(before[0]), before[1]) != (set(entry.volunteers), entry.reserves):
            said = text("The people here were changed since the sheet was made.")
            self.outdated(number, said)
        elif self.released and told.reserves not in _left(before[1], told.volunteers):
            problem = Problem(
                "reserves-kept",
                text("The reserves of a released week stay as they are."),
                hint=text("Name one of them as volunteer; the others move up."),
            )
            self.wrong(number, RESERVES, problem)
        else:
            self.edited[entry.shift] = told

    def is_as_printed(
        self, number: int, words: Mapping[str, str], more: tuple[str, ...]
    ) -> bool:
        """Tell whether everything but the people is what linli prints, and ``more``."""
        for title in (*FIXED, *more):
            if plain(self.cell(number, title)) != plain(words[title]):
                problem = Problem(
                    "cell-changed",
                    text(
                        "Here stood “{words}”; only names can be changed in this sheet.",
                        words=" ".join(words[title].split()),
                    ),
                    hint=text("Dates, times and places are changed in the service's file."),
                )
                self.wrong(number, title, problem)
                return False
        return True

    def people(self, number: int) -> Edited | None:
        """Read the names of a row; ``None`` where one is not understood."""
        found = {title: self.named(number, title) for title in PEOPLE}
        lead, volunteers, reserves = (found[title] for title in PEOPLE)
        if lead is None or volunteers is None or reserves is None:
            return None
        everybody = [*lead, *(one for one in volunteers if one not in lead), *reserves]
        for title, some in ((VOLUNTEERS, volunteers), (RESERVES, everybody)):
            twice = next((one for one in some if some.count(one) > 1), None)
            if twice:
                said = text("{who} stands in this row twice.", who=self.names.shown[twice])
                self.wrong(number, title, Problem("named-twice", said))
                return None
        sources = {
            one: self.place(number, title)
            for title in reversed(PEOPLE)
            for one in found[title] or ()
        }
        serving = tuple(sorted({*lead, *volunteers}))
        return Edited(serving, tuple(reserves), lead[0] if lead else "", sources)

    def named(self, number: int, title: str) -> list[str] | None:
        """Give the ids of those whom a cell names."""
        ids = []
        for one in self.names.find(self.cell(number, title)):
            if isinstance(one, Problem):
                self.wrong(number, title, one)
                return None
            ids.append(one)
        return ids

    def is_untouched(self, told: Edited, words: Mapping[str, str], before: People) -> bool:
        """Tell whether a row says what it said when it was printed."""
        same = (told.volunteers, told.reserves) == (tuple(sorted(before[0])), before[1])
        return same and told.lead in (*self.names.ids(words[LEAD]), "")

    def cell(self, number: int, title: str) -> str:
        """Give the words of a cell."""
        value = self.sheet.table.rows[number - 1][self.sheet.columns[title] - 1]
        return "" if value is None else str(value)

    def place(self, number: int, title: str) -> Source:
        """Give the place of a cell; of merged ones that of the first, which shows."""
        table, column = self.sheet.table, self.sheet.columns[title]
        while (number, column) in table.filled and (number - 1, column) != (0, column):
            number -= 1
        return table.source(number, column)

    def outdated(self, number: int, said: Text) -> None:
        """Say that the sheet is older than the rota."""
        problem = Problem("row-outdated", said, hint=PRINT_ANEW)
        self.wrong(number, VOLUNTEERS, problem)

    def wrong(self, number: int, title: str, problem: Problem) -> None:
        """Put down what is wrong with a cell."""
        self.problems.append(replace(problem, source=self.place(number, title)))
