"""What the next one on duty must know beside the rota: papers and issues with a date."""

from collections.abc import Mapping
from datetime import timedelta

from scheduler.model.community import Community
from scheduler.model.issue import IssueState, StepKind
from scheduler.model.times import Week
from scheduler.publish.cleaning import clean
from scheduler.publish.council import EVERYWHERE
from scheduler.publish.staff_edition import StaffCertificate, StaffDue, StaffPerson

NOTICE = timedelta(days=30)
"""How long before a certificate runs out staff should see to it."""


def certificates(
    community: Community, people: Mapping[str, StaffPerson], week: Week
) -> tuple[StaffCertificate, ...]:
    """Give the papers of active people that have run out, or do so within a month."""
    found = [
        StaffCertificate(
            people[person.id], clean(community.role[paper.role].name), paper.until
        )
        for person in community.volunteers
        if person.until is None or person.until >= week.monday
        for paper in person.certificates
        if paper.role in person.roles and paper.until <= week.sunday + NOTICE
    ]
    return tuple(sorted(found, key=lambda paper: (paper.until, paper.person.id)))


def due(community: Community, week: Week) -> tuple[StaffDue, ...]:
    """Give the claimed issues that are due by the week's end; sealed ones have no sheet."""
    all_ = [
        StaffDue(
            issue=issue.id,
            category=clean(community.category[issue.category].name),
            compound=clean(found.name)
            if (found := community.compound.get(issue.compound))
            else EVERYWHERE,
            by=clean(claim.by),
            due=claim.due,
        )
        for issue in community.issues
        if issue.state is IssueState.CLAIMED
        and not community.category[issue.category].sealed
        and (claim := issue.last(StepKind.CLAIMED))
        and claim.due
        and claim.due <= week.sunday
    ]
    return tuple(sorted(all_, key=lambda one: (one.due, one.issue)))
