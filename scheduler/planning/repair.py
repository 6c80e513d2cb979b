"""What would fill an empty place: one favour or change at a time, confirmed by solving.

Each repair relaxes one thing (one more duty for X, X comes outside the usual time, X learns
the role, the shift moves), then the weeks are solved again with all else as it is written;
only what then fills the place, and empties none, is offered.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from scheduler.model.community import Community
from scheduler.model.people import Certificate, Limits, Volunteer
from scheduler.model.service import Shift
from scheduler.planning.bars import eligible, is_barred
from scheduler.planning.gather import View
from scheduler.planning.problem import Pair, RotaProblem, limits
from scheduler.planning.review import costs_by_rule
from scheduler.planning.windows import touches
from scheduler.planning.written import Written
from scheduler.problems import Text, text

EFFORT = 2.0
COVER = ("minimum", "target")
OFFERED = 5
"""Repairs that are shown for one empty place."""
TRIED = 6
"""People tried for one kind of favour, those with the lightest load first."""
MOVES = (60, -60, 120, -120)
"""Minutes by which a shift may be moved."""
EARLIEST, LATEST = 7, 22
"""Hours between which a moved shift lies."""
ASKED_FOR = {
    "per_day": "again",
    "per_week": "again",
    "per_month": "again",
    "rest": "less_rest",
    "available": "other_time",
    "certificate": "certificate",
}
"""The favour that would lift each rule's bar."""
WORDS = {
    "again": text("Ask {person} to serve once more than usual."),
    "less_rest": text("Ask {person} to serve with less rest."),
    "other_time": text("Ask {person} to come at a time not offered."),
    "certificate": text("Have {person}'s certificate for {role} renewed."),
    "lead": text("Let {person} lead {role}."),
    "train": text("Train {person} for {role}."),
}
FAVOURS = {
    "again": 100,
    "less_rest": 150,
    "other_time": 200,
    "certificate": 300,
    "lead": 300,
    "train": 400,
    "move": 500,
}
"""Points that asking for it costs, on top of what the rota then costs."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that fills a place, and what comes with it."""

    kind: str
    """One of ``FAVOURS``, or ``again_planned``: no favour, only a better rota."""
    words: Text
    cost: int
    """Points that it adds besides the places it fills: the favour's and the rota's."""
    volunteer: str = ""
    """Whose favour it is; empty for a move."""
    moved: Shift | None = None
    joined: tuple[Pair, ...] = ()
    """Who then serves where he did not before."""
    left: tuple[Pair, ...] = ()
    community: Community | None = field(default=None, compare=False, repr=False)
    """The community with the favour granted."""


def repairs(case: Written, shift_id: str) -> tuple[Repair, ...]:
    """Give the cheapest confirmed repairs of a shift with an empty place."""
    found = [
        done
        for trial in _trials(case, shift_id)
        if (done := _confirmed(case, shift_id, trial)) is not None
    ]
    found.sort(key=lambda repair: (repair.cost, repair.kind, repair.volunteer))
    return tuple(found[:OFFERED])


def _trials(case: Written, shift_id: str) -> Iterator[Repair]:
    """Yield every relaxation that is worth a trial; costs are the favours' alone."""
    wanted = case.problem.shifts[shift_id]
    yield Repair("again_planned", text("Plan the week again: a better rota exists."), 0)
    tried: Counter[str] = Counter()
    for person, kind in _favours(case, wanted):
        granted = grant(kind, case.community, person, wanted)
        changed = _changed(case.community, granted)
        if tried[kind] < TRIED and not is_barred(changed, granted, wanted):
            tried[kind] += 1
            yield Repair(
                kind,
                _words(kind, case, person, wanted),
                FAVOURS[kind],
                person.id,
                None,
                community=changed,
            )
    for minutes in MOVES:
        if moved := _moved(wanted, minutes):
            words = text(
                "Move it to {start}-{end}.",
                start=f"{moved.start:%H:%M}",
                end=f"{moved.end:%H:%M}",
            )
            yield Repair("move", words, FAVOURS["move"], moved=moved)


def _favours(case: Written, wanted: Shift) -> Iterator[tuple[Volunteer, str]]:
    """Yield whom to ask and for what, people with the lightest load first."""
    loads, offers = case.problem.loads, case.problem.offers
    for person in sorted(
        case.community.volunteers,
        key=lambda p: (loads.get(p.id, 0) / offers.get(p.id, 1), p.id),
    ):
        holds = wanted.role in (*person.roles, *person.learning)
        if not holds:
            yield person, "train"
            continue
        if wanted.lead and wanted.role not in person.leads:
            yield person, "lead"
        if Pair(wanted.id, person.id) in case.written_pairs:
            continue
        if (reason := case.reason(person.id, wanted.id)) and reason.rule in ASKED_FOR:
            yield person, ASKED_FOR[reason.rule]


def grant(kind: str, community: Community, person: Volunteer, wanted: Shift) -> Volunteer:
    """Give the person with one favour granted."""
    match kind:
        case "again":
            own = limits(community, person.id)
            more = Limits(*((n or 0) + 1 for n in (own.day, own.week, own.month)))
            return replace(person, limits=replace(more, rest=own.rest))
        case "less_rest":
            return replace(person, limits=replace(person.limits, rest=0))
        case "other_time":
            kept = (
                window
                for window in person.unavailable
                if not touches(window, wanted, community.holidays)
            )
            return replace(person, available=(), unavailable=tuple(kept))
        case "certificate":
            paper = Certificate(wanted.role, wanted.date, person.source)
            return replace(person, certificates=(*person.certificates, paper))
        case "lead":
            return replace(person, leads=(*person.leads, wanted.role))
        case _:
            return replace(person, roles=(*person.roles, wanted.role))


def _changed(community: Community, person: Volunteer) -> Community:
    """Give the community with one person's record changed."""
    return replace(
        community,
        volunteers=tuple(person if p.id == person.id else p for p in community.volunteers),
    )


def _moved(wanted: Shift, minutes: int) -> Shift | None:
    """Give the shift at another time of the same day, within decent hours."""
    by = timedelta(minutes=minutes)
    moved = replace(wanted, start=wanted.start + by, end=wanted.end + by)
    if moved.start.hour < EARLIEST or moved.end.hour >= LATEST:
        return None
    return moved


def _words(kind: str, case: Written, person: Volunteer, wanted: Shift) -> Text:
    """Say what to ask for."""
    role = case.community.role.get(wanted.role)
    return Text(
        WORDS[kind].msgid,
        (("person", person.name), ("role", role.name if role else wanted.role)),
    )


def _confirmed(case: Written, shift_id: str, trial: Repair) -> Repair | None:
    """Solve the weeks with the favour granted; ``None`` if the place stays empty."""
    from scheduler.planning.solver import solve

    problem = _trial_problem(case, shift_id, trial)
    before = case.pairs_in(problem)
    if trial.kind != "again_planned" and not _can_grow(problem, before, shift_id):
        return None
    solution = solve(problem, EFFORT)
    if not _is_better(problem, before, solution.rota, shift_id):
        return None
    pairs = problem.pairs
    return replace(
        trial,
        cost=trial.cost + _besides(problem, solution.rota) - _besides(problem, before),
        joined=tuple(pairs[n] for n in sorted(solution.rota - before)),
        left=tuple(pairs[n] for n in sorted(before - solution.rota)),
    )


def _besides(problem: RotaProblem, rota: frozenset[int]) -> int:
    """Give the points of a rota by all rules but those for cover."""
    return besides_cover(dict(costs_by_rule(problem, rota)))


def besides_cover(costs: Mapping[str, int]) -> int:
    """Add up the points of all rules but those for cover."""
    return sum(points for rule, points in costs.items() if rule not in COVER)


def _trial_problem(case: Written, shift_id: str, trial: Repair) -> RotaProblem:
    """Give the weeks' problem with the favour: all may come to this shift, others stay."""
    if trial.kind == "again_planned":
        return case.problem
    community = trial.community or case.community
    wanted = trial.moved or case.problem.shifts[shift_id]
    may_come = (
        eligible(community, (wanted,), community.volunteers)[shift_id]
        if trial.moved
        else [
            *(
                case.problem.pairs[n].volunteer
                for n in case.problem.of_shift.get(shift_id, ())
            ),
            trial.volunteer,
        ]
    )
    return case.problem_as(
        View(
            reopened=True,
            only=tuple(Pair(shift_id, name) for name in may_come),
            instead={shift_id: wanted},
            balance=case.balance,
        ),
        community,
    )


def _can_grow(problem: RotaProblem, before: frozenset[int], shift_id: str) -> bool:
    """Tell whether somebody is left who could come at all."""
    return any(n not in before for n in problem.of_shift.get(shift_id, ()))


def _is_better(
    problem: RotaProblem, before: frozenset[int], after: frozenset[int], shift_id: str
) -> bool:
    """Tell whether the place is filled, and none emptied for it."""

    def filled(shift: str, rota: frozenset[int]) -> int:
        held = sum(n in rota for n in problem.of_shift.get(shift, ()))
        return min(held, problem.shifts[shift].target)

    return filled(shift_id, after) > filled(shift_id, before) and all(
        filled(shift, after) >= filled(shift, before) for shift in problem.open
    )
