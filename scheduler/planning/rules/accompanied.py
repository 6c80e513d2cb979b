"""Hard: who needs a guardian serves only where one of the guardians does."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Needs, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield for each open pair the guardians' pairs at the same occurrence."""
    for (occurrence, volunteer), pairs in problem.at_occurrence.items():
        guardians = problem.community.volunteer[volunteer].accompanied_by
        if not guardians:
            continue
        support = tuple(
            sorted(
                other
                for guardian in set(guardians)
                for other in problem.at_occurrence.get((occurrence, guardian), ())
            )
        )
        for pair in pairs:
            yield Needs("accompanied", pair, support)


RULE = Rule(
    "accompanied",
    text("need a guardian who is not there"),
    terms=terms,
    code="not-accompanied",
    broken=text("{person} needs a guardian at {service}, {role}, {date}."),
)
