"""What is on: the month view, the list of services, and a page for each."""

from collections.abc import Iterator

from scheduler.publish.days import by_day, months
from scheduler.publish.editions import PublicEdition, PublicLesson, PublicService
from scheduler.publish.pages.page import DAYS, Page, lasting


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give all of them."""
    yield month(edition)
    yield Page(
        "services/index.md",
        "社区服务",
        "services.md.j2",
        {"events": [s for s in lasting(edition) if s.kind == "event"]},
        "全部便民服务和近期活动。",
    )
    for service in lasting(edition):
        yield service_page(service, edition)
    yield from care(edition)


def month(edition: PublicEdition) -> Page:
    """Give the month view of everything."""
    occurrences = [o for service in edition.services for o in service.occurrences]
    first = edition.as_of.replace(day=1)
    days = by_day(occurrences, first, edition.last)
    return Page(
        "month.md",
        "月历",
        "month.md.j2",
        {"months": months(days, first, edition.as_of + DAYS)},
        "全部服务的月历，可按服务和网格筛选。",
        in_search=False,
    )


def service_page(service: PublicService, edition: PublicEdition) -> Page:
    """Give the page of one service, facts first."""
    first = edition.as_of.replace(day=1)
    found = by_day(service.occurrences, first, edition.last)
    ahead = tuple(day for day in found if day.date >= edition.as_of)
    open_places = [p for p in edition.open_places if p.service == service.id]
    return Page(
        f"services/{service.id}.md",
        service.name,
        "service.md.j2",
        {
            "service": service,
            "days": ahead[:12],
            "months": months(found, first, edition.as_of + DAYS),
            "open_places": open_places[:6],
            "grids": [g for g in edition.grids if g.id in service.grids],
        },
        service.summary,
    )


def care(edition: PublicEdition) -> Iterator[Page]:
    """Give the page on holiday care, if it is offered."""
    found = [service for service in edition.services if service.kind == "care"]
    if found:
        yield Page(
            "care.md",
            "假期托管",
            "care.md.j2",
            {
                "cares": [
                    (service, lessons(service.timetable), _weekdays(service.timetable))
                    for service in found
                ]
            },
            "寒暑假托管的时间、课程和联系电话。",
        )


def lessons(timetable: tuple[PublicLesson, ...]) -> dict[str, dict[int, str]]:
    """Lay out lessons as rows of times with a subject for each weekday."""
    rows: dict[str, dict[int, str]] = {}
    for lesson in timetable:
        rows.setdefault(lesson.time, {})[lesson.day] = lesson.name
    return {time: rows[time] for time in sorted(rows)}


def _weekdays(timetable: tuple[PublicLesson, ...]) -> list[int]:
    return list(range(1, max([5, *(lesson.day for lesson in timetable)]) + 1))
