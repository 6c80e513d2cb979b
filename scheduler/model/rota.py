"""The rota of a week: who does what. A lock file: planned, edited, released, changed."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from scheduler.model.times import TimeSpan, Week
from scheduler.problems import Source


class RotaStatus(StrEnum):
    """A draft may be planned anew; a released rota changes only by recorded changes."""

    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A volunteer on a shift. ``pinned`` ones are a person's decision and stay."""

    volunteer: str
    pinned: bool = False
    source: Source | None = None
    by: str = ""
    """Post of the member of staff who pinned it."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RotaShift:
    """A shift as the rota froze it: where and when it was promised, and to whom."""

    shift: str
    """``dumplings/2026-11-27/wrap``"""
    date: date
    time: TimeSpan
    venue: str
    assignments: tuple[Assignment, ...]
    reserves: tuple[str, ...] = ()
    """Ranked, best first (备班)."""
    source: Source | None = None

    @property
    def volunteers(self) -> tuple[str, ...]:
        """Ids of those assigned."""
        return tuple(assignment.volunteer for assignment in self.assignments)

    @property
    def service(self) -> str:
        """Id of the service."""
        return self.shift.split("/", 1)[0]

    @property
    def occurrence(self) -> str:
        """Id of the occurrence."""
        return self.shift.rsplit("/", 1)[0]


@dataclass(frozen=True, slots=True)
class Change:
    """One recorded change of a released rota; each raises its revision by one.

    ``kind``: ``swap`` (``out`` hands over to ``substitute``, who may be empty: the place
    stays open), ``add`` (``substitute`` joins), ``move`` (the shift got ``date``, ``time``
    or ``venue`` anew) or ``withdraw`` (the shift is not held). ``shifts`` in the file
    always show the state after all changes; the records are its history. A withdrawn
    shift stays there with its people, so that their calendars can say so.
    """

    revision: int
    at: datetime
    kind: str
    shift: str
    by: str
    """Post of the member of staff who recorded it."""
    reason: str = ""
    out: str = ""
    substitute: str = ""
    before: str = ""
    """For a move: the former ``date time venue`` as text."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Rota:
    """Who does what in one ISO week."""

    week: Week
    status: RotaStatus
    shifts: tuple[RotaShift, ...]
    released_at: datetime | None = None
    changes: tuple[Change, ...] = ()
    planned_from: str = ""
    """Fingerprint of everything a draft was planned from; empty when nobody knows."""
    source: Source | None = None

    @property
    def revision(self) -> int:
        """0 when released, then one more for each recorded change."""
        return self.changes[-1].revision if self.changes else 0

    @property
    def is_released(self) -> bool:
        """Tell whether it is binding."""
        return self.status is RotaStatus.RELEASED


def release(rota: Rota, at: datetime) -> Rota:
    """Freeze a draft: from ``at`` on it is binding."""
    return replace(
        rota, status=RotaStatus.RELEASED, released_at=at, planned_from="", changes=()
    )
