"""Absences: some over, some now, some to come."""

from collections.abc import Sequence
from datetime import date, timedelta

from demo.dice import Dice
from demo.emit import file
from demo.people import Person
from demo.words import rows

BARBERS = (
    (date(2026, 12, 11), date(2026, 12, 14), "儿子结婚"),
    (date(2026, 11, 30), date(2026, 12, 5), "腰伤休养"),
    (date(2026, 12, 2), date(2026, 12, 4), "店里盘点"),
)
"""Barbers are few: when these are away, a haircut day is hard to fill."""


def absence_list(people: Sequence[Person], today: date) -> bytes:
    """Write the absences of the year: one volunteer in ten or so was or will be away."""
    dice = Dice("absences")
    records: list[tuple[date, str]] = []
    for person in dice.some(people, len(people) // 11):
        start = today + timedelta(days=dice.number(-90, 24))
        length, reason = dice.pick(rows("absence_reasons"))
        end = start + timedelta(days=int(length) - 1)
        records.append((start, _line(person.id, start, end, reason)))
    barbers = [p for p in people if p.roles[0] == "haircut" and not p.until]
    for barber, (start, end, reason) in zip(barbers, BARBERS, strict=False):
        records.append((start, _line(barber.id, start, end, reason)))
    return file(
        "# 请假一条一条往下添，按开始的日子排。",
        *(line for _, line in sorted(records)),
    )


def _line(volunteer: str, start: date, end: date, reason: str) -> str:
    return f"- {{volunteer: {volunteer}, from: {start}, to: {end}, reason: {reason}}}"
