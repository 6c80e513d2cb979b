"""Soft: who wishes to serve with certain people serves with one of them."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Lone, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each duty without any of them costs."""
    weight = problem.weights["together_wish"]
    for (occurrence, volunteer), pairs in problem.at_occurrence.items():
        friends = set(problem.community.volunteer[volunteer].together_wish)
        if not friends:
            continue
        support = tuple(
            sorted(
                other
                for friend in friends - {volunteer}
                for other in problem.at_occurrence.get((occurrence, friend), ())
            )
        )
        for pair in pairs:
            yield Lone("together_wish", pair, support, weight)


RULE = Rule("together_wish", text("duties without a wished companion"), terms=terms)
