"""Soft: services that ask for it take volunteers of their own grid first.

Its own grids are those that the service is for, or else the one of the shift's venue.
"""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Price, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each volunteer from elsewhere costs."""
    community = problem.community
    for pair, names in enumerate(problem.pairs):
        shift = problem.shift(pair)
        service = community.service.get(shift.service)
        if service is None or not service.own_grid_first or not problem.is_open(pair):
            continue
        venue = community.venue.get(shift.venue)
        own = service.grids or ((venue.grid,) if venue and venue.grid else ())
        if own and community.volunteer[names.volunteer].grid not in own:
            yield Price("own_grid", pair, problem.weights["own_grid"])


RULE = Rule("own_grid", text("volunteers from another grid"), terms=terms)
