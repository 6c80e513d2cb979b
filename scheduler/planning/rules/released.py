"""Hard: what was released stays; it changes only by a recorded change."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Holds, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield every settled pair of other weeks."""
    for pair in sorted(problem.settled):
        yield Holds("released", pair)


RULE = Rule(
    "released",
    text("are released"),
    terms=terms,
    code="release-lost",
    broken=text("{person} was released for {service}, {role}, {date}, and is gone."),
)
