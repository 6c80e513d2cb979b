"""Sets sheets on paper with typst: PDF to print, PNG for a chat group.

Texts travel as data (JSON), never as markup, so nothing that people write can act. The
system's fonts are left out, and any warning is an error: a page is right, or not made.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from scheduler.publish.sheet import Document

if TYPE_CHECKING:
    from typst import Fonts

FAMILY = "Noto Sans SC"
PIXELS_PER_INCH = 144


def pdf(document: Document, fonts: Path, template: str) -> bytes:
    """Make a tagged PDF (PDF/UA-1) whose every glyph comes from the folder ``fonts``.

    ``RuntimeError`` when typst refuses or warns of anything, such as a character that
    the font lacks: ``sheets.preflight`` finds those before.
    """
    return _compile(document, fonts, template, "pdf")


def png(document: Document, fonts: Path, template: str) -> bytes:
    """Make a picture; the template sets everything on one page."""
    return _compile(document, fonts, template, "png")


def _compile(
    document: Document, fonts: Path, template: str, kind: Literal["pdf", "png"]
) -> bytes:
    import typst

    made, warnings = typst.compile_with_warnings(
        template.encode(),
        font_paths=_fonts(fonts),
        ignore_system_fonts=True,
        format=kind,
        ppi=PIXELS_PER_INCH,
        sys_inputs=_inputs(document),
        pdf_standards="ua-1",
        timestamp=datetime.combine(document.dated, time(), UTC),
    )
    if warnings:
        raise RuntimeError(str(warnings[0]))
    return made


@lru_cache(maxsize=4)
def _fonts(folder: Path) -> "Fonts":
    """Read the fonts of a folder once; they do not change while a program runs."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[folder],
    )


def _inputs(document: Document) -> dict[str, str]:
    data = {**asdict(document), "dated": document.dated.isoformat(), "font": FAMILY}
    return {"data": json.dumps(data, ensure_ascii=False)}
