"""Soft: services that ask for it take volunteers of their own buildings first."""

from collections.abc import Iterator

from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Price, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each volunteer who lives elsewhere costs."""
    community = problem.community
    for pair, names in enumerate(problem.pairs):
        service = community.service.get(problem.shift(pair).service)
        if service is None or not service.own_building_first or not problem.is_open(pair):
            continue
        home = community.volunteer[names.volunteer].building
        if home not in service.own_building_first:
            yield Price("own_building", pair, problem.weights["own_building"])


RULE = Rule("own_building", text("volunteers from another building"), terms=terms)
