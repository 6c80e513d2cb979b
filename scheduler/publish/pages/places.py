"""The quieter pages: subscribing, helping, places, and what the site is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.publish.days import by_day
from scheduler.publish.editions import OpenPlaces, PublicEdition, PublicLesson
from scheduler.publish.page import DAYS, Page, lasting

if TYPE_CHECKING:
    from scheduler.publish.told_issues import Notice


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give all of them; those that need content only where there is some."""
    yield subscribe(edition)
    yield Page("about.md", "关于本站", "about.md.j2", dated=None)
    yield Page("accessibility.md", "无障碍说明", "accessibility.md.j2")
    yield Page("changes.md", "安排与变动", "changes.md.j2", in_search=False)
    yield help_wanted(edition)
    if edition.grids:
        yield Page("grids.md", "网格", "grids.md.j2")
    if edition.compounds:
        yield from compounds(edition)
    if edition.venues:
        yield Page("venues.md", "场所与开放时间", "venues.md.j2")
    yield from council(edition)
    yield from care(edition)


def subscribe(edition: PublicEdition) -> Page:
    """Give the page on calendars for the phone; only public feeds stand on it."""
    services = [
        (service.id, service.name, f"calendars/services/{service.id}.ics")
        for service in lasting(edition)
        if any(o.start.date() >= edition.as_of for o in service.occurrences)
    ]
    grids = [
        (grid.id, grid.name, f"calendars/grids/{grid.id}.ics") for grid in edition.grids
    ]
    return Page(
        "subscribe.md",
        "订阅到手机日历",
        "subscribe.md.j2",
        {
            "main": ("all", "全部服务", "calendars/all.ics"),
            "groups": (("services", "按服务", services), ("grids", "按网格", grids)),
        },
        "把社区服务的时间订阅到手机日历，改期和取消会自动更新。",
    )


def help_wanted(edition: PublicEdition) -> Page:
    """Give the open places of the coming weeks, by service and without names."""
    found: dict[str, list[OpenPlaces]] = {}
    for places in edition.open_places:
        found.setdefault(places.service, []).append(places)
    return Page(
        "help.md",
        "需要帮手",
        "help.md.j2",
        {"wanted": found},
        "近期哪些服务还缺人手，怎样报名。",
    )


def compounds(edition: PublicEdition) -> Iterator[Page]:
    """Give the list of compounds and a page for each."""
    notices: dict[str, list[Notice]] = {}
    for notice in edition.notices:
        notices.setdefault(notice.compound, []).append(notice)
    yield Page("compounds/index.md", "小区", "compounds.md.j2")
    for compound in edition.compounds:
        yield Page(
            f"compounds/{compound.id}.md",
            compound.name,
            "compound.md.j2",
            {
                "compound": compound,
                "grids": [g for g in edition.grids if g.id in compound.grids],
                "near": [
                    service
                    for service in edition.services
                    if not service.grids or set(service.grids) & set(compound.grids)
                ],
                "notices": notices.get(compound.id, [])[:5],
            },
            f"{compound.name}：网格、服务和本小区已解决的事项。",
        )


def council(edition: PublicEdition) -> Iterator[Page]:
    """Give the page on the residents' council, if there is one."""
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
