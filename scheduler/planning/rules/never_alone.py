"""Hard: in a role that nobody does alone, nobody serves or at least two do."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Needs, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield for each pair that two of its shift's pairs hold."""
    for shift_id in problem.open:
        role = problem.community.role.get(problem.shifts[shift_id].role)
        if role is not None and role.never_alone:
            pairs = problem.of_shift.get(shift_id, ())
            for pair in pairs:
                yield Needs("never_alone", pair, pairs, 2)


RULE = Rule(
    "never_alone",
    text("would be alone"),
    terms=terms,
    code="serves-alone",
    broken=text("{person} would be alone at {service}, {role}, {date}."),
)
