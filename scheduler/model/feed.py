"""The secret address of a volunteer's personal calendar feed."""

from dataclasses import dataclass
from datetime import datetime

from scheduler.problems import Source


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
