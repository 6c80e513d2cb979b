"""A meeting of the council as it was recorded."""

from dataclasses import dataclass

from scheduler.model.times import Date
from scheduler.problems import Source


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting by its planned ``date``: held then, moved, or skipped, with the reason."""

    date: Date
    source: Source
    to: Date | None = None
    """The day on which it took place instead."""
    skipped: bool = False
    reason: str = ""
    present: tuple[str, ...] = ()
    """Posts and units that came."""
    absent: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    """Ids of the issues that were read out."""
    note: str = ""

    @property
    def day(self) -> Date:
        """The day on which it took place, or should have."""
        return self.to or self.date

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return not self.skipped
