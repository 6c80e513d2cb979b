"""What the public is told of resolved issues: the words that were written for it.

The private text is never turned into a public one. No public words, no reviewer, a sealed
category, a state other than published: no notice.
"""

from datetime import date, timedelta

from scheduler.model.community import Community
from scheduler.model.issue import (
    Issue,
    IssueState,
    Level,
    Step,
    StepKind,
    shows_building,
)
from scheduler.model.times import DAY
from scheduler.publish.cleaning import clean
from scheduler.publish.told_issues import Notice, NoticeStep, NoticeStub

ORIGINS = {
    "visit": "网格员上门走访时反映",
    "council": "在议事会上提出",
    "phone": "居民来电反映",
    "office": "居民到社区反映",
    "patrol": "网格巡查时发现",
    "transfer": "上级转来",
}
LEVELS = {
    Level.BUILDING: "小区",
    Level.COMPOUND: "小区",
    Level.COMMUNITY: "社区",
}
"""The building level is never told: it would point at a few households."""
OUTCOMES = {
    "fixed": "回访：已解决",
    "half_fixed": "回访：部分解决",
    "not_fixed": "回访：还没有解决",
    "not_needed": "按规定不需回访",
}


def notices(community: Community, on: date) -> tuple[Notice, ...]:
    """Give the notices that are shown on ``on``, the newest first."""
    units = units_of(community)
    found = [
        _notice(issue, community, units)
        for issue in community.issues
        if is_public(issue, community, on) and on <= shown_until(issue, community)
    ]
    return tuple(sorted(found, key=lambda n: (n.published, n.id), reverse=True))


def stubs(community: Community, on: date) -> tuple[NoticeStub, ...]:
    """Give what stays of notices that were taken down, until that goes too."""
    stay = timedelta(days=community.issue_rules.stub_days)
    found = [
        NoticeStub(
            id=issue.id,
            compound=issue.compound,
            category=issue.category,
            published=_published(issue).date,
            days=(_settled(issue).date - issue.received).days,
        )
        for issue in community.issues
        if is_public(issue, community, on)
        and (until := shown_until(issue, community)) < on <= until + stay
    ]
    return tuple(sorted(found, key=lambda s: (s.published, s.id), reverse=True))


def shown_until(issue: Issue, community: Community) -> date:
    """Give the last day of a published issue's notice: as written, else by the rule."""
    step = _published(issue)
    return step.until or step.date + timedelta(days=community.issue_rules.shown_days) - DAY


def is_public(issue: Issue, community: Community, on: date) -> bool:
    """Tell whether an issue has all that makes it a notice."""
    published = issue.last(StepKind.PUBLISHED)
    category = community.category.get(issue.category)
    return (
        issue.state is IssueState.PUBLISHED
        and published is not None
        and published.date <= on
        and category is not None
        and not category.sealed
        and all(
            words.strip()
            for words in (issue.public_title, issue.public_result, issue.reviewed_by)
        )
    )


def units_of(community: Community) -> frozenset[str]:
    """Give the names that may stand in a notice: offices, grids, companies, no persons."""
    return frozenset(
        [contact.name for contact in community.contacts]
        + [grid.name for grid in community.grids]
        + [c.property_manager for c in community.compounds if c.property_manager]
    )


def _published(issue: Issue) -> Step:
    """Give the step that published it; only of issues that ``is_public`` let pass."""
    step = issue.last(StepKind.PUBLISHED)
    assert step is not None  # noqa: S101 - is_public saw it
    return step


def _settled(issue: Issue) -> Step:
    return issue.last(StepKind.SETTLED) or _published(issue)


def _notice(issue: Issue, community: Community, units: frozenset[str]) -> Notice:
    published, settled = _published(issue), _settled(issue)
    building = community.building.get(issue.building)
    return Notice(
        id=issue.id,
        title=clean(issue.public_title),
        result=clean(issue.public_result),
        compound=issue.compound,
        category=issue.category,
        received=issue.received,
        resolved=settled.date,
        published=published.date,
        days=(settled.date - issue.received).days,
        level=LEVELS[issue.level],
        steps=(
            NoticeStep(issue.received, ORIGINS.get(issue.origin, "居民反映")),
            *(_step(step, units) for step in issue.steps if step.kind in WORDS),
        ),
        consulted=issue.origin == "council"
        or any(step.kind is StepKind.CONSULTED for step in issue.steps),
        building=(
            clean(building.name) if building and shows_building(issue, building) else ""
        ),
        until=shown_until(issue, community),
    )


WORDS = {
    StepKind.CLAIMED: "认领，开始办理",
    StepKind.CONSULTED: "居民协商",
    StepKind.TRANSFERRED: "转有关部门办理",
    StepKind.ON_HOLD: "等待条件成熟",
    StepKind.SETTLED: "办理完成",
    StepKind.FOLLOWED_UP: "回访",
    StepKind.REOPENED: "又出现了，重新办理",
    StepKind.PUBLISHED: "公示",
}
"""What each kind of step is called; those that are not here are not told."""


def _step(step: Step, units: frozenset[str]) -> NoticeStep:
    """Say what happened; who did only if it is a known unit, and never the note."""
    words = WORDS[step.kind]
    if step.kind is StepKind.FOLLOWED_UP:
        words = OUTCOMES.get(step.outcome, words)
    elif step.kind is StepKind.CONSULTED and step.level:
        words = f"{LEVELS[step.level]}协商"
    elif step.by in units and step.kind in {StepKind.CLAIMED, StepKind.SETTLED}:
        words = f"{clean(step.by)}{words}"
    return NoticeStep(step.date, words)
