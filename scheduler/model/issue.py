"""Residents' issues (诉求) and what was done about them; the state follows from the steps.

The words are Open311's where it has them (service request, status, service code).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.model.times import Date
from scheduler.problems import Source


class Level(StrEnum):
    """The three levels of consultation (三级协商)."""

    BUILDING = "building"
    COMPOUND = "compound"
    COMMUNITY = "community"


class StepKind(StrEnum):
    """What can happen to an issue, in the order in which it usually does."""

    CLAIMED = "claimed"
    CONSULTED = "consulted"
    TRANSFERRED = "transferred"
    ON_HOLD = "on_hold"
    DECLINED = "declined"
    SETTLED = "settled"
    FOLLOWED_UP = "followed_up"
    REOPENED = "reopened"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class IssueState(StrEnum):
    """Where an issue stands."""

    RECEIVED = "received"
    CLAIMED = "claimed"
    ON_HOLD = "on_hold"
    TRANSFERRED = "transferred"
    DECLINED = "declined"
    SETTLED = "settled"
    FOLLOWED_UP = "followed_up"
    PUBLISHED = "published"


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
    """Of a follow-up: ``fixed``, ``half_fixed``, ``not_fixed`` or ``not_needed``."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of issue with its Open311 service code."""

    id: str
    name: str
    source: Source
    sealed: bool = False
    """Mediation and the like: never public."""


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
    text: str
    """Private: never reaches the public."""
    source: Source
    steps: tuple[Step, ...] = ()
    public_title: str = ""
    public_result: str = ""
    reviewed_by: str = ""
    """Post that reviewed the public words."""

    @property
    def state(self) -> IssueState:
        """Where it stands: what the last step that changes the state made of it."""
        state = IssueState.RECEIVED
        for step in self.steps:
            state = AFTER.get(step.kind, state)
        return state

    def last(self, kind: StepKind) -> Step | None:
        """Give the newest step of ``kind``."""
        return next((s for s in reversed(self.steps) if s.kind is kind), None)


AFTER = {
    StepKind.CLAIMED: IssueState.CLAIMED,
    StepKind.TRANSFERRED: IssueState.TRANSFERRED,
    StepKind.ON_HOLD: IssueState.ON_HOLD,
    StepKind.DECLINED: IssueState.DECLINED,
    StepKind.SETTLED: IssueState.SETTLED,
    StepKind.FOLLOWED_UP: IssueState.FOLLOWED_UP,
    StepKind.REOPENED: IssueState.RECEIVED,
    StepKind.PUBLISHED: IssueState.PUBLISHED,
    StepKind.WITHDRAWN: IssueState.SETTLED,
}
"""The state after each kind of step; a consultation leaves it as it is."""
