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

    ``None`` stands for a number that is too small to be told, or that would tell such a
    one together with others.
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

    Groups below ``FEW`` are put together. Of a compound no small number is told, nor one
    that a small one follows from, and no id but of what is published: an id that also
    stands under its category and month would tell too much of who asked.
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
    return Group(
        key,
        *(
            number(id_ for group in groups for id_ in getattr(group, name).ids)
            for name in ("received", "settled", "open", "declined", "repeats")
        ),
        waits=tuple(wait for group in groups for wait in group.waits),
    )


def number(ids: Iterable[str]) -> Number:
    """Count ids, and keep them in order."""
    ordered = tuple(sorted(ids))
    return Number(len(ordered), ordered)


def _of_compound(group: Group, published: Collection[str]) -> Group:
    settled, open_, declined = hidden((group.settled, group.open, group.declined))
    few = group.received.is_small
    return replace(
        group,
        received=_told(Number(None) if few else group.received, published),
        settled=_told(settled, published),
        open=_told(open_, published),
        declined=_told(declined, published),
        repeats=NOTHING,
        waits=() if few else group.waits,
    )


def _told(found: Number, published: Collection[str]) -> Number:
    return replace(found, ids=tuple(id_ for id_ in found.ids if id_ in published))


def hidden(parts: tuple[Number, ...]) -> tuple[Number, ...]:
    """Hide small parts of a known sum, and more of them while they could be worked out.

    What is hidden is always at least two parts that come to ``FEW`` or more.
    """
    away = {index for index, part in enumerate(parts) if part.is_small}
    rest = sorted(
        (_count(part), index)
        for index, part in enumerate(parts)
        if index not in away and part.count
    )
    while away and rest and (len(away) == 1 or sum(_count(parts[i]) for i in away) < FEW):
        _, index = rest.pop(0)
        away.add(index)
    return tuple(Number(None) if i in away else part for i, part in enumerate(parts))


def _count(found: Number) -> int:
    return found.count or 0
