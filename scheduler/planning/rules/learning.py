"""Soft: who learns a role is asked for that one before the ones already known."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Price, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each duty of a learner in a familiar role costs."""
    for pair, names in enumerate(problem.pairs):
        learning = problem.community.volunteer[names.volunteer].learning
        if learning and problem.is_open(pair) and problem.shift(pair).role not in learning:
            yield Price("learning", pair, problem.weights["learning"])


RULE = Rule("learning", text("familiar duties of people who learn another"), terms=terms)
