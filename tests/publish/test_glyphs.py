from dataclasses import replace
from datetime import date

import pytest

from scheduler.model.community import Community
from scheduler.problems import text
from scheduler.publish import glyphs, pdf
from scheduler.publish.sheet import Column, Document, Sheet
from tests.publish.neighbourhood import read
from tests.publish.paper import COVERAGE, FONTS, ROOT, templates


def community(name: str) -> Community:
    found, _ = read()
    first, *others = found.volunteers
    return replace(found, volunteers=(replace(first, name=name), *others))


def test_an_uncovered_character_names_the_file_and_the_words() -> None:
    (problem,) = glyphs.uncovered(community("王𠮷𠮷"), COVERAGE)
    assert problem.code == "no-glyph"
    assert problem.source is not None
    assert problem.source.file == "content/volunteers/grid-1.yaml"
    assert dict(problem.message.values) == {
        "character": "𠮷",
        "code": "20BB7",
        "name": "CJK UNIFIED IDEOGRAPH-20BB7",
        "field": text("the name"),
        "words": "王𠮷𠮷",
    }


def test_what_cannot_be_seen_anyway_is_no_problem() -> None:
    assert glyphs.uncovered(community("王\u200b芳\ufeff"), COVERAGE) == ()


def test_long_words_are_quoted_in_part() -> None:
    problem = glyphs.unprintable("𠮷", "长" * 30)
    assert dict(problem.message.values)["words"] == "长" * 20 + "…"


def test_the_font_has_every_character_of_the_standard_table() -> None:
    table = (ROOT / "scheduler" / "fonts" / "standard-8105.txt").read_text("utf-8")
    characters = table.replace("\n", "")
    assert len(set(characters)) == 8105
    assert glyphs.missing(characters, glyphs.known(COVERAGE)) == ""


def test_the_font_shows_every_character_of_the_list() -> None:
    # typst refuses to make a PDF/UA with a character that the font lacks.
    everything = tuple(line for line in COVERAGE.splitlines() if line.strip())
    sheet = Sheet("字", "字", (Column("字", 100),), (), notes=everything)
    document = Document("字", "字", date(2026, 11, 23), (sheet,))
    parts = templates()
    assert pdf.pdf(document, FONTS, parts["common.typ"] + parts["sheet.typ"])
    odd = replace(document, sheets=(replace(sheet, notes=("𠮷",)),))
    with pytest.raises(RuntimeError, match="𠮷"):
        pdf.pdf(odd, FONTS, parts["common.typ"] + parts["sheet.typ"])
