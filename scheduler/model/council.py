"""The council (议事会): its meetings, and what is to be laid before the next one."""

from dataclasses import dataclass
from datetime import date, timedelta

from scheduler.model.community import Community
from scheduler.model.issue import (
    EscalationLimit,
    Issue,
    IssueState,
    Level,
    StepKind,
)
from scheduler.model.times import Date


@dataclass(frozen=True, slots=True)
class Escalation:
    """An issue that is due to be raised: to which level, since when, by which limit."""

    issue: str
    to: Level
    since: date
    limit: EscalationLimit


@dataclass(frozen=True, slots=True)
class AgendaIssue:
    """An issue on the agenda and why it is there; it may be for several reasons."""

    issue: Issue
    unclaimed: bool
    meetings: int
    """At how many meetings it was read while nobody had claimed it."""
    flagged: bool
    """Whether that is as often as the community finds too often."""
    overdue: Date | None
    """The due date that has passed."""
    escalation: Escalation | None


def agenda(community: Community, on: date) -> tuple[AgendaIssue, ...]:
    """Give what a meeting on ``on`` has to read: flagged first, then the oldest.

    That is what nobody has claimed, what is overdue, and what is due to be raised;
    nothing sealed.
    """
    found = []
    for issue in community.issues:
        if issue.received > on or community.category[issue.category].sealed:
            continue
        unclaimed = issue.state is IssueState.RECEIVED
        claim = issue.claim
        overdue = claim.due if claim and claim.due and claim.due < on else None
        rises = escalation(community, issue, on)
        if unclaimed or overdue or rises:
            times = meetings_unclaimed(community, issue, on) if unclaimed else 0
            flagged = unclaimed and times >= community.issue_rules.unclaimed_meetings
            found.append(AgendaIssue(issue, unclaimed, times, flagged, overdue, rises))
    return tuple(sorted(found, key=lambda a: (not a.flagged, a.issue.received, a.issue.id)))


def meetings_unclaimed(community: Community, issue: Issue, on: date) -> int:
    """Count the meetings before ``on`` that read the issue since it lay open last."""
    reopened = issue.last(StepKind.REOPENED)
    since = reopened.date if reopened else issue.received
    return sum(
        meeting.is_held and issue.id in meeting.read and since <= meeting.day < on
        for meeting in community.meetings
    )


def escalation(community: Community, issue: Issue, on: date) -> Escalation | None:
    """Tell whether an issue is due to be raised on ``on``, by the nearest limit.

    Days count from when it came to its level, or lay open anew; of limits for several
    categories that it lies under, the nearest in the tree holds.
    """
    if not issue.is_open or issue.reached is Level.COMMUNITY:
        return None
    limit = limit_of(community, issue)
    if limit is None:
        return None
    since = at_level_since(issue) + timedelta(days=limit.days)
    if since > on:
        return None
    return Escalation(issue.id, tuple(Level)[issue.reached.height + 1], since, limit)


def at_level_since(issue: Issue) -> date:
    """Give since when the issue has been at the level where it is."""
    since = issue.received
    level = issue.level
    for step in issue.steps:
        if step.kind is StepKind.REOPENED:
            since = step.date
        elif step.level and step.level.height > level.height:
            since, level = step.date, step.level
    return since


def limit_of(community: Community, issue: Issue) -> EscalationLimit | None:
    """Give the limit for the issue's level and category, or the nearest above it."""
    limits = {
        limit.category: limit
        for limit in community.issue_rules.escalation
        if limit.level is issue.reached
    }
    for category in (*community.lineage(issue.category), ""):
        if category in limits:
            return limits[category]
    return None
