"""What the public may know of issues: notices, their stubs, and the council's matters."""

from dataclasses import dataclass
from datetime import date

from scheduler.model.times import Date


@dataclass(frozen=True, slots=True)
class NoticeStep:
    """One step of the way, without names."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The public projection of a resolved issue (公示): derived, never written."""

    id: str
    title: str
    result: str
    compound: str
    """Id of the compound."""
    category: str
    """Id of the category."""
    received: date
    resolved: date
    published: date
    days: int
    level: str
    steps: tuple[NoticeStep, ...]
    consulted: bool = False
    """Whether neighbours talked it over (议事会) before it was settled."""
    building: str = ""
    """Name of the building, where the rule for naming one allows it."""
    until: Date | None = None
    """The last day on which it is shown; ``None``: for good."""


@dataclass(frozen=True, slots=True)
class NoticeStub:
    """What stays of a notice that has been taken down."""

    id: str
    compound: str
    """Id of the compound."""
    category: str
    """Id of the category."""
    published: date
    days: int


@dataclass(frozen=True, slots=True)
class CouncilMatter:
    """Something that the council has before it, or that somebody claimed there.

    The title is the public one where it has been reviewed, else place and category.
    """

    title: str
    why: tuple[str, ...]
    """Of the agenda: waiting for a claim, overdue, due to be raised."""
    by: str = ""
    """Who claimed it: a unit that may be named, or nothing."""
    claimed: Date | None = None
    due: Date | None = None


@dataclass(frozen=True, slots=True)
class PublicCategory:
    """A kind of issue that may be published."""

    id: str
    name: str
    code: str = ""
    """Open311's service code."""
    parent: str = ""
    """Id of the kind that it lies under."""
