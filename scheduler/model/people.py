"""Who serves: volunteers with roles, availability and limits; pioneer households.

Everything here is personal: it reaches staff outputs, the person's own feed, and the
public only through ``publish/public.py``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.model.times import Date, DateSpan, TimeSpan
from scheduler.problems import Source

SHORTEST_NAME = 2
"""Names of one character are words like any other."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a person does at a service (岗位), e.g. 理发."""

    id: str
    name: str
    source: Source
    certificate: bool = False
    """Whether a valid certificate is needed on the day (健康证)."""
    minimum_age: int = 0
    """Youngest age in years; 0 asks for none."""
    never_alone: bool = False
    """Whether two or none must serve (deliveries)."""


@dataclass(frozen=True, slots=True)
class Window:
    """When somebody is (or is not) there: some kind of day, some hours, some dates.

    ``days`` holds ISO weekdays 1 to 7, or one of the words ``workday``, ``restday`` that
    the holiday calendar decides (a make-up Saturday is a workday); empty is every day.
    ``during`` names a school break (``winter``, ``summer``); empty is always.
    """

    days: tuple[int | str, ...] = ()
    time: TimeSpan | None = None
    dates: DateSpan = DateSpan()
    during: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a volunteer is away (请假), both ends included."""

    volunteer: str
    dates: DateSpan
    source: Source
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A paper that a role asks for, valid up to and including ``until``."""

    role: str
    until: date
    source: Source


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many duties a day, week, month; whole days of rest between duties.

    ``None`` takes the community's default.
    """

    day: int | None = None
    week: int | None = None
    month: int | None = None
    rest: int | None = None


class PublicName(StrEnum):
    """What of a name the public may read."""

    NONE = "none"
    TITLE = "title"
    """``王老师``"""
    SURNAME = "surname"
    """``王姓志愿者``"""
    FULL = "full"
    """``王芳``"""


@dataclass(frozen=True, slots=True)
class NameConsent:
    """A person's separate consent (PIPL, article 25): ``until`` is its last day."""

    by: str
    """Who gave it: 本人."""
    date: Date
    scope: tuple[str, ...]
    """Where the name may stand: ``services``."""
    until: Date
    source: Source


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """From ``date`` on, what a person consented to by that day holds no longer."""

    volunteer: str
    date: Date
    source: Source
    by: str = ""
    """Post that recorded it."""


@dataclass(frozen=True, slots=True)
class Volunteer:
    """One person of the roster."""

    id: str
    name: str
    grid: str
    source: Source
    building: str = ""
    """Id of the building where the person lives; empty for outsiders."""
    phone: str = ""
    born: int | None = None
    """Year of birth; only where age matters."""
    roles: tuple[str, ...] = ()
    learning: tuple[str, ...] = ()
    """Roles in which the person is a learner: serves beside an experienced one."""
    leads: tuple[str, ...] = ()
    """Roles in which the person may be the lead of an occurrence."""
    certificates: tuple[Certificate, ...] = ()
    available: tuple[Window, ...] = ()
    """Only then; empty means always."""
    preferred: tuple[Window, ...] = ()
    unavailable: tuple[Window, ...] = ()
    rather_not: tuple[Window, ...] = ()
    limits: Limits = Limits()
    together_must: tuple[str, ...] = ()
    together_wish: tuple[str, ...] = ()
    apart_must: tuple[str, ...] = ()
    apart_wish: tuple[str, ...] = ()
    accompanied_by: tuple[str, ...] = ()
    """Guardians, one of whom must serve at the same occurrence."""
    since: date | None = None
    until: date | None = None
    public_name: PublicName = PublicName.NONE
    """What the public may read of the name, as far as ``consent`` is valid."""
    consent: NameConsent | None = None


@dataclass(frozen=True, slots=True)
class DoorRange:
    """Doors of one building: all (``unit`` None), or of a unit from one to another."""

    building: str
    unit: int | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class LiaisonRange:
    """Doors that a pioneer household keeps in touch with, on some days."""

    doors: DoorRange
    source: Source
    dates: DateSpan = DateSpan()
    pinned: bool = False
    """Whether plans leave these doors where they are."""


@dataclass(frozen=True, slots=True)
class PioneerHousehold:
    """A red-pioneer household (红馨先锋户) and the doors it keeps in touch with."""

    id: str
    building: str
    source: Source
    keeps_in_touch_with: tuple[LiaisonRange, ...] = ()
    """What it began with; hand-overs add and take away."""
    unit: int | None = None
    """The unit of the building where it lives, where that is known."""
    volunteer: str = ""
    """Id of the volunteer who stands for it; empty when not on the roster."""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """Doors that pass from one pioneer household to another, from a day on."""

    date: Date
    out: str
    """Id of the household that had them; empty for doors that nobody had."""
    to: str
    """Id of the household that has them from ``date`` on."""
    doors: tuple[DoorRange, ...]
    source: Source
    left: bool = False
    """Whether ``out`` is no pioneer household any more from ``date`` on."""
    reason: str = ""
    by: str = ""
    """Post that decided it."""
    pinned: bool = False
    """Whether plans leave these doors where they are now."""
