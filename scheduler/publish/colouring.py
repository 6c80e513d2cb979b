"""Gives neighbours on a map different colours and everybody a letter."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which look like digits."""


def letter(number: int) -> str:
    """Name by number from 0: A to Z, then A2, B2 and so on."""
    round_, place = divmod(number, len(LETTERS))
    return LETTERS[place] + (str(round_ + 1) if round_ else "")


def colours(
    order: Sequence[str], touching: Mapping[str, Collection[str]], count: int
) -> dict[str, int]:
    """Give each name of ``order`` one of ``count`` colours, none that it touches.

    The colour used least so far is taken, so that a map is not all of one hue. Where
    somebody touches all colours, one that it touches least often is taken.
    """
    found: dict[str, int] = {}
    for name in order:
        near = Counter(found[one] for one in touching.get(name, ()) if one in found)
        used = Counter(found.values())
        found[name] = min(range(count), key=lambda c: (near[c], used[c], c))
    return found
