"""Rules that yield the dates inside a window.

Every form is a frozen record with one method, ``dates``. The words people write for them
are read in ``content/phrases.py``; what exceptions do to them is in ``timetable.py``.
"""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from scheduler.model.holidays import Holidays


class Recurrence(Protocol):
    """A rule that gives dates."""

    def dates(self, first: date, last: date, holidays: Holidays) -> Iterator[date]:
        """Yield the rule's dates from ``first`` to ``last``, ascending, each once."""
        ...
