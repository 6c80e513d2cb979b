"""What a net costs in points: the one measure of the planner and of its explanations."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scheduler.model.community import Community
from scheduler.model.doors import Door
from scheduler.model.liaison import Distance, distance
from scheduler.model.people import PioneerHousehold

DISTANCES = {
    Distance.OWN_UNIT: 0,
    Distance.OWN_BUILDING: 1,
    Distance.OWN_COMPOUND: 4,
    Distance.OWN_GRID: 12,
    Distance.BEYOND: 40,
}
"""Points for a household, by how far it is from the home of its contact."""
CHANGE = 6
"""Points for a household that changes its contact without need."""
RANGE = 3
"""Points for each range that a unit is cut into beyond the first."""
BALANCE = 2
"""Points for each household by which a load differs from the ideal one."""
TAKER = 20
"""Points for each household that takes doors of one that leaves: the fewest shall."""
BEYOND_BOUNDS = 1000
"""Points for each household by which a load is outside the bounds."""

Holders = Mapping[Door, str]


@dataclass(frozen=True, slots=True)
class Points:
    """What a net costs, by reason."""

    distance: int
    change: int
    ranges: int
    balance: int
    takers: int
    bounds: int

    @property
    def total(self) -> int:
        """Give all together."""
        return (
            self.distance
            + self.change
            + self.ranges
            + self.balance
            + self.takers
            + self.bounds
        )

    def __sub__(self, other: "Points") -> "Points":
        """Give what this net costs more than the other, by reason."""
        return Points(
            self.distance - other.distance,
            self.change - other.change,
            self.ranges - other.ranges,
            self.balance - other.balance,
            self.takers - other.takers,
            self.bounds - other.bounds,
        )


@dataclass(frozen=True, slots=True)
class Area:
    """Doors and pioneer households that are planned together, and how it was before."""

    community: Community
    doors: tuple[Door, ...]
    people: tuple[PioneerHousehold, ...]
    before: Holders
    newcomers: frozenset[str]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its pioneer households."""
        return frozenset(one.id for one in self.people)

    def price(self, one: PioneerHousehold, door: Door) -> int:
        """Give the points for a door that somebody has: distance and change."""
        far = DISTANCES[distance(self.community, one, door)]
        return far + CHANGE * self._changes(one.id, door, self.ids)

    def _changes(self, who: str, door: Door, here: Collection[str]) -> bool:
        holder = self.before.get(door)
        return holder in here and holder != who and who not in self.newcomers

    def outside(self, after: Holders) -> Counter[str]:
        """Give by how many households each load is outside the bounds."""
        bounds, loads = self.community.liaison, Counter(after.values())
        return Counter(
            {
                one: max(0, bounds.least - loads[one], loads[one] - bounds.most)
                for one in self.ids
            }
        )

    def points(self, after: Holders) -> Points:
        """Count what a net of the area costs; ``after`` holds its doors and no others."""
        by_id = {one.id: one for one in self.people}
        loads = Counter(after.values())
        ideal = self.community.liaison.ideal
        return Points(
            sum(
                DISTANCES[distance(self.community, by_id[who], door)]
                for door, who in after.items()
            ),
            CHANGE * sum(self._changes(who, door, by_id) for door, who in after.items()),
            RANGE
            * sum(after[one] != after[other] for one, other in neighbours(self.doors)),
            BALANCE * sum(abs(loads[one] - ideal) for one in by_id),
            TAKER
            * len(
                {
                    (leaver, who)
                    for door, who in after.items()
                    if (leaver := self.before.get(door)) and leaver not in by_id
                }
            ),
            BEYOND_BOUNDS * self.outside(after).total(),
        )


def neighbours(doors: Sequence[Door]) -> Iterable[tuple[Door, Door]]:
    """Give each two doors that follow one another inside a unit."""
    return ((one, other) for one, other in pairwise(doors) if one[:2] == other[:2])
