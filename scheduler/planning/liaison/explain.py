"""Explains a net: what it would cost more if others had the doors that somebody has."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from scheduler.model.community import Community
from scheduler.model.doors import Door
from scheduler.model.liaison import Distance, active, distance, net
from scheduler.planning.liaison.planner import parts
from scheduler.planning.liaison.points import Area, Points
from scheduler.planning.liaison.stretches import Stretch, stretches


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another pioneer household of the grid, as if it had the doors instead."""

    pioneer: str
    distance: Distance
    load: int
    """How many households it would have."""
    more: Points
    """What the whole net would cost more, by reason; less than 0: it would save."""

    @property
    def possible(self) -> bool:
        """Tell whether loads would be no farther outside their bounds than they are."""
        return self.more.bounds <= 0


@dataclass(frozen=True, slots=True)
class Explained:
    """Doors that follow one another inside a unit, and who could have them instead."""

    doors: tuple[Door, ...]
    holder: str
    """Who has them; empty: nobody, then the rest is empty as well."""
    distance: Distance = Distance.BEYOND
    load: int = 0
    """How many households the holder has, these among them."""
    pinned: bool = False
    """Whether a person decided that plans leave them; then nobody else may."""
    alternatives: tuple[Alternative, ...] = ()
    """Everybody else who may have them, the cheapest for the net first."""


def explain(
    community: Community, day: date, doors: Collection[Door]
) -> Iterator[Explained]:
    """Yield an explanation for each stretch of ``doors``, in the order of the grids.

    Costs are exact for the move of that stretch alone, all other doors left as they are.
    """
    for part in parts(community, net(community, day), active(community, day), ()):
        # Nobody's doors cost the same whoever has the others.
        held = tuple(door for door in part.area.doors if door in part.area.before)
        area = replace(part.area, doors=held)
        for stretch in stretches(part.area, part.may_have):
            wanted = tuple(door for door in stretch.doors if door in doors)
            if wanted:
                pinned = not part.pinned.isdisjoint(wanted)
                yield _explained(area, replace(stretch, doors=wanted), pinned=pinned)


def _explained(area: Area, stretch: Stretch, *, pinned: bool) -> Explained:
    doors, holder = stretch.doors, stretch.holder
    if not holder:
        return Explained(doors, holder)
    loads, now = Counter(area.before.values()), area.points(area.before)
    alternatives = (
        Alternative(
            one.id,
            distance(area.community, one, doors[0]),
            loads[one.id] + len(doors),
            area.points({**area.before, **dict.fromkeys(doors, one.id)}) - now,
        )
        for one in stretch.people
        if one.id != holder
    )
    return Explained(
        doors,
        holder,
        distance(area.community, area.community.pioneer[holder], doors[0]),
        loads[holder],
        pinned,
        tuple(sorted(alternatives, key=lambda one: (one.more.total, one.pioneer))),
    )
