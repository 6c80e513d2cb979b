"""Slips to hand over: the code holds the address, and nothing but the address."""

import io
from datetime import date
from pathlib import Path

import segno
from pypdf import PdfReader

from scheduler.project import FONTS
from scheduler.publish import address_slips
from tests.publish.life import BASE, OLD, Step

ROOT = Path(__file__).parents[2]
TEMPLATES = {
    "addresses.typ": (ROOT / "site_templates/sheets/addresses.typ").read_text("utf-8")
}
ON = date(2026, 11, 23)


def made(feeds: str = "") -> dict[str, bytes]:
    files = {**BASE, "content/feeds.yaml": BASE["content/feeds.yaml"] + feeds}
    community = Step("", ON, files, []).loaded.community
    assert community
    slips = address_slips.edition(community, ON)
    return address_slips.render(slips, ON, FONTS, TEMPLATES)


def test_each_open_address_has_a_slip_with_name_address_and_office() -> None:
    (page,) = PdfReader(io.BytesIO(made()["addresses.pdf"])).pages
    words = page.extract_text()
    for expected in ("王芳", "李娜", OLD, "0633-5550100", "演示数据，纯属虚构"):
        assert expected in words


def test_closed_addresses_have_none_and_nine_take_a_second_page() -> None:
    closed = f"- {{volunteer: li-na, token: {'d' * 32}, minted: 2026-01-01T09:00, closed: 2026-11-20T09:00}}\n"  # noqa: E501
    more = "".join(
        f"- {{volunteer: li-na, token: {str(n) * 32}, minted: 2026-01-0{n + 1}T09:00}}\n"
        for n in range(7)
    )
    pages = PdfReader(io.BytesIO(made(closed + more)["addresses.pdf"])).pages
    words = "".join(page.extract_text() for page in pages)
    assert (len(pages), words.count("lingyun.example/rili/")) == (2, 9)
    assert "d" * 32 not in words


def test_the_code_is_the_address_in_level_m() -> None:
    url = f"https://lingyun.example/rili/{OLD}.ics"
    drawn = segno.make_qr(url, error="m")
    assert (drawn.error, drawn.version) == ("M", 5)
    assert drawn.svg_inline(border=4).split("<path")[1].split("d=")[1] in (
        address_slips.code(url).replace("\n", "") + "</svg>"
    )


def test_the_same_day_gives_the_same_bytes() -> None:
    assert made() == made()
