"""What one page is, before it is rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from scheduler.publish.editions import PublicEdition, PublicService

DAYS = timedelta(days=34)
"""How many days pages show, at least: the site is built weekly and may be late."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it is, how it is called, its template and what that shows."""

    uri: str
    title: str
    template: str
    data: Mapping[str, object] = field(default_factory=dict)
    description: str = ""
    dated: date | None = None
    """When its content last changed, for the sitemap; ``None`` is the edition's day."""
    in_search: bool = True


def lasting(edition: PublicEdition) -> tuple[PublicService, ...]:
    """Give the services that have a page: one-off ones only while a date is near."""
    return tuple(s for s in edition.services if s.kind != "event" or s.occurrences)
