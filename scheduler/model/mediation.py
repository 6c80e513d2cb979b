"""Mediation (矛盾化解): sealed; only its counts reach staff sheets.

Parties are references such as ``甲方``, never names. A story for the public is a text
written anew, told only with the recorded consent of every party.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scheduler.model.times import Date
from scheduler.problems import Source


class MediationState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    AGREED = "agreed"
    """With a promise that is still to be looked at."""
    KEPT = "kept"
    BROKEN = "broken"
    """Agreed, but the promise was not kept: to be mediated again."""
    ENDED = "ended"
    """Without agreement; the parties were told where else to turn."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One talk: when, who mediated (a post), and what came of it."""

    date: date
    source: Source
    by: str = ""
    participants: tuple[tuple[str, int], ...] = ()
    result: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a party promised (承诺), by when it is looked at, and whether it was kept."""

    party: str
    text: str
    due: date
    source: Source
    looked_at: Date | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """A party's recorded consent that the story be told, until it is taken back."""

    party: str
    date: date
    source: Source
    withdrawn: Date | None = None

    def holds(self, on: Date) -> bool:
        """Tell whether it was given by the day ``on``, and not taken back by then."""
        return self.date <= on and (self.withdrawn is None or on < self.withdrawn)


@dataclass(frozen=True, slots=True)
class Mediation:
    """One case between neighbours. Everything but the story is sealed."""

    id: str
    received: date
    grid: str
    parties: tuple[str, ...]
    by: str
    """Post of the mediator."""
    text: str
    source: Source
    issue: str = ""
    """Id of the issue that it began with, if any."""
    attempts: tuple[Attempt, ...] = ()
    evidence: tuple[str, ...] = ()
    agreed: Date | None = None
    agreement: str = ""
    promises: tuple[Promise, ...] = ()
    ended: Date | None = None
    reason: str = ""
    """Why it ended without agreement."""
    consents: tuple[Consent, ...] = ()
    story: str = ""
    """For the public, rewritten: no building, no day."""
    reviewed_by: str = ""
    story_source: Source | None = None

    @property
    def state(self) -> MediationState:
        """Where the case stands."""
        if self.ended:
            return MediationState.ENDED
        if not self.agreed:
            return MediationState.OPEN
        if any(promise.looked_at and not promise.kept for promise in self.promises):
            return MediationState.BROKEN
        if any(promise.looked_at is None for promise in self.promises):
            return MediationState.AGREED
        return MediationState.KEPT

    def known(self, on: date) -> "Mediation":
        """Give the case as it stood on a day."""
        return replace(
            self,
            attempts=tuple(one for one in self.attempts if one.date <= on),
            agreed=_by(self.agreed, on),
            promises=tuple(
                replace(one, looked_at=_by(one.looked_at, on)) for one in self.promises
            ),
            ended=_by(self.ended, on),
        )

    def has_consent(self, on: date = date.max) -> bool:
        """Tell whether every party agreed that the story be told, and still does."""
        agreed = {one.party for one in self.consents if one.holds(on)}
        return bool(self.parties) and set(self.parties) <= agreed

    def public_story(self, on: date) -> str:
        """Give the story if it may be told on the day ``on``, else nothing."""
        return self.story if self.has_consent(on) and self.reviewed_by else ""

    def due(self, on: date) -> tuple[Promise, ...]:
        """Give the promises that should have been looked at by ``on``."""
        return tuple(p for p in self.promises if p.looked_at is None and p.due <= on)


def _by(day: Date | None, on: date) -> Date | None:
    return day if day and day <= on else None
