"""Hard: what a person pinned stays."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Holds, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield every pinned pair."""
    for pair in sorted(problem.pinned):
        yield Holds("pinned", pair)


RULE = Rule(
    "pinned",
    text("are pinned"),
    terms=terms,
    code="pin-lost",
    broken=text("{person} was pinned to {service}, {role}, {date}, and is gone."),
)
