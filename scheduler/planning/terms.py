"""What rules say, as linear statements over pairs; the same ones plan and judge a rota.

A *pair* is one volunteer on one shift, named here by its number in the problem. A rota is
the set of pairs that hold. Hard terms are kept or broken; soft terms cost whole points.
The solver turns each into rows of its model, ``cost`` and ``is_kept`` evaluate them on
any rota: so a rule cannot mean one thing when planning and another when checking.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holds:
    """Hard: the pair holds (pinned by a person, or released)."""

    rule: str
    pair: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """Hard: at most ``cap`` of the pairs hold."""

    rule: str
    pairs: tuple[int, ...]
    cap: int


@dataclass(frozen=True, slots=True)
class Needs:
    """Hard: the pair holds only where at least ``count`` of ``support`` do.

    ``support`` may contain the pair itself.
    """

    rule: str
    pair: int
    support: tuple[int, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Price:
    """Soft: the pair costs ``amount`` when it holds."""

    rule: str
    pair: int
    amount: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Soft: ``amount`` when the pair does not hold; ``None`` is one that cannot."""

    rule: str
    pair: int | None
    amount: int


@dataclass(frozen=True, slots=True)
class Short:
    """Soft: ``amount`` for each of ``places`` that no pair fills."""

    rule: str
    pairs: tuple[int, ...]
    places: int
    amount: int
    shift: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Soft: the n-th of the pairs that holds costs ``amounts[n - 1]``, never falling.

    Beyond the last amount each one costs as much as the last.
    """

    rule: str
    pairs: tuple[int, ...]
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lone:
    """Soft: ``amount`` when the pair holds and none of ``support`` does."""

    rule: str
    pair: int
    support: tuple[int, ...]
    amount: int


Hard = Holds | AtMost | Needs
Soft = Price | Kept | Short | Steps | Lone
Term = Hard | Soft


def is_kept(term: Hard, rota: AbstractSet[int]) -> bool:
    """Tell whether the rota keeps a hard term."""
    match term:
        case Holds(pair=pair):
            return pair in rota
        case AtMost(pairs=pairs, cap=cap):
            return _count(pairs, rota) <= cap
        case Needs(pair=pair, support=support, count=count):
            return pair not in rota or _count(support, rota) >= count


def cost(term: Soft, rota: AbstractSet[int]) -> int:
    """Give what the rota costs by a soft term, in points."""
    match term:
        case Price(pair=pair, amount=amount):
            return amount if pair in rota else 0
        case Kept(pair=kept, amount=amount):
            return 0 if kept in rota else amount
        case Short(pairs=pairs, places=places, amount=amount):
            return amount * max(0, places - _count(pairs, rota))
        case Steps(pairs=pairs, amounts=amounts):
            count = _count(pairs, rota)
            beyond = max(0, count - len(amounts))
            return sum(amounts[:count]) + beyond * (amounts[-1] if amounts else 0)
        case Lone(pair=pair, support=support, amount=amount):
            return amount if pair in rota and not _count(support, rota) else 0


def at_most(rule: str, pairs: Iterable[int], cap: int) -> Iterator[AtMost]:
    """Yield the term, unless there are too few pairs to break it."""
    several = tuple(sorted(pairs))
    if len(several) > cap:
        yield AtMost(rule, several, cap)


def pairs_of(term: Term) -> tuple[int, ...]:
    """Give every pair that a term speaks of, each once, sorted."""
    match term:
        case Holds(pair=pair) | Price(pair=pair):
            return (pair,)
        case Kept(pair=kept):
            return () if kept is None else (kept,)
        case AtMost(pairs=pairs) | Short(pairs=pairs) | Steps(pairs=pairs):
            return pairs
        case Needs(pair=pair, support=support) | Lone(pair=pair, support=support):
            return tuple(sorted({pair, *support}))


def _count(pairs: tuple[int, ...], rota: AbstractSet[int]) -> int:
    return sum(pair in rota for pair in pairs)
