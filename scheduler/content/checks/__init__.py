"""Checks of whole records: what each says against the others, or against itself.

A check is a function from the ``Whole`` to problems, with one line in ``CHECKS``.
"""

from scheduler.content.checks import (
    dates,
    issues,
    mediation,
    organisation,
    people,
    places,
    privacy,
    references,
    rotas,
    stamps,
    visits,
)
from scheduler.content.checks.whole import Check, Whole
from scheduler.problems import Problem

CHECKS: tuple[Check, ...] = (
    references.unknown_ids,
    references.duplicate_ids,
    dates.deviations,
    people.people,
    people.consents,
    places.vacant_doors,
    organisation.organisation,
    *issues.CHECKS,
    privacy.public_words,
    mediation.cases,
    dates.meetings,
    rotas.weeks,
    stamps.recorded_changes,
    stamps.undated_decisions,
    visits.visits,
)


def checked(whole: Whole) -> tuple[Problem, ...]:
    """Run all checks."""
    return tuple(problem for check in CHECKS for problem in check(whole))
