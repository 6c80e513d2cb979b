"""What the papers about visits may hold: for staff only, to the building, never a door."""

from dataclasses import dataclass
from datetime import date

from scheduler.publish.editions import PublicContact


@dataclass(frozen=True, slots=True)
class FormProgramme:
    """A programme as its blank form shows it."""

    id: str
    name: str
    for_whom: str
    cadence: str
    """How often, in words; empty where it is not defined."""
    checklist: tuple[str, ...]
    note: str
    sealed: bool
    """Whether no place is written down."""


@dataclass(frozen=True, slots=True)
class ListedVisit:
    """A visit that is to be paid."""

    day: date
    """The latest day for it."""
    programme: str
    """Name of the programme."""
    place: str
    """Compound and building."""
    last: date | None
    """When it was visited before."""
    missed: int
    """How many whole periods went by."""


@dataclass(frozen=True, slots=True)
class VisitorList:
    """One visitor and what is due in the coming weeks, the oldest first."""

    id: str
    """Of the pioneer household."""
    name: str
    """Of the volunteer who stands for it; empty where there is none."""
    grid: str
    visits: tuple[ListedVisit, ...]


@dataclass(frozen=True, slots=True)
class LoggedVisit:
    """A visit that was paid."""

    day: date
    programme: str
    place: str
    visitors: tuple[str, ...]
    count: int
    topics: tuple[str, ...]
    needs: tuple[str, ...]
    issues: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SealedCount:
    """How far a sealed list was visited in this period."""

    programme: str
    first: date
    last: date
    count: int
    visited: int


@dataclass(frozen=True, slots=True)
class VisitEdition:
    """All papers about visits as of one day."""

    community: str
    fictional: bool
    office: PublicContact
    as_of: date
    programmes: tuple[FormProgramme, ...]
    lists: tuple[VisitorList, ...]
    """By grid and household."""
    log: tuple[LoggedVisit, ...]
    """The oldest first."""
    sealed: tuple[SealedCount, ...]
