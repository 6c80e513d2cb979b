"""Judges any rota, planned or edited by hand, by the same rules that planned it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scheduler.model.community import Community
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.service import Shift
from scheduler.model.times import Week
from scheduler.planning import gather
from scheduler.planning import terms as t
from scheduler.planning.problem import Pair, RotaProblem
from scheduler.planning.rules import RULE, RULES
from scheduler.problems import Problem, Severity, Source, Text, in_order, text

NOTICEABLE = 2
"""Duties above a fair share that are worth a word."""
CATCH_UP = text(
    "linli plan brings a draft up to date; of a released week the sheets and calendars "
    "tell the change by themselves."
)


@dataclass(frozen=True, slots=True)
class Review:
    """What is wrong with rotas, what they cost by rule, and one line about them."""

    problems: tuple[Problem, ...]
    costs: tuple[tuple[str, int], ...]
    """Points by soft rule's id, in the rules' order, those without cost left out."""
    empty: tuple[tuple[str, int], ...]
    """Shifts with open places, and how many."""
    below: tuple[str, ...]
    """Shifts below their minimum."""
    health: Text

    @property
    def cost(self) -> int:
        """All points together."""
        return sum(points for _, points in self.costs)


def review(community: Community, rotas: Iterable[Rota], *weeks: Week) -> Review:
    """Judge the rotas of ``weeks``, which follow each other, as they stand."""
    from scheduler import timetable

    first, last = gather.horizon(community, weeks[0], len(weeks))
    return review_shifts(
        community, timetable.shifts(community, first, last), tuple(rotas), *weeks
    )


def review_shifts(
    community: Community, shifts: Iterable[Shift], rotas: tuple[Rota, ...], *weeks: Week
) -> Review:
    """Judge the rotas of ``weeks``; ``shifts`` are those of their ``horizon``."""
    known = tuple(shifts)
    problem = gather.build(community, known, rotas, weeks, gather.AS_WRITTEN)
    written = tuple(rota for rota in rotas if rota.week in weeks)
    assigned = assigned_pairs(problem, written)
    recorded = sum(rota.revision for rota in written)
    found = judge(problem, assigned, written, recorded)
    stray = (one for rota in written for one in _strays(community, rota, known))
    return replace(found, problems=in_order((*found.problems, *stray)))


def assigned_pairs(problem: RotaProblem, rotas: Iterable[Rota]) -> frozenset[int]:
    """Give the pairs that the rotas assign, and all settled ones."""
    wanted = {
        Pair(entry.shift, volunteer)
        for rota in rotas
        for entry in rota.shifts
        for volunteer in entry.volunteers
    }
    return problem.settled | {problem.number[p] for p in wanted if p in problem.number}


def judge(
    problem: RotaProblem,
    assigned: frozenset[int],
    rotas: Iterable[Rota],
    recorded: int = 0,
) -> Review:
    """Judge the pairs of a problem; ``rotas`` tell where each is written.

    ``recorded`` changes were made before, and are counted with those of the drafts.
    """
    sources = {
        Pair(entry.shift, a.volunteer): a.source or entry.source
        for rota in rotas
        for entry in rota.shifts
        for a in entry.assignments
    }
    problems = [*_barred(problem, assigned, sources), *_broken(problem, assigned, sources)]
    empty, below = [], []
    for shift_id in problem.open:
        shift = problem.shifts[shift_id]
        count = sum(pair in assigned for pair in problem.of_shift.get(shift_id, ()))
        if count < shift.target:
            empty.append((shift_id, shift.target - count))
        if count < shift.minimum:
            below.append(shift_id)
            problems.append(_below_minimum(problem, shift, count))
    costs = costs_by_rule(problem, assigned)
    return Review(
        in_order(problems),
        costs,
        tuple(empty),
        tuple(below),
        _health(problem, empty, assigned, recorded),
    )


def costs_by_rule(
    problem: RotaProblem, assigned: frozenset[int]
) -> tuple[tuple[str, int], ...]:
    """Give the points of each soft rule that costs something."""
    points = {rule.id: 0 for rule in RULES}
    for term in problem.terms:
        if not isinstance(term, (t.Holds, t.AtMost, t.Needs)):
            points[term.rule] += t.cost(term, assigned)
    return tuple((rule, cost) for rule, cost in points.items() if cost)


def _barred(
    problem: RotaProblem,
    assigned: frozenset[int],
    sources: dict[Pair, Source | None],
) -> Iterable[Problem]:
    """Yield who cannot serve where the rota puts them, whatever else it says."""
    for pair in sorted(assigned - problem.settled):
        names = problem.pairs[pair]
        volunteer = problem.community.volunteer[names.volunteer]
        for rule in RULES:
            if rule.bars and rule.bars(problem.community, volunteer, problem.shift(pair)):
                yield _problem(problem, rule.id, pair, sources)


def _broken(
    problem: RotaProblem,
    assigned: frozenset[int],
    sources: dict[Pair, Source | None],
) -> Iterable[Problem]:
    """Yield the hard terms that the rota breaks, at the last pair that breaks them."""
    for term in problem.terms:
        if not isinstance(term, (t.Holds, t.AtMost, t.Needs)):
            continue
        if t.is_kept(term, assigned):
            continue
        match term:
            case t.AtMost(pairs=pairs):
                held = [n for n in pairs if n in assigned and problem.is_open(n)]
                held.sort(key=lambda n: (problem.shift(n).start, problem.pairs[n]))
                pair, others = held[-1], held[:-1]
            case t.Holds(pair=pair) | t.Needs(pair=pair):
                others = []
        yield _problem(problem, term.rule, pair, sources, others)


def _problem(
    problem: RotaProblem,
    rule: str,
    pair: int,
    sources: dict[Pair, Source | None],
    others: Iterable[int] = (),
) -> Problem:
    """Say which rule a pair breaks, at the line that assigns it."""
    names, shift = problem.pairs[pair], problem.shift(pair)
    broken = RULE[rule].broken or RULE[rule].label
    related = [sources.get(problem.pairs[other]) for other in others]
    return Problem(
        RULE[rule].code,
        replace(
            broken,
            values=(
                ("person", problem.community.volunteer[names.volunteer].name),
                *names_of(problem.community, shift).items(),
            ),
        ),
        sources.get(names),
        related=tuple(source for source in related if source is not None),
    )


def names_of(community: Community, shift: Shift) -> dict[str, object]:
    """Give what people call a shift: ``service``, ``role`` and ``date``."""
    service, role = community.service.get(shift.service), community.role.get(shift.role)
    return {
        "service": service.name if service else shift.service,
        "role": role.name if role else shift.role,
        "date": shift.date,
    }


def _below_minimum(problem: RotaProblem, shift: Shift, count: int) -> Problem:
    return Problem(
        "below-minimum",
        text(
            "{service}, {role}, {date}: {count} of at least {minimum} people.",
            count=count,
            minimum=shift.minimum,
            **names_of(problem.community, shift),
        ),
        shift.source,
        text(
            "See who could and what would help: linli explain {week} {service} {role}",
            week=Week.of(shift.date),
            service=shift.service,
            role=shift.role,
        ),
        Severity.WARNING,
    )


def _health(
    problem: RotaProblem,
    empty: Iterable[tuple[str, int]],
    assigned: frozenset[int],
    recorded: int,
) -> Text:
    """Say in one line how good the rota is."""
    places = sum(problem.shifts[shift].target for shift in problem.open)
    open_places = sum(count for _, count in empty)
    changed = len(problem.draft - assigned) + problem.gone + recorded
    return text(
        "{cover} percent of {places} places filled; {fairness}; {changes} changes",
        cover=100 if not places else 100 * (places - open_places) // places,
        places=places,
        fairness=_fairness(problem, assigned),
        changes=changed,
    )


def _fairness(problem: RotaProblem, assigned: frozenset[int]) -> Text:
    """Name the person with the most duties above a fair share, if that is noticeable."""
    loads = {person: problem.loads.get(person, 0) for person in problem.offers}
    for pair in assigned - problem.settled:
        loads[problem.pairs[pair].volunteer] += 1
    total, offered = sum(loads.values()), sum(problem.offers.values())
    above = {
        person: load - total * problem.offers[person] / offered
        for person, load in loads.items()
    }
    most = max(sorted(above), key=above.__getitem__, default="")
    if not most or above[most] < NOTICEABLE:
        return text("duties are shared fairly")
    return text(
        "{person} has {more} duties above a fair share",
        person=problem.community.volunteer[most].name,
        more=int(above[most]),
    )


def _strays(
    community: Community, rota: Rota, shifts: Iterable[Shift]
) -> tuple[Problem, ...]:
    """Find where a rota and the timetable say different things."""
    held = {s.id: s for s in shifts if Week.of(s.date) == rota.week}
    written = {entry.shift: entry for entry in rota.shifts}
    found = [_stray(community, entry, held.get(entry.shift)) for entry in rota.shifts]
    if rota.is_released:
        found += [
            Problem(
                "not-in-released-rota",
                text(
                    "{service}, {role}, {date} is not in the rota of {week}, which is "
                    "released.",
                    week=rota.week,
                    **names_of(community, shift),
                ),
                shift.source,
                severity=Severity.WARNING,
            )
            for shift in held.values()
            if shift.id not in written
        ]
    return tuple(problem for problem in found if problem)


def _stray(community: Community, entry: RotaShift, shift: Shift | None) -> Problem | None:
    """Compare one line of a rota with what the timetable says now."""
    if shift is None:
        return Problem(
            "shift-not-held",
            text("The shift {shift} is not held in this week.", shift=entry.shift),
            entry.source,
            CATCH_UP,
            Severity.WARNING,
        )
    start, end = entry.time.on(entry.date)
    if (start, end, entry.venue) != (shift.start, shift.end, shift.venue):
        return Problem(
            "shift-moved",
            text(
                "{service}, {role} is written for {before}, but takes place on {after}.",
                before=f"{entry.date} {entry.time} {entry.venue}",
                after=f"{shift.start:%Y-%m-%d %H:%M}-{shift.end:%H:%M} {shift.venue}",
                **names_of(community, shift),
            ),
            entry.source,
            CATCH_UP,
            Severity.WARNING,
        )
    return None
