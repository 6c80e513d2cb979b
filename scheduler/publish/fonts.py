"""The fonts of paper: linli's own, and those of a folder for characters that it lacks.

typst reads fonts by itself and only from folders; what a font can show is read from the
same files with fontTools.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import FontInfo

FAMILY = "Noto Sans SC"
REGULAR = 400
"""Weight of ordinary text."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Where fonts lie, and which families are asked for a character, in this order."""

    folders: tuple[Path, ...]
    """Of two files with one family name that of the earlier folder counts."""
    families: tuple[str, ...] = (FAMILY,)
    coverage: str | None = None
    """Every character that they have; ``None`` for linli's own, as in ``coverage.txt``."""
    fingerprint: str = ""
    """Of the files of the user's folder: other fonts make other bytes."""


def with_folder(own: Fonts, coverage: str, folder: Path, fingerprint: str) -> Fonts | None:
    """Give linli's fonts and after them those of a folder; ``None`` if it holds none.

    Families for simplified Chinese come before others, then by name. A font with the name
    of linli's own, such as the whole of it, takes its place. ``coverage`` is that of
    linli's own.
    """
    import typst

    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
    families = sorted(set(found.families()), key=_order)
    if not families:
        return None
    has = {one: _characters(found.fonts(), one) for one in families}
    characters = {*has.get(FAMILY, coverage), *(c for one in has.values() for c in one)}
    return Fonts(
        (folder, *own.folders),
        tuple(dict.fromkeys((FAMILY, *families))),
        "".join(sorted(characters)),
        fingerprint,
    )


def _order(family: str) -> tuple[bool, str]:
    return not family.endswith((" SC", " CN", " GB")), family


def _characters(fonts: "list[FontInfo]", family: str) -> Iterator[str]:
    """Yield what the face of a family can show that typst takes for ordinary text."""
    from fontTools.ttLib import TTFont

    faces = [one for one in fonts if one.family == family and one.path]
    plain = [one for one in faces if one.style == "normal"] or faces
    face = min(plain, key=lambda one: abs(one.weight - REGULAR))
    with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        yield from map(chr, font.getBestCmap() or ())
