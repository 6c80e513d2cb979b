"""Residents' issues (诉求) and what was done about them; the state follows from the steps.

The words are Open311's where it has them (service request, status, service code).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.model.place import Building
from scheduler.model.times import Date
from scheduler.problems import Source


class Level(StrEnum):
    """The three levels of consultation (三级协商), the lowest first."""

    BUILDING = "building"
    COMPOUND = "compound"
    COMMUNITY = "community"

    @property
    def height(self) -> int:
        """Count the levels below it."""
        return tuple(Level).index(self)


class StepKind(StrEnum):
    """What can happen to an issue, in the order in which it usually does."""

    CLAIMED = "claimed"
    CONSULTED = "consulted"
    RAISED = "raised"
    """To a higher level of consultation (提级): ``level`` says which, ``reason`` why."""
    TRANSFERRED = "transferred"
    ON_HOLD = "on_hold"
    DECLINED = "declined"
    SETTLED = "settled"
    FOLLOWED_UP = "followed_up"
    REOPENED = "reopened"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What the resident said when asked afterwards (回访结果)."""

    FIXED = "fixed"
    HALF_FIXED = "half_fixed"
    NOT_FIXED = "not_fixed"
    NOT_NEEDED = "not_needed"


class Satisfaction(StrEnum):
    """How the resident finds what was done (满意率 counts the first two)."""

    SATISFIED = "satisfied"
    MOSTLY = "mostly"
    DISSATISFIED = "dissatisfied"


class IssueState(StrEnum):
    """Where an issue stands."""

    RECEIVED = "received"
    CLAIMED = "claimed"
    ON_HOLD = "on_hold"
    TRANSFERRED = "transferred"
    DECLINED = "declined"
    SETTLED = "settled"
    FOLLOWED_UP = "followed_up"
    NOT_FIXED = "not_fixed"
    """Settled, but the resident says that it is not: to be reopened."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


OPEN = frozenset(
    {
        IssueState.RECEIVED,
        IssueState.CLAIMED,
        IssueState.ON_HOLD,
        IssueState.TRANSFERRED,
        IssueState.NOT_FIXED,
    }
)
"""The states in which something is still to be done for the resident."""


@dataclass(frozen=True, slots=True)
class Step:
    """One dated record of an issue's history."""

    kind: StepKind
    date: date
    source: Source
    by: str = ""
    """Post or unit, never a private person's name."""
    due: Date | None = None
    level: Level | None = None
    outcome: str = ""
    """Of a follow-up: one of ``Outcome``."""
    satisfaction: str = ""
    """Of a follow-up: one of ``Satisfaction``, or empty where nobody asked."""
    note: str = ""
    to: str = ""
    """Of a transfer: where the issue went."""
    reason: str = ""
    participants: tuple[tuple[str, int], ...] = ()
    """Of a consultation: (role, how many came), never names."""
    result: str = ""
    """What was agreed in a consultation, or done; private like the note."""
    until: Date | None = None
    """Of a publication: the last day on which the notice is shown."""
    by_source: Source | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of issue, in a tree, with its Open311 service code."""

    id: str
    name: str
    source: Source
    sealed: bool = False
    """Mediation and the like: never public. What lies under a sealed kind is sealed."""
    parent: str = ""
    service_code: str = ""
    """Open311's; the id where none is given."""

    @property
    def code(self) -> str:
        """Give the Open311 service code."""
        return self.service_code or self.id


@dataclass(frozen=True, slots=True)
class EscalationLimit:
    """After so many ``days`` at ``level`` an open issue is due to be raised (提级).

    Of any category where ``category`` is empty; else of that one and all under it.
    """

    level: Level
    days: int
    source: Source
    category: str = ""


@dataclass(frozen=True, slots=True)
class IssueRules:
    """What the community agreed on about issues; nothing rises unless it says so."""

    escalation: tuple[EscalationLimit, ...] = ()
    unclaimed_meetings: int = 2
    """After so many meetings at which nobody claimed it an issue is flagged."""
    response_days: int = 7
    """Within so many days somebody should take an issue up (响应率): from one council
    to the next.
    """
    shown_days: int = 7
    """So many days a notice is shown (公示期), unless its own last day is written."""
    stub_days: int = 365
    """So many days after that its id, category, compound and days stay."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a resident told, in private words, and the public words written apart."""

    id: str
    received: date
    origin: str
    """``visit``, ``council``, ``phone``, ``office``, ``patrol`` or ``transfer``."""
    category: str
    compound: str
    level: Level
    """At which level it came in; see ``reached``."""
    text: str
    """Private: never reaches the public."""
    source: Source
    steps: tuple[Step, ...] = ()
    public_title: str = ""
    public_result: str = ""
    reviewed_by: str = ""
    """Post that reviewed the public words."""
    grid: str = ""
    building: str = ""
    """Private unless ``shows_building``."""
    common_part: bool = False
    """Whether it is about a common part (公共部位), not about somebody's home."""
    public_building: bool = False
    repeat_of: str = ""
    """Id of the earlier issue of which this is a repeated complaint."""
    title_source: Source | None = None
    result_source: Source | None = None

    @property
    def state(self) -> IssueState:
        """Where it stands after its steps."""
        state = IssueState.RECEIVED
        for step in self.steps:
            state = after(state, step)
        return state

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done for the resident."""
        return self.state in OPEN

    @property
    def reached(self) -> Level:
        """The level it was raised to, by a step or by a consultation there."""
        levels = [step.level for step in self.steps if step.level]
        return max((self.level, *levels), key=lambda level: level.height)

    def last(self, kind: StepKind) -> Step | None:
        """Give the newest step of ``kind``."""
        return next((s for s in reversed(self.steps) if s.kind is kind), None)

    @property
    def claim(self) -> Step | None:
        """The claim that holds; ``None`` while nobody has it."""
        return self.last(StepKind.CLAIMED) if self.state is IssueState.CLAIMED else None


_WORK = {
    StepKind.CLAIMED: IssueState.CLAIMED,
    StepKind.TRANSFERRED: IssueState.TRANSFERRED,
    StepKind.ON_HOLD: IssueState.ON_HOLD,
    StepKind.DECLINED: IssueState.DECLINED,
}


def _staying(state: IssueState) -> dict[StepKind, IssueState]:
    return {StepKind.CONSULTED: state, StepKind.RAISED: state}


TRANSITIONS: Mapping[IssueState, Mapping[StepKind, IssueState]] = {
    IssueState.RECEIVED: {**_WORK, **_staying(IssueState.RECEIVED)},
    IssueState.CLAIMED: {
        **_WORK,
        **_staying(IssueState.CLAIMED),
        StepKind.SETTLED: IssueState.SETTLED,
    },
    IssueState.ON_HOLD: {
        **_WORK,
        **_staying(IssueState.ON_HOLD),
        StepKind.SETTLED: IssueState.SETTLED,
    },
    IssueState.TRANSFERRED: {
        **_WORK,
        **_staying(IssueState.TRANSFERRED),
        StepKind.SETTLED: IssueState.SETTLED,
    },
    IssueState.DECLINED: {StepKind.REOPENED: IssueState.RECEIVED},
    IssueState.SETTLED: {
        StepKind.FOLLOWED_UP: IssueState.FOLLOWED_UP,
        StepKind.REOPENED: IssueState.RECEIVED,
    },
    IssueState.FOLLOWED_UP: {
        StepKind.FOLLOWED_UP: IssueState.FOLLOWED_UP,
        StepKind.REOPENED: IssueState.RECEIVED,
        StepKind.PUBLISHED: IssueState.PUBLISHED,
    },
    IssueState.NOT_FIXED: {
        StepKind.FOLLOWED_UP: IssueState.FOLLOWED_UP,
        StepKind.REOPENED: IssueState.RECEIVED,
    },
    IssueState.PUBLISHED: {StepKind.WITHDRAWN: IssueState.WITHDRAWN},
    IssueState.WITHDRAWN: {
        StepKind.PUBLISHED: IssueState.PUBLISHED,
        StepKind.REOPENED: IssueState.RECEIVED,
    },
}
"""The one table of what may happen when: state, step, state after it.

A follow-up that finds it not fixed leads to ``NOT_FIXED`` instead.
"""


def after(state: IssueState, step: Step) -> IssueState:
    """Give the state after ``step``, as if it were legal.

    So one mistake in a history is one problem, not one for each step after it.
    """
    if step.kind is StepKind.FOLLOWED_UP and step.outcome == Outcome.NOT_FIXED:
        return IssueState.NOT_FIXED
    if step.kind in TRANSITIONS[state]:
        return TRANSITIONS[state][step.kind]
    if step.kind in _staying(state):
        return state
    return next(to[step.kind] for to in TRANSITIONS.values() if step.kind in to)


@dataclass(frozen=True, slots=True)
class Illegal:
    """A step that cannot follow, and the ones that could have."""

    step: Step
    state: IssueState
    legal: tuple[StepKind, ...]


def illegal(issue: Issue) -> Iterator[Illegal]:
    """Yield each step that its state does not allow."""
    state = IssueState.RECEIVED
    for step in issue.steps:
        if step.kind not in TRANSITIONS[state]:
            yield Illegal(step, state, legal(state))
        state = after(state, step)


def legal(state: IssueState) -> tuple[StepKind, ...]:
    """Give the steps that may follow, in the order in which they usually happen."""
    return tuple(kind for kind in StepKind if kind in TRANSITIONS[state])


FEWEST_HOUSEHOLDS = 10
"""A building with fewer households is never named: it would point at a few."""


def shows_building(issue: Issue, building: Building) -> bool:
    """Tell whether the public may know the building.

    Only if staff chose so, of a common part, in a building of at least 10 households.
    """
    return (
        issue.building == building.id
        and issue.public_building
        and issue.common_part
        and building.households >= FEWEST_HOUSEHOLDS
    )
