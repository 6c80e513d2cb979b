"""Repeatable chance: the same names of a stream give the same rolls on any machine.

Only ``Random.random`` is used, the one method whose sequence Python promises to keep.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of chance of its own; streams with other names do not disturb it."""

    def __init__(self, *names: object) -> None:
        """Start the stream that these names stand for."""
        self._random = Random("/".join(str(name) for name in names))

    def number(self, lowest: int, highest: int) -> int:
        """Give a whole number from ``lowest`` to ``highest``, both included."""
        return lowest + int(self._random.random() * (highest - lowest + 1))

    def chance(self, percent: float) -> bool:
        """Tell whether something of that likelihood happens."""
        return self._random.random() * 100 < percent

    def pick(self, choices: Sequence[T]) -> T:
        """Give one of the choices."""
        return choices[self.number(0, len(choices) - 1)]

    def weighted(self, choices: Sequence[tuple[T, int]]) -> T:
        """Give one of the choices, each as likely as its weight says."""
        left = self.number(1, sum(weight for _, weight in choices))
        for choice, weight in choices:
            left -= weight
            if left <= 0:
                return choice
        raise AssertionError("weights are whole and positive")

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """Give all choices in some order."""
        rest = list(choices)
        for place in range(len(rest) - 1, 0, -1):
            other = self.number(0, place)
            rest[place], rest[other] = rest[other], rest[place]
        return rest

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Give ``count`` of the choices in their order, or all if there are fewer."""
        chosen = sorted(self.shuffled(range(len(choices)))[:count])
        return [choices[place] for place in chosen]

    def bits(self, count: int) -> bytes:
        """Give ``count`` bytes."""
        return bytes(self.number(0, 255) for _ in range(count))
