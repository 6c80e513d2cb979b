"""Fonts of a folder stand in for characters that linli's own lacks."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from scheduler import project
from scheduler.problems import Refused
from scheduler.publish import glyphs, sheets
from scheduler.publish.fonts import FAMILY, Fonts
from tests.publish.paper import COVERAGE, edition, person, shift, templates

Write = Callable[..., Path]
RARE = "𠮷"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a font that shows some characters as boxes."""

    def write(family: str, characters: str, style: str = "Regular") -> Path:
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        for point in ((0, 800), (800, 800), (800, 0)):
            pen.lineTo(point)
        pen.closePath()
        names = [".notdef", *(f"g{n}" for n in range(len(characters)))]
        made = FontBuilder(1000, isTTF=True)
        made.setupGlyphOrder(names)
        codes = map(ord, characters)
        made.setupCharacterMap(dict(zip(codes, names[1:], strict=True)))
        made.setupGlyf(dict.fromkeys(names, pen.glyph()))
        made.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
        made.setupHorizontalHeader(ascent=880, descent=-120)
        made.setupNameTable(
            {
                "familyName": family,
                "styleName": style,
                "psName": f"{family}-{style}".replace(" ", ""),
            }
        )
        made.setupOS2(usWeightClass=700 if style == "Bold" else 400, sTypoAscender=880)
        made.setupPost()
        folder = tmp_path / "fonts"
        folder.mkdir(exist_ok=True)
        made.save(folder / f"{family}-{style}.ttf")
        return folder

    return write


def printed(fonts: Fonts) -> bytes:
    of = edition(shift(people=range(0), lead=replace(person(0), name=f"{RARE}田")))
    rota = next(paper for paper in sheets.PAPERS if paper.name == "rota")
    rota = replace(rota, ends=("pdf",))
    (made,) = sheets.make(of, of.weeks[0], rota, fonts, templates()).values()
    return made


def test_a_character_of_the_users_font_is_known_and_printed(write: Write) -> None:
    fonts = project.fonts_with(write("Village", RARE))
    assert fonts.families == (FAMILY, "Village")
    assert glyphs.missing(RARE, glyphs.known(COVERAGE)) == RARE
    assert glyphs.missing(f"{RARE}田", glyphs.known(project.coverage(fonts))) == ""
    made = printed(fonts)
    (page,) = pypdf.PdfReader(BytesIO(made)).pages
    assert f"{RARE}田" in page.extract_text()
    assert printed(fonts) == made


def test_without_the_font_the_page_is_not_made() -> None:
    with pytest.raises(RuntimeError, match=RARE):
        printed(project.FONTS)


def test_families_for_simplified_chinese_come_first_then_by_name(write: Write) -> None:
    for family in ("B Sans", "C Sans SC", "A Sans"):
        folder = write(family, RARE)
    assert project.fonts_with(folder).families == (
        *(FAMILY, "C Sans SC", "A Sans", "B Sans"),
    )


def test_a_bold_face_does_not_promise_what_ordinary_text_lacks(write: Write) -> None:
    write("Village", "a")
    fonts = project.fonts_with(write("Village", RARE, "Bold"))
    assert RARE not in project.coverage(fonts)


def test_a_font_named_like_linlis_own_takes_its_place(write: Write) -> None:
    fonts = project.fonts_with(write(FAMILY, RARE))
    assert (fonts.families, project.coverage(fonts)) == ((FAMILY,), RARE)


def test_other_bytes_in_the_folder_make_another_fingerprint(write: Write) -> None:
    folder = write("Village", RARE)
    one = project.fonts_with(folder)
    assert project.fonts_with(folder) == one
    assert project.fonts_with(write("Village", "a")).fingerprint != one.fingerprint


def test_a_folder_without_a_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "not-a-font.otf").write_text("x")
    with pytest.raises(Refused) as refused:
        project.fonts_with(tmp_path)
    assert [problem.code for problem in refused.value.problems] == ["no-fonts"]
