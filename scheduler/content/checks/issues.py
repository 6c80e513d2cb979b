"""Checks of issues: their histories, their places, and the posts that they name."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from scheduler.content import misreads, vocabulary
from scheduler.content.checks.whole import Check, Whole
from scheduler.model.community import Community
from scheduler.model.issue import (
    FEWEST_HOUSEHOLDS,
    Illegal,
    Issue,
    IssueState,
    Step,
    StepKind,
    illegal,
    shows_building,
)
from scheduler.problems import Problem, Severity, Source, Text, text


def histories(whole: Whole) -> Iterator[Problem]:
    """Tell of issues whose steps cannot have been so."""
    for issue in whole.community.issues if whole.community else ():
        yield from wrong_order(issue)
        yield from (not_now(one) for one in illegal(issue))
        yield from not_higher(issue)
        yield from due_before(issue)
        yield from unready(issue)
        category = whole.community and whole.community.category.get(issue.category)
        if category and category.sealed and issue.last(StepKind.PUBLISHED):
            yield sealed_stays(issue)


def wrong_order(issue: Issue) -> Iterator[Problem]:
    """Yield a problem for each step that lies before the one above it."""
    if issue.steps and issue.steps[0].date < issue.received:
        yield before(issue.steps[0].source, issue.steps[0].date, issue.received)
    for former, later in pairwise(issue.steps):
        if later.date < former.date:
            yield before(later.source, later.date, former.date)


def before(source: Source, day: date, former: date) -> Problem:
    """Say that a step lies before what happened earlier."""
    return Problem(
        "steps-out-of-order",
        text("{date} lies before the step above it ({former}).", date=day, former=former),
        source,
        text("Steps are written in the order in which they happened."),
    )


def due_before(issue: Issue) -> Iterator[Problem]:
    """Yield a problem for each claim that is due before it was made."""
    for step in issue.steps:
        if step.due and step.due < step.date:
            yield Problem(
                "due-before-claim",
                text(
                    "The due date {due} lies before the claim of {date}.",
                    due=step.due,
                    date=step.date,
                ),
                step.source,
                text("Correct the due date (期限)."),
            )


STATES: dict[IssueState, Text] = {
    IssueState.RECEIVED: text("not claimed"),
    IssueState.CLAIMED: text("claimed"),
    IssueState.ON_HOLD: text("on hold"),
    IssueState.TRANSFERRED: text("transferred"),
    IssueState.DECLINED: text("declined"),
    IssueState.SETTLED: text("settled and not followed up"),
    IssueState.FOLLOWED_UP: text("followed up"),
    IssueState.NOT_FIXED: text("not fixed, as the follow-up found"),
    IssueState.PUBLISHED: text("published"),
    IssueState.WITHDRAWN: text("withdrawn"),
}
"""What is said of an issue in each state."""


def not_now(one: Illegal) -> Problem:
    """Say that a step cannot follow in the state it meets, and which could."""
    return refusal(one.step.kind, one.state, one.legal, one.step.source)


def refusal(
    kind: StepKind,
    state: IssueState,
    legal: tuple[StepKind, ...],
    source: Source | None = None,
) -> Problem:
    """Say that ``kind`` cannot follow in ``state``, and which steps could."""
    return Problem(
        "illegal-step",
        text(
            "“{step}” cannot come here: the issue is {state}.",
            step=both(kind),
            state=STATES[state],
        ),
        source,
        text(
            "It is still published: withdraw it ({step}) first.",
            step=both(StepKind.WITHDRAWN),
        )
        if state is IssueState.PUBLISHED
        else text("What may come here: {steps}.", steps=", ".join(map(both, legal))),
    )


def both(kind: StepKind) -> str:
    """Name a kind of step in both languages of the files."""
    return f"{vocabulary.chinese(kind, 'step')} {kind}"


def not_higher(issue: Issue) -> Iterator[Problem]:
    """Yield a problem for each step that raises an issue to no higher level."""
    level = issue.level
    for step in issue.steps:
        if (
            step.kind is StepKind.RAISED
            and step.level
            and step.level.height <= level.height
        ):
            yield Problem(
                "level-not-higher",
                text("The issue is at that level already, or above it."),
                step.source,
                text("An issue rises from building to compound to community."),
            )
        if step.level and step.level.height > level.height:
            level = step.level


def unready(issue: Issue) -> Iterator[Problem]:
    """Yield what keeps a published issue from being told to the public."""
    published = issue.last(StepKind.PUBLISHED)
    if published is None:
        return
    if not (issue.public_title and issue.public_result):
        yield nothing_to_publish(published)
    elif not issue.reviewed_by:
        yield Problem(
            "not-reviewed",
            text("This is marked as published, but nobody reviewed the public words."),
            published.source,
            text("Write the post that did under reviewed_by (审核)."),
        )
    if published.until and published.until < published.date:
        yield Problem(
            "notice-ends-before",
            text(
                "This notice would be taken down on {date}, before it is shown.",
                date=published.until,
            ),
            published.source,
            text("Write the last day on which it is shown under until (截止)."),
        )


def sealed_stays(issue: Issue) -> Problem:
    """Say that an issue of a sealed kind is never published."""
    published = issue.last(StepKind.PUBLISHED)
    return Problem(
        "sealed-stays-private",
        text("An issue of a sealed category is never published."),
        published.source if published else issue.source,
        text("A story of a mediation is told by its own file, with everybody's consent."),
    )


def nothing_to_publish(published: Step) -> Problem:
    """Say that there is nothing to tell the public."""
    return Problem(
        "nothing-to-publish",
        text("This is marked as published, but there are no public words."),
        published.source,
        text("Write public_title (公示标题) and public_result (公示结果)."),
    )


def places(whole: Whole) -> Iterator[Problem]:
    """Tell of issues whose building lies elsewhere, or that repeat themselves."""
    community = whole.community
    for issue in community.issues if community else ():
        building = community.building.get(issue.building) if community else None
        if building and building.compound != issue.compound:
            yield Problem(
                "building-elsewhere",
                text("The building {id} is not in this issue's compound.", id=building.id),
                issue.source,
                text("Correct the compound (小区) or the building (楼栋)."),
            )
        elif (
            issue.public_building
            and "building" not in whole.reading.blind
            and not (building and shows_building(issue, building))
        ):
            yield Problem(
                "building-stays-private",
                text("The building will not be named, whatever public_building says."),
                issue.source,
                text(
                    "It is named only with building (楼栋) and common_part (公共部位), "
                    "and if it has at least {count} households.",
                    count=FEWEST_HOUSEHOLDS,
                ),
                Severity.WARNING,
            )
        if issue.repeat_of == issue.id:
            yield Problem(
                "refers-to-itself",
                text("An issue does not repeat itself."),
                issue.source,
                text("Write the earlier issue's number under repeat_of (重复)."),
            )


def rings(whole: Whole) -> Iterator[Problem]:
    """Tell of categories that lie under themselves."""
    community = whole.community
    for category in community.categories if community else ():
        above = category.parent
        passed: set[str] = set()
        while community and above in community.category and above not in passed:
            passed.add(above)
            above = community.category[above].parent
        if category.id in passed:
            yield Problem(
                "category-ring",
                text("The category {id} lies under itself.", id=category.id),
                category.source,
                text("Correct parent (上级)."),
            )


def posts(whole: Whole) -> Iterator[Problem]:
    """Tell of steps, meetings and cases by nobody whom the organisation knows.

    Where no posts are written down (organisation.yaml), any words may stand.
    """
    community = whole.community
    if community is None or not community.posts or BODIES & whole.reading.blind:
        return
    written: list[tuple[str, Source | None]] = []
    for issue in community.issues:
        written += [(step.by, step.by_source) for step in issue.steps]
        written.append((issue.reviewed_by, issue.source))
    for meeting in community.meetings:
        written += [(one, meeting.source) for one in (*meeting.present, *meeting.absent)]
    for case in community.mediations:
        written += [(case.by, case.source), (case.reviewed_by, case.source)]
        written += [(attempt.by, attempt.source) for attempt in case.attempts]
    yield from (
        unknown_post(name, source, community)
        for name, source in written
        if name and not community.is_body(name)
    )


def unknown_post(name: str, source: Source | None, community: Community) -> Problem:
    """Say that nobody is called so, and who was probably meant."""
    known = [word for post in community.posts for word in post.names]
    known += [word for unit in community.units for word in unit.names]
    close = misreads.similar(name, known)
    return Problem(
        "unknown-post",
        text("No post or unit is called “{name}”.", name=name),
        source,
        text("Did you mean “{word}”?", word=close)
        if close
        else text("Posts and units stand in content/organisation.yaml."),
    )


BODIES = {"post", "compound", "grid", "contact"}
"""Kinds of record without which nobody knows who may be named."""
CHECKS: tuple[Check, ...] = (posts, histories, places, rings)
