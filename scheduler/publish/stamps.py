"""SEQUENCE and LAST-MODIFIED of every entry, taken from the history in the files.

Calendar programs take over a change only when its stamps moved, and a rebuild without a
change must not move them. So stamps count what people wrote down, never builds or days:

* a decision about one date of a service (skip, move, keep, extra; ``decided``);
* a correction of a service file (``revised``), for all its dates that were still to come;
* a recorded change of a released rota (``changes``; ``at``).

Each raises SEQUENCE by one; LAST-MODIFIED is when the latest was made. A decision without
a time raises SEQUENCE only. What nobody ever changed has SEQUENCE 0, and LAST-MODIFIED
is the release of its week, or ``NEVER`` where there is no release: a fixed day, since a
date that depends on the content (such as the service's first) could move backwards.
"""

from collections.abc import Iterable
from datetime import datetime

from scheduler.model.community import Community
from scheduler.model.rota import Change, Rota, RotaShift
from scheduler.model.service import Deviation, Occurrence, OnHoliday, Service
from scheduler.model.times import CST
from scheduler.publish.editions import Stamp

NEVER = datetime(2000, 1, 1, tzinfo=CST)
"""LAST-MODIFIED of what was never released nor changed."""

WHOLE_SHIFT = frozenset({"move", "withdraw"})
"""Kinds of change that concern everybody who is, or ever was, on the shift."""


def occurrence_stamp(community: Community, occurrence: Occurrence) -> Stamp:
    """Stamp an occurrence as the public sees it; rotas do not show in it.

    A public break that touches it counts as one change without a time: it becomes known
    when the state announces the year.
    """
    service = community.service[occurrence.service]
    changed = [d.decided for d in service.deviations if d.date == occurrence.nominal]
    if service.on_holiday is not OnHoliday.KEEP:
        changed += [None] * community.holidays.is_holiday(occurrence.nominal)
    return stamp(NEVER, [*changed, *_later(service.revised, occurrence.end)])


def duty_stamp(community: Community, rota: Rota, shift: RotaShift, volunteer: str) -> Stamp:
    """Stamp a person's duty of a released week.

    Swaps count for the two people they name, however often one goes and comes back;
    moves and withdrawals count for all, those who handed over earlier included.
    """
    changed = [c.at for c in changes(rota, shift) if concerns(c, volunteer)]
    return stamp(released(rota), [*changed, *_content(community, rota, shift)])


def shift_stamp(community: Community, rota: Rota, shift: RotaShift) -> Stamp:
    """Stamp a shift of a released week as staff see it, with everybody on it."""
    changed = [c.at for c in changes(rota, shift)]
    return stamp(released(rota), [*changed, *_content(community, rota, shift)])


def stamp(base: datetime, changed: Iterable[datetime | None]) -> Stamp:
    """Count the changes after ``base``; ``None`` is one whose time nobody wrote."""
    times = list(changed)
    return Stamp(len(times), max([base, *(at for at in times if at)]))


def released(rota: Rota) -> datetime:
    """Give when the week became binding."""
    return rota.released_at or NEVER


def changes(rota: Rota, shift: RotaShift) -> tuple[Change, ...]:
    """Give the recorded changes of one shift, in the order of the file."""
    return tuple(change for change in rota.changes if change.shift == shift.shift)


def concerns(change: Change, volunteer: str) -> bool:
    """Tell whether a change of a shift shows in the feed of ``volunteer``."""
    return change.kind in WHOLE_SHIFT or volunteer in (change.out, change.substitute)


def decisions(service: Service, rota: Rota, shift: RotaShift) -> tuple[Deviation, ...]:
    """Give what staff decided about the shift's date since the week was released.

    A decision without a time may be older; it counts, which does no harm.
    """
    return tuple(
        deviation
        for deviation in service.deviations
        if f"{shift.service}/{deviation.date}" == shift.occurrence
        and (deviation.decided is None or deviation.decided > released(rota))
    )


def _content(community: Community, rota: Rota, shift: RotaShift) -> list[datetime | None]:
    service = community.service[shift.service]
    _, end = shift.time.on(shift.date)
    return [
        *(deviation.decided for deviation in decisions(service, rota, shift)),
        *(at for at in _later(service.revised, end) if at > released(rota)),
    ]


def _later(revised: Iterable[datetime], end: datetime) -> tuple[datetime, ...]:
    """Leave out corrections made when the date was over: they are not about it."""
    return tuple(at for at in revised if at < end)
