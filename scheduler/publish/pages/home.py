"""The first page: today, what changed, what was solved."""

from datetime import timedelta

from scheduler.publish.days import by_day
from scheduler.publish.editions import PublicEdition
from scheduler.publish.pages.page import DAYS, Page


def home(edition: PublicEdition) -> Page:
    """Give the first page: today, what changed, what was solved."""
    last = edition.as_of + DAYS
    occurrences = [o for service in edition.services for o in service.occurrences]
    settled = {
        month: found.count for month, found in edition.figures.settled_in if found.count
    }
    solved = dict(list(settled.items())[-3:])
    changes = [
        change
        for change in edition.releases
        if change.revision and change.at.date() >= edition.as_of - timedelta(days=14)
    ]
    return Page(
        "index.md",
        edition.name,
        "home.md.j2",
        {
            "days": by_day(occurrences, edition.as_of, last),
            "solved": solved,
            "changes": changes[:4],
            "notices": edition.notices[:5],
        },
        f"{edition.name}：今天与近期的便民服务、居民议事和已解决事项。",
        in_search=False,
    )
