"""The loss test: whose absence would hurt, and who could be asked then.

Each volunteer, and each two who serve on one shift, are taken to be away. Where people
drop out of a shift below its minimum, somebody who breaks no rule by joining is looked
for; where there are too few, the weeks are solved again without the absent ones, so that
what is called a single point of failure is proven to be one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from scheduler.model.community import Community
from scheduler.model.people import Absence
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from scheduler.model.times import DateSpan, Week
from scheduler.planning.gather import View, build, horizon
from scheduler.planning.judging import Judge
from scheduler.planning.problem import Pair, RotaProblem
from scheduler.planning.review import assigned_pairs
from scheduler.planning.substitute import CHANGES_FIRST
from scheduler.planning.terms import pairs_of
from scheduler.problems import Source

WEEKS = 2
EFFORT = 2.0


@dataclass(frozen=True, slots=True)
class Endangered:
    """A shift that falls below its minimum without somebody."""

    shift: str
    left: int
    """People left on it."""
    minimum: int
    could_come: tuple[str, ...]
    """Who could join as the rota stands, cheapest first."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What the absence of one person, or two, would do."""

    away: tuple[str, ...]
    shifts: tuple[Endangered, ...]
    lost: tuple[str, ...]
    """Shifts that stay below the minimum however the weeks are planned anew."""
    proven: bool


@dataclass(frozen=True)
class _Weeks:
    """The weeks under test as they are written."""

    problem: RotaProblem
    held: frozenset[int]
    judge: Judge
    shifts: tuple[Shift, ...]
    rotas: tuple[Rota, ...]
    weeks: tuple[Week, ...]


def risk(
    community: Community,
    rotas: Iterable[Rota],
    first: Week,
    *,
    weeks: int = WEEKS,
    pairs: bool = True,
) -> tuple[Loss, ...]:
    """Test the rotas of ``weeks`` weeks; worst losses first, harmless ones left out.

    With ``pairs``, two people who serve on one shift are tested too, unless one of them
    alone does the same harm.
    """
    from scheduler import timetable

    start, end = horizon(community, first, weeks)
    return risk_shifts(
        community, timetable.shifts(community, start, end), rotas, first, weeks, pairs=pairs
    )


def risk_shifts(
    community: Community,
    shifts: Iterable[Shift],
    rotas: Iterable[Rota],
    first: Week,
    weeks: int = WEEKS,
    *,
    pairs: bool = True,
) -> tuple[Loss, ...]:
    """Test with given ``shifts``, which are those of the ``horizon``."""
    known, written = tuple(shifts), tuple(rotas)
    window = tuple(first + offset for offset in range(weeks))
    problem = build(community, known, written, window, View(reopened=True))
    held = assigned_pairs(problem, [rota for rota in written if rota.week in window])
    case = _Weeks(problem, held, Judge(problem, held), known, written, window)
    singles = [
        loss for name in _serving(case) if (loss := _loss(case, (name,))) is not None
    ]
    known_losses = {loss.away: loss for loss in singles}
    doubles = [
        loss
        for two in (_together(case) if pairs else ())
        if (loss := _loss(case, two)) is not None
        and set(loss.lost) > {s for name in two for s in _lost(known_losses.get((name,)))}
    ]
    return tuple(
        sorted(
            [*singles, *doubles],
            key=lambda loss: (
                -len(loss.lost),
                len(loss.away),
                -len(loss.shifts),
                loss.away,
            ),
        )
    )


def _lost(loss: Loss | None) -> tuple[str, ...]:
    return loss.lost if loss else ()


def _serving(case: _Weeks) -> list[str]:
    """Give everybody who serves in the weeks."""
    pairs = case.problem.pairs
    return sorted({pairs[n].volunteer for n in case.held if case.problem.is_open(n)})


def _together(case: _Weeks) -> list[tuple[str, str]]:
    """Give each two who serve on one shift that the loss of both would endanger."""
    found = set()
    for shift in case.problem.open:
        here = _people(case, shift)
        if len(here) - 2 < case.problem.shifts[shift].minimum <= len(here):
            found |= set(combinations(sorted(here), 2))
    return sorted(found)


def _people(case: _Weeks, shift: str) -> dict[str, int]:
    """Give those on a shift, and their pairs."""
    return {
        case.problem.pairs[n].volunteer: n
        for n in case.problem.of_shift.get(shift, ())
        if n in case.held
    }


def _loss(case: _Weeks, away: tuple[str, ...]) -> Loss | None:
    """Test one absence; ``None`` when every shift keeps its minimum."""
    gone = [
        n
        for name in away
        for n in case.problem.of_volunteer.get(name, ())
        if n in case.held and case.problem.is_open(n)
    ]
    left_behind = case.judge.broken(leaves=gone)
    endangered = tuple(_endangered(case, away))
    if not endangered and not left_behind:
        return None
    if not left_behind and _can_be_filled(case, gone, endangered):
        return Loss(away, endangered, (), proven=True)
    hit = {case.problem.pairs[n].shift for term in left_behind for n in pairs_of(term)}
    watched = sorted({*hit, *(e.shift for e in endangered)})
    lost, proven = _replanned(case, away, watched)
    return Loss(away, endangered, lost, proven) if endangered or lost else None


def _can_be_filled(
    case: _Weeks, gone: Sequence[int], endangered: Iterable[Endangered]
) -> bool:
    """Tell whether joins alone, one after the other, fill every shift to its minimum."""
    joins: list[int] = []
    for one in endangered:
        needed = one.minimum - one.left
        for name in one.could_come:
            pair = case.problem.number[Pair(one.shift, name)]
            if needed and not case.judge.broken((*joins, pair), gone):
                joins.append(pair)
                needed -= 1
        if needed:
            return False
    return True


def _endangered(case: _Weeks, away: Sequence[str]) -> Iterator[Endangered]:
    """Yield the shifts that fall below their minimum, and who could come instead."""
    problem = case.problem
    touched = {
        problem.pairs[n].shift
        for name in away
        for n in problem.of_volunteer.get(name, ())
        if n in case.held and problem.is_open(n)
    }
    for shift in sorted(touched):
        here = _people(case, shift)
        gone = [here[name] for name in away if name in here]
        left, least = len(here) - len(gone), problem.shifts[shift].minimum
        if not left < least <= len(here):
            continue
        costs = {
            problem.pairs[n].volunteer: case.judge.difference((n,), gone)
            for n in problem.of_shift[shift]
            if n not in case.held
            and problem.pairs[n].volunteer not in away
            and case.judge.fits(n, gone)
        }
        could = tuple(sorted(costs, key=lambda name: (costs[name], name)))
        yield Endangered(shift, left, least, could)


def _replanned(
    case: _Weeks, away: Sequence[str], endangered: Sequence[str]
) -> tuple[tuple[str, ...], bool]:
    """Plan the weeks without the absent ones; give what stays below the minimum."""
    from scheduler.planning.solver import solve

    span = DateSpan(case.weeks[0].monday, case.weeks[-1].sunday)
    absences = [Absence(name, span, Source("content/absences")) for name in away]
    community = case.problem.community
    community = replace(community, absences=(*community.absences, *absences))
    problem = build(
        community,
        case.shifts,
        case.rotas,
        case.weeks,
        View(reopened=True, balance=(case.problem.loads, case.problem.offers)),
    )
    problem = replace(problem, weights={**problem.weights, **CHANGES_FIRST})
    solution = solve(problem, EFFORT)
    lost = tuple(
        shift
        for shift in endangered
        if sum(n in solution.rota for n in problem.of_shift.get(shift, ()))
        < problem.shifts[shift].minimum
    )
    return lost, solution.proven
