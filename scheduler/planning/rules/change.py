"""Soft: the last draft stays as it is where nothing speaks against it."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Kept, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what dropping each assignment of the last draft costs."""
    weight = problem.weights["change"]
    for pair in sorted(problem.draft):
        yield Kept("change", pair, weight)
    for _ in range(problem.gone):
        yield Kept("change", None, weight)


RULE = Rule("change", text("changes of the last draft"), terms=terms)
