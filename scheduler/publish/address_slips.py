"""Slips with the QR code of each volunteer's calendar, eight to an A4 page to cut.

They are handed over in person: the address is the only key to the calendar. The name
stands beside the code, never in it.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scheduler.model.community import Community
from scheduler.publish import pdf
from scheduler.publish.calendars.wording import FICTIONAL, address
from scheduler.publish.fonts import Fonts
from scheduler.publish.personal import office, open_feeds
from scheduler.publish.roster import roster

TEMPLATE = "addresses.typ"
HOW = (
    "苹果手机：用相机扫码，选“订阅日历”。",
    "安卓手机：装 ICSx5 后扫码；或用电脑订阅到 Outlook、谷歌日历。",
    "微信里打不开时，请用手机自带的相机或浏览器。",
    "地址只给本人用，不要转发、不要发到群里。丢了或泄露了请告诉我们。",
)


@dataclass(frozen=True, slots=True)
class AddressEdition:
    """Whose calendar is where, and whom to ask."""

    community: str
    fictional: bool
    office: str
    slips: tuple[tuple[str, str], ...]
    """Name and address of each open feed."""


def edition(community: Community, on: date) -> AddressEdition:
    """Give the open addresses of a day."""
    people, ask = roster(community), office(community)
    return AddressEdition(
        community=community.name,
        fictional=community.fictional,
        office=f"{ask.name} {ask.phone}",
        slips=tuple(
            (people[feed.volunteer].name, address(community.domain, feed.token))
            for feed in open_feeds(community, on)
        ),
    )


def render(
    edition: AddressEdition, on: date, fonts: Fonts, templates: Mapping[str, str]
) -> dict[str, bytes]:
    """Give ``addresses.pdf`` with a slip for each open address, for staff only.

    ``templates`` are those of
    ``site_templates/sheets``. Without an open address there is no file.
    """
    if not edition.slips:
        return {}
    data = {
        "title": f"{edition.community} 值班日历二维码",
        "author": edition.community,
        "banner": FICTIONAL if edition.fictional else "",
        "how": HOW,
        "slips": [
            {
                "name": name,
                "address": where,
                "code": code(where),
                "office": edition.office,
            }
            for name, where in edition.slips
        ],
    }
    return {"addresses.pdf": pdf.typeset(data, on, fonts, templates[TEMPLATE])}


def code(content: str) -> str:
    """Draw a QR code of level M as SVG, with the quiet zone that scanners need."""
    import segno

    drawn = io.BytesIO()
    segno.make_qr(content, error="m").save(drawn, kind="svg", border=4, xmldecl=False)
    return drawn.getvalue().decode()
