"""Plans the coming weeks: from a community and its rotas to drafts and what they miss."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.model.community import Community
from scheduler.model.rota import Assignment, Rota, RotaShift, RotaStatus
from scheduler.model.service import Shift
from scheduler.model.times import TimeSpan, Week
from scheduler.planning import doubts, reserves, weights
from scheduler.planning.gather import build, horizon
from scheduler.planning.problem import RotaProblem
from scheduler.planning.review import Review, assigned_pairs, costs_by_rule, judge
from scheduler.problems import Problem, Text, in_order, text

CLEAR = 0.0005
"""A gap below this is told as next to nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rotas of the weeks asked for, and how good they are."""

    rotas: tuple[Rota, ...]
    """One for each week: a new draft, or the released rota untouched."""
    proven: bool
    """Whether no rota is cheaper."""
    gap: float
    """At most this share of the cost could be saved (0.004 is 0.4 %)."""
    cost: int
    """Points by all soft rules."""
    costs: tuple[tuple[str, int], ...]
    """Points by soft rule."""
    unfilled: tuple[tuple[str, int], ...]
    """Shifts with open places, and how many."""
    below_minimum: tuple[str, ...]
    """Shifts that cannot be held as it stands."""
    problems: tuple[Problem, ...]
    summary: Text
    work: float
    """Deterministic seconds that the solver needed."""
    drafted: tuple[tuple[str, int], ...] | None = None
    """Points by soft rule had the last drafts been left as they were, as far as that is
    possible still; ``None`` where there was no draft.
    """


def plan(
    community: Community,
    rotas: Iterable[Rota],
    first: Week,
    weeks: int,
    effort: float,
) -> Plan:
    """Plan ``weeks`` weeks from ``first``; stop at ``effort`` deterministic seconds.

    Released weeks are returned untouched. The same input, in any order, gives the same
    plan on any machine that runs the same version.
    """
    from scheduler import timetable

    start, end = horizon(community, first, weeks)
    return plan_shifts(
        community, timetable.shifts(community, start, end), rotas, first, weeks, effort
    )


def plan_shifts(  # noqa: PLR0917 - all that a plan depends on
    community: Community,
    shifts: Iterable[Shift],
    rotas: Iterable[Rota],
    first: Week,
    weeks: int,
    effort: float,
) -> Plan:
    """Plan with given ``shifts``, which are those of the ``horizon``."""
    from scheduler.planning.solver import solve

    known = tuple(rotas)
    window = tuple(first + offset for offset in range(weeks))
    problem = build(community, shifts, known, window)
    solution = solve(problem, effort)
    ranked = reserves.rank(problem, solution.rota, known)
    drafts = {week: draft(problem, solution.rota, ranked, week) for week in problem.weeks}
    by_week = {rota.week: rota for rota in known}
    made = tuple(drafts[w] if w in drafts else by_week[w] for w in window)
    judged = judge(problem, solution.rota, drafts.values())
    gap = (solution.cost - solution.bound) / max(1, solution.cost)
    return Plan(
        rotas=made,
        proven=solution.proven,
        gap=gap,
        cost=solution.cost,
        costs=judged.costs,
        unfilled=judged.empty,
        below_minimum=judged.below,
        problems=in_order(
            (
                *weights.problems(community),
                *doubts.doubts(problem, known),
                *judged.problems,
            )
        ),
        summary=summary(problem, judged, gap, proven=solution.proven),
        work=solution.work,
        drafted=_as_drafted(problem, solution.rota, known),
    )


def _as_drafted(
    problem: RotaProblem, assigned: frozenset[int], rotas: Iterable[Rota]
) -> tuple[tuple[str, int], ...] | None:
    """Give the points by rule with drafted weeks as they were and others as planned."""
    drafts = [r for r in rotas if r.week in problem.weeks and not r.is_released]
    if not drafts:
        return None
    weeks = {one.week for one in drafts}
    others = {
        n
        for n in assigned
        if problem.is_open(n) and Week.of(problem.shift(n).date) not in weeks
    }
    return costs_by_rule(problem, assigned_pairs(problem, drafts) | others)


def draft(
    problem: RotaProblem,
    assigned: frozenset[int],
    ranked: dict[str, tuple[str, ...]],
    week: Week,
) -> Rota:
    """Write the pairs of one week as a draft."""
    ids = [s for s in problem.open if Week.of(problem.shifts[s].date) == week]
    return Rota(
        week,
        RotaStatus.DRAFT,
        tuple(
            frozen(
                problem.shifts[shift],
                _assignments(problem, assigned, shift),
                ranked.get(shift, ()),
            )
            for shift in ids
        ),
    )


def frozen(
    shift: Shift, assignments: tuple[Assignment, ...], reserves: tuple[str, ...] = ()
) -> RotaShift:
    """Freeze a shift with its people."""
    return RotaShift(
        shift.id,
        shift.date,
        TimeSpan(shift.start.time(), shift.end.time()),
        shift.venue,
        assignments,
        reserves,
    )


def _assignments(
    problem: RotaProblem, assigned: frozenset[int], shift: str
) -> tuple[Assignment, ...]:
    """Give those assigned to a shift, by id; pins stay as they are written."""
    return tuple(
        problem.pinned.get(pair) or Assignment(problem.pairs[pair].volunteer)
        for pair in problem.of_shift.get(shift, ())
        if pair in assigned
    )


def summary(problem: RotaProblem, judged: Review, gap: float, *, proven: bool) -> Text:
    """Say how the plan came out."""
    how_good = (
        text("no better rota exists")
        if proven
        else text("less than {percent} % better is possible", percent="0.1")
        if gap < CLEAR
        else text("at most {percent} % better is possible", percent=f"{100 * gap:.1f}")
    )
    return text(
        "{shifts} shifts planned: {health}; {how_good}.",
        shifts=len(problem.open),
        health=judged.health,
        how_good=how_good,
    )
