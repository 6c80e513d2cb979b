"""How long residents wait: the Kaplan-Meier estimate, which open cases cannot flatter.

A mean over settled cases alone grows shorter the longer hard cases lie about. Here a case
that is still open counts as waiting for as long as it has waited so far.

Kaplan, E. L. and Meier, P. (1958), Nonparametric Estimation from Incomplete Observations,
J. Amer. Statist. Assoc. 53.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Wait:
    """How many days a case took until it was settled, or has waited unsettled so far."""

    days: int
    settled: bool


def still_waiting(waits: Iterable[Wait]) -> Iterator[tuple[int, Fraction]]:
    """Give the share that is still waiting after each day on which one was settled.

    Cases that stop being watched on a day were waiting on that day (the usual order of
    ties). Shares are exact.
    """
    waits = tuple(waits)
    settled = Counter(wait.days for wait in waits if wait.settled)
    left = Counter(wait.days for wait in waits)
    watched, share = len(waits), Fraction(1)
    for day in sorted(left):
        if settled[day]:
            share *= Fraction(watched - settled[day], watched)
            yield day, share
        watched -= left[day]


def median(waits: Iterable[Wait]) -> int | None:
    """Give the first day by which half were settled; ``None``: more than half wait."""
    return next((day for day, share in still_waiting(waits) if share <= HALF), None)
