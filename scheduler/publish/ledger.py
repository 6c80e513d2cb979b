"""Makes the ledger of all issues and its figures, for staff; the sealed are counted."""

from dataclasses import replace
from datetime import date

from scheduler.model.community import Community
from scheduler.model.issue import Issue, IssueState, Level, StepKind
from scheduler.model.mediation import MediationState
from scheduler.model.times import DAY
from scheduler.publish import figures
from scheduler.publish.cleaning import clean
from scheduler.publish.council import EVERYWHERE
from scheduler.publish.counts import OTHER
from scheduler.publish.figures import Case
from scheduler.publish.ledger_edition import (
    LedgerEdition,
    LedgerRow,
    MediationCounts,
    MediationMonth,
)

ORIGINS = {
    "visit": "走访",
    "council": "议事会",
    "phone": "来电",
    "office": "来访",
    "patrol": "网格巡查",
    "transfer": "上级转来",
}
LEVELS = {Level.BUILDING: "楼栋", Level.COMPOUND: "小区", Level.COMMUNITY: "社区"}
STATES = {
    IssueState.RECEIVED: "待认领",
    IssueState.CLAIMED: "在办",
    IssueState.ON_HOLD: "挂起",
    IssueState.TRANSFERRED: "转办",
    IssueState.DECLINED: "不予受理",
    IssueState.SETTLED: "办结待回访",
    IssueState.FOLLOWED_UP: "已回访",
    IssueState.NOT_FIXED: "回访未解决",
    IssueState.PUBLISHED: "已公示",
    IssueState.WITHDRAWN: "撤下公示",
}
CASES = {
    MediationState.OPEN: "在谈",
    MediationState.AGREED: "谈成待兑现",
    MediationState.KEPT: "已兑现",
    MediationState.BROKEN: "没兑现",
    MediationState.ENDED: "没谈成",
}
OUTCOMES = {
    "fixed": "已解决",
    "half_fixed": "部分解决",
    "not_fixed": "未解决",
    "not_needed": "无需回访",
}
SATISFACTIONS = {"satisfied": "满意", "mostly": "基本满意", "dissatisfied": "不满意"}


def edition(community: Community, as_of: date) -> LedgerEdition:
    """Give the ledger as it stood on ``as_of``, with the figures of that month."""
    first = as_of.replace(day=1)
    cases = figures.cases(community, as_of)
    days = community.issue_rules.response_days
    office = community.contacts[0]
    known = {issue.id: issue for issue in community.issues}
    return LedgerEdition(
        community=clean(community.name),
        fictional=community.fictional,
        office=clean(office.name),
        phone=clean(office.phone),
        first=first,
        as_of=as_of,
        rows=tuple(
            _row(known[case.id], case, community, as_of)
            for case in sorted(cases, key=lambda case: (case.received, case.id))
        ),
        month=figures.figures(cases, first, as_of, days),
        year=figures.figures(cases, figures.year_before(as_of), as_of, days),
        movement=figures.movement(figures.cases(community, first - DAY), cases),
        names=(
            ("", EVERYWHERE),
            (OTHER, "其他"),
            *((one.id, clean(one.name)) for one in community.categories if not one.sealed),
            *((one.id, clean(one.name)) for one in community.compounds),
        ),
        mediation=mediation(community, as_of),
        sealed=sum(first <= day <= as_of for day in _sealed(community)),
    )


def mediation(community: Community, as_of: date) -> MediationCounts:
    """Count the cases between neighbours as they stood on ``as_of``."""
    cases = [one.known(as_of) for one in community.mediations if one.received <= as_of]
    waiting = [p for one in cases for p in one.promises if one.agreed and not p.looked_at]

    def counted(month: str) -> tuple[int, ...]:
        same = [one for one in cases if month in f"{one.received:%Y-%m}"]
        return tuple(sum(one.state is state for one in same) for state in CASES)

    return MediationCounts(
        states=tuple(CASES.values()),
        all=counted(""),
        months=tuple(
            MediationMonth(month, sum(counted(month)), counted(month))
            for month in figures.months(figures.year_before(as_of), as_of)
        ),
        due=sum(promise.due <= as_of for promise in waiting),
        coming=sum(promise.due > as_of for promise in waiting),
    )


def _sealed(community: Community) -> list[date]:
    """Give the days on which something sealed came in: an issue that became a case once."""
    mediated = {case.issue for case in community.mediations}
    return [
        issue.received
        for issue in community.issues
        if community.category[issue.category].sealed and issue.id not in mediated
    ] + [case.received for case in community.mediations]


def _row(issue: Issue, case: Case, community: Community, as_of: date) -> LedgerRow:
    known = replace(issue, steps=tuple(s for s in issue.steps if s.date <= as_of))
    claim, published = known.last(StepKind.CLAIMED), known.last(StepKind.PUBLISHED)
    compound = community.compound.get(issue.compound)
    grid = community.grid.get(community.grid_of(issue))
    return LedgerRow(
        id=issue.id,
        received=issue.received,
        origin=ORIGINS[issue.origin],
        category=clean(community.category[issue.category].name),
        compound=clean(compound.name) if compound else EVERYWHERE,
        grid=clean(grid.name) if grid else "",
        level=LEVELS[known.reached],
        text=" ".join(clean(issue.text).split()),
        state=STATES[known.state],
        is_open=known.is_open,
        by=clean(claim.by) if claim else "",
        due=known.claim.due if known.claim else None,
        settled=case.ended if case.wait.settled else None,
        days=case.wait.days,
        outcome=OUTCOMES.get(case.outcome, ""),
        satisfaction=SATISFACTIONS.get(case.satisfaction, ""),
        repeat_of=issue.repeat_of,
        published=published.date if published else None,
    )
