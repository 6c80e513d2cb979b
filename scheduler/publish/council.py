"""What the public is told of the council's work: matters without words or names."""

from datetime import date, timedelta

from scheduler.model import council
from scheduler.model.community import Community
from scheduler.model.council import AgendaIssue
from scheduler.model.issue import Issue
from scheduler.publish.cleaning import clean
from scheduler.publish.notices import units_of
from scheduler.publish.told_issues import CouncilMatter

LATELY = timedelta(weeks=4)
"""How long a claim is told."""
EVERYWHERE = "全社区"
"""The place of an issue of no one compound."""
UNCLAIMED = "等人认领"
OVERDUE = "过了办理期限"
RAISED = "该提到上一级"


def agenda(community: Community, on: date) -> tuple[CouncilMatter, ...]:
    """Give what a council on ``on`` has to read, in its order."""
    return tuple(
        CouncilMatter(title(found.issue, community), tuple(_why(found)))
        for found in council.agenda(community, on)
    )


def claims(community: Community, on: date) -> tuple[CouncilMatter, ...]:
    """Give what was claimed within the last weeks and is being worked on."""
    units = units_of(community)
    found = [
        CouncilMatter(
            title(issue, community),
            (),
            by=clean(claim.by) if claim.by in units else "",
            claimed=claim.date,
            due=claim.due,
        )
        for issue in community.issues
        if not community.category[issue.category].sealed
        and (claim := issue.claim)
        and on - LATELY < claim.date <= on
    ]
    return tuple(sorted(found, key=lambda m: (m.claimed, m.title), reverse=True))


def title(issue: Issue, community: Community) -> str:
    """Give the public title once it has been reviewed, else place and category."""
    if issue.public_title.strip() and issue.reviewed_by.strip():
        return clean(issue.public_title)
    compound = community.compound.get(issue.compound)
    place = clean(compound.name) if compound else EVERYWHERE
    return f"{place}，{clean(community.category[issue.category].name)}"


def _why(found: AgendaIssue) -> list[str]:
    reasons = (
        (UNCLAIMED, found.unclaimed),
        (OVERDUE, found.overdue),
        (RAISED, found.escalation),
    )
    return [words for words, holds in reasons if holds]
