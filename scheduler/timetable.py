"""From services to dated occurrences, and from those to the shifts that need people.

For each service: its rules give dates, inside ``dates`` and ``during``; staff's decisions
about single dates come first (skip, move, keep, extra); then public breaks do what the
service says under ``on_holiday``. What waits for a decision is never held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scheduler.model.community import Community
from scheduler.model.holidays import Holidays
from scheduler.model.service import (
    Occurrence,
    OccurrenceStatus,
    OnHoliday,
    Service,
    Shift,
    ShiftNeed,
)

ANY_BREAK = "any"
EXTRA = "extra"

DECISIONS = {
    EXTRA: OccurrenceStatus.EXTRA,
    "keep": OccurrenceStatus.PLANNED,
    "move": OccurrenceStatus.MOVED,
    "skip": OccurrenceStatus.CANCELLED,
}
"""What a decision makes of a date. An extra date may be moved or skipped in its turn:
the later in this order stands.
"""


def occurrences(community: Community, first: date, last: date) -> tuple[Occurrence, ...]:
    """Give every service's occurrences, cancelled and undecided ones too, by start.

    Those whose nominal or actual date lies from ``first`` to ``last``.
    """
    found = (
        occurrence
        for service in community.services
        for occurrence in of_service(service, community.holidays, first, last)
    )
    return tuple(sorted(found, key=_by_start))


def of_service(
    service: Service, holidays: Holidays, first: date, last: date
) -> tuple[Occurrence, ...]:
    """Give one service's occurrences like ``occurrences``."""
    found = (
        _occurrence(service, holidays, nominal)
        for nominal in _nominals(service, holidays, first, last)
    )
    return tuple(
        sorted(
            (
                occurrence
                for occurrence in found
                if first <= occurrence.nominal <= last or first <= occurrence.date <= last
            ),
            key=_by_start,
        )
    )


def shifts(community: Community, first: date, last: date) -> tuple[Shift, ...]:
    """Give the shifts that take place from ``first`` to ``last``, by start."""
    found = (
        shift
        for occurrence in occurrences(community, first, last)
        if occurrence.is_held and first <= occurrence.date <= last
        for shift in shifts_of(community.service[occurrence.service], occurrence)
    )
    return tuple(sorted(found, key=_by_start))


def shifts_of(service: Service, occurrence: Occurrence) -> tuple[Shift, ...]:
    """Give an occurrence's shifts: one for each need of its nominal weekday."""
    weekday = occurrence.nominal.isoweekday()
    return tuple(
        _shift(service, occurrence, need)
        for need in service.needs
        if not need.days or weekday in need.days
    )


def undecided(community: Community, first: date, last: date) -> tuple[Occurrence, ...]:
    """Give the occurrences of a window that wait for staff to decide."""
    return tuple(
        occurrence
        for occurrence in occurrences(community, first, last)
        if occurrence.status is OccurrenceStatus.UNDECIDED
    )


def unannounced(community: Community, first: date, last: date) -> tuple[int, ...]:
    """Give the years of a window whose public breaks nobody has announced yet."""
    known = community.holidays.announced
    return tuple(year for year in range(first.year, last.year + 1) if year not in known)


def _by_start(record: Occurrence | Shift) -> tuple[datetime, str]:
    return record.start, record.id


# --- which dates ---------------------------------------------------------------------


def _nominals(
    service: Service, holidays: Holidays, first: date, last: date
) -> Iterator[date]:
    """Yield, ascending, every nominal date whose occurrence can lie in the window.

    Some of them may lie outside after all.
    """
    begin, end = first, last
    if service.on_holiday in {OnHoliday.PREVIOUS_WORKDAY, OnHoliday.NEXT_WORKDAY}:
        # Nothing moves over a workday, so what lies further away stays outside.
        begin = holidays.previous_workday(first) or first
        end = holidays.next_workday(last) or last
    dates = {d.date for d in service.deviations if d.kind == EXTRA}
    dates.update(_rule_dates(service, holidays, begin, end))
    for one in service.deviations:
        if one.to and first <= one.to <= last and one.date not in dates:
            dates.update(_rule_dates(service, holidays, one.date, one.date))
    return iter(sorted(dates))


def _rule_dates(
    service: Service, holidays: Holidays, first: date, last: date
) -> Iterator[date]:
    """Yield the dates of all rules, inside the service's dates and school breaks."""
    first = max(first, service.dates.first or first)
    last = min(last, service.dates.last or last)
    if last < first:
        return
    for rule in service.recurrence:
        for day in rule.dates(first, last, holidays):
            if _in_break(service.during, holidays, day):
                yield day


def _in_break(during: str, holidays: Holidays, day: date) -> bool:
    if not during:
        return True
    kind = "" if during == ANY_BREAK else during
    return holidays.school_break(day, kind) is not None


# --- what becomes of a date ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of a date."""

    status: OccurrenceStatus
    day: date
    reason: str = ""


def _occurrence(service: Service, holidays: Holidays, nominal: date) -> Occurrence:
    about = [d for d in service.deviations if d.date == nominal]
    decision = max(about, key=lambda d: [*DECISIONS].index(d.kind), default=None)
    if decision:
        status = DECISIONS[decision.kind]
        fate = _Fate(status, decision.to or nominal, decision.reason)
    else:
        fate = _by_calendar(service.on_holiday, holidays, nominal)
    # An extra date brings its own hours and place; a later decision may change them.
    written = [decision, *(d for d in about if d.kind == EXTRA)]
    hours = next((d.time for d in written if d and d.time), service.time)
    start, end = hours.on(fate.day)
    return Occurrence(
        service=service.id,
        nominal=nominal,
        start=start,
        end=end,
        venue=next((d.venue for d in written if d and d.venue), service.venue),
        status=fate.status,
        reason=fate.reason,
        decided=decision.decided if decision else None,
        source=decision.source if decision else service.source,
    )


def _by_calendar(on_holiday: OnHoliday, holidays: Holidays, day: date) -> _Fate:
    """Say what a public break does to a date nobody decided about."""
    if not holidays.is_holiday(day) or on_holiday is OnHoliday.KEEP:
        return _Fate(OccurrenceStatus.PLANNED, day)
    name = holidays.name(day)
    if on_holiday is OnHoliday.SKIP:
        return _Fate(OccurrenceStatus.CANCELLED, day, name)
    workday = None
    if on_holiday is OnHoliday.PREVIOUS_WORKDAY:
        workday = holidays.previous_workday(day)
    if on_holiday is OnHoliday.NEXT_WORKDAY:
        workday = holidays.next_workday(day)
    if workday is None:
        return _Fate(OccurrenceStatus.UNDECIDED, day, name)
    return _Fate(OccurrenceStatus.MOVED, workday, name)


# --- shifts --------------------------------------------------------------------------


def _shift(service: Service, occurrence: Occurrence, need: ShiftNeed) -> Shift:
    start, end = _hours(service, occurrence, need)
    # A need that names the service's usual venue moves along with the occurrence.
    elsewhere = need.venue if need.venue != service.venue else ""
    return Shift(
        occurrence=occurrence.id,
        need=need.id,
        service=service.id,
        role=need.role,
        start=start,
        end=end,
        venue=elsewhere or occurrence.venue,
        target=need.target,
        minimum=need.minimum,
        lead=need.lead,
        risk=need.risk,
        source=need.source,
    )


def _hours(
    service: Service, occurrence: Occurrence, need: ShiftNeed
) -> tuple[datetime, datetime]:
    """Give a need's own hours; they move as the occurrence's beginning does."""
    whole = occurrence.start, occurrence.end
    if need.time is None:
        return whole
    usual, _ = service.time.on(occurrence.date)
    start, end = (moment + (whole[0] - usual) for moment in need.time.on(occurrence.date))
    # A shift lies within one day; one that would cross midnight takes the whole time.
    return (start, end) if start.date() == end.date() == occurrence.date else whole
