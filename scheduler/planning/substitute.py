"""Somebody cannot come: who could instead, and the smallest change that mends a rota."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import zip_longest

from scheduler.model.community import Community
from scheduler.model.people import Absence
from scheduler.model.rota import Assignment, Change, Rota, RotaShift
from scheduler.model.service import Shift
from scheduler.model.times import DateSpan, Week
from scheduler.planning.differences import ShiftChange, changes
from scheduler.planning.gather import View, build, horizon
from scheduler.planning.planner import Plan, summary
from scheduler.planning.problem import Pair, RotaProblem
from scheduler.planning.repair import besides_cover
from scheduler.planning.review import judge
from scheduler.planning.written import Reason, Written, written
from scheduler.problems import Source

CHANGES_FIRST = {
    "minimum": 200_000,
    "target": 40_000,
    "surplus": 10_000,
    "change": 3_000,
}
"""Weights for mending: cover first, then the fewest changes, then all other wishes."""

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who can take over and breaks nothing."""

    volunteer: str
    cost: int
    """Points that the change adds, those for places that it fills left out."""
    reserve: int = 0
    """Rank among the shift's reserves, 1 is first; 0 is none."""


def substitutes(  # noqa: PLR0917 - all that it depends on
    community: Community,
    rotas: Iterable[Rota],
    week: Week,
    shift: str,
    out: str = "",
    weeks: Sequence[Week] = (),
) -> tuple[Substitute, ...]:
    """Rank who could serve on a shift, instead of ``out`` or as well.

    Costs are those among the ``weeks`` that were planned together (see ``written``).
    Reserves come first in their order, then others by cost; whoever would break a rule
    is left out (``cannot`` says why).
    """
    case = written(community, rotas, week, weeks)
    return ranked(case, shift, out)


def ranked(case: Written, shift: str, out: str = "") -> tuple[Substitute, ...]:
    """Rank the substitutes in a rota as it is written."""
    leaves = _pair_of(case, shift, out)
    places = _reserves(case, shift)
    found = [
        Substitute(
            name := case.problem.pairs[pair].volunteer,
            besides_cover(case.judge.differences((pair,), leaves)),
            places.get(name, 0),
        )
        for pair in case.problem.of_shift.get(shift, ())
        if pair not in case.assigned and case.judge.fits(pair, leaves)
    ]

    def order(one: Substitute) -> tuple[bool, int, int, str]:
        return not one.reserve, one.reserve, one.cost, one.volunteer

    return tuple(sorted(found, key=order))


def cannot(
    community: Community,
    rotas: Iterable[Rota],
    week: Week,
    shift: str,
    volunteer: str,
    *,
    out: str = "",
) -> Reason | None:
    """Say why somebody cannot take over; ``None`` when nothing forbids it."""
    case = written(community, rotas, week)
    return case.reason(volunteer, shift, _pair_of(case, shift, out))


def swap(rota: Rota, shift: str, out: str, substitute: str) -> Rota:
    """Give the rota with ``substitute`` in the place of ``out``; either may be empty.

    Nothing is recorded: see ``record``. The one who takes over is no reserve any more.
    """
    return replace(
        rota,
        shifts=tuple(
            _swapped(entry, out, substitute) if entry.shift == shift else entry
            for entry in rota.shifts
        ),
    )


def _swapped(entry: RotaShift, out: str, substitute: str) -> RotaShift:
    stay = [a for a in entry.assignments if a.volunteer not in (out, substitute)]
    if substitute:
        stay.append(Assignment(substitute))
    return replace(
        entry,
        assignments=tuple(sorted(stay, key=lambda a: a.volunteer)),
        reserves=tuple(name for name in entry.reserves if name not in (out, substitute)),
    )


def mend(
    community: Community,
    rotas: Iterable[Rota],
    volunteer: str,
    span: DateSpan,
    effort: float,
) -> Plan:
    """Fill an absent person's duties with the fewest changes of the rotas there are.

    ``span`` has both ends (``ValueError`` else). Released weeks change too (``record``
    writes that down); days before ``span.first`` stay as they are, and so do places that
    were empty. ``Plan.rotas`` are the weeks that have a rota and touch the span.
    """
    from scheduler import timetable

    first, last = _ends(span)
    week = Week.of(first)
    count = (Week.of(last).monday - week.monday).days // 7 + 1
    start, end = horizon(community, week, count)
    shifts = timetable.shifts(community, start, end)
    return mend_shifts(community, shifts, rotas, volunteer, span, effort)


def _ends(span: DateSpan) -> tuple[date, date]:
    """Give both ends of a span that has them."""
    if span.first is None or span.last is None:
        raise ValueError(span)
    return span.first, span.last


def mend_shifts(  # noqa: PLR0917 - all that it depends on
    community: Community,
    shifts: Iterable[Shift],
    rotas: Iterable[Rota],
    volunteer: str,
    span: DateSpan,
    effort: float,
) -> Plan:
    """Mend with given ``shifts``, which are those of the ``horizon``."""
    from scheduler.planning.solver import solve

    first, last = _ends(span)
    known = tuple(rotas)
    weeks = tuple(
        rota.week
        for rota in known
        if rota.week.monday <= last and first <= rota.week.sunday
    )
    kept = tuple(_keep_before(rota, first) for rota in known)
    served = {e.shift: len(e.assignments) for rota in known for e in rota.shifts}
    shifts = tuple(_no_more_than(shift, served.get(shift.id, 0)) for shift in shifts)
    absence = Absence(volunteer, span, Source("content/absences"))
    community = replace(community, absences=(*community.absences, absence))
    problem = build(community, shifts, kept, weeks, View(reopened=True))
    problem = replace(problem, weights={**problem.weights, **CHANGES_FIRST})
    solution = solve(problem, effort)
    after = tuple(
        _written(problem, solution.rota, rota) for rota in known if rota.week in weeks
    )
    judged = judge(problem, solution.rota, after)
    gap = (solution.cost - solution.bound) / max(1, solution.cost)
    return Plan(
        rotas=after,
        proven=solution.proven,
        gap=gap,
        cost=solution.cost,
        costs=judged.costs,
        unfilled=judged.empty,
        below_minimum=judged.below,
        problems=judged.problems,
        summary=summary(problem, judged, gap, proven=solution.proven),
        work=solution.work,
    )


def _no_more_than(shift: Shift, people: int) -> Shift:
    """Ask for no more people than had promised: mending fills no other places."""
    return replace(
        shift, target=min(shift.target, people), minimum=min(shift.minimum, people)
    )


def _keep_before(rota: Rota, first: date) -> Rota:
    """Pin everything of days before ``first``."""
    return replace(
        rota,
        shifts=tuple(
            replace(
                entry,
                assignments=tuple(
                    replace(a, pinned=a.pinned or entry.date < first)
                    for a in entry.assignments
                ),
            )
            for entry in rota.shifts
        ),
    )


def _written(problem: RotaProblem, held: frozenset[int], rota: Rota) -> Rota:
    """Write the solution into a rota, leaving all that stays as it is."""
    shifts = []
    for entry in rota.shifts:
        names = {
            problem.pairs[n].volunteer
            for n in problem.of_shift.get(entry.shift, ())
            if n in held
        }
        stay = [a for a in entry.assignments if a.volunteer in names]
        joined = names - {a.volunteer for a in stay}
        if len(stay) == len(entry.assignments) and not joined:
            shifts.append(entry)
            continue
        people = [*stay, *(Assignment(name) for name in joined)]
        shifts.append(
            replace(
                entry,
                assignments=tuple(sorted(people, key=lambda a: a.volunteer)),
                reserves=tuple(n for n in entry.reserves if n not in names),
            )
        )
    return replace(rota, shifts=tuple(shifts))


def record(before: Rota, after: Rota, at: datetime, by: str, reason: str) -> Rota:
    """Give ``after`` with its differences from ``before`` recorded as changes.

    Only a released rota has a record; a draft comes back as it is. ``by`` is a post. Each
    change is later than the one before, a second at least: calendars go by that.
    """
    if not before.is_released:
        return after
    revision, found = before.revision, list(before.changes)
    last = found[-1].at if found else before.released_at
    for change in changes(before, after).shifts:
        for kind, out, substitute in _steps(change):
            revision += 1
            last = at if last is None else max(at, last + SECOND)
            found.append(
                Change(revision, last, kind, change.shift, by, reason, out, substitute)
            )
    return replace(after, changes=tuple(found))


def _steps(change: ShiftChange) -> list[tuple[str, str, str]]:
    """Pair those who left a shift with those who joined it."""
    return [
        ("swap" if out else "add", out, joined)
        for out, joined in zip_longest(change.left, change.joined, fillvalue="")
    ]


def _pair_of(case: Written, shift: str, volunteer: str) -> tuple[int, ...]:
    pair = case.problem.number.get(Pair(shift, volunteer))
    return () if pair is None else (pair,)


def _reserves(case: Written, shift: str) -> dict[str, int]:
    """Give the rank of each reserve of a shift."""
    return {
        name: rank
        for rota in case.rotas
        for entry in rota.shifts
        if entry.shift == shift
        for rank, name in enumerate(entry.reserves, 1)
    }
