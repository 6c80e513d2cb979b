"""Figures as every audience sees them: each number with the ids that it counts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from scheduler.publish.waiting import Wait, median, still_waiting

FEW = 5
"""Smaller numbers are marked, and the public is not told them of a compound."""
OTHER = "other"
"""Key of the group that holds what is too small to stand alone."""
MARKS = (7, 14, 30, 60, 90)
"""Days after which it is told how many were settled."""


@dataclass(frozen=True, slots=True)
class Number:
    """A count and the ids behind it, as far as they may be told.

    ``None`` stands for a number that is too small to be told.
    """

    count: int | None
    ids: tuple[str, ...] = ()

    @property
    def is_small(self) -> bool:
        """Whether it says little: below ``FEW``, and not nothing."""
        return self.count is not None and 0 < self.count < FEW


NOTHING = Number(0)


@dataclass(frozen=True, slots=True)
class Group:
    """What became of the issues of a month, a category, a compound, or of all.

    ``received`` is the sum of the three after it; ``repeats`` are counted apart.
    """

    key: str
    received: Number = NOTHING
    settled: Number = NOTHING
    open: Number = NOTHING
    declined: Number = NOTHING
    repeats: Number = NOTHING
    waits: tuple[Wait, ...] = ()

    @property
    def median(self) -> int | None:
        """Days in which half were settled; ``None``: more than half still wait."""
        return median(self.waits)

    @property
    def within(self) -> tuple[tuple[int, int], ...]:
        """The share that was settled within so many days, in percent, rounded down."""
        steps = tuple(still_waiting(self.waits))
        found = []
        for mark in MARKS:
            waiting = next((share for day, share in reversed(steps) if day <= mark), None)
            found.append((mark, int((1 - waiting) * 100) if waiting is not None else 0))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of issues: how many of which ones."""

    part: Number
    whole: Number

    @property
    def percent(self) -> int | None:
        """Percent, rounded down so that 100 means all; ``None`` of nothing."""
        if not self.whole.count or self.part.count is None:
            return None
        return self.part.count * 100 // self.whole.count


@dataclass(frozen=True, slots=True)
class Figures:
    """What became, by ``as_of``, of the issues that were received from ``first`` on."""

    first: date
    as_of: date
    total: Group
    months: tuple[Group, ...]
    """By month of receipt (``2026-11``), the oldest first; all of them, also empty ones."""
    settled_in: tuple[tuple[str, Number], ...]
    """What was settled in each of these months, whenever it came in."""
    categories: tuple[Group, ...]
    compounds: tuple[Group, ...]
    response: Rate
    """响应率: of those that are older than the limit, who was answered within it."""
    resolution: Rate
    """解决率: of those asked afterwards, who said that it was fixed."""
    satisfaction: Rate
    """满意率: of those who gave an opinion, who was satisfied or mostly so."""
    unasked: Number
    """Settled, and nobody has asked the resident yet."""
    response_days: int
    """The limit of the response rate."""
    days: tuple[tuple[str, int], ...] = ()
    """How many days each took until it was settled, or has waited so far, by id."""


NONE = Rate(NOTHING, NOTHING)
NO_FIGURES = Figures(
    first=date.min,
    as_of=date.min,
    total=Group(""),
    months=(),
    settled_in=(),
    categories=(),
    compounds=(),
    response=NONE,
    resolution=NONE,
    satisfaction=NONE,
    unasked=NOTHING,
    response_days=0,
)
"""Of a community without issues."""


def public(figures: Figures, published: Collection[str]) -> Figures:
    """Give the figures as the public may see them.

    Groups below ``FEW`` are put together. Of a compound only is told how many were received
    and how long they took: what became of them would be small numbers. Ids are told of what
    is published: others also stand under category and month, and the three together would
    tell too much of who asked.
    """
    return replace(
        figures,
        categories=together(figures.categories),
        compounds=tuple(
            _of_compound(group, published) for group in together(figures.compounds)
        ),
    )


def together(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Put small groups into one, and the next smallest too until that is not small."""
    kept = sorted(groups, key=lambda group: (-_count(group.received), group.key))
    small: list[Group] = []
    while kept and (
        _count(kept[-1].received) < FEW
        or 0 < sum(_count(group.received) for group in small) < FEW
    ):
        small.append(kept.pop())
    rest = sum_of(OTHER, small)
    return (*kept, rest) if _count(rest.received) or _count(rest.repeats) else tuple(kept)


def sum_of(key: str, groups: Iterable[Group]) -> Group:
    """Add groups up."""
    groups = tuple(groups)

    def added(name: str) -> Number:
        return number(id_ for group in groups for id_ in getattr(group, name).ids)

    return Group(
        key,
        received=added("received"),
        settled=added("settled"),
        open=added("open"),
        declined=added("declined"),
        repeats=added("repeats"),
        waits=tuple(wait for group in groups for wait in group.waits),
    )


def number(ids: Iterable[str]) -> Number:
    """Count ids, and keep them in order."""
    ordered = tuple(sorted(ids))
    return Number(len(ordered), ordered)


def _of_compound(group: Group, published: Collection[str]) -> Group:
    if group.received.is_small:
        return Group(group.key, Number(None))
    ids = tuple(id_ for id_ in group.received.ids if id_ in published)
    return Group(group.key, replace(group.received, ids=ids), waits=group.waits)


def _count(found: Number) -> int:
    return found.count or 0
