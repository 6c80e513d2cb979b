"""Pairs of a volunteer gathered by day, week or month."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from scheduler.model.service import Shift
from scheduler.planning.problem import RotaProblem

Key = TypeVar("Key", bound=Hashable)


def by(
    problem: RotaProblem, volunteer: str, key: Callable[[Shift], Key]
) -> dict[Key, list[int]]:
    """Gather a volunteer's pairs by a property of their shifts, in time's order.

    Groups without an open pair are left out: nothing there can be changed.
    """
    groups: dict[Key, list[int]] = {}
    for pair in problem.of_volunteer.get(volunteer, ()):
        groups.setdefault(key(problem.shift(pair)), []).append(pair)
    return {k: g for k, g in groups.items() if any(map(problem.is_open, g))}
