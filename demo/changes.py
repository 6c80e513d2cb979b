"""Changes that past weeks saw after their release, as staff recorded them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from scheduler.model.rota import Assignment, Change, Rota, RotaShift
from scheduler.model.times import CST

OFFICE = "社区办公室"
SWAPS = (
    ("2026-W36", "dumplings/2026-09-04/wrap", "孩子发烧"),
    ("2026-W39", "dumpling-delivery/2026-09-25/deliver-west", "电动车坏了"),
    ("2026-W41", "dumplings/2026-10-09/wrap", "生病"),
    ("2026-W45", "haircuts/2026-11-03/haircut", "店里走不开"),
    ("2026-W47", "dumplings/2026-11-20/wrap", "生病"),
)
"""Somebody handed over to the first reserve."""
LEFT = ("2026-W43", "canteen-lunch/2026-10-21/serve", "临时去医院")
"""Somebody could not come, and nobody was found."""
MOVED = (
    "2026-W44",
    "night-patrol/2026-10-28/patrol",
    "hall",
    "党群服务中心停水，改在驿家集合",
)
"""The service's file says where to; here stands where it had been before."""
WITHDRAWN = (
    "2026-W41",
    "garden-care/2026-10-11/garden",
    "2026-10-10T18:27",
    "下雨，停一次",
)
"""The service's file skips the date, so the rota has no such line any more."""


def changed(rota: Rota) -> Rota:
    """Give the rota after what happened to it."""
    week = str(rota.week)
    for at, shift, reason in SWAPS:
        if at == week:
            rota = _swap(rota, shift, reason)
    if LEFT[0] == week:
        rota = _leave(rota, LEFT[1], LEFT[2])
    if MOVED[0] == week:
        rota = _move(rota, *MOVED[1:])
    if WITHDRAWN[0] == week:
        rota = _withdraw(rota, *WITHDRAWN[1:])
    return rota


def _swap(rota: Rota, shift: str, reason: str) -> Rota:
    line = _line(rota.shifts, shift)
    out = line.assignments[-1]
    substitute = line.reserves[0]
    people = (*(a for a in line.assignments if a != out), Assignment(substitute))
    after = replace(line, assignments=people, reserves=line.reserves[1:])
    return _record(
        rota, line, after, "swap", reason, out=out.volunteer, substitute=substitute
    )


def _leave(rota: Rota, shift: str, reason: str) -> Rota:
    line = _line(rota.shifts, shift)
    after = replace(line, assignments=line.assignments[:-1])
    return _record(rota, line, after, "swap", reason, out=line.assignments[-1].volunteer)


def _move(rota: Rota, shift: str, venue: str, reason: str) -> Rota:
    line = _line(rota.shifts, shift)
    before = f"{line.date} {line.time} {venue}"
    return _record(rota, line, line, "move", reason, before=before)


def _withdraw(rota: Rota, shift: str, at: str, reason: str) -> Rota:
    told = datetime.fromisoformat(at).replace(tzinfo=CST)
    change = Change(rota.revision + 1, told, "withdraw", shift, OFFICE, reason)
    return replace(rota, changes=(*rota.changes, change))


def _line(shifts: Sequence[RotaShift], shift: str) -> RotaShift:
    return next(line for line in shifts if line.shift == shift)


def _record(
    rota: Rota,
    line: RotaShift,
    after: RotaShift,
    kind: str,
    reason: str,
    *,
    out: str = "",
    substitute: str = "",
    before: str = "",
) -> Rota:
    """Put a change into the shifts and into the history: it was told the evening before."""
    told = datetime.combine(line.date, line.time.start, CST).replace(hour=18, minute=20)
    revision = rota.revision + 1
    record = Change(
        revision,
        told - timedelta(days=1) + timedelta(minutes=7 * revision),
        kind,
        line.shift,
        OFFICE,
        reason,
        out,
        substitute,
        before,
    )
    shifts = tuple(after if s.shift == line.shift else s for s in rota.shifts)
    return replace(rota, shifts=shifts, changes=(*rota.changes, record))
