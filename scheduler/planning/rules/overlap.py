"""Hard: nobody is in two places at once, nor without the time to get from one to another.

Between two venues lie the minutes that one of them names for the other, or the
community's default; at one venue, none.
"""

from collections.abc import Iterator
from datetime import timedelta

from scheduler.model.community import Community
from scheduler.model.service import Shift
from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.grouping import by
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Term, at_most
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield the largest sets of a volunteer's duties that exclude each other.

    Who serves once a day at most needs none: ``per_day`` says it already.
    """
    for volunteer in problem.volunteers:
        if problem.limits(volunteer).day == 1:
            continue
        for pairs in by(problem, volunteer, lambda shift: shift.date).values():
            for clique in _cliques(problem, pairs):
                yield from at_most("overlap", clique, 1)


def clash(community: Community, one: Shift, other: Shift) -> bool:
    """Tell whether nobody can serve on both."""
    first, second = sorted((one, other), key=lambda shift: (shift.start, shift.id))
    gap = timedelta(minutes=_minutes(community, first.venue, second.venue))
    return first.end + gap > second.start


def _minutes(community: Community, one: str, other: str) -> int:
    """Give the minutes between two venues."""
    if one == other:
        return 0
    for start, end in ((one, other), (other, one)):
        venue = community.venue.get(start)
        if venue is not None and end in dict(venue.travel):
            return dict(venue.travel)[end]
    return community.planning.travel_minutes


def _cliques(problem: RotaProblem, pairs: list[int]) -> Iterator[frozenset[int]]:
    """Yield the maximal sets of which each two clash (Bron and Kerbosch, with pivot)."""
    near = {
        a: frozenset(
            b
            for b in pairs
            if a != b and clash(problem.community, problem.shift(a), problem.shift(b))
        )
        for a in pairs
    }

    def grow(
        clique: frozenset[int], open_: frozenset[int], done: frozenset[int]
    ) -> Iterator[frozenset[int]]:
        if not open_ and not done:
            yield clique
            return
        pivot = max(sorted(open_ | done), key=lambda n: len(near[n] & open_))
        for pair in sorted(open_ - near[pivot]):
            yield from grow(clique | {pair}, open_ & near[pair], done & near[pair])
            open_ -= {pair}
            done |= {pair}

    yield from grow(frozenset(), frozenset(pairs), frozenset())


RULE = Rule(
    "overlap",
    text("are busy elsewhere at that time"),
    terms=terms,
    code="overlapping-duties",
    broken=text(
        "{person} cannot be there in time: {service}, {role}, {date} overlaps "
        "another duty, the way between them counted."
    ),
)
