"""Taking part: calendars for the phone, and where helpers are wanted."""

from collections.abc import Iterator

from scheduler.publish.editions import OpenPlaces, PublicEdition
from scheduler.publish.pages.page import Page, lasting


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give both."""
    yield subscribe(edition)
    yield help_wanted(edition)


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
