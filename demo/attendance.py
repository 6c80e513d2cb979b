"""What took place: who came, and how many were served, from January 2023 on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from demo.ability import able, has_room
from demo.dice import Dice
from demo.emit import file, flow
from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.rota import RotaShift
from scheduler.model.service import Occurrence, Shift

UNCOUNTED = {"council", "home-visits", "dumpling-delivery", "night-patrol"}
"""They have books of their own (minutes, visit sheets, route slips)."""
SERVED = {
    "dumplings": (18, 25),
    "haircuts": (13, 20),
    "canteen-lunch": (48, 76),
    "science-class": (14, 25),
    "craft-class": (11, 20),
    "phone-class": (9, 16),
    "teahouse": (7, 13),
    "garden-care": (6, 11),
    "holiday-care-winter": (80, 88),
    "holiday-care-summer": (86, 96),
}
GATHERING = (27, 46)
"""People at a festival or a one-off event."""
LATELY = 31
"""Duties that a limit can still see."""
MISSING = 3
"""Percent of duties to which somebody did not come."""


@dataclass(frozen=True)
class Record:
    """One occurrence's record."""

    occurrence: Occurrence
    attended: tuple[str, ...]
    absent: tuple[str, ...]
    served: int


def records(
    community: Community,
    occurrences: Sequence[Occurrence],
    shifts: Sequence[Shift],
    rostered: Mapping[str, Sequence[RotaShift]],
) -> Iterator[Record]:
    """Yield a record for each occurrence that counts; of a care session, its first day.

    ``rostered`` holds the rotas' lines by occurrence; before there were any, people came
    by turns.
    """
    turns: dict[str, list[date]] = {}
    by_role: dict[str, list[Volunteer]] = {}
    for person in community.volunteers:
        for role in person.roles:
            by_role.setdefault(role, []).append(person)
    needs: dict[str, list[Shift]] = {}
    for shift in shifts:
        needs.setdefault(shift.occurrence, []).append(shift)
    sessions: set[str] = set()
    for one in occurrences:
        care = community.service[one.service].kind == "care"
        session = f"{one.service}/{one.date.year}"
        if one.service in UNCOUNTED or not one.is_held or (care and session in sessions):
            continue
        sessions.add(session)
        dice = Dice("attendance", one.id)
        if one.id in rostered:
            names = [v for line in rostered[one.id] for v in line.volunteers]
        else:
            names = _by_turns(community, needs.get(one.id, ()), by_role, turns)
        absent = tuple(sorted(v for v in names if dice.chance(MISSING)))
        came = tuple(sorted(v for v in names if v not in absent))
        served = Dice("served", one.id).number(*SERVED.get(one.service, GATHERING))
        yield Record(one, came, absent, served)


def _by_turns(
    community: Community,
    shifts: Sequence[Shift],
    by_role: Mapping[str, Sequence[Volunteer]],
    turns: dict[str, list[date]],
) -> list[str]:
    """Choose the next ones in turn for each shift of an occurrence."""
    chosen: list[str] = []
    for shift in shifts:
        could = [
            p.id
            for p in by_role.get(shift.role, ())
            if p.id not in chosen
            and not p.accompanied_by
            and able(community, p, shift)
            and has_room(community, p, turns.get(p.id, [])[-LATELY:], shift.date)
        ]
        could.sort(key=lambda person: (len(turns.get(person, ())), person))
        for person in could[: shift.target]:
            turns.setdefault(person, []).append(shift.date)
            chosen.append(person)
    return chosen


def pages(found: Sequence[Record], community: Community) -> dict[int, bytes]:
    """Write the records, a file for each year."""
    years: dict[int, list[str]] = {}
    last: date | None = None
    for record in found:
        day = record.occurrence.nominal
        lines = years.setdefault(
            day.year,
            ["# 签到表收回来当天记。attended 是来了的志愿者，served 是服务了多少人次。"],
        )
        if last is None or (last.year, last.month) != (day.year, day.month):
            lines += ["", f"# {day.month}月"]
        last = day
        parts: dict[str, str | tuple[str, ...]] = {"attended": record.attended}
        if record.absent:
            parts["absent"] = record.absent
        parts["served"] = str(record.served)
        more = ", ".join(f"{key}: {flow(value)}" for key, value in parts.items())
        care = community.service[record.occurrence.service].kind == "care"
        note = "  # 一期只在开班这天记一次" if care else ""
        lines.append(f"- {{occurrence: {record.occurrence.id}, {more}}}{note}")
    return {year: file(*lines) for year, lines in years.items()}
