"""The public pages: an edition and templates in, Markdown and data for the site out.

Knows no site engine. Bodies are HTML blocks, which Markdown leaves alone; titles stand in
the front matter. What is not in the edition cannot be shown.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.publish import feeds, pages_figures, pages_more, pages_notices
from scheduler.publish.days import by_day, months
from scheduler.publish.editions import PublicEdition, PublicService
from scheduler.publish.links import Links
from scheduler.publish.page import DAYS, Page, lasting
from scheduler.publish.qr import qr
from scheduler.publish.templates import environment

if TYPE_CHECKING:
    from jinja2 import Environment

Tree = Mapping[str, bytes]


def render(
    edition: PublicEdition,
    templates: Mapping[str, str],
    files: Collection[str] = (),
    *,
    directory_urls: bool = True,
) -> Tree:
    """Give every page and data file, by its path in the docs tree.

    ``files`` names further files of that tree which pages may link to (the calendars).
    """
    env = environment(templates)
    found = tuple(pages(edition))
    data = feeds.files(edition)
    known = frozenset([page.uri for page in found]).union(files, data)
    links = Links(known, directory_urls)
    shared = _shared(edition, known)
    tree = {
        page.uri: _markdown(page, env, edition, links, shared).encode() for page in found
    }
    return {**tree, **data}


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give every page of the site."""
    yield home(edition)
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
    yield from pages_notices.pages(edition)
    yield from pages_figures.pages(edition)
    yield from pages_more.pages(edition)


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


def _shared(edition: PublicEdition, known: frozenset[str]) -> dict[str, object]:
    return {
        "edition": edition,
        "known": known,
        "service_of": {service.id: service for service in edition.services},
        "compound_of": {compound.id: compound for compound in edition.compounds},
        "category_of": {category.id: category for category in edition.categories},
        "marks": dict(edition.marks),
    }


def _markdown(
    page: Page,
    env: "Environment",
    edition: PublicEdition,
    links: Links,
    shared: Mapping[str, object],
) -> str:
    """Render one page: front matter, then its body."""
    meta: dict[str, object] = {
        "title": page.title,
        "description": page.description,
        "lastmod": (page.dated or edition.as_of).isoformat(),
    }
    if not page.in_search:
        meta["search"] = {"exclude": True}
    address = f"https://{edition.domain}/{links.address(page.uri)}"
    body = env.get_template(page.template).render(
        **shared,
        **page.data,
        page=page,
        to=links.on(page.uri),
        address=address,
        qr=qr,
    )
    head = "\n".join(f"{key}: {_quoted(value)}" for key, value in meta.items())
    return f"---\n{head}\n---\n\n{body}"


def _quoted(value: object) -> str:
    """Write a value as JSON, which YAML reads as it is."""
    return json.dumps(value, ensure_ascii=False)
