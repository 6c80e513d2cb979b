"""What a rule is: a name, what it says in the model, and its words for people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.problem import RotaProblem
from scheduler.planning.terms import Term
from scheduler.problems import Text

Bars = Callable[[Community, Volunteer, Shift], bool]
"""Tells whether the rule keeps the volunteer from the shift, whatever the rota.

It looks at no more of the shift than its role and its time.
"""

Terms = Callable[[RotaProblem], Iterator[Term]]
"""Yields what the rule says about the pairs of a problem."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint, hard or soft.

    ``label`` names the group of people whom a hard rule takes out ("away"), or what a
    soft rule charges for; ``broken`` is the sentence for a hard rule that a rota breaks,
    with places ``{person}``, ``{service}``, ``{role}`` and ``{date}``; ``code`` its
    problem code.
    """

    id: str
    label: Text
    bars: Bars | None = None
    terms: Terms | None = None
    code: str = ""
    broken: Text | None = None

    @property
    def is_hard(self) -> bool:
        """Tell whether a rota must keep it."""
        return bool(self.code)
