"""Absences from a table: who is away, and when."""

from dataclasses import replace
from datetime import date

from scheduler.content.editing import Setting
from scheduler.content.files import CONTENT
from scheduler.content.imports import rows, times
from scheduler.content.imports.headings import Sheet
from scheduler.content.imports.lines import (
    Addition,
    Context,
    Difference,
    Line,
    State,
    compared,
    unread,
)
from scheduler.content.imports.rows import Row
from scheduler.content.imports.somebody import somebody
from scheduler.content.imports.volunteers import repeated
from scheduler.content.misreads import Misread
from scheduler.model.people import Absence
from scheduler.model.times import DateSpan
from scheduler.problems import Problem, Source, text

WHAT = "absence"
KEYS = (
    "id",
    "name",
    "grid",
    "compound",
    "building",
    "phone",
    "from",
    "to",
    "dates",
    "reason",
)
ORDER = ("volunteer", "from", "to", "reason")


def lines(context: Context, sheets: tuple[Sheet, ...]) -> tuple[Line, ...]:
    """Compare each row with the absences that are known."""
    seen: dict[tuple[str, DateSpan], Source] = {}
    return tuple(_line(context, row, seen) for sheet in sheets for row in sheet.rows())


def _line(context: Context, row: Row, seen: dict[tuple[str, DateSpan], Source]) -> Line:
    who = somebody(row, context.community)
    span = _span(row, context.today)
    reason = row.said("reason")
    name, source = row.said("name") or row.said("id"), row.place("name")
    if who is not None and not row.problems:
        first = seen.setdefault((who.id, span), source)
        if first != source:
            row.wrong(repeated(row, first))
    if who is None or span.first is None or span.last is None or row.problems:
        return unread(source, name, *row.problems)
    known = _known(context.community.absences, who.id, span)
    if known is None:
        told = (
            Difference("from", "", str(span.first)),
            Difference("to", "", str(span.last)),
            *([Difference("reason", "", reason)] if reason else []),
        )
        file = f"{CONTENT}/absences/{span.first.year}.yaml"
        dates = {"from": span.first, "to": span.last}
        addition = Addition(file, {"volunteer": who.id, **dates, "reason": reason}, WHAT)
        return Line(State.NEW, source, who.name, told, edits=(addition,))
    differences, settings = [], []
    if known.dates.last != span.last:
        differences.append(Difference("to", str(known.dates.last), str(span.last)))
        settings.append(Setting(known.source, ("to",), span.last, WHAT, ORDER))
    if reason not in ("", known.reason):
        differences.append(Difference("reason", known.reason, reason))
        settings.append(Setting(known.source, ("reason",), reason, WHAT, ORDER))
    return compared(source, who.name, tuple(differences), tuple(settings))


def _known(absences: tuple[Absence, ...], who: str, span: DateSpan) -> Absence | None:
    """Give the absence that begins on that day; the one with the same end before others."""
    found = [
        one for one in absences if one.volunteer == who and one.dates.first == span.first
    ]
    return max(found, key=lambda one: one.dates == span, default=None)


def _span(row: Row, today: date) -> DateSpan:
    """Read the days from two columns, or from one that holds both ends."""
    key = "from" if row.said("from") else "dates"
    if key == "dates" or not row.said("to"):
        try:
            span = times.span(row.said(key), today) if row.said(key) else DateSpan()
        except Misread as error:
            row.wrong(*(replace(p, source=row.place(key)) for p in error.problems))
            return DateSpan()
        if span.first is None:
            row.wrong(no_date(row))
        return span
    first = row.get("from", rows.day(today), None)
    last = row.get("to", rows.day(first or today), first)
    if first and last and last < first:
        row.wrong(
            Problem(
                "dates-reversed",
                text(
                    "The end {last} lies before the beginning {first}.",
                    first=first,
                    last=last,
                ),
                row.place("to"),
            )
        )
    return DateSpan(first, last)


def no_date(row: Row) -> Problem:
    """Say that a row has no date."""
    key = next((k for k in ("date", "from", "dates") if k in row.columns), "name")
    return Problem("missing-date", text("This row has no date."), row.place(key))
