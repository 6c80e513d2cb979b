"""Liaison + programmes -> planned visits; with the visits paid, which of them are due.

A target is one building in which a pioneer household keeps in touch with somebody. Each
programme wants it visited once in every period of its cadence. The planned day is the
latest on which that should be done, and it depends on nothing but the programme, the
holiday calendar and the pioneer household's own buildings: what others do moves nothing.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scheduler.model import liaison
from scheduler.model.community import Community
from scheduler.model.holidays import Holidays
from scheduler.model.people import PioneerHousehold
from scheduler.model.times import DateSpan, days
from scheduler.model.visit import Period, Visit, VisitProgramme


@dataclass(frozen=True, slots=True, order=True)
class PlannedVisit:
    """Who visits which building by when; ``period`` as the cadence has it."""

    day: date
    programme: str
    visitor: str
    """Id of the pioneer household."""
    building: str
    period: Period


@dataclass(frozen=True, slots=True, order=True)
class DueVisit:
    """The oldest visit that a target waits for, and when it was visited before."""

    planned: PlannedVisit
    last: date | None
    missed: int
    """How many whole periods went by without a visit."""


@dataclass(frozen=True, slots=True)
class SealedProgress:
    """How far a sealed list was visited in one period; numbers only."""

    programme: str
    period: Period
    count: int
    visited: int


@dataclass(frozen=True, slots=True)
class Target:
    """A building that a pioneer household visits for a programme, and on which days."""

    programme: VisitProgramme
    visitor: PioneerHousehold
    building: str
    dates: DateSpan
    own: tuple[str, ...]
    """All buildings of the pioneer household, on any day."""


def planned(community: Community, first: date, last: date) -> tuple[PlannedVisit, ...]:
    """Give the visits planned from ``first`` to ``last``, whether paid or not, by day."""
    calendar = _Calendar(community.holidays)
    return tuple(
        sorted(
            visit
            for target in targets(community)
            for visit in _of_target(calendar, target, first, last)
            if first <= visit.day <= last
        )
    )


def open_visits(
    community: Community, first: date, last: date, on: date
) -> tuple[PlannedVisit, ...]:
    """Give the planned visits that nobody paid by the day ``on``."""
    paid = paid_by_target(community, on)
    return tuple(
        visit for visit in planned(community, first, last) if not done(visit, paid)
    )


def due(community: Community, on: date, until: date) -> tuple[DueVisit, ...]:
    """Give for each target of the day ``on`` the oldest visit due by ``until``.

    A visit also makes up for the periods before it. The longest overdue comes first.
    """
    paid = paid_by_target(community, on)
    calendar = _Calendar(community.holidays)
    found = []
    for target in targets(community):
        if on not in target.dates or on not in target.programme.dates:
            continue
        before = paid.get(key(target), ())
        waiting = [
            visit
            for visit in _of_target(calendar, target, _since(target, before, on), until)
            if visit.day <= until and not any(day >= visit.period.first for day in before)
        ]
        if waiting:
            missed = sum(visit.period.last < on for visit in waiting)
            found.append(DueVisit(waiting[0], max(before, default=None), missed))
    return tuple(sorted(found))


def sealed_progress(community: Community, on: date) -> tuple[SealedProgress, ...]:
    """Give how far each sealed list was visited in the period of the day ``on``."""
    lists = {one.id: one for one in community.sealed_lists}
    found = []
    for programme in community.visit_programmes:
        if not programme.sealed_list or not programme.cadence or on not in programme.dates:
            continue
        period = programme.cadence.period(on)
        visited = sum(
            visit.count
            for visit in community.visits
            if visit.programme == programme.id and period.first <= visit.date <= on
        )
        count = lists[programme.sealed_list].count
        found.append(SealedProgress(programme.id, period, count, visited))
    return tuple(found)


def targets(community: Community) -> Iterator[Target]:
    """Yield all targets, past and future ones too; none of what is not defined."""
    spans = liaison.buildings(community)
    for programme in community.visit_programmes:
        if programme.cadence and not programme.sealed_list:
            yield from _targets(community, programme, spans)


def _targets(
    community: Community,
    programme: VisitProgramme,
    spans: Mapping[str, tuple[tuple[str, DateSpan], ...]],
) -> Iterator[Target]:
    for pioneer in sorted(community.pioneers, key=lambda one: one.id):
        found = sorted(spans[pioneer.id], key=lambda one: in_order(one[0]))
        own = tuple(dict.fromkeys(building for building, _ in found))
        for building, dates in found:
            grid = community.building[building].grid
            if not programme.grids or grid in programme.grids:
                yield Target(programme, pioneer, building, dates, own)


def in_order(identity: str) -> list[tuple[int, str]]:
    """Sort ids as people count: building-2 before building-10."""
    return [(int(part or 0), word) for word, part in re.findall(r"(\D*)(\d*)", identity)]


def key(target: Target) -> tuple[str, str, str]:
    """Name a target."""
    return target.programme.id, target.visitor.id, target.building


def paid_by_target(
    community: Community, on: date
) -> dict[tuple[str, str, str], tuple[date, ...]]:
    """Give the dates of visits paid by the day ``on``: programme, pioneer, building.

    A volunteer who stands for a pioneer household visits for it.
    """
    households: dict[str, list[str]] = defaultdict(list)
    for pioneer in community.pioneers:
        households[pioneer.id].append(pioneer.id)
        if pioneer.volunteer:
            households[pioneer.volunteer].append(pioneer.id)
    found: dict[tuple[str, str, str], set[date]] = defaultdict(set)
    for visit in community.visits:
        for household in _households(visit, households) if visit.date <= on else ():
            found[visit.programme, household, visit.building].add(visit.date)
    return {target: tuple(sorted(dates)) for target, dates in found.items()}


def _households(visit: Visit, households: dict[str, list[str]]) -> Iterator[str]:
    for visitor in visit.visitors:
        yield from households.get(visitor, ())


def done(
    visit: PlannedVisit, paid: dict[tuple[str, str, str], tuple[date, ...]]
) -> date | None:
    """Give the day on which a planned visit was paid, or one that makes up for it."""
    before = paid.get((visit.programme, visit.visitor, visit.building), ())
    return next((day for day in before if day >= visit.period.first), None)


def _since(target: Target, before: tuple[date, ...], on: date) -> date:
    """Give the first day that can matter; where no beginning is known, nothing is owed."""
    known = [day for day in (target.dates.first, target.programme.dates.first) if day]
    return max([*known, *before[-1:]]) if known else on


def _of_target(
    calendar: "_Calendar", target: Target, first: date, last: date
) -> Iterator[PlannedVisit]:
    """Yield a target's visits of all periods that the window touches."""
    programme = target.programme
    if programme.cadence is None or first > last:
        return
    phase = _phase(target)
    for period in programme.cadence.periods(first, last):
        span = _within(period, programme.dates, target.dates)
        if span:
            free = calendar.days(programme, *span)
            yield PlannedVisit(
                free[int(len(free) * phase)],
                programme.id,
                target.visitor.id,
                target.building,
                period,
            )


def _within(period: Period, *spans: DateSpan) -> tuple[date, date] | None:
    """Give the days of a period that lie in all spans; ``None`` where there are none."""
    first = max([period.first, *(span.first for span in spans if span.first)])
    last = min([period.last, *(span.last for span in spans if span.last)])
    return (first, last) if first <= last else None


def _phase(target: Target) -> float:
    """Give where in a period a target's visit lies, from 0 up to 1.

    The visits of one household are spread evenly; where the first one lies follows from
    its id, so that all households together are spread too.
    """
    digest = hashlib.sha256(f"{target.programme.id}\n{target.visitor.id}".encode())
    start = int.from_bytes(digest.digest()[:4]) / 2**32
    return (target.own.index(target.building) + start) / len(target.own)


class _Calendar:
    """The days for visits; those of each span are looked for once."""

    def __init__(self, holidays: Holidays) -> None:
        """Know nothing yet."""
        self.holidays = holidays
        self.known: dict[tuple[str, date, date], list[date]] = {}

    def days(self, programme: VisitProgramme, first: date, last: date) -> list[date]:
        """Give the days that the programme names, off holidays if it says so.

        Where no such day is left (a week that is one long holiday), the wish is dropped,
        not the visit.
        """
        span = programme.id, first, last
        if span not in self.known:
            every = list(days(first, last))
            named = [day for day in every if self._is_named(programme, day)] or every
            free = [day for day in named if not self.holidays.is_holiday(day)]
            self.known[span] = (programme.off_holidays and free) or named
        return self.known[span]

    def _is_named(self, programme: VisitProgramme, day: date) -> bool:
        word = "workday" if self.holidays.is_workday(day) else "restday"
        return not programme.days or not {day.isoweekday(), word}.isdisjoint(programme.days)
