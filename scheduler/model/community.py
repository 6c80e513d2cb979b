"""The validated whole, with look-ups by id."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from scheduler.model.feed import REMINDERS, FeedAddress
from scheduler.model.holidays import Holidays
from scheduler.model.issue import Category, Issue
from scheduler.model.people import Absence, PioneerHousehold, Role, Volunteer
from scheduler.model.place import Building, Compound, Grid, Venue
from scheduler.model.service import Service
from scheduler.model.times import Week
from scheduler.problems import Source


@dataclass(frozen=True, slots=True)
class Contact:
    """An office that anybody may call: the only phone numbers that may be public."""

    id: str
    name: str
    phone: str
    source: Source
    hours: str = ""


@dataclass(frozen=True, slots=True)
class PlanningDefaults:
    """What holds for all unless a volunteer says otherwise, and how rotas are weighed.

    ``priorities`` lists soft rules' ids, the most important first; ``weights`` overrides
    the weight of single rules.
    """

    per_day: int = 1
    per_week: int = 2
    per_month: int = 6
    rest: int = 0
    travel_minutes: int = 15
    weeks: int = 4
    fairness_weeks: int = 13
    priorities: tuple[str, ...] = ()
    weights: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """What took place: who came (人), and how many were served (人次)."""

    occurrence: str
    attended: tuple[str, ...]
    served: int
    source: Source
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Community:
    """Everything that a community wrote down, but for its rotas."""

    name: str
    domain: str
    """Internet domain that ends calendar UIDs and starts public addresses."""
    residents: int
    source: Source
    fictional: bool = False
    """Whether a banner says that everything here is invented."""
    about: str = ""
    contacts: tuple[Contact, ...] = ()
    grids: tuple[Grid, ...] = ()
    compounds: tuple[Compound, ...] = ()
    venues: tuple[Venue, ...] = ()
    roles: tuple[Role, ...] = ()
    categories: tuple[Category, ...] = ()
    planning: PlanningDefaults = PlanningDefaults()
    holidays: Holidays = Holidays()
    services: tuple[Service, ...] = ()
    volunteers: tuple[Volunteer, ...] = ()
    absences: tuple[Absence, ...] = ()
    pioneers: tuple[PioneerHousehold, ...] = ()
    issues: tuple[Issue, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    feeds: tuple[FeedAddress, ...] = ()
    reminders: tuple[timedelta, ...] = REMINDERS
    """How long before a duty personal calendars ring."""

    @cached_property
    def grid(self) -> dict[str, Grid]:
        """Grids by id."""
        return {record.id: record for record in self.grids}

    @cached_property
    def compound(self) -> dict[str, Compound]:
        """Compounds by id."""
        return {record.id: record for record in self.compounds}

    @cached_property
    def building(self) -> dict[str, Building]:
        """Buildings by id."""
        return {b.id: b for compound in self.compounds for b in compound.buildings}

    @cached_property
    def venue(self) -> dict[str, Venue]:
        """Venues by id."""
        return {record.id: record for record in self.venues}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by id."""
        return {record.id: record for record in self.roles}

    @cached_property
    def category(self) -> dict[str, Category]:
        """Issue categories by id."""
        return {record.id: record for record in self.categories}

    @cached_property
    def service(self) -> dict[str, Service]:
        """Services by id."""
        return {record.id: record for record in self.services}

    @cached_property
    def volunteer(self) -> dict[str, Volunteer]:
        """Volunteers by id."""
        return {record.id: record for record in self.volunteers}

    @cached_property
    def contact(self) -> dict[str, Contact]:
        """Contacts by id."""
        return {record.id: record for record in self.contacts}

    @cached_property
    def absences_of(self) -> dict[str, tuple[Absence, ...]]:
        """Absences by volunteer."""
        found: dict[str, tuple[Absence, ...]] = {}
        for absence in self.absences:
            found[absence.volunteer] = (*found.get(absence.volunteer, ()), absence)
        return found

    @property
    def households(self) -> int:
        """How many households there are."""
        return sum(compound.households for compound in self.compounds)

    def is_away(self, volunteer: str, day: date) -> bool:
        """Tell whether an absence of the volunteer covers ``day``."""
        return any(day in a.dates for a in self.absences_of.get(volunteer, ()))


def weeks_from(day: date, count: int) -> tuple[Week, ...]:
    """Give the ``count`` weeks that start with the one of ``day``."""
    return tuple(Week.of(day) + offset for offset in range(count))
