"""The secret address of a volunteer's personal calendar feed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.problems import Source

REMINDERS = (timedelta(days=1), timedelta(hours=2))
"""How long before a duty a personal calendar rings, unless the community says else."""
CLOSING = timedelta(days=30)
"""How long a closed address says that it is closed; then its file goes."""
WEEK = timedelta(weeks=1)


def is_reminder(before: timedelta) -> bool:
    """Tell whether calendars can carry it: under a week, or whole weeks, but not none.

    RFC 5545 has no way to write a week and a day as one duration.
    """
    return timedelta() < before < WEEK or (before >= WEEK and not before % WEEK)


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """192 random bits, url-safe base64 (32 characters), minted by an explicit command.

    A ``closed`` address shows a closing notice for 30 days, unless it ``leaked``: then it
    is gone at once.
    """

    volunteer: str
    token: str
    minted: datetime
    source: Source
    closed: datetime | None = None
    leaked: bool = False
