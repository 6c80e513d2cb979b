"""Hard: at most so many duties a day, settled ones counted."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.grouping import by
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Term, at_most
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield one term for each volunteer and day with more duties than allowed."""
    for volunteer in problem.volunteers:
        cap = problem.limits(volunteer).day or 0
        for pairs in by(problem, volunteer, lambda shift: shift.date).values():
            yield from at_most("per_day", pairs, cap)


RULE = Rule(
    "per_day",
    text("have their duties of that day already"),
    terms=terms,
    code="over-day-limit",
    broken=text(
        "{person} has more duties on {date} than the limit of a day ({service}, {role})."
    ),
)
