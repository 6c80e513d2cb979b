"""Makes the papers' edition of visits out of the records."""

from collections.abc import Mapping
from datetime import date, timedelta

from scheduler import visits
from scheduler.model.community import Community
from scheduler.model.visit import Visit, VisitProgramme
from scheduler.publish.cleaning import clean
from scheduler.publish.personal import office
from scheduler.publish.roster import roster
from scheduler.publish.staff_edition import StaffPerson
from scheduler.publish.visit_edition import (
    FormProgramme,
    ListedVisit,
    LoggedVisit,
    SealedCount,
    VisitEdition,
    VisitorList,
)
from scheduler.visits import DueVisit

AHEAD = timedelta(weeks=4)
"""How far ahead lists reach."""


def edition(community: Community, on: date) -> VisitEdition:
    """Give what the papers hold on a day."""
    people = roster(community)
    return VisitEdition(
        community=clean(community.name),
        fictional=community.fictional,
        office=office(community),
        as_of=on,
        programmes=tuple(
            _programme(one) for one in community.visit_programmes if on in one.dates
        ),
        lists=_lists(community, people, on),
        log=tuple(
            _logged(community, people, one) for one in community.visits if one.date <= on
        ),
        sealed=tuple(
            SealedCount(
                clean(community.visit_programme[one.programme].name),
                one.period.first,
                one.period.last,
                one.count,
                one.visited,
            )
            for one in visits.sealed_progress(community, on)
        ),
    )


def _programme(one: VisitProgramme) -> FormProgramme:
    return FormProgramme(
        id=one.id,
        name=clean(one.name),
        for_whom=clean(one.for_whom),
        cadence=str(one.cadence) if one.cadence else "",
        checklist=tuple(map(clean, one.checklist)),
        note=clean(one.note),
        sealed=bool(one.sealed_list),
    )


def _lists(
    community: Community, people: Mapping[str, StaffPerson], on: date
) -> tuple[VisitorList, ...]:
    found: dict[str, list[DueVisit]] = {}
    for one in visits.due(community, on, on + AHEAD):
        found.setdefault(one.planned.visitor, []).append(one)
    lists = []
    for pioneer in (p for p in community.pioneers if p.id in found):
        grid = community.building[pioneer.building].grid
        person = people.get(pioneer.volunteer)
        lists.append(
            VisitorList(
                pioneer.id,
                person.name if person else "",
                clean(community.grid[grid].name),
                tuple(_listed(community, one) for one in found[pioneer.id]),
            )
        )
    order = {clean(grid.name): number for number, grid in enumerate(community.grids)}
    return tuple(sorted(lists, key=lambda one: (order[one.grid], visits.in_order(one.id))))


def _listed(community: Community, one: DueVisit) -> ListedVisit:
    return ListedVisit(
        day=one.planned.day,
        programme=clean(community.visit_programme[one.planned.programme].name),
        place=_place(community, one.planned.building),
        last=one.last,
        missed=one.missed,
    )


def _logged(
    community: Community, people: Mapping[str, StaffPerson], one: Visit
) -> LoggedVisit:
    return LoggedVisit(
        day=one.date,
        programme=clean(community.visit_programme[one.programme].name),
        place=_place(community, one.building),
        visitors=tuple(_visitor(community, people, who) for who in one.visitors),
        count=one.count,
        topics=tuple(map(clean, one.topics)),
        needs=tuple(map(clean, one.needs)),
        issues=one.issues,
        note=clean(one.note),
    )


def _place(community: Community, building: str) -> str:
    """Write 望海名苑3号楼; nothing where no place is kept."""
    found = community.building.get(building)
    if found is None:
        return ""
    return f"{clean(community.compound[found.compound].name)}{clean(found.name)}"


def _visitor(community: Community, people: Mapping[str, StaffPerson], who: str) -> str:
    """Name a visitor: a household by its id and the volunteer who stands for it."""
    if pioneer := community.pioneer.get(who):
        person = people.get(pioneer.volunteer)
        return f"{who} {person.name}" if person else who
    if who in people:
        return people[who].name
    return next((clean(post.name) for post in community.posts if post.id == who), who)
