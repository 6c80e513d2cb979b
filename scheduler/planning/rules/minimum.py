"""Soft: each place below a shift's minimum is empty only where nobody can be found."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Short, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each place below the minimum costs, on top of the target's cost."""
    for shift_id in problem.open:
        pairs = problem.of_shift.get(shift_id, ())
        least = min(problem.shifts[shift_id].minimum, problem.shifts[shift_id].target)
        yield Short("minimum", pairs, least, problem.weights["minimum"], shift_id)


RULE = Rule("minimum", text("places below the minimum"), terms=terms)
