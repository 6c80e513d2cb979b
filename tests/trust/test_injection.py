"""Words that are code elsewhere stay words in every output of a whole run."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pypdf
import pytest
from openpyxl import load_workbook

from scheduler import content
from tests.conftest import Linli

CODE = (
    "<script>alert(1)</script>{{7*7}}{%raw%}*粗*[链](javascript:x)`a`#panic()$x$\\\\n"
    "ATTENDEE:mailto:a@b"
)
"""HTML, Jinja, Markdown, Typst, TeX and a forged line of iCalendar, in one."""
FORMULA = "=HYPERLINK(1)"
BAD_IDS = (
    *("../../etc/passwd", "a/../b", "/etc", "C:\\\\x", "a b", "a\\tb", "..", ".git", "-rf"),
    *("wang-fаng", "ｗang", "a%2e%2e", "con:", "a\\u200bb", "王芳", "a#b", "a?b", "~root"),
)
"""Ways out of a folder, options, look-alikes (a Cyrillic а), and what addresses read
otherwise."""


@pytest.fixture
def made(here: Path, linli: Linli) -> Path:
    """Give the outputs of a community whose names and texts are code."""
    swaps = {
        "community.yaml": ("这里写社区自己的介绍。", "社区食堂", "包水饺"),
        "services/haircuts.yaml": (
            "公益理发",
            "逢三的日子免费理发",
            "老人、儿童、快递外卖小哥",
        ),
        "issues/2026/SF-2026-001.yaml": (
            "顶楼防水修好了",
            "顶楼住户反映雨天漏水，希望早点修。",
        ),
        "volunteers/grid-1.yaml": ("周洁",),
    }
    for path, words in swaps.items():
        file = here / "content" / path
        written = file.read_text("utf-8")
        for word in words:
            assert word in written
            # A name must not be part of the public words: those would be refused.
            mark = "甲" if path.startswith("volunteers") else ""
            written = written.replace(word, f'"{CODE}{mark}"')
        file.write_text(written.replace("孙磊", f'"{FORMULA}"'), "utf-8")
    assert linli("feeds", "mint").returncode == 0
    ended = linli("weekly", "--yes")
    assert ended.returncode == 0, ended.stderr
    return here / "build"


class Scripts(HTMLParser):
    """Collects what would run: scripts, handlers, addresses that are code."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.found: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag in {"script", "style"}
        self.found += [
            f"{name}={value}"
            for name, value in attrs
            if name.startswith("on") or (value or "").strip().startswith("javascript:")
        ]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - its signature
        self.inside = False

    def handle_data(self, data: str) -> None:
        (self.found if self.inside and "alert(1)" in data else self.words).append(data)


@pytest.mark.slow
def test_code_in_names_and_texts_stays_text_on_every_page_and_sheet(made: Path) -> None:
    shown = 0
    for page in sorted((made / "site").rglob("*.html")):
        reader = Scripts()
        reader.feed(page.read_text("utf-8"))
        words = "".join(reader.words)
        assert reader.found == [], page
        assert not re.search(r"(?<!\d)49\{%raw", words), page
        shown += "<script>alert(1)</script>{{7*7}}{%raw%}*粗*" in words
    assert shown >= 4
    pages = [
        "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        for path in sorted((made / "staff").rglob("*.pdf"))
    ]
    assert any("#panic()$x$" in page.replace("\n", "") for page in pages)
    for path in sorted((made / "staff").rglob("*.xlsx")):
        for sheet in load_workbook(path).worksheets:
            assert not [c for row in sheet.rows for c in row if c.data_type == "f"], path
    cells = [
        cell
        for path in sorted((made / "staff").rglob("*.csv"))
        for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")))
        for cell in row
    ]
    assert any(FORMULA in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]
    calendars = sorted(made.rglob("*.ics"))
    assert len(calendars) > len(list((made / "feeds").rglob("*.ics"))) > 0
    for path in calendars:
        for entry in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            assert "ATTENDEE" not in entry, path


@pytest.mark.parametrize("written", BAD_IDS)
@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("volunteers/a.yaml", '[{id: "ID", name: 甲, grid: grid-1}]'),
        ("services/a.yaml", '{id: "ID", name: 甲, when: 每周五, time: 8:00-9:00}'),
        ("issues/2026/a.yaml", '{id: "ID", received: 2026-01-02, origin: visit, text: 乙}'),
    ],
)
def test_an_id_is_never_a_path_nor_a_look_alike(
    path: str, record: str, written: str
) -> None:
    tree = {f"content/{path}": record.replace("ID", written).encode()}
    codes = {problem.code for problem in content.load(tree).problems}
    assert codes & {"bad-id", "unprintable-character"}
