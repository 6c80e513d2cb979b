"""The public pages: an edition and templates in, Markdown and data for the site out.

Knows no site engine. Bodies are HTML blocks, which Markdown leaves alone; titles stand in
the front matter. What is not in the edition cannot be shown.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from scheduler.publish import feeds
from scheduler.publish.editions import PublicEdition
from scheduler.publish.links import Links
from scheduler.publish.pages import (
    council,
    figures,
    home,
    notices,
    organisation,
    places,
    services,
    taking_part,
)
from scheduler.publish.pages.page import Page
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
    yield home.home(edition)
    yield from services.pages(edition)
    yield from council.pages(edition)
    yield from notices.pages(edition)
    yield from figures.pages(edition)
    yield from places.pages(edition)
    yield from organisation.pages(edition)
    yield from taking_part.pages(edition)
    yield Page(
        "about.md",
        "关于本站",
        "about.md.j2",
        description=f"{edition.name}的介绍和电话，本站公布什么、不公布什么。",
    )
    yield Page(
        "accessibility.md",
        "无障碍说明",
        "accessibility.md.j2",
        description="大字、朗读、深色、键盘和打印，怎么用。",
    )
    yield Page(
        "changes.md",
        "安排与变动",
        "changes.md.j2",
        description="每周公布的安排，以后的改期、取消和加办。",
        in_search=False,
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
