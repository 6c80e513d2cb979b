"""Notices of resolved issues: every one on its month's page, recent ones on their own."""

from collections.abc import Iterator
from datetime import date, timedelta

from scheduler.publish.editions import Notice, PublicEdition
from scheduler.publish.page import Page

RECENT = timedelta(days=365)
"""How long a notice keeps a page of its own, to be shared and printed."""


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give the index, the months and the single pages."""
    by_month: dict[date, list[Notice]] = {}
    for notice in edition.notices:
        by_month.setdefault(notice.published.replace(day=1), []).append(notice)
    used = {notice.compound for notice in edition.notices}
    years: dict[int, list[date]] = {}
    for start in by_month:
        years.setdefault(start.year, []).append(start)
    yield Page(
        "notices/index.md",
        "已解决事项公示",
        "notices.md.j2",
        {
            "compounds": [c for c in edition.compounds if c.id in used],
            "categories": [
                c
                for c in edition.categories
                if any(notice.category == c.id for notice in edition.notices)
            ],
            "years": years,
        },
        "居民反映、已经解决并公示的事项，可按小区、类别和文字查找。",
        dated=max(by_month, default=None),
    )
    for start, found in by_month.items():
        yield Page(
            month_uri(found[0]),
            f"{start.year}年{start.month}月公示",
            "notices_month.md.j2",
            {"notices": found, "singles": {n.id for n in found if is_recent(n, edition)}},
            dated=found[0].published,
            in_search=False,
        )
    for notice in edition.notices:
        if is_recent(notice, edition):
            yield Page(
                single_uri(notice),
                notice.title,
                "notice.md.j2",
                {"notice": notice},
                notice.result,
                dated=notice.published,
                in_search=False,
            )


def is_recent(notice: Notice, edition: PublicEdition) -> bool:
    """Tell whether the notice has a page of its own."""
    return notice.published > edition.as_of - RECENT


def month_uri(notice: Notice) -> str:
    """Name the month's page that a notice stands on."""
    return f"notices/{notice.published:%Y-%m}.md"


def single_uri(notice: Notice) -> str:
    """Name a notice's own page."""
    return f"notices/{notice.id}.md"
