"""Gathers the problem of a rota from a community, its shifts and its rotas.

A pure function; the order of records does not matter to it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from operator import attrgetter

from scheduler.model.community import Community
from scheduler.model.rota import Assignment, Rota, RotaShift
from scheduler.model.service import Shift
from scheduler.model.times import DAY, Week
from scheduler.planning import history
from scheduler.planning.bars import eligible
from scheduler.planning.problem import Duty, Pair, RotaProblem
from scheduler.planning.rules import RULES
from scheduler.planning.weights import weights

MARGIN = 31 * DAY
"""How far beyond the weeks to fill a limit can look: a month."""


def horizon(community: Community, first: Week, weeks: int) -> tuple[date, date]:
    """Give the days whose shifts a plan has to know: the weeks of fairness."""
    back = max(0, community.planning.fairness_weeks - weeks)
    return (first + -back).monday, (first + (weeks - 1)).sunday


@dataclass(frozen=True, slots=True)
class View:
    """How to look at the weeks to fill, where they are not simply to be planned.

    ``reopened``: released weeks are judged or changed like drafts, and what drafts of
    other weeks say counts as settled. ``only``: no other pairs than the rotas' and
    these. ``instead``: shifts that take the place of those with the same id.
    ``balance``: loads and offers known from another problem.
    """

    reopened: bool = False
    only: Collection[Pair] | None = None
    instead: Mapping[str, Shift] = field(default_factory=dict)
    balance: tuple[Mapping[str, int], Mapping[str, int]] | None = None


AS_PLANNED = View()
AS_WRITTEN = View(reopened=True, only=())
"""For judging: no pairs but those that are written."""


def build(
    community: Community,
    shifts: Iterable[Shift],
    rotas: Iterable[Rota],
    weeks: Collection[Week],
    view: View = AS_PLANNED,
) -> RotaProblem:
    """Gather the problem of filling ``weeks``; ``shifts`` are those of the ``horizon``.

    A released week has the shifts that it froze, others those of the timetable.
    """
    known = sorted(shifts, key=_when)
    by_week = {rota.week: rota for rota in rotas}
    to_fill = {w for w in weeks if view.reopened or not _is_released(by_week.get(w))}
    others = [by_week[week] for week in sorted(by_week) if week not in to_fill]
    last = [by_week[week] for week in sorted(by_week) if week in to_fill]
    by_id = {shift.id: shift for shift in known}
    settled = settled_duties(community, by_id, others, drafts=view.reopened)
    open_ = _open_shifts(community, by_id, to_fill, (others, last, settled)) | dict(
        view.instead
    )
    drafted = _drafted(community, last, open_)
    wanted: Iterable[Pair] = [p for p, a in drafted.items() if a.pinned]
    if view.only is None:
        possible = eligible(community, open_.values(), community.volunteers)
        wanted = [*wanted, *(Pair(s, v) for s, people in possible.items() for v in people)]
    else:
        wanted = {*drafted, *view.only}
    people = {pair.volunteer for pair in wanted}
    near = _near(settled, tuple(sorted(to_fill)), people)
    numbered = tuple(sorted({*wanted, *near}, key=attrgetter("shift", "volunteer")))
    named = {*drafted, *near}
    number = {pair: n for n, pair in enumerate(numbered) if pair in named}
    loads, offers = view.balance or history.balance(
        community, known, settled, tuple(sorted(weeks))
    )
    return RotaProblem(
        community=community,
        weeks=tuple(sorted(to_fill)),
        shifts={**open_, **{shift.id: shift for shift in near.values()}},
        open=tuple(shift.id for shift in sorted(open_.values(), key=_when)),
        pairs=numbered,
        pinned={number[p]: a for p, a in sorted(drafted.items()) if a.pinned},
        settled=frozenset(number[pair] for pair in near),
        draft=frozenset(number[p] for p in drafted if p in number),
        gone=sum(pair not in number for pair in drafted),
        loads=loads,
        offers=offers,
        weights=weights(community),
        rules=tuple(rule.terms for rule in RULES if rule.terms is not None),
    )


def _open_shifts(
    community: Community,
    known: Mapping[str, Shift],
    to_fill: Collection[Week],
    written: tuple[list[Rota], list[Rota], list[Duty]],
) -> dict[str, Shift]:
    """Give the shifts to fill: none that a rota of another week holds already."""
    others, last, settled = written
    taken = {duty.shift.id for duty in settled} | _held_elsewhere(others)
    frozen = [rota for rota in last if rota.is_released]
    open_weeks = set(to_fill) - {rota.week for rota in frozen}
    return {
        shift.id: shift
        for shift in known.values()
        if Week.of(shift.date) in open_weeks and shift.id not in taken
    } | {
        entry.shift: as_shift(community, entry, known)
        for rota in frozen
        for entry in rota.shifts
    }


def settled_duties(
    community: Community,
    known: Mapping[str, Shift],
    rotas: Iterable[Rota],
    *,
    drafts: bool = False,
) -> list[Duty]:
    """Give what is released or pinned, and with ``drafts`` what is drafted.

    Who is marked as not having come (attendance) did not serve.
    """
    came = {record.occurrence: record for record in community.attendance}
    found = []
    for rota in rotas:
        for entry in rota.shifts:
            shift = as_shift(community, entry, known)
            record = came.get(entry.occurrence)
            found += [
                Duty(shift, a.volunteer)
                for a in entry.assignments
                if (rota.is_released or a.pinned or drafts)
                and a.volunteer in community.volunteer
                and (record is None or a.volunteer in record.attended)
            ]
    return found


def as_shift(community: Community, entry: RotaShift, known: Mapping[str, Shift]) -> Shift:
    """Give a rota's line as the shift that it froze.

    What it needs comes from the timetable's shift of that id, if ``known`` has it, or
    else from the service.
    """
    start, end = entry.time.on(entry.date)
    if now := known.get(entry.shift):
        return replace(
            now, start=start, end=end, venue=entry.venue, source=entry.source or now.source
        )
    service = community.service.get(entry.service)
    need_id = entry.shift.rsplit("/", 1)[-1]
    needs = service.needs if service else ()
    need = next((need for need in needs if need.id == need_id), None)
    return Shift(
        occurrence=entry.occurrence,
        need=need_id,
        service=entry.service,
        role=need.role if need else "",
        start=start,
        end=end,
        venue=entry.venue,
        target=need.target if need else len(entry.assignments),
        minimum=need.minimum if need else 0,
        lead=need.lead if need else False,
        risk=need.risk if need else False,
        source=entry.source,
    )


def _drafted(
    community: Community, rotas: Iterable[Rota], open_: Mapping[str, Shift]
) -> dict[Pair, Assignment]:
    """Give what the last drafts say about open shifts and known people."""
    return {
        Pair(entry.shift, assignment.volunteer): assignment
        for rota in rotas
        for entry in rota.shifts
        for assignment in entry.assignments
        if entry.shift in open_ and assignment.volunteer in community.volunteer
    }


def _near(
    settled: Iterable[Duty],
    weeks: tuple[Week, ...],
    people: Collection[str],
) -> dict[Pair, Shift]:
    """Choose the settled duties that some limit of the weeks to fill can see."""
    if not weeks:
        return {}
    first, last = weeks[0].monday, weeks[-1].sunday
    return {
        Pair(duty.shift.id, duty.volunteer): duty.shift
        for duty in settled
        if duty.volunteer in people and first - MARGIN <= duty.shift.date <= last + MARGIN
    }


def _held_elsewhere(rotas: Iterable[Rota]) -> set[str]:
    """Give the shifts that a released rota of another week holds already."""
    return {s.shift for rota in rotas if rota.is_released for s in rota.shifts}


def _is_released(rota: Rota | None) -> bool:
    return rota is not None and rota.is_released


def _when(shift: Shift) -> tuple[datetime, str]:
    return shift.start, shift.id
