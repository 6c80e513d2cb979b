"""Soft: nobody serves in a window that he would rather not."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Price, Term
from scheduler.planning.windows import touches
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each duty in such a window costs."""
    community = problem.community
    for pair, names in enumerate(problem.pairs):
        windows = community.volunteer[names.volunteer].rather_not
        shift = problem.shift(pair)
        if problem.is_open(pair) and any(
            touches(window, shift, community.holidays) for window in windows
        ):
            yield Price("rather_not", pair, problem.weights["rather_not"])


RULE = Rule("rather_not", text("duties that somebody would rather not do"), terms=terms)
