"""Soft: duties go to people in proportion to what each offers, over the weeks of fairness.

The n-th duty of somebody who offers m costs weight x (2n - 1) / m: the sum over all is
least when load / offer is the same for everybody. Served duties count among the n, so
whoever did more than others is asked later; the offer counts only weeks in which the
person could have served, so newcomers and returners are asked no more than others.
A single duty never costs more than five times the weight: cover goes before fairness.
"""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Steps, Term
from scheduler.problems import text

HIGHEST = 5


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield for each volunteer what the next duties cost."""
    weight = problem.weights["fairness"]
    for volunteer in problem.volunteers:
        pairs = tuple(
            sorted(n for n in problem.of_volunteer[volunteer] if problem.is_open(n))
        )
        served, offer = problem.loads.get(volunteer, 0), problem.offers[volunteer]
        yield Steps("fairness", pairs, amounts(weight, served, offer, len(pairs)))


def amounts(weight: int, served: int, offer: int, count: int) -> tuple[int, ...]:
    """Give what each of the next ``count`` duties costs after ``served`` ones."""
    highest = HIGHEST * weight
    found: list[int] = []
    for n in range(served + 1, served + count + 1):
        found.append(min(highest, weight * (2 * n - 1) // offer))
        if found[-1] == highest:
            break
    return tuple(found)


RULE = Rule("fairness", text("unevenly shared duties"), terms=terms)
