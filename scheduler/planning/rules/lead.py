"""Hard: a shift that wants a lead takes nobody unless somebody there may lead."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Needs, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield for each who may not lead the pairs of those who may."""
    for shift_id in problem.open:
        shift = problem.shifts[shift_id]
        if not shift.lead:
            continue
        pairs = problem.of_shift.get(shift_id, ())
        leaders = tuple(n for n in pairs if shift.role in leads(problem, n))
        for pair in pairs:
            if pair not in leaders:
                yield Needs("lead", pair, leaders)


def leads(problem: RotaProblem, pair: int) -> tuple[str, ...]:
    """Give the roles in which the pair's volunteer may lead."""
    return problem.community.volunteer[problem.pairs[pair].volunteer].leads


RULE = Rule(
    "lead",
    text("wait for somebody who may lead"),
    terms=terms,
    code="no-lead",
    broken=text("Nobody leads {service}, {role}, {date}, where {person} serves."),
)
