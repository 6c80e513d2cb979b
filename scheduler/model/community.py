"""The validated whole, with look-ups by id."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from scheduler.model.feed import REMINDERS, FeedAddress
from scheduler.model.holidays import Holidays
from scheduler.model.issue import Category, Issue, IssueRules
from scheduler.model.mediation import Mediation
from scheduler.model.meeting import Meeting
from scheduler.model.organisation import (
    FoundIn,
    MemberKind,
    Organisation,
    Post,
    Unit,
    all_units,
)
from scheduler.model.people import (
    SHORTEST_NAME,
    Absence,
    Handover,
    PioneerHousehold,
    Role,
    Volunteer,
    Withdrawal,
)
from scheduler.model.place import Building, Compound, Grid, Venue
from scheduler.model.purged import Purged
from scheduler.model.reviewed_word import ReviewedWord
from scheduler.model.service import Service
from scheduler.model.times import Week
from scheduler.model.visit import SealedList, Visit, VisitProgramme
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
class LiaisonDefaults:
    """How many households a pioneer household is to keep in touch with."""

    least: int = 14
    ideal: int = 18
    most: int = 22


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
    issue_rules: IssueRules = IssueRules()
    planning: PlanningDefaults = PlanningDefaults()
    holidays: Holidays = Holidays()
    services: tuple[Service, ...] = ()
    volunteers: tuple[Volunteer, ...] = ()
    absences: tuple[Absence, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    reviewed_words: tuple[ReviewedWord, ...] = ()
    purged: tuple[Purged, ...] = ()
    pioneers: tuple[PioneerHousehold, ...] = ()
    handovers: tuple[Handover, ...] = ()
    liaison: LiaisonDefaults = LiaisonDefaults()
    organisation: Organisation = Organisation()
    issues: tuple[Issue, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    mediations: tuple[Mediation, ...] = ()
    """Sealed: only their counts may leave the staff's folder."""
    attendance: tuple[Attendance, ...] = ()
    feeds: tuple[FeedAddress, ...] = ()
    visit_programmes: tuple[VisitProgramme, ...] = ()
    visits: tuple[Visit, ...] = ()
    """Sorted by date."""
    sealed_lists: tuple[SealedList, ...] = ()
    reminders: tuple[timedelta, ...] = REMINDERS
    """How long before a duty personal calendars ring."""
    retention: tuple[tuple[str, int], ...] = ()
    """Days that the community set itself, by the id of the period (``retention.py``)."""

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
    def issue(self) -> dict[str, Issue]:
        """Issues by id."""
        return {record.id: record for record in self.issues}

    @cached_property
    def service(self) -> dict[str, Service]:
        """Services by id."""
        return {record.id: record for record in self.services}

    @cached_property
    def volunteer(self) -> dict[str, Volunteer]:
        """Volunteers by id."""
        return {record.id: record for record in self.volunteers}

    @cached_property
    def roster_names(self) -> frozenset[str]:
        """The names of everybody on the roster."""
        names = (person.name for person in self.volunteers)
        return frozenset(name for name in names if len(name) >= SHORTEST_NAME)

    @cached_property
    def office_phones(self) -> frozenset[str]:
        """The numbers that anybody may call."""
        return frozenset(
            [contact.phone for contact in self.contacts]
            + [grid.phone for grid in self.grids if grid.phone]
        )

    @cached_property
    def pioneer(self) -> dict[str, PioneerHousehold]:
        """Pioneer households by id, also those that are no longer one."""
        return {record.id: record for record in self.pioneers}

    @cached_property
    def contact(self) -> dict[str, Contact]:
        """Contacts by id."""
        return {record.id: record for record in self.contacts}

    @cached_property
    def visit_programme(self) -> dict[str, VisitProgramme]:
        """Visit programmes by id."""
        return {record.id: record for record in self.visit_programmes}

    @cached_property
    def absences_of(self) -> dict[str, tuple[Absence, ...]]:
        """Absences by volunteer."""
        found: dict[str, tuple[Absence, ...]] = {}
        for absence in self.absences:
            found[absence.volunteer] = (*found.get(absence.volunteer, ()), absence)
        return found

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts of the organisation, as they are written."""
        return self.organisation.posts

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units beside it: partners, property managers, committees, teams."""
        return all_units(self.organisation, self.grids, self.compounds)

    @cached_property
    def post(self) -> dict[str, Post]:
        """Posts by id."""
        return {record.id: record for record in self.posts}

    def named(
        self, written: str, grid: str = "", compound: str = ""
    ) -> tuple[Post | Unit, ...]:
        """Give the posts and units that are called so, by id or by any name.

        Of several that share a name (网格员), those of ``grid`` or ``compound`` remain
        where one is given and any is there. Empty: nobody is called so.
        """
        found = self._called.get(written, ())
        near = tuple(one for one in found if self._works_in(one, grid, compound))
        return near or found if grid or compound else found

    def is_body(self, written: str) -> bool:
        """Tell whether a post, a unit, an office or a grid is called so: no person."""
        return written in self._bodies

    @cached_property
    def _bodies(self) -> frozenset[str]:
        offices = [one.name for one in self.contacts] + [one.name for one in self.grids]
        return frozenset([*offices, *self._called])

    @cached_property
    def _called(self) -> dict[str, tuple[Post | Unit, ...]]:
        """Posts and units by each of their names."""
        found: dict[str, tuple[Post | Unit, ...]] = {}
        all_: tuple[Post | Unit, ...] = (*self.posts, *self.units)
        for one in all_:
            for name in one.names:
                if one not in found.get(name, ()):
                    found[name] = (*found.get(name, ()), one)
        return found

    def grids_of(self, one: Post | Unit) -> frozenset[str]:
        """Give the grids in which a post or unit works; empty: all over the community."""
        if isinstance(one, Post):
            grids = {one.grid} if one.grid else set()
            compounds = {one.compound} if one.compound else set()
            grids |= {self.building[b].grid for b in one.buildings if b in self.building}
        else:
            grids, compounds = set(one.grids), set(one.compounds)
        for compound in compounds & self.compound.keys():
            grids |= set(self.compound[compound].grids)
        return frozenset(grids)

    def members(self, kind: MemberKind, grid: str) -> tuple[str, ...]:
        """Give the ids of a grid's posts, units or households of a kind of member."""
        if kind.found_in is FoundIn.PIONEERS:
            return tuple(
                pioneer.id
                for pioneer in self.pioneers
                if pioneer.building in self.building
                and self.building[pioneer.building].grid == grid
            )
        known: tuple[Post | Unit, ...] = (
            self.posts if kind.found_in is FoundIn.POSTS else self.units
        )
        return tuple(
            one.id
            for one in known
            if one.kind == kind.id and grid in (self.grids_of(one) or {grid})
        )

    def _works_in(self, one: Post | Unit, grid: str, compound: str) -> bool:
        """Tell whether a post or unit is one of that grid's, or of that compound's."""
        own = {one.compound} - {""} if isinstance(one, Post) else set(one.compounds)
        if compound and own:
            return compound in own
        known = self.compound.get(compound)
        grids = {grid} if grid else set(known.grids) if known else set()
        return bool(grids & self.grids_of(one))

    @property
    def households(self) -> int:
        """How many households there are."""
        return sum(compound.households for compound in self.compounds)

    def lineage(self, category: str) -> tuple[str, ...]:
        """Give a category and those above it, the nearest first."""
        found: list[str] = []
        while category in self.category and category not in found:
            found.append(category)
            category = self.category[category].parent
        return tuple(found)

    def grid_of(self, issue: Issue) -> str:
        """Give the grid of an issue: as written, of its building, or of its compound.

        Nothing where the compound is split over several grids and nobody wrote which.
        """
        building = self.building.get(issue.building)
        if issue.grid or building:
            return issue.grid or (building.grid if building else "")
        compound = self.compound.get(issue.compound)
        grids = compound.grids if compound else ()
        return grids[0] if len(grids) == 1 else ""

    def is_away(self, volunteer: str, day: date) -> bool:
        """Tell whether an absence of the volunteer covers ``day``."""
        return any(day in a.dates for a in self.absences_of.get(volunteer, ()))


def weeks_from(day: date, count: int) -> tuple[Week, ...]:
    """Give the ``count`` weeks that start with the one of ``day``."""
    return tuple(Week.of(day) + offset for offset in range(count))
