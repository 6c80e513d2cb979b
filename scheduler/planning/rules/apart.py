"""Hard: two people who must be kept apart never serve at the same occurrence."""

from collections.abc import Iterator
from itertools import product

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.partners import partners
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Term, at_most
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield each two open pairs of such people at one occurrence."""
    kept_apart = partners(problem.community, "apart_must")
    for (occurrence, volunteer), pairs in problem.at_occurrence.items():
        for other in kept_apart.get(volunteer, ()):
            if volunteer < other:
                others = problem.at_occurrence.get((occurrence, other), ())
                for one, two in product(pairs, others):
                    yield from at_most("apart", (one, two), 1)


RULE = Rule(
    "apart",
    text("must be kept apart from somebody there"),
    terms=terms,
    code="not-apart",
    broken=text("{person} must be kept apart from somebody at {service}, {role}, {date}."),
)
