"""What waits for somebody today: the issues as staff look at them first thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.model.community import Community
from scheduler.model.issue import Issue, IssueState


class Waiting(StrEnum):
    """What an issue waits for, the most pressing first."""

    UNCLAIMED = "unclaimed"
    OVERDUE = "overdue"
    FOLLOW_UP = "follow_up"
    NOT_FIXED = "not_fixed"
    PUBLISH = "publish"
    """Followed up, with public words that nobody has published yet."""
    WORK = "work"
    ON_HOLD = "on_hold"
    TRANSFERRED = "transferred"


URGENT = (
    Waiting.UNCLAIMED,
    Waiting.OVERDUE,
    Waiting.FOLLOW_UP,
    Waiting.NOT_FIXED,
)
"""What somebody has to see to today."""

BY_STATE = {
    IssueState.RECEIVED: Waiting.UNCLAIMED,
    IssueState.CLAIMED: Waiting.WORK,
    IssueState.ON_HOLD: Waiting.ON_HOLD,
    IssueState.TRANSFERRED: Waiting.TRANSFERRED,
    IssueState.SETTLED: Waiting.FOLLOW_UP,
    IssueState.NOT_FIXED: Waiting.NOT_FIXED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue and what it waits for; ``days`` since it was received."""

    issue: Issue
    waiting: Waiting
    days: int


def docket(community: Community, on: date) -> tuple[Entry, ...]:
    """Give all issues that wait for something, by what for, the oldest first."""
    order = tuple(Waiting)
    return tuple(
        sorted(
            _entries(community, on),
            key=lambda e: (order.index(e.waiting), e.issue.received, e.issue.id),
        )
    )


def _entries(community: Community, on: date) -> Iterator[Entry]:
    for issue in community.issues:
        found = waiting(issue, on)
        if found is Waiting.PUBLISH and community.category[issue.category].sealed:
            continue
        if found and issue.received <= on:
            yield Entry(issue, found, (on - issue.received).days)


def waiting(issue: Issue, on: date) -> Waiting | None:
    """Tell what an issue waits for on the day ``on``; ``None`` where all is done."""
    state = issue.state
    claim = issue.claim
    if claim and claim.due and claim.due < on:
        return Waiting.OVERDUE
    if state is IssueState.FOLLOWED_UP and issue.public_title and issue.public_result:
        return Waiting.PUBLISH
    return BY_STATE.get(state)
