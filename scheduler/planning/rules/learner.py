"""Hard: a learner serves only beside somebody who holds the role."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Needs, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield for each learner's pair the pairs of those who hold the role."""
    for shift_id in problem.open:
        pairs = problem.of_shift.get(shift_id, ())
        role = problem.shifts[shift_id].role
        skilled = tuple(n for n in pairs if role in roles(problem, n))
        for pair in pairs:
            if pair not in skilled:
                yield Needs("learner", pair, skilled)


def roles(problem: RotaProblem, pair: int) -> tuple[str, ...]:
    """Give the roles that the pair's volunteer holds."""
    return problem.community.volunteer[problem.pairs[pair].volunteer].roles


RULE = Rule(
    "learner",
    text("learn the role and have nobody beside them"),
    terms=terms,
    code="learner-alone",
    broken=text(
        "{person} learns {role} and has nobody experienced beside at {service}, {date}."
    ),
)
