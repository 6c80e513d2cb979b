"""Judges a rota of a small community: what it breaks and where, and what a rule costs.

``people`` gives the names on each shift; the n-th shift's first name stands on line 10n.
"""

from collections.abc import Iterable, Mapping

from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.review import Review, review_shifts
from tests.planning.small import WEEK, community, rota, shift

TUESDAY = shift(24)
FRIDAY = shift(27, target=2)


def judged(
    volunteers: Iterable[Volunteer], people: Mapping[Shift, Iterable[str]], **more: object
) -> Review:
    """Review the week's rota; ``more`` are fields of the community."""
    made = community(volunteers, **more)
    return review_shifts(made, tuple(people), (rota(WEEK, dict(people)),), WEEK)


def broken(
    volunteers: Iterable[Volunteer], people: Mapping[Shift, Iterable[str]], **more: object
) -> list[tuple[str, int]]:
    """Give the codes of broken hard rules, and the lines they are told at."""
    return [
        (problem.code, problem.source.line if problem.source else 0)
        for problem in judged(volunteers, people, **more).problems
        if problem.severity == "error"
    ]


def points(
    rule: str,
    volunteers: Iterable[Volunteer],
    people: Mapping[Shift, Iterable[str]],
    **more: object,
) -> int:
    """Give what the rota costs by one soft rule."""
    return dict(judged(volunteers, people, **more).costs).get(rule, 0)
