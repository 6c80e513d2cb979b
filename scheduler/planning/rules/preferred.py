"""Soft: who prefers some windows serves in them."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Price, Term
from scheduler.planning.windows import covers
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each duty outside of them costs."""
    community = problem.community
    for pair, names in enumerate(problem.pairs):
        windows = community.volunteer[names.volunteer].preferred
        shift = problem.shift(pair)
        if (
            windows
            and problem.is_open(pair)
            and not any(covers(window, shift, community.holidays) for window in windows)
        ):
            yield Price("preferred", pair, problem.weights["preferred"])


RULE = Rule("preferred", text("duties outside somebody's preferred time"), terms=terms)
