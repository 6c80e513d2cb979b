"""What QR codes and bar codes say: in images, and in the drawings that linli makes."""

import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scheduler.audit.views import plain
from scheduler.audit.views.view import Parts, View
from scheduler.problems import text

if TYPE_CHECKING:
    from PIL.Image import Image

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1H\d+z")
DRAWING = re.compile(rf"d=[\"']((?:{RUN.pattern})+)[\"']")
"""A drawing of ``publish/qr.py``: a run of dark modules, row by row."""
QUIET, SCALE = 4, 4
LARGEST_IMAGE = 50_000_000
"""Pixels; larger pictures are not searched for codes."""


def in_image(data: bytes) -> Parts:
    """View the codes of an image."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height <= LARGEST_IMAGE:
                yield from _views(_read(picture.convert("L")))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return  # told by the view of its properties


def in_markup(data: bytes) -> Parts:
    """View the codes that are drawn in a page or an SVG file."""
    for written in plain.decoded(data):
        for found in DRAWING.finditer(written):
            yield from _views(_drawn(found[1]))


@lru_cache(maxsize=1024)
def _drawn(path: str) -> tuple[str, ...]:
    """Read a drawing; codes repeat on many pages."""
    from PIL import Image

    runs = [tuple(map(int, run)) for run in RUN.findall(path)]
    size = max(max(x + wide, y + 1) for x, y, wide in runs) + 2 * QUIET
    picture = Image.new("L", (size, size), 255)
    for x, y, wide in runs:
        picture.paste(0, (x + QUIET, y + QUIET, x + QUIET + wide, y + QUIET + 1))
    return _read(picture.resize((size * SCALE, size * SCALE), Image.Resampling.NEAREST))


def _read(picture: "Image") -> tuple[str, ...]:
    import zxingcpp

    return tuple(code.text for code in zxingcpp.read_barcodes(picture))


def _views(codes: tuple[str, ...]) -> Parts:
    for code in codes:
        yield View(text("a QR code"), code)
        yield View(text("a QR code"), code, is_address=True)
