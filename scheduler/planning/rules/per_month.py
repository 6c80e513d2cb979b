"""Hard: at most so many duties a month (calendar month), settled ones counted."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.grouping import by
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Term, at_most
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield one term for each volunteer and month with more duties than allowed."""
    for volunteer in problem.volunteers:
        cap = problem.limits(volunteer).month or 0
        for pairs in by(
            problem, volunteer, lambda shift: (shift.date.year, shift.date.month)
        ).values():
            yield from at_most("per_month", pairs, cap)


RULE = Rule(
    "per_month",
    text("have their duties of that month already"),
    terms=terms,
    code="over-month-limit",
    broken=text(
        "{person} has more duties in the month of {date} than the limit "
        "({service}, {role})."
    ),
)
