"""Counts issues: what came in, what became of it by a day, and how long that took.

An issue has settled when it is done and nobody has said that it is not. One that was
reopened waits since it first came in. One that was declined is no success: it counts as
waiting until the day of the count, so that declining makes no figure better.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scheduler.model.community import Community
from scheduler.model.issue import Issue, IssueState, Outcome, Satisfaction, StepKind
from scheduler.model.times import DAY, Date
from scheduler.publish.counts import Figures, Group, Number, Rate, number
from scheduler.publish.ledger_edition import Movement
from scheduler.publish.waiting import Wait

MONTHS = 12
ANSWERS = frozenset(
    {StepKind.CLAIMED, StepKind.TRANSFERRED, StepKind.ON_HOLD, StepKind.DECLINED}
)
"""The steps by which a resident hears that somebody took the matter up."""


class Fate(StrEnum):
    """What has become of an issue."""

    OPEN = "open"
    SETTLED = "settled"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Case:
    """An issue as it is counted on a day: no words and nobody's name."""

    id: str
    received: date
    category: str
    """The topmost category that it lies under."""
    compound: str
    fate: Fate
    ended: Date | None
    """When it was settled or declined."""
    wait: Wait
    answered: int | None
    """Days until somebody took it up; ``None``: nobody has."""
    outcome: str
    """Of the last follow-up since it was settled; of ``Outcome``, or empty."""
    satisfaction: str
    repeat: bool

    @property
    def month(self) -> str:
        """The month in which it came in."""
        return f"{self.received:%Y-%m}"


def cases(community: Community, on: date) -> tuple[Case, ...]:
    """Give every issue that had come in by ``on``, as it stood then; nothing sealed."""
    return tuple(
        case(issue, community.lineage(issue.category)[-1], on)
        for issue in community.issues
        if issue.received <= on and not community.category[issue.category].sealed
    )


def case(issue: Issue, category: str, on: date) -> Case:
    """Count one issue as it stood on ``on``."""
    known = replace(issue, steps=tuple(s for s in issue.steps if s.date <= on))
    fate = _fate(known)
    ending = StepKind.SETTLED if fate is Fate.SETTLED else StepKind.DECLINED
    last = known.last(ending) if fate is not Fate.OPEN else None
    settled = last.date if last and fate is Fate.SETTLED else None
    asked = known.last(StepKind.FOLLOWED_UP)
    if asked and (settled is None or asked.date < settled):
        asked = None
    answered = next((s.date for s in known.steps if s.kind in ANSWERS), None)
    return Case(
        id=issue.id,
        received=issue.received,
        category=category,
        compound=issue.compound,
        fate=fate,
        ended=last.date if last else None,
        wait=Wait(((settled or on) - issue.received).days, settled=settled is not None),
        answered=(answered - issue.received).days if answered else None,
        outcome=asked.outcome if asked else "",
        satisfaction=asked.satisfaction if asked else "",
        repeat=bool(issue.repeat_of),
    )


def _fate(issue: Issue) -> Fate:
    if issue.is_open:
        return Fate.OPEN
    return Fate.DECLINED if issue.state is IssueState.DECLINED else Fate.SETTLED


def figures(found: Iterable[Case], first: date, as_of: date, response_days: int) -> Figures:
    """Count the cases that came in from ``first`` to ``as_of``, as they stood then."""
    found = tuple(found)
    counted = [case for case in found if first <= case.received <= as_of]
    single = [case for case in counted if not case.repeat]
    decided = [case for case in single if (as_of - case.received).days >= response_days]
    settled = [case for case in single if case.fate is Fate.SETTLED]
    asked = [c for c in settled if c.outcome and c.outcome != Outcome.NOT_NEEDED]
    opinions = [case for case in settled if case.satisfaction]
    return Figures(
        first=first,
        as_of=as_of,
        total=group("", counted),
        months=tuple(
            group(key, [case for case in counted if case.month == key])
            for key in months(first, as_of)
        ),
        settled_in=settled_by_month(found, first, as_of),
        categories=groups(counted, lambda case: case.category),
        compounds=groups(counted, lambda case: case.compound),
        response=rate(
            decided, lambda c: c.answered is not None and c.answered <= response_days
        ),
        resolution=rate(asked, lambda c: c.outcome == Outcome.FIXED),
        satisfaction=rate(opinions, lambda c: c.satisfaction != Satisfaction.DISSATISFIED),
        unasked=number(case.id for case in settled if not case.outcome),
        response_days=response_days,
        days=tuple((case.id, case.wait.days) for case in counted),
    )


def groups(counted: Iterable[Case], key: Callable[[Case], str]) -> tuple[Group, ...]:
    """Count by what ``key`` gives, in its order."""
    by_key: dict[str, list[Case]] = {}
    for case in counted:
        by_key.setdefault(key(case), []).append(case)
    return tuple(group(found, by_key[found]) for found in sorted(by_key))


def group(key: str, counted: Iterable[Case]) -> Group:
    """Count some cases; a repeated complaint is none of those received."""
    counted = tuple(counted)
    single = [case for case in counted if not case.repeat]
    by_fate = {
        fate: number(case.id for case in single if case.fate is fate) for fate in Fate
    }
    return Group(
        key,
        received=number(case.id for case in single),
        settled=by_fate[Fate.SETTLED],
        open=by_fate[Fate.OPEN],
        declined=by_fate[Fate.DECLINED],
        repeats=number(case.id for case in counted if case.repeat),
        waits=tuple(case.wait for case in single),
    )


def rate(whole: Iterable[Case], holds: Callable[[Case], bool]) -> Rate:
    """Give the share of cases for which something holds."""
    whole = tuple(whole)
    return Rate(number(c.id for c in whole if holds(c)), number(c.id for c in whole))


def months(first: date, last: date) -> list[str]:
    """Name the months from one day to another: ``2026-11``."""
    found = []
    while last >= first:
        found.append(f"{last:%Y-%m}")
        last = last.replace(day=1) - DAY
    return found[::-1]


def year_before(as_of: date) -> date:
    """Give the first day of the twelve months that end with that of ``as_of``."""
    first = as_of.replace(day=1)
    for _ in range(MONTHS - 1):
        first = (first - DAY).replace(day=1)
    return first


def settled_by_month(
    found: Iterable[Case], first: date, as_of: date
) -> tuple[tuple[str, Number], ...]:
    """Give what was settled in each month, whenever it came in."""
    by_month: dict[str, list[str]] = {key: [] for key in months(first, as_of)}
    for case in found:
        month = f"{case.ended:%Y-%m}" if case.ended else ""
        if case.fate is Fate.SETTLED and not case.repeat and month in by_month:
            by_month[month].append(case.id)
    return tuple((month, number(ids)) for month, ids in by_month.items())


def movement(before: Iterable[Case], after: Iterable[Case]) -> Movement:
    """Compare the cases as they stood on two days; repeated complaints are left out."""
    was = {case.id: case.fate for case in before if not case.repeat}
    now = {case.id: case.fate for case in after if not case.repeat}
    open_before = {id_ for id_, fate in was.items() if fate is Fate.OPEN}
    in_hand = open_before | (now.keys() - was.keys())

    def became(fate: Fate, ids: Iterable[str]) -> Number:
        return number(id_ for id_ in ids if now.get(id_) is fate)

    return Movement(
        before=number(open_before),
        received=number(now.keys() - was.keys()),
        reopened=became(Fate.OPEN, was.keys() - open_before),
        settled=became(Fate.SETTLED, in_hand),
        declined=became(Fate.DECLINED, in_hand),
        after=became(Fate.OPEN, now),
    )
