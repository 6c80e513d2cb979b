"""Data beside the pages: the notices as JSON for the filter and for others, Atom feeds."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from scheduler.publish import open311
from scheduler.publish.editions import PublicEdition, Release
from scheduler.publish.notice_addresses import is_recent
from scheduler.publish.open311 import midnight
from scheduler.publish.told_issues import Notice

ENTRIES = 50
"""How many entries an Atom feed holds."""


def files(edition: PublicEdition) -> Mapping[str, bytes]:
    """Give every data file, by its path in the docs tree."""
    return {
        "notices/data.js": filter_data(edition),
        "notices/requests.json": open311.requests(edition),
        "notices/requests.csv": open311.requests_csv(edition),
        "notices/services.json": open311.services(edition),
        "notices/feed.xml": notices_feed(edition),
        "changes.xml": changes_feed(edition),
        "assets/edition.js": f'window.linliAsOf="{edition.as_of}";\n'.encode(),
    }


def filter_data(edition: PublicEdition) -> bytes:
    """Give what the filter searches: ids, dates and titles, names told apart once.

    A script rather than plain JSON, for pages opened from a disk may load no other.
    """
    data = {
        "compounds": {c.id: c.name for c in edition.compounds},
        "categories": {c.id: c.name for c in edition.categories},
        "under": {c.id: c.parent for c in edition.categories if c.parent},
        "notices": [
            [
                n.id,
                n.published.isoformat(),
                n.title,
                n.compound,
                n.category,
                int(is_recent(n, edition)),
            ]
            for n in edition.notices
        ],
    }
    compact = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.linliNotices={compact};\n".encode()


def notices_feed(edition: PublicEdition) -> bytes:
    """Give the newest notices as Atom (RFC 4287)."""
    return _atom(
        edition,
        "已解决事项公示",
        "notices/",
        "notices/feed.xml",
        entries=[_notice_entry(n, edition) for n in edition.notices[:ENTRIES]],
        updated=midnight(edition.notices[0].published) if edition.notices else None,
    )


def changes_feed(edition: PublicEdition) -> bytes:
    """Give releases and changes as Atom."""
    found = edition.releases[:ENTRIES]
    return _atom(
        edition,
        "安排与变动",
        "changes/",
        "changes.xml",
        entries=[_release_entry(release, edition) for release in found],
        updated=found[0].at if found else None,
    )


def _atom(
    edition: PublicEdition,
    title: str,
    page: str,
    own: str,
    *,
    entries: Iterable[str],
    updated: datetime | None,
) -> bytes:
    base = f"https://{edition.domain}/"
    when = updated or midnight(edition.as_of)
    note = "（演示数据，纯属虚构）" if edition.fictional else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{escape(edition.name)} {title}{note}</title>",
        f"<id>{escape(base + page)}</id>",
        f'<link rel="self" href={quoteattr(base + own)}/>',
        f"<link href={quoteattr(base + page)}/>",
        f"<updated>{_instant(when)}</updated>",
        f"<author><name>{escape(edition.name)}</name></author>",
        *entries,
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _notice_entry(notice: Notice, edition: PublicEdition) -> str:
    month = f"notices/{notice.published:%Y-%m}/#{notice.id}"
    return _entry(
        f"tag:{edition.domain},{notice.received}:{notice.id}",
        notice.title,
        notice.result,
        f"https://{edition.domain}/{month}",
        midnight(notice.published),
    )


def _release_entry(release: Release, edition: PublicEdition) -> str:
    instant = _instant(release.at)
    return _entry(
        f"tag:{edition.domain},{release.at.date()}:{release.week}/{instant}/{release.revision}",
        release.text,
        release.text,
        f"https://{edition.domain}/changes/",
        release.at,
    )


def _entry(id_: str, title: str, summary: str, link: str, updated: datetime) -> str:
    return (
        f"<entry><id>{escape(id_)}</id><title>{escape(title)}</title>"
        f"<link href={quoteattr(link)}/><updated>{_instant(updated)}</updated>"
        f"<summary>{escape(summary)}</summary></entry>"
    )


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
