"""The claimed issues that a post holder's own calendar tells of: by when, never what.

Category and compound as the public may know them, and the number to look it up by: no
resident, no door, no word that was told. Nothing of what is sealed.

A claim is the holder's of the post that is written, in the grid of the issue where several
posts are called so. Where those cannot be told apart, each of their holders is told: better
twice than never; the post's id means one. A post that nobody holds, and a unit, have no
calendar.
"""

from collections import defaultdict
from datetime import date, datetime, time

from scheduler.model.community import Community
from scheduler.model.issue import Issue, Step, StepKind
from scheduler.model.organisation import Post
from scheduler.model.times import CST
from scheduler.publish.cleaning import clean
from scheduler.publish.editions import IssueReminder, Stamp, State
from scheduler.publish.keeping import is_kept
from scheduler.publish.stamps import stamp

TURNS = {
    StepKind.SETTLED: "已办结",
    StepKind.CLAIMED: "已换人办",
    StepKind.TRANSFERRED: "已转办",
    StepKind.ON_HOLD: "已挂起",
    StepKind.DECLINED: "不予受理",
}
"""The steps that begin a claim, hand it on or end it, and what is said of one so ended."""


def due_issues(community: Community, on: date) -> dict[str, tuple[IssueReminder, ...]]:
    """Give the claims with a due date of each volunteer who holds a post, by day."""
    found: dict[str, list[IssueReminder]] = defaultdict(list)
    for issue in community.issues:
        if issue.received > on or community.category[issue.category].sealed:
            continue
        turns = [one for one in issue.steps if one.kind in TURNS and one.date <= on]
        mine = [holders(community, issue, one) for one in turns]
        for volunteer in sorted(frozenset().union(*mine)):
            own = [number for number, all_ in enumerate(mine) if volunteer in all_]
            reminder = _reminder(community, issue, turns[own[0] :], own[-1] - own[0])
            state = State.CANCELLED if reminder.ended else State.HELD
            if is_kept(state, reminder.day, on):
                found[volunteer].append(reminder)
    return {
        volunteer: tuple(sorted(some, key=lambda one: (one.day, one.issue)))
        for volunteer, some in found.items()
    }


def holders(community: Community, issue: Issue, step: Step) -> frozenset[str]:
    """Give the volunteers who hold the post that claimed an issue by a day."""
    if step.kind is not StepKind.CLAIMED or step.due is None or not step.by:
        return frozenset()
    named = community.named(step.by, community.grid_of(issue), issue.compound)
    return frozenset(one.holder for one in named if isinstance(one, Post) and one.holder)


def _reminder(
    community: Community, issue: Issue, turns: list[Step], last: int
) -> IssueReminder:
    """Give the entry of one person: ``turns`` from the first claim on, ``last`` the newest.

    Every turn after the first may have changed it, and counts.
    """
    claim, after = turns[last], turns[last + 1 : last + 2]
    compound = community.compound.get(issue.compound)
    assert claim.due is not None  # noqa: S101 - holders() saw it
    return IssueReminder(
        issue=issue.id,
        category=clean(community.category[issue.category].name),
        compound=clean(compound.name) if compound else "",
        day=claim.due,
        ended=TURNS[after[0].kind] if after else "",
        stamp=_stamp(turns),
    )


def _stamp(turns: list[Step]) -> Stamp:
    first, *later = (datetime.combine(one.date, time(), CST) for one in turns)
    return stamp(first, later)
