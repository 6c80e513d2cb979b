"""Compares the rows of an edited rota sheet with the rota: which names were changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scheduler.content.imports.people import one_form
from scheduler.content.imports.printed_names import Names
from scheduler.content.imports.rota_sheets import (
    FIXED,
    KEYS,
    LEAD,
    PEOPLE,
    PRINT_ANEW,
    RESERVES,
    VOLUNTEERS,
    RotaSheet,
    keyed,
)
from scheduler.model.rota import Rota, RotaShift
from scheduler.problems import Problem, Source, Text, in_order, text


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


def read(
    sheet: RotaSheet, rota: Rota, rows: Mapping[str, Mapping[str, str]], names: Names
) -> Returned:
    """Compare the sheet with its week's rota, shift by shift.

    ``rows`` is how linli prints the week today: the words of each shift's row by column
    heading.
    """
    reader = _Reader(sheet, rota, rows, names)
    for row, key in keyed(sheet):
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
        cancelled = one_form(words[VOLUNTEERS]) == "取消"
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
            if one_form(self.cell(number, title)) != one_form(words[title]):
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
