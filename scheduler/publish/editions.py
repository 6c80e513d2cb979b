"""The only data that a format may see: what each audience is told, field by field.

Three audiences, three roots: ``PublicEdition`` (build/site), ``PersonalEdition`` of one
volunteer (build/feeds), and ``StaffEdition`` (build/staff), which stands apart in
``staff_edition.py``. A field that is in none of them cannot be published. They are made in
``public.py``, ``personal.py`` and ``staff.py``.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from scheduler.model.times import Week
from scheduler.publish.counts import NO_FIGURES, Figures
from scheduler.publish.told_issues import CouncilMatter, Notice, NoticeStub, PublicCategory
from scheduler.publish.told_organisation import PublicOrganisation


class State(StrEnum):
    """What people are told about an occurrence or a duty."""

    HELD = "held"
    MOVED = "moved"
    EXTRA = "extra"
    CANCELLED = "cancelled"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Stamp:
    """RFC 5545's SEQUENCE and LAST-MODIFIED (also DTSTAMP) of an entry."""

    sequence: int
    modified: datetime


@dataclass(frozen=True, slots=True)
class PublicVenue:
    """A place that anybody may visit."""

    id: str
    name: str
    address: str
    hours: str
    directions: str
    accessible: bool
    grid: str


@dataclass(frozen=True, slots=True)
class PublicContact:
    """An office that anybody may call."""

    name: str
    phone: str
    hours: str


@dataclass(frozen=True, slots=True)
class PublicOccurrence:
    """One dated instance as residents see it."""

    id: str
    service: str
    title: str
    nominal: date
    start: datetime
    end: datetime
    venue: str
    """Name of the venue."""
    state: State
    reason: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class PublicLesson:
    """One line of a timetable: ISO weekday, ``09:00-10:00``, subject."""

    day: int
    time: str
    name: str


@dataclass(frozen=True, slots=True)
class OpenPlaces:
    """Helpers wanted: a role at an occurrence and how many places are still open."""

    occurrence: str
    service: str
    role: str
    start: datetime
    end: datetime
    venue: str
    places: int


@dataclass(frozen=True, slots=True)
class PublicService:
    """A service as residents see it."""

    id: str
    name: str
    kind: str
    icon: str
    summary: str
    details: str
    when: str
    """The rhythm in words: 每周五 08:30-10:30."""
    for_whom: str
    cost: str
    venue: PublicVenue
    contact: PublicContact
    lead: str
    """What the public may read of the lead's name: 王老师; empty without consent."""
    grids: tuple[str, ...]
    roles: tuple[str, ...]
    """Names of the roles that helpers take."""
    timetable: tuple[PublicLesson, ...]
    occurrences: tuple[PublicOccurrence, ...]


@dataclass(frozen=True, slots=True)
class PublicGrid:
    """A grid in numbers and posts."""

    id: str
    name: str
    lead: str
    station: str
    phone: str
    compounds: tuple[str, ...]
    """Ids of its compounds."""
    households: int
    pioneers: int
    has_contacts: bool = False
    """Whether a pioneer household keeps in touch with every household."""


@dataclass(frozen=True, slots=True)
class PublicCompound:
    """A compound: name, kind and whom to turn to."""

    id: str
    name: str
    kind: str
    grids: tuple[str, ...]
    households: int
    has_contacts: bool = False
    """Whether a pioneer household keeps in touch with every household."""


@dataclass(frozen=True, slots=True)
class PublicBreak:
    """A school break, for the holiday care."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PublicTally:
    """What a service came to in the year before ``as_of``: times held, people served."""

    service: str
    held: int
    served: int


@dataclass(frozen=True, slots=True)
class Release:
    """One release of a week, or a later change of it, as the public is told."""

    week: Week
    revision: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """Everything that the public may know."""

    name: str
    domain: str
    fictional: bool
    about: str
    as_of: date
    """The day for which it was made; the clock is an argument."""
    first: date
    last: date
    """Days that the occurrences cover."""
    contacts: tuple[PublicContact, ...]
    grids: tuple[PublicGrid, ...]
    compounds: tuple[PublicCompound, ...]
    venues: tuple[PublicVenue, ...]
    services: tuple[PublicService, ...]
    notices: tuple[Notice, ...]
    """Newest first."""
    open_places: tuple[OpenPlaces, ...]
    releases: tuple[Release, ...]
    """Newest first."""
    categories: tuple[PublicCategory, ...] = ()
    """Those that are not sealed."""
    marks: tuple[tuple[date, str], ...] = ()
    """Days of the window that the state's calendar names: 元旦, 补班."""
    breaks: tuple[PublicBreak, ...] = ()
    """School breaks that have not ended."""
    tallies: tuple[PublicTally, ...] = ()
    residents: int = 0
    stubs: tuple[NoticeStub, ...] = ()
    """Notices that were taken down, the newest first."""
    figures: Figures = NO_FIGURES
    agenda: tuple[CouncilMatter, ...] = ()
    """What the next council has to read."""
    stories: tuple[str, ...] = ()
    """Of mediations, written anew; told with the consent of all, and reviewed."""
    claims: tuple[CouncilMatter, ...] = ()
    """What was claimed lately and is being worked on, the newest first."""
    organisation: PublicOrganisation = PublicOrganisation()


@dataclass(frozen=True, slots=True)
class Duty:
    """A shift as its volunteer sees it; nothing in it harms when it leaks."""

    shift: str
    service: str
    role: str
    start: datetime
    end: datetime
    venue: str
    bring: str
    state: State
    reason: str
    stamp: Stamp
    url: str = ""
    grid: str = ""
    """Name of the venue's grid."""


@dataclass(frozen=True, slots=True)
class VisitReminder:
    """A visit to residents as its visitor's calendar tells of it: by when, never where."""

    key: str
    """The same for good; says nothing."""
    programme: str
    """Name of the programme."""
    day: date
    """The latest day for it."""
    last: date
    """The last day of the programme's period."""
    done: bool
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class IssueReminder:
    """A claimed issue as the calendar of the post's holder tells of it: by when."""

    issue: str
    """Id of the issue: staff know what it is about."""
    category: str
    """Name of the category."""
    compound: str
    """Name of the compound; empty: the whole community."""
    day: date
    """By when it should be settled."""
    ended: str
    """What ended the claim, in a word (已办结); empty while it holds."""
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class PersonalEdition:
    """One volunteer's own: duties, visits, claims, and the feed's secret address."""

    volunteer: str
    token: str
    community: str
    domain: str
    office: PublicContact
    fictional: bool
    duties: tuple[Duty, ...]
    stamp: Stamp
    """Of the placeholder and of a closing notice."""
    closed: datetime | None = None
    replaced: bool = False
    """Whether the person has a new address in place of the closed one."""
    alarms: tuple[timedelta, ...] = ()
    """How long before a duty the phone rings."""
    visits: tuple[VisitReminder, ...] = ()
    issues: tuple[IssueReminder, ...] = ()
    """Claimed by a post that the volunteer holds."""
