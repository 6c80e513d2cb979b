import hashlib
import json
import re
import sys
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from scheduler.publish.editions import PublicEdition
from scheduler.site import build, csp, search_index
from tests.publish.neighbourhood import CANARY
from tests.site.conftest import shown

ROOT = Path(__file__).parents[2]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(folder: Path, edition: PublicEdition) -> dict[str, str]:
    build.build(ROOT, edition, folder)
    return digests(folder)


def texts(site: Path) -> dict[str, str]:
    """Give every file as text, with what hides words in a search index taken out."""
    found = {}
    for path in site.rglob("*"):
        if path.is_file() and path.suffix != ".gz":
            text = unescape(path.read_text("utf-8"))
            text = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
            found[path.relative_to(site).as_posix()] = text.replace("\u200b", "")
    return found


def test_two_builds_are_byte_identical(site: Path, tmp_path: Path) -> None:
    assert built(tmp_path / "again", shown()) == digests(site)


def test_one_new_notice_changes_at_most_ten_files(site: Path, tmp_path: Path) -> None:
    (notice,) = shown().notices
    new = replace(notice, id="LY-2026-0002", published=date(2026, 11, 20), consulted=False)
    before, after = (
        digests(site),
        built(tmp_path / "new", replace(shown(), notices=(new, notice))),
    )
    changed = [path for path in after if before.get(path) != after[path]]
    assert len(changed) <= 10, changed
    assert "notices/LY-2026-0002/index.html" in changed
    assert set(before) <= set(after)


def test_nothing_private_is_in_any_file_of_either_site(site: Path, offline: Path) -> None:
    for path, text in [*texts(site).items(), *texts(offline).items()]:
        assert CANARY not in text + path, path
        assert "12300000" not in text, path
        assert "MIMI" not in text, path


def test_no_file_loads_anything_from_another_host(site: Path) -> None:
    loads = re.compile(
        r"""<(?:script|img|iframe|source|audio|video|embed)\b[^>]*\bsrc=["']?(?:https?:)?//"""
        r"""|<link\b(?![^>]*rel="?canonical)[^>]*\bhref=["']?(?:https?:)?//"""
        r"""|@import|url\(\s*["']?(?:https?:)?//"""
    )
    for path, text in texts(site).items():
        if path.endswith((".html", ".css", ".js")):
            assert not loads.search(text), path


POLICY = re.compile(
    r"default-src 'none'; script-src 'self'( 'sha256-[\w+/]{43}=')?; style-src 'self'; "
    r"img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    r"base-uri 'none'; form-action 'none'"
)


def test_every_page_has_a_strict_policy_and_no_inline_styles_or_handlers(
    site: Path,
) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        html = path.read_text("utf-8")
        assert POLICY.search(html), path
        assert html.index("Content-Security-Policy") < html.index("<script"), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), path


def test_inline_code_of_a_hand_written_page_is_allowed_by_its_hash() -> None:
    html = '<meta charset="utf-8"><script src="a.js"></script><script>alert(1)</script>'
    digest = "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI="
    assert f"script-src 'self' 'sha256-{digest}';" in csp.guard(html)


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    ids: dict[Path, set[str]] = {}
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        ids[path.resolve()] = set(re.findall(r'\bid="([^"]+)"', html))
        assert len(ids[path.resolve()]) == len(re.findall(r'\bid="([^"]+)"', html)), path
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        html = path.read_text("utf-8")
        for link in re.findall(r'\b(?:href|src)="([^"]*)"', html):
            if link.startswith(("https:", "tel:", "webcal:")):
                continue
            target, _, anchor = unescape(link).partition("#")
            target = target.partition("?")[0]
            file = (path.parent / target).resolve() if target else path.resolve()
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), (path, link)
            if anchor and "=" not in anchor:
                assert anchor in ids[file], (path, link)


def test_notices_are_not_in_the_search_index_but_services_are(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert "services/dumplings/" in places
    assert not [
        place for place in places if place.startswith("notices/") and len(place) > 8
    ]
    assert index["docs"] == sorted(index["docs"], key=lambda e: (e["location"], e["title"]))


def test_a_build_without_jieba_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jieba", None)
    with pytest.raises(PluginError, match="pip install jieba"):
        search_index.need_jieba()


def test_the_sitemap_takes_its_dates_from_content(site: Path) -> None:
    text = (site / "sitemap.xml").read_text("utf-8")
    found = dict(re.findall(r"<loc>([^<]+)</loc><lastmod>([^<]+)</lastmod>", text))
    root = "https://lingyun.example/"
    assert found[f"{root}notices/LY-2026-0001/"] == "2026-11-05"
    assert found[root] == "2026-11-23"
    assert not [url for url in found if not url.startswith(root)]


def test_calendars_stand_beside_the_pages(site: Path) -> None:
    assert (site / "calendars/all.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_fictional_community_says_so_on_every_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert "演示数据，纯属虚构" in path.read_text("utf-8"), path


def test_the_offline_bundle_names_files_and_carries_no_policy(offline: Path) -> None:
    home = (offline / "index.html").read_text("utf-8")
    assert 'href="services/dumplings.html"' in home
    assert "Content-Security-Policy" not in home
    assert (offline / "services/dumplings.html").is_file()
