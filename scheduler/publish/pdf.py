"""Sets sheets on paper with typst: PDF to print, PNG for a chat group.

Texts travel as data (JSON), never as markup, so nothing that people write can act. The
system's fonts are left out, and any warning is an error: a page is right, or not made.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from scheduler.publish.fonts import Fonts
from scheduler.publish.sheet import Document

if TYPE_CHECKING:
    import typst

PIXELS_PER_INCH = 144


def pdf(document: Document, fonts: Fonts, template: str) -> bytes:
    """Make a tagged PDF (PDF/UA-1) whose every glyph comes from ``fonts``.

    ``RuntimeError`` when typst refuses or warns of anything, such as a character that
    the font lacks: ``sheets.preflight`` finds those before.
    """
    return typeset(_data(document), document.dated, fonts, template)


def png(document: Document, fonts: Fonts, template: str) -> bytes:
    """Make a picture; the template sets everything on one page."""
    return typeset(_data(document), document.dated, fonts, template, "png")


def _data(document: Document) -> dict[str, object]:
    return {**asdict(document), "dated": document.dated.isoformat()}


def typeset(
    data: Mapping[str, object],
    dated: date,
    fonts: Fonts,
    template: str,
    kind: Literal["pdf", "png"] = "pdf",
) -> bytes:
    """Give the page that ``template`` makes of ``data``, with the names of the fonts added.

    ``dated`` is the date that the file itself carries. Errors as in ``pdf``.
    """
    import typst

    made, warnings = typst.compile_with_warnings(
        template.encode(),
        font_paths=_read(fonts.folders),
        ignore_system_fonts=True,
        format=kind,
        ppi=PIXELS_PER_INCH,
        sys_inputs={
            "data": json.dumps({**data, "font": fonts.families}, ensure_ascii=False)
        },
        pdf_standards="ua-1",
        timestamp=datetime.combine(dated, time(), UTC),
    )
    if warnings:
        raise RuntimeError(str(warnings[0]))
    return made


@lru_cache(maxsize=4)
def _read(folders: tuple[Path, ...]) -> "typst.Fonts":
    """Read the fonts of folders once; they do not change while a program runs."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=list(folders),
    )
