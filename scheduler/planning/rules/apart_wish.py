"""Soft: two people who wish to be kept apart serve at different occurrences."""

from collections.abc import Iterator
from itertools import product

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.partners import partners
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Steps, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each meeting of them costs."""
    apart = partners(problem.community, "apart_wish")
    amounts = (0, problem.weights["apart_wish"])
    for (occurrence, volunteer), pairs in problem.at_occurrence.items():
        for other in apart.get(volunteer, ()):
            if volunteer < other:
                others = problem.at_occurrence.get((occurrence, other), ())
                for one, two in product(pairs, others):
                    yield Steps("apart_wish", tuple(sorted((one, two))), amounts)


RULE = Rule("apart_wish", text("meetings of people who wish to be apart"), terms=terms)
