"""Notices of resolved issues: every one on its month's page, recent ones on their own."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from scheduler.publish.editions import PublicEdition
from scheduler.publish.notice_addresses import is_recent, single_uri
from scheduler.publish.pages.page import Page
from scheduler.publish.told_issues import Notice, NoticeStub

Told = TypeVar("Told", Notice, NoticeStub)


def pages(edition: PublicEdition) -> Iterator[Page]:
    """Give the index, the months and the single pages."""
    shown = by_month(edition.notices)
    down = by_month(edition.stubs)
    months = sorted({*shown, *down}, reverse=True)
    yield index(edition, months)
    for start in months:
        found, stubs = shown.get(start, ()), down.get(start, ())
        yield Page(
            f"notices/{start:%Y-%m}.md",
            f"{start.year}年{start.month}月公示",
            "notices_month.md.j2",
            {
                "notices": found,
                "stubs": stubs,
                "singles": {n.id for n in found if is_recent(n, edition)},
            },
            f"{start.year}年{start.month}月公示的已解决事项。",
            dated=_newest(found, stubs),
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
    for stub in edition.stubs:
        if is_recent(stub, edition):
            yield Page(
                single_uri(stub),
                f"编号{stub.id}",
                "stub.md.j2",
                {"stub": stub},
                "公示期已满。",
                dated=stub.published,
                in_search=False,
            )


def index(edition: PublicEdition, months: Iterable[date]) -> Page:
    """Give the page with the filter and the months."""
    places = {notice.compound for notice in edition.notices}
    kinds = with_those_above({notice.category for notice in edition.notices}, edition)
    years: dict[int, list[date]] = {}
    for start in months:
        years.setdefault(start.year, []).append(start)
    return Page(
        "notices/index.md",
        "已解决事项公示",
        "notices.md.j2",
        {
            "compounds": [c for c in edition.compounds if c.id in places],
            "categories": [c for c in edition.categories if c.id in kinds],
            "years": years,
        },
        "居民反映、已经解决并公示的事项，可按小区、类别和文字查找。",
        dated=_newest(edition.notices, edition.stubs),
    )


def with_those_above(kinds: set[str], edition: PublicEdition) -> set[str]:
    """Give categories and all above them, so that the filter can ask for either."""
    parents = {category.id: category.parent for category in edition.categories}
    found: set[str] = set()
    for kind in kinds:
        above = kind
        while above and above not in found:
            found.add(above)
            above = parents.get(above, "")
    return found


def _newest(notices: Iterable[Notice], stubs: Iterable[NoticeStub]) -> date | None:
    days = [notice.published for notice in notices] + [stub.published for stub in stubs]
    return max(days, default=None)


def by_month(found: Iterable[Told]) -> dict[date, list[Told]]:
    """Put notices or stubs into the months in which they were published."""
    months: dict[date, list[Told]] = {}
    for one in found:
        months.setdefault(one.published.replace(day=1), []).append(one)
    return months
