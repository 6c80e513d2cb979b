"""Times as offices write them into one cell: phrases, spans of days, clock times."""

import re
from datetime import date

from scheduler.content import fields
from scheduler.content.imports import rows
from scheduler.content.misreads import Misread, folded, misread
from scheduler.content.phrases import window
from scheduler.model.times import DateSpan
from scheduler.problems import text

PART_OF_DAY = re.compile(r"(?<![\d.])0?\.\d+(?![\d.])")
ENDS = re.compile(r"[;；\n]+")
PARTS = re.compile(r"[、，,]+")
UNTIL = re.compile(r"\s*(?:至|到|[~〜～—–―]+|--+|\s-\s)\s*")


def phrases(said: str) -> tuple[str, ...]:
    """Read phrases of time, each as it will be written (``周一上午``)."""
    found: list[str] = []
    for piece in filter(None, map(str.strip, ENDS.split(said))):
        try:
            window(piece)
            found.append(folded(piece))
        except Misread:
            parts = [part for part in PARTS.split(piece) if part.strip()]
            if len(parts) == 1:
                raise
            for part in parts:
                window(part)
            found += map(folded, parts)
    return tuple(dict.fromkeys(found))


def span(said: str, today: date) -> DateSpan:
    """Read days: ``12月1日-12月5日``, ``2026-12-01至2026-12-05``, or a single one."""
    read = rows.day(today)
    try:
        only = read(said)
    except Misread:
        first, last = _ends(said, today)
        if last < first:
            raise misread(
                "dates-reversed",
                text(
                    "The end {last} lies before the beginning {first}.",
                    first=first,
                    last=last,
                ),
            ) from None
        return DateSpan(first, last)
    return DateSpan(only, only)


def _ends(said: str, today: date) -> tuple[date, date]:
    """Read both ends; the second may lack its month."""
    narrow = folded(said)
    cuts = [(found.start(), found.end()) for found in UNTIL.finditer(narrow)]
    cuts += [(n, n + 1) for n, sign in enumerate(narrow) if sign == "-"]
    for start, end in cuts:
        left, right = narrow[:start], narrow[end:]
        try:
            first = rows.day(today)(left)
            if short := re.fullmatch(r"(\d{1,2})[日号]?", right.strip()):
                return first, first.replace(day=int(short[1]))
            return first, rows.day(first)(right)
        except (Misread, ValueError):
            continue
    return (fields.day(narrow), fields.day(narrow))  # which says what is wrong


def hours(said: str) -> str:
    """Write parts of a day in a cell (``0.375``) as times of day; all else as it is."""
    return PART_OF_DAY.sub(lambda found: rows.clock(found[0]), said)
