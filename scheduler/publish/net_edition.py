"""What papers about the liaison net may hold: doors, never who lives behind them.

For staff, and a hand-over sheet for the two households that it is about.
"""

from dataclasses import dataclass
from datetime import date

from scheduler.publish.editions import PublicContact


@dataclass(frozen=True, slots=True)
class NetMember:
    """A pioneer household on a day."""

    id: str
    name: str
    """Of the volunteer who stands for it; empty where there is none."""
    phone: str
    home: str
    """Compound, building and, where it is known, the unit."""
    load: int
    """How many households it keeps in touch with."""


@dataclass(frozen=True, slots=True)
class MapKey:
    """What a letter on the map of a building means."""

    letter: str
    colour: int
    """Number of its colour, from 0."""
    member: NetMember
    here: int
    """How many of its households are in this building."""


@dataclass(frozen=True, slots=True)
class MappedDoor:
    """A door: vacant, or with the letters of its contacts, one if all is well."""

    unit: int
    number: int
    letters: tuple[str, ...] = ()
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class BuildingMap:
    """A building as a grid of doors."""

    id: str
    place: str
    """Compound and building."""
    grid: str
    households: int
    units: int
    floors: int
    doors: int
    """On each floor of a unit."""
    cells: tuple[MappedDoor, ...]
    keys: tuple[MapKey, ...]
    """By letter."""

    @property
    def alone(self) -> int:
        """How many households have no contact."""
        return sum(not cell.letters and not cell.vacant for cell in self.cells)

    @property
    def twice(self) -> int:
        """How many households have more than one."""
        return sum(len(cell.letters) > 1 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class MapEdition:
    """The maps of some buildings on a day."""

    community: str
    fictional: bool
    as_of: date
    buildings: tuple[BuildingMap, ...]


@dataclass(frozen=True, slots=True)
class VacantDoors:
    """Households of one building whom nobody keeps in touch with, on some days."""

    grid: str
    place: str
    doors: tuple[str, ...]
    """Ranges in words, without the place."""
    count: int
    first: date
    last: date | None
    before: tuple[str, ...]
    """Who kept in touch with them on the day before."""


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A pioneer household with its doors in words, a range each."""

    member: NetMember
    doors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridNet:
    """A grid's pioneer households."""

    name: str
    households: int
    members: tuple[ListedMember, ...]

    @property
    def loads(self) -> tuple[int, ...]:
        """How many households each keeps in touch with."""
        return tuple(one.member.load for one in self.members)


@dataclass(frozen=True, slots=True)
class NetEdition:
    """The whole net on a day."""

    community: str
    fictional: bool
    as_of: date
    least: int
    ideal: int
    most: int
    grids: tuple[GridNet, ...]
    vacant: tuple[VacantDoors, ...]
    """On that day or later, by grid and building."""


@dataclass(frozen=True, slots=True)
class HandedDoors:
    """Doors of one unit that pass on."""

    place: str
    """Compound, building and unit."""
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """Doors that pass from one household to another on a day."""

    day: date
    out: NetMember | None
    """Who had them, with the load that remains; ``None`` where nobody had."""
    to: NetMember
    """Who has them from that day on, with the load from then on."""
    doors: tuple[HandedDoors, ...]
    left: bool
    """Whether the one who had them is no pioneer household any more."""
    grid: str
    station: PublicContact
    """Whom the neighbours may ask."""


@dataclass(frozen=True, slots=True)
class HandoverEdition:
    """Hand-overs to print, a sheet for each."""

    community: str
    fictional: bool
    as_of: date
    proposed: bool
    """Whether they are not written down yet."""
    papers: tuple[HandoverPaper, ...]
