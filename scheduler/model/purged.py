"""What was removed when its time was over: how much and from where, not what it said."""

from dataclasses import dataclass
from datetime import date

from scheduler.problems import Source


@dataclass(frozen=True, slots=True)
class Purged:
    """One line of the log: so many values or records went from a file on a day."""

    date: date
    rule: str
    """Id of the period that was over."""
    file: str
    """Path below the project's folder."""
    count: int
    source: Source
