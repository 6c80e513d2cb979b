"""The rota to find: shifts to fill, who could fill them, and all that is fixed already."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from scheduler.model.community import Community
from scheduler.model.people import Limits
from scheduler.model.rota import Assignment
from scheduler.model.service import Shift
from scheduler.model.times import Week
from scheduler.planning.terms import Term

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A volunteer on a shift, by their ids."""

    shift: str
    volunteer: str


@dataclass(frozen=True)
class RotaProblem:
    """What a rota is chosen from; pairs are numbered by their place in ``pairs``."""

    community: Community
    weeks: tuple[Week, ...]
    """The weeks to fill; every other week is as it is."""
    shifts: Mapping[str, Shift]
    """Shifts to fill, and those of other weeks that limits look at."""
    open: tuple[str, ...]
    """Ids of the shifts to fill, by time and id."""
    pairs: tuple[Pair, ...]
    pinned: Mapping[int, Assignment]
    """Pairs of open shifts that a person decided, as they are written."""
    settled: frozenset[int]
    """Pairs of other weeks: released, or pinned in a draft."""
    draft: frozenset[int]
    """Pairs of the last draft that are possible still."""
    gone: int
    """How many pairs of the last draft are not possible any more."""
    loads: Mapping[str, int]
    """Duties of each volunteer in the weeks of fairness, those to fill not counted."""
    offers: Mapping[str, int]
    """Duties that each volunteer could have done in those weeks, by his own limits."""
    weights: Mapping[str, int]
    rules: tuple[Callable[["RotaProblem"], Iterator[Term]], ...]
    """What the rules say about a problem."""

    @cached_property
    def number(self) -> dict[Pair, int]:
        """Give the number of each pair."""
        return {pair: number for number, pair in enumerate(self.pairs)}

    @cached_property
    def of_shift(self) -> dict[str, tuple[int, ...]]:
        """Give the pairs of each shift."""
        return _grouped((p.shift, n) for n, p in enumerate(self.pairs))

    @cached_property
    def of_volunteer(self) -> dict[str, tuple[int, ...]]:
        """Give the pairs of each volunteer, settled ones among them, by time."""
        ordered = sorted(
            range(len(self.pairs)), key=lambda n: (self.shift(n).start, self.pairs[n])
        )
        return _grouped((self.pairs[n].volunteer, n) for n in ordered)

    @cached_property
    def at_occurrence(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Give the open pairs of each occurrence and volunteer."""
        return _grouped(
            ((self.shift(n).occurrence, pair.volunteer), n)
            for n, pair in enumerate(self.pairs)
            if n not in self.settled
        )

    @cached_property
    def volunteers(self) -> tuple[str, ...]:
        """Ids of those who have a pair on an open shift, sorted."""
        return tuple(
            sorted({p.volunteer for n, p in enumerate(self.pairs) if self.is_open(n)})
        )

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Give what all rules say about the pairs."""
        return tuple(term for say in self.rules for term in say(self))

    def shift(self, pair: int) -> Shift:
        """Give the shift of a pair."""
        return self.shifts[self.pairs[pair].shift]

    def is_open(self, pair: int) -> bool:
        """Tell whether the pair's shift is to be filled."""
        return pair not in self.settled

    def limits(self, volunteer: str) -> Limits:
        """Give a volunteer's limits, the community's where there is none."""
        return limits(self.community, volunteer)


@dataclass(frozen=True, slots=True)
class Duty:
    """A volunteer's settled duty."""

    shift: Shift
    volunteer: str


def limits(community: Community, volunteer: str) -> Limits:
    """Give a volunteer's limits with the community's defaults filled in."""
    own, default = community.volunteer[volunteer].limits, community.planning
    return Limits(
        default.per_day if own.day is None else own.day,
        default.per_week if own.week is None else own.week,
        default.per_month if own.month is None else own.month,
        default.rest if own.rest is None else own.rest,
    )


def _grouped(entries: Iterable[tuple[Key, int]]) -> dict[Key, tuple[int, ...]]:
    groups: dict[Key, list[int]] = {}
    for key, number in entries:
        groups.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in groups.items()}
