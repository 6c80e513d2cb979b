"""The residents' council: when it meets, what it solved; and stories of neighbours."""

from collections.abc import Iterator

from scheduler.publish.days import by_day
from scheduler.publish.editions import PublicEdition
from scheduler.publish.pages.page import DAYS, Page


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give the page on the residents' council, if there is one, and stories if any."""
    found = [service for service in edition.services if service.kind == "council"]
    if found:
        occurrences = [o for service in found for o in service.occurrences]
        yield Page(
            "council.md",
            "居民议事会",
            "council.md.j2",
            {
                "councils": found,
                "days": by_day(occurrences, edition.as_of, edition.as_of + DAYS),
                "notices": [n for n in edition.notices if n.consulted][:8],
            },
            "下一次议事会的时间地点，议过并已解决的事项。",
        )
    if edition.stories:
        yield Page(
            "stories.md",
            "邻里故事",
            "stories.md.j2",
            {},
            "邻居之间的疙瘩是怎样解开的，双方同意后另写的。",
            dated=None,
        )
