"""When people can serve, from a table: phrases, or a column for each day with a tick.

Only those on the roster are read; what a table says takes the place of what stood there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scheduler.content.imports import rows
from scheduler.content.imports.headings import Sheet
from scheduler.content.imports.lines import Context, Line, compared, unread
from scheduler.content.imports.rows import Row
from scheduler.content.imports.somebody import somebody
from scheduler.content.imports.times import hours, phrases
from scheduler.content.imports.volunteers import (
    LIMITS,
    MOST_A_MONTH,
    MOST_A_WEEK,
    WINDOWS,
    Given,
    differences,
    repeated,
)
from scheduler.content.misreads import Misread, cut, folded
from scheduler.content.phrases import window
from scheduler.problems import Problem, Source, text

KEYS = ("id", "name", "grid", "compound", "building", "phone", *WINDOWS, *LIMITS)

YES = {"√", "✓", "✔", "☑", "v", "y", "yes", "是", "可", "可以", "有空", "能", "能来", "行",
       "o", "○", "●", "1", "有", "全天", "在"}  # fmt: skip
NO = {"×", "✕", "✗", "✘", "x", "n", "no", "否", "不", "不行", "不能", "没空", "不可以", "0",
      "休", "不在", "无空"}  # fmt: skip


def lines(context: Context, sheets: tuple[Sheet, ...]) -> tuple[Line, ...]:
    """Compare each row with what the person's record says."""
    seen: dict[str, Source] = {}
    return tuple(
        _line(context, row, days, seen)
        for sheet in sheets
        for days in [days_of(sheet)]
        for row in sheet.rows()
    )


def days_of(sheet: Sheet) -> dict[int, str]:
    """Find the columns that are times: 周五, 周六上午, or 上午 below 周六."""
    above = sheet.table.rows[sheet.heading - 2] if sheet.heading > 1 else ()
    found = {}
    for column, said in sheet.others:
        over = above[column - 1] if above else None
        for phrase in (f"{over}{said}" if isinstance(over, str) else "", said):
            try:
                if phrase and window(phrase).days:
                    found[column] = (
                        folded(phrase).replace("星期", "周").replace("礼拜", "周")
                    )
                    break
            except Misread:
                continue
    return found


def _line(
    context: Context, row: Row, days: Mapping[int, str], seen: dict[str, Source]
) -> Line:
    who = somebody(row, context.community)
    said = {}
    for key in WINDOWS:
        if found := row.get(key, phrases, ()):
            said[key] = _given(key, found)
    ticked = tuple(_ticked(row, days))
    if ticked and "available" not in said:
        said["available"] = _given("available", ticked)
    elif (
        days and not (ticked or row.problems) and any(_cell(row, column) for column in days)
    ):
        row.wrong(never(row, min(days)))
    for key, most in zip(LIMITS, (MOST_A_WEEK, MOST_A_MONTH), strict=True):
        if number := row.get(key, rows.times(most), 0):
            said[key] = Given(("limits", key), number, number)
    source, name = row.place("name"), row.said("name") or row.said("id")
    if who is not None:
        first = seen.setdefault(who.id, source)
        if first != source:
            row.wrong(repeated(row, first))
    if who is None or row.problems:
        return unread(source, name, *row.problems)
    return compared(source, who.name, *differences(context, who, said))


def _given(key: str, found: tuple[str, ...]) -> Given:
    return Given(
        (key,), found[0] if len(found) == 1 else found, frozenset(map(window, found))
    )


def _cell(row: Row, column: int) -> str:
    cells = row.table.rows[row.number - 1]
    return folded(hours(rows.written(cells[column - 1]))) if column <= len(cells) else ""


def _ticked(row: Row, days: Mapping[int, str]) -> Iterator[str]:
    """Yield the phrase of each column that says yes, or when."""
    for column, day in days.items():
        said = _cell(row, column)
        if not said or said.lower() in NO or said in rows.NOTHING:
            continue
        if said.lower() in YES:
            yield day
            continue
        try:
            phrase = f"{day} {re.sub('^全天$', '', said)}".strip()
            window(phrase)
            yield phrase
        except Misread as error:
            source = row.table.source(row.number, column)
            row.wrong(
                *(
                    replace(
                        p,
                        source=source,
                        message=text(
                            "“{written}” is no time that is understood here.",
                            written=cut(said),
                        ),
                        hint=text("Write √ or × or hours, as in 8:00-11:00."),
                    )
                    for p in error.problems
                )
            )


def never(row: Row, column: int) -> Problem:
    """Say that somebody who can never come is left to people."""
    return Problem(
        "never-available",
        text("No day is ticked here."),
        row.table.source(row.number, column),
        text("Record an absence (linli absent), or until (截止) if the person leaves."),
    )
