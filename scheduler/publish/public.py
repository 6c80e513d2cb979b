"""THE privacy boundary: copies, field by field, what the public may know.

Nothing is filtered out afterwards and nothing is passed through whole: a field of the
community that is not named here cannot reach a page, a feed, the search index or a QR
code. Volunteers, absences, pioneers' doors, private words of issues, and who serves when
are never read but to be counted; but the lead of a service is named as far as a valid
consent goes.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from scheduler import timetable
from scheduler.model import liaison
from scheduler.model.community import Community, Contact
from scheduler.model.consent import public_name
from scheduler.model.place import Compound, Grid, Venue
from scheduler.model.recurrence import LONGEST_MONTH, DaysEndingIn, Recurrence
from scheduler.model.recurrence_words import NUMERALS, in_words
from scheduler.model.rota import Rota
from scheduler.model.service import Occurrence, OccurrenceStatus, Service, Shift
from scheduler.model.times import DAY, Week
from scheduler.publish import council, counts, figures, organisation
from scheduler.publish.cleaning import clean
from scheduler.publish.counts import Figures
from scheduler.publish.editions import (
    OpenPlaces,
    PublicBreak,
    PublicCompound,
    PublicContact,
    PublicEdition,
    PublicGrid,
    PublicLesson,
    PublicOccurrence,
    PublicService,
    PublicTally,
    PublicVenue,
    State,
)
from scheduler.publish.notices import notices, stubs
from scheduler.publish.releases import releases
from scheduler.publish.stamps import occurrence_stamp
from scheduler.publish.told_issues import PublicCategory

AHEAD = timedelta(weeks=12)
"""How far calendars reach, at least."""
YEAR = timedelta(days=365)
FEWEST = 5
"""Smaller counts of people served are told as none: they might point at somebody."""
STATES = {
    OccurrenceStatus.PLANNED: State.HELD,
    OccurrenceStatus.MOVED: State.MOVED,
    OccurrenceStatus.EXTRA: State.EXTRA,
    OccurrenceStatus.CANCELLED: State.CANCELLED,
    OccurrenceStatus.UNDECIDED: State.UNDECIDED,
}


def edition(community: Community, rotas: tuple[Rota, ...], on: date) -> PublicEdition:
    """Give everything that the public may know on the day ``on``."""
    first, last = window(on)
    by_service: dict[str, list[Occurrence]] = {}
    for occurrence in timetable.occurrences(community, first, last):
        by_service.setdefault(occurrence.service, []).append(occurrence)
    services = tuple(
        _service(service, by_service.get(service.id, ()), community, on)
        for service in sorted(community.services, key=lambda s: s.id)
        if service.public
    )
    alone = without_contact(community, on)
    return PublicEdition(
        name=clean(community.name),
        domain=clean(community.domain),
        fictional=community.fictional,
        about=clean(community.about),
        as_of=on,
        first=first,
        last=last,
        contacts=tuple(_contact(contact) for contact in community.contacts),
        grids=tuple(_grid(grid, community, alone, on) for grid in community.grids),
        compounds=tuple(_compound(compound, alone) for compound in community.compounds),
        venues=tuple(_venue(venue) for venue in community.venues),
        services=services,
        notices=notices(community, on),
        stubs=stubs(community, on),
        figures=_figures(community, on),
        agenda=council.agenda(community, on),
        claims=council.claims(community, on),
        stories=tuple(
            clean(story)
            for case in sorted(community.mediations, key=lambda c: c.id, reverse=True)
            if (story := case.public_story(on))
        ),
        open_places=_open_places(community, rotas, on),
        releases=releases(community, rotas, services, on),
        categories=tuple(
            PublicCategory(
                category.id, clean(category.name), category.code, category.parent
            )
            for category in community.categories
            if not category.sealed
        ),
        marks=tuple(
            (day, clean(mark.name))
            for day, mark in sorted(community.holidays.marked.items())
            if first <= day <= last and mark.name
        ),
        breaks=_breaks(community, on),
        tallies=_tallies(community, on),
        residents=community.residents,
        organisation=organisation.organisation(community, on),
    )


def _figures(community: Community, on: date) -> Figures:
    """Count issues as the public may see it: ids, and no number that points at somebody."""
    found = figures.figures(
        figures.cases(community, on),
        figures.year_before(on),
        on,
        community.issue_rules.response_days,
    )
    shown = [notice.id for notice in notices(community, on)]
    down = [stub.id for stub in stubs(community, on)]
    return counts.public(found, frozenset(shown + down))


def window(on: date) -> tuple[date, date]:
    """Give whole months: from the one of last week's Monday to 12 weeks after ``on``."""
    monday = Week.of(on).monday
    first = (monday - 7 * DAY).replace(day=1)
    later = (monday + AHEAD).replace(day=1) + timedelta(days=31)
    return first, later.replace(day=1) - DAY


def _contact(contact: Contact) -> PublicContact:
    return PublicContact(
        name=clean(contact.name), phone=clean(contact.phone), hours=clean(contact.hours)
    )


def _venue(venue: Venue) -> PublicVenue:
    return PublicVenue(
        id=venue.id,
        name=clean(venue.name),
        address=clean(venue.address),
        hours=clean(venue.hours),
        directions=clean(venue.directions),
        accessible=venue.accessible,
        grid=venue.grid,
    )


def without_contact(community: Community, on: date) -> frozenset[str]:
    """Give the buildings in which somebody has no pioneer household that keeps in touch."""
    now = liaison.net(community, on)
    return frozenset(door.building for door, who in now.items() if not who)


def _grid(grid: Grid, community: Community, alone: frozenset[str], on: date) -> PublicGrid:
    buildings = [
        building
        for compound in community.compounds
        for building in compound.buildings
        if building.grid == grid.id
    ]
    inside = {building.id for building in buildings}
    pioneers = sum(one.building in inside for one in liaison.active(community, on))
    station = community.venue.get(grid.station)
    return PublicGrid(
        id=grid.id,
        name=clean(grid.name),
        lead=clean(grid.lead),
        station=clean(station.name) if station else "",
        phone=clean(grid.phone),
        compounds=tuple(sorted({building.compound for building in buildings})),
        households=sum(building.households for building in buildings),
        pioneers=pioneers,
        has_contacts=bool(inside) and inside.isdisjoint(alone),
    )


def _compound(compound: Compound, alone: frozenset[str]) -> PublicCompound:
    return PublicCompound(
        id=compound.id,
        name=clean(compound.name),
        kind=clean(compound.kind),
        grids=compound.grids,
        households=compound.households,
        has_contacts=alone.isdisjoint(building.id for building in compound.buildings),
    )


def _service(
    service: Service,
    occurrences: Iterable[Occurrence],
    community: Community,
    on: date,
) -> PublicService:
    lead = community.volunteer.get(service.lead)
    contact = community.contact.get(service.contact) or community.contacts[0]
    roles = dict.fromkeys(need.role for need in service.needs)
    return PublicService(
        id=service.id,
        name=clean(service.name),
        kind=service.kind,
        icon=service.icon,
        summary=clean(service.summary),
        details=clean(service.details),
        when=clean(when(service)),
        for_whom=clean(service.for_whom),
        cost=clean(service.cost),
        venue=_venue(community.venue[service.venue]),
        contact=_contact(contact),
        lead=clean(public_name(lead, community.withdrawals, "services", on))
        if lead
        else "",
        grids=service.grids,
        roles=tuple(clean(community.role[role].name) for role in roles),
        timetable=tuple(
            PublicLesson(lesson.day, str(lesson.time), clean(lesson.name))
            for lesson in service.timetable
        ),
        occurrences=tuple(
            PublicOccurrence(
                id=occurrence.id,
                service=service.id,
                title=clean(service.name),
                nominal=occurrence.nominal,
                start=occurrence.start,
                end=occurrence.end,
                venue=clean(community.venue[occurrence.venue].name),
                state=STATES[occurrence.status],
                reason=clean(occurrence.reason),
                stamp=occurrence_stamp(community, occurrence),
            )
            for occurrence in occurrences
        ),
    )


def _open_places(
    community: Community, rotas: tuple[Rota, ...], on: date
) -> tuple[OpenPlaces, ...]:
    """Count, for the weeks that are planned, the places that nobody has taken."""
    planned = {shift.shift: shift for rota in rotas for shift in rota.shifts}
    weeks = [rota.week for rota in rotas if rota.week.sunday >= on]
    if not weeks:
        return ()
    shifts = timetable.shifts(community, on, max(weeks).sunday)
    return tuple(
        _open(shift, community, shift.target - len(planned[shift.id].assignments))
        for shift in shifts
        if shift.id in planned
        and len(planned[shift.id].assignments) < shift.target
        and community.service[shift.service].public
    )


def _open(shift: Shift, community: Community, places: int) -> OpenPlaces:
    return OpenPlaces(
        occurrence=shift.occurrence,
        service=shift.service,
        role=clean(community.role[shift.role].name),
        start=shift.start,
        end=shift.end,
        venue=clean(community.venue[shift.venue].name),
        places=places,
    )


def _breaks(community: Community, on: date) -> tuple[PublicBreak, ...]:
    return tuple(
        PublicBreak(clean(entry.name), entry.dates.first, entry.dates.last)
        for entry in community.holidays.breaks
        if entry.dates.first and entry.dates.last and entry.dates.last >= on
    )


def _tallies(community: Community, on: date) -> tuple[PublicTally, ...]:
    """Add up, per public service, the year before ``on``; small numbers are left out."""
    held: Counter[str] = Counter()
    served: Counter[str] = Counter()
    for attendance in community.attendance:
        service, _, day = attendance.occurrence.partition("/")
        if service in community.service and on - YEAR < date.fromisoformat(day) <= on:
            held[service] += 1
            served[service] += attendance.served
    return tuple(
        PublicTally(service, held[service], served[service])
        for service in sorted(held)
        if community.service[service].public and served[service] >= FEWEST
    )


DURING = {"winter": "寒假期间", "summer": "暑假期间", "any": "寒暑假期间"}


def when(service: Service) -> str:
    """Say on which days and at what time a service is held: 每周五 08:30-10:30."""
    days = "、".join(_rule(rule) for rule in service.recurrence)
    return f"{DURING.get(service.during, '')}{days} {service.time}"


def _rule(rule: Recurrence) -> str:
    """Say a rule; of 逢三 the days are named, since people ask which calendar is meant."""
    if not isinstance(rule, DaysEndingIn) or rule.lunar:
        return in_words(rule)
    ending = range(rule.digit or 10, LONGEST_MONTH + 1, 10)
    named = "、".join(f"{day}日" for day in (*ending, *rule.include))
    return f"每月逢{NUMERALS[rule.digit]}（{named}）"
