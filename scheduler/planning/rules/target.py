"""Soft: each place up to a shift's target is filled where somebody can be found."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Short, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each empty place costs."""
    for shift_id in problem.open:
        pairs = problem.of_shift.get(shift_id, ())
        places = problem.shifts[shift_id].target
        yield Short("target", pairs, places, problem.weights["target"], shift_id)


RULE = Rule("target", text("empty places"), terms=terms)
