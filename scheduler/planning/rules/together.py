"""Hard: people who must serve together come to the same occurrence, or none does."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.partners import partners
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Needs, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield for each open pair the partner's pairs at the same occurrence."""
    bound = partners(problem.community, "together_must")
    for (occurrence, volunteer), pairs in problem.at_occurrence.items():
        for other in bound.get(volunteer, ()):
            support = problem.at_occurrence.get((occurrence, other), ())
            for pair in pairs:
                yield Needs("together", pair, support)


RULE = Rule(
    "together",
    text("serve only together with somebody who is not there"),
    terms=terms,
    code="not-together",
    broken=text(
        "{person} serves only together with somebody who is missing at "
        "{service}, {role}, {date}."
    ),
)
