"""Where things are: grids, compounds, buildings and venues."""

from dataclasses import dataclass

from scheduler.problems import Source


@dataclass(frozen=True, slots=True)
class Grid:
    """One of the community's grids (网格): who leads it, by post, and its station."""

    id: str
    name: str
    source: Source
    lead: str = ""
    station: str = ""
    """Id of the venue that is its station (党群驿家)."""
    phone: str = ""
    """The station's office phone, public."""


@dataclass(frozen=True, slots=True)
class Building:
    """A residential building (楼栋): ``units`` x ``floors`` x ``doors`` a floor.

    A door is written unit-floor-door (``1-302``); ``vacant`` lists those without a
    household.
    """

    id: str
    name: str
    compound: str
    grid: str
    units: int
    floors: int
    doors: int
    vacant: tuple[str, ...]
    source: Source

    @property
    def households(self) -> int:
        """How many doors have a household."""
        return self.units * self.floors * self.doors - len(self.vacant)


@dataclass(frozen=True, slots=True)
class Compound:
    """A residential compound (小区), of one grid or split over several."""

    id: str
    name: str
    kind: str
    buildings: tuple[Building, ...]
    source: Source
    property_manager: str = ""
    """Name of the company (物业); empty when there is none."""
    owners_committee: bool = False
    """Whether it has one (业委会)."""

    @property
    def grids(self) -> tuple[str, ...]:
        """The grids that its buildings belong to, each once, sorted."""
        return tuple(sorted({building.grid for building in self.buildings}))

    @property
    def households(self) -> int:
        """How many households it has."""
        return sum(building.households for building in self.buildings)


@dataclass(frozen=True, slots=True)
class Venue:
    """A public place where services happen."""

    id: str
    name: str
    source: Source
    address: str = ""
    grid: str = ""
    hours: str = ""
    """Opening hours in words, as shown to the public."""
    directions: str = ""
    accessible: bool = False
    """Whether a wheelchair gets in."""
    travel: tuple[tuple[str, int], ...] = ()
    """(Id of another venue, minutes on foot) where it is not the community's default."""
