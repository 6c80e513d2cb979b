"""One row of a table while it is being read: like a ``Record``, but of cells.

Readers of text are those of the content's own files; a cell that is no text is written
out first, as a person would have.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from scheduler.content import fields
from scheduler.content.fields import ReadText
from scheduler.content.misreads import Misread, cut, folded, misread
from scheduler.content.tables import Table, Value
from scheduler.problems import Problem, Source, text

T = TypeVar("T")
D = TypeVar("D")

NOTHING = {"", "-", "--", "—", "——", "–", "/", "\\", "无", "没有", "暂无", "n/a", "none"}
"""What people write into a cell to say that it is empty."""
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""Days of 1954 and 2119, as spreadsheets count."""
SERIAL_START = date(1899, 12, 30)
MINUTES = 24 * 60


class Row:
    """A row: readers ask it for keys, and what is wrong is put down at the cell."""

    def __init__(self, table: Table, number: int, columns: Mapping[str, int]) -> None:
        """Take the row with that number, from 1."""
        self.table = table
        self.number = number
        self.columns = columns
        self.problems: list[Problem] = [
            problem
            for problem in table.problems
            if problem.source
            and problem.source.line == number
            and problem.source.column in columns.values()
        ]

    def value(self, key: str) -> Value:
        """Give what stands in the column of a key; ``None`` where there is none."""
        column = self.columns.get(key)
        cells = self.table.rows[self.number - 1]
        return cells[column - 1] if column and column <= len(cells) else None

    def said(self, key: str) -> str:
        """Write out a cell; empty where it is, or says so."""
        said = written(self.value(key))
        return "" if folded(said).lower() in NOTHING else said

    def has_content(self) -> bool:
        """Tell whether any column that is read holds something here."""
        return bool(self.problems) or any(
            self.value(key) is not None and str(self.value(key)).strip()
            for key in self.columns
        )

    def place(self, key: str) -> Source:
        """Give the place of a key's cell, or of the row without it."""
        return self.table.source(self.number, self.columns.get(key, 1))

    def get(self, key: str, read: ReadText[T], default: D) -> T | D:
        """Read a cell; ``default`` where it is empty or its problem is put down."""
        said = self.said(key)
        if not said:
            return default
        try:
            return read(said)
        except Misread as error:
            self.wrong(*(replace(p, source=self.place(key)) for p in error.problems))
            return default

    def wrong(self, *problems: Problem) -> None:
        """Put down what is wrong: the row is not understood."""
        self.problems += problems


def written(value: Value) -> str:
    """Write a cell as a person would: no exponents, no midnights."""
    said = str(value)
    match value:
        case None:
            said = ""
        case bool():
            said = "是" if value else "否"
        case float():
            said = f"{value:.10g}" if value.is_integer() else repr(value)
        case datetime():
            said = value.isoformat(" ", "minutes")
        case time():
            said = f"{value:%H:%M}"
    return said.strip()


def day(today: date) -> ReadText[date]:
    """Give a reader of dates; one without a year is the one nearest to ``today``."""

    def read(said: str) -> date:
        narrow = folded(said)
        if re.fullmatch(r"\d{5}(?:\.0)?", narrow):
            serial = int(float(narrow))
            if FIRST_SERIAL <= serial <= LAST_SERIAL:
                return SERIAL_START + timedelta(days=serial)
        narrow = re.sub(
            r"[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?$", "", narrow
        ).strip()
        narrow = re.sub(r"(?<=\d)[ T]\d{1,2}:\d{2}(?::\d{2})?$", "", narrow)
        short = re.fullmatch(r"(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?", narrow)
        if short:
            return _nearest(int(short[1]), int(short[2]), today, said)
        if whole := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", narrow):
            narrow = "-".join(whole.groups())
        return fields.day(narrow)

    return read


def _nearest(month: int, day_: int, today: date, said: str) -> date:
    """Give that day in the year that brings it nearest to ``today``."""
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day_))
        except ValueError:
            continue
    if not found:
        return fields.day(said)  # which says what is wrong
    return min(found, key=lambda one: abs((one - today).days))


def year(said: str) -> int:
    """Read a year of birth: ``1962``, ``1962年``, ``1962-05-03``, ``1962.5``."""
    narrow = folded(said)
    if found := re.match(r"(\d{4})(?:年|$|[-/.]\d|\d{4}$)", narrow):
        narrow = found[1]
    return fields.number(1900, 2199)(narrow)


def phone(said: str) -> str:
    """Read a telephone number; a mobile one without its hyphens."""
    number = re.sub(r"[\s()（）]|\.0$", "", folded(said))
    bare = number.replace("-", "").removeprefix("+86")
    if re.fullmatch(r"1\d{10}", bare):
        return bare
    try:
        return fields.phone(number)
    except Misread:
        raise misread(
            "bad-phone",
            text("“{written}” is no telephone number.", written=cut(said)),
            text("Set the column to text and type all digits anew."),
        ) from None


def clock(said: str) -> str:
    """Write a part of a day, as spreadsheets count time, as a time of day."""
    narrow = folded(said)
    if not re.fullmatch(r"0?\.\d+", narrow):
        return said
    minutes = round(float(narrow) * MINUTES)
    return f"{minutes // 60}:{minutes % 60:02d}" if minutes < MINUTES else said


def times(most: int) -> ReadText[int]:
    """Give a reader of how often: ``2``, ``2次``, ``每周2次``."""

    def read(said: str) -> int:
        return fields.number(1, most)(re.sub(r"^每?[周月]?(?=\d)|次$", "", folded(said)))

    return read
