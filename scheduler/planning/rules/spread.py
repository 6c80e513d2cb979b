"""Soft: somebody's duties are spread over the weeks, one in each before a second."""

from collections.abc import Iterator

from scheduler.model.times import Week
from scheduler.planning.problem import RotaProblem
from scheduler.planning.rules.grouping import by
from scheduler.planning.rules.rule import Rule
from scheduler.planning.terms import Steps, Term
from scheduler.problems import text


def terms(problem: RotaProblem) -> Iterator[Term]:
    """Yield what each duty after the first of a week costs."""
    amounts = (0, problem.weights["spread"])
    for volunteer in problem.volunteers:
        if (problem.limits(volunteer).week or 0) < len(amounts):
            continue
        for pairs in by(problem, volunteer, lambda shift: Week.of(shift.date)).values():
            opened = tuple(sorted(filter(problem.is_open, pairs)))
            if len(opened) >= len(amounts):
                yield Steps("spread", opened, amounts)


RULE = Rule("spread", text("second duties in a week"), terms=terms)
