"""Soft: nobody comes beyond the target, unless others could not serve otherwise.

A guardian or a second courier may be one more than was asked for.
"""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Steps, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each person beyond the target costs."""
    for shift_id in problem.open:
        pairs = problem.of_shift.get(shift_id, ())
        places = problem.shifts[shift_id].target
        if len(pairs) > places:
            amounts = (0,) * places + (problem.weights["surplus"],)
            yield Steps("surplus", pairs, amounts)


RULE = Rule("surplus", text("people beyond the target"), terms=terms)
