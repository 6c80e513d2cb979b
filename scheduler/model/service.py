"""What the community offers: services, their dated occurrences, and the shifts to fill."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from scheduler.model.recurrence import Recurrence
from scheduler.model.times import Date, DateSpan, TimeSpan
from scheduler.problems import Source


class OnHoliday(StrEnum):
    """What happens to an occurrence that falls into a public holiday."""

    KEEP = "keep"
    SKIP = "skip"
    PREVIOUS_WORKDAY = "previous_workday"
    NEXT_WORKDAY = "next_workday"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class ShiftNeed:
    """One line of a service: a role, how many it takes, and when if not all along.

    ``target`` places are wished for; below ``minimum`` the shift cannot be held.
    """

    id: str
    role: str
    target: int
    minimum: int
    source: Source
    time: TimeSpan | None = None
    venue: str = ""
    days: tuple[int, ...] = ()
    """ISO weekdays on which it is needed; empty is always."""
    lead: bool = False
    """Whether one of the people must be able to lead."""
    risk: bool = False
    """Whether absences are likely, so that reserves (备班) are ranked."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One line of a timetable (托管班): weekday, hours and subject."""

    day: int
    time: TimeSpan
    name: str


@dataclass(frozen=True, slots=True)
class Deviation:
    """A decision of staff about one date of a service.

    ``kind``: ``skip`` (cancelled), ``move`` (to another day, time or venue), ``keep``
    (held although it is a holiday) or ``extra`` (an added date). ``decided`` is when staff
    decided, which calendars use as LAST-MODIFIED.
    """

    date: date
    kind: str
    source: Source
    reason: str = ""
    to: Date | None = None
    time: TimeSpan | None = None
    venue: str = ""
    decided: datetime | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A recurring programme (服务项目), or with ``one_off`` a single event."""

    id: str
    name: str
    source: Source
    recurrence: tuple[Recurrence, ...]
    time: TimeSpan
    venue: str
    summary: str = ""
    """One plain sentence for residents."""
    details: str = ""
    for_whom: str = ""
    cost: str = ""
    bring: str = ""
    """What a volunteer should bring; stands in the personal feed."""
    contact: str = ""
    """Id of a public contact; empty is the community's own."""
    lead: str = ""
    """Id of the volunteer who leads it; named in public by a valid consent only."""
    grids: tuple[str, ...] = ()
    """Grids it is for; empty is all."""
    kind: str = "service"
    """``service``, ``council``, ``care`` (holiday care), ``event``: what pages it gets."""
    icon: str = ""
    dates: DateSpan = DateSpan()
    during: str = ""
    """Kind of school break (``winter``, ``summer``, ``any``) outside of which it rests."""
    on_holiday: OnHoliday = OnHoliday.ASK
    needs: tuple[ShiftNeed, ...] = ()
    timetable: tuple[Lesson, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    own_grid_first: bool = False
    """Whether volunteers of the venue's grid should be chosen first."""
    own_building_first: tuple[str, ...] = ()
    """Buildings whose volunteers should be chosen first; no public output tells them."""
    public: bool = True
    """False keeps it out of every public output (e.g. delivery routes)."""
    revised: tuple[datetime, ...] = ()
    """When this file was corrected by hand in a way that calendars must carry over."""


class OccurrenceStatus(StrEnum):
    """What became of a date that the rule gave."""

    PLANNED = "planned"
    MOVED = "moved"
    EXTRA = "extra"
    CANCELLED = "cancelled"
    UNDECIDED = "undecided"
    """It falls into a holiday and waits for staff to decide."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One dated instance (场次). Its id keeps the rule's own date however it moves."""

    service: str
    nominal: date
    """The date that the rule gave: ``dumplings/2026-11-27`` stays its id for good."""
    start: datetime
    end: datetime
    venue: str
    status: OccurrenceStatus = OccurrenceStatus.PLANNED
    reason: str = ""
    decided: datetime | None = None
    source: Source | None = field(default=None, compare=False)
    """Where the decision, or else the service, is written."""

    @property
    def id(self) -> str:
        """Service and nominal date."""
        return f"{self.service}/{self.nominal.isoformat()}"

    @property
    def date(self) -> date:
        """The day on which it takes place."""
        return self.start.date()

    @property
    def is_held(self) -> bool:
        """Tell whether people should come."""
        return self.status not in {
            OccurrenceStatus.CANCELLED,
            OccurrenceStatus.UNDECIDED,
        }


@dataclass(frozen=True, slots=True)
class Shift:
    """One role at one occurrence, with how many it needs (班次)."""

    occurrence: str
    need: str
    service: str
    role: str
    start: datetime
    end: datetime
    venue: str
    target: int
    minimum: int
    lead: bool = False
    risk: bool = False
    source: Source | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """Occurrence and line: ``dumplings/2026-11-27/wrap``."""
        return f"{self.occurrence}/{self.need}"

    @property
    def date(self) -> date:
        """The day on which it takes place."""
        return self.start.date()
