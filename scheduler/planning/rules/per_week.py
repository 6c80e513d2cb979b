"""Hard: at most so many duties a week (ISO week), settled ones counted."""

from collections.abc import Iterator

from scheduler.model.times import Week
from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.grouping import by
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Term, at_most
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield one term for each volunteer and week with more duties than allowed."""
    for volunteer in problem.volunteers:
        cap = problem.limits(volunteer).week or 0
        for pairs in by(problem, volunteer, lambda shift: Week.of(shift.date)).values():
            yield from at_most("per_week", pairs, cap)


RULE = Rule(
    "per_week",
    text("have their duties of that week already"),
    terms=terms,
    code="over-week-limit",
    broken=text(
        "{person} has more duties in the week of {date} than the limit ({service}, {role})."
    ),
)
