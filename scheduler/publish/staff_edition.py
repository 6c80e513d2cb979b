"""What staff are told, field by field: the third of the editions, for build/staff alone.

Apart from the other two, so that nothing public can so much as import it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from scheduler.model.times import Week
from scheduler.publish.editions import PublicContact, Stamp, State


@dataclass(frozen=True, slots=True)
class StaffPerson:
    """A volunteer as staff see one on a sheet."""

    id: str
    name: str
    """Told apart from namesakes: 王芳(海棠湾)."""
    phone: str
    grid: str
    """Name of the grid."""


@dataclass(frozen=True, slots=True)
class StaffShift:
    """One row of a rota sheet."""

    shift: str
    service: str
    """Name of the service."""
    role: str
    start: datetime
    end: datetime
    venue: str
    people: tuple[StaffPerson, ...]
    lead: StaffPerson | None
    reserves: tuple[StaffPerson, ...]
    target: int
    open: int
    state: State
    note: str
    changed: frozenset[str] = frozenset()
    """What differs from the week as it was released (▲): ``date``, ``time``, ``venue``,
    ``people``, ``state``.
    """
    stamp: Stamp | None = None
    """``stamps.shift_stamp``; ``None`` in a draft, which calendars leave out."""
    minimum: int = 0
    """With fewer people than this it cannot be held."""
    joined: frozenset[str] = frozenset()
    """Ids of the people who were not on it when the week was released."""
    left: tuple[StaffPerson, ...] = ()
    """Those who were on it when the week was released, and are not any more."""
    bring: str = ""

    @property
    def occurrence(self) -> str:
        """Id of the occurrence."""
        return self.shift.rsplit("/", 1)[0]


@dataclass(frozen=True, slots=True)
class StaffPause:
    """A date of a service on which it is not held, or that waits for a decision."""

    occurrence: str
    service: str
    """Name of the service."""
    date: date
    state: State
    """Cancelled, undecided, or moved to another day."""
    reason: str
    to: datetime | None = None
    """When it takes place instead."""


@dataclass(frozen=True, slots=True)
class StaffCertificate:
    """A person's paper that runs out soon, or has run out."""

    person: StaffPerson
    role: str
    """Name of the role that asks for it."""
    until: date


@dataclass(frozen=True, slots=True)
class StaffDue:
    """A claimed issue that should be settled by ``due``, without the resident's words."""

    issue: str
    category: str
    compound: str
    by: str
    """Post or unit that claimed it."""
    due: date


@dataclass(frozen=True, slots=True)
class StaffWeek:
    """A week's rota with names."""

    week: Week
    version: int
    """第2版: 1 when released, one more for each change; 0 is a draft."""
    dated: date | None
    """When that version was made; ``None`` for a draft."""
    shifts: tuple[StaffShift, ...]
    marks: tuple[tuple[date, str], ...]
    """Day and what it is, one or more for a day: 中秋节, 调休上班, 逢三."""
    pauses: tuple[StaffPause, ...] = ()
    """Dates without a shift in the rota, by date and occurrence."""
    certificates: tuple[StaffCertificate, ...] = ()
    """Those that run out within a month of the week's end, the first to run out first."""
    due: tuple[StaffDue, ...] = ()
    """Claimed issues due by the week's end, the longest overdue first; none sealed."""


@dataclass(frozen=True, slots=True)
class StaffEdition:
    """What staff print and hand out."""

    community: str
    fictional: bool
    office: PublicContact
    weeks: tuple[StaffWeek, ...]
