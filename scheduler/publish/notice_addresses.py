"""Where a notice stands: on a page of its own for a year, then only in its month."""

from datetime import timedelta

from scheduler.publish.editions import PublicEdition
from scheduler.publish.told_issues import Notice, NoticeStub

RECENT = timedelta(days=365)
"""How long a notice keeps a page of its own, to be shared and printed."""


def address_of(notice: Notice | NoticeStub, edition: PublicEdition) -> str:
    """Give where a notice stands: on a page of its own, or on its month's."""
    if is_recent(notice, edition):
        return single_uri(notice)
    return f"notices/{notice.published:%Y-%m}.md#{notice.id}"


def is_recent(notice: Notice | NoticeStub, edition: PublicEdition) -> bool:
    """Tell whether the notice has a page of its own."""
    return notice.published > edition.as_of - RECENT


def single_uri(notice: Notice | NoticeStub) -> str:
    """Name a notice's own page."""
    return f"notices/{notice.id}.md"
