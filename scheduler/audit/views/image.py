"""What images say beside their picture: EXIF, XMP, comments, and where they were taken."""

import io

from scheduler.audit.views import plain
from scheduler.audit.views.view import Parts, View, Wrong
from scheduler.problems import text

MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
EXIF_MORE, GPS = 0x8769, 0x8825


def is_image(data: bytes) -> bool:
    """Tell by the first bytes."""
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    is_avif = data[4:12] in {b"ftypavif", b"ftypheic", b"ftypmif1"}
    return data.startswith(MAGIC) or is_webp or is_avif


def views(data: bytes) -> Parts:
    """View all texts that Pillow finds; the place is wrong whatever it is."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            said = dict(picture.info)
            said |= getattr(picture, "text", {})
            exif = picture.getexif()
            place = exif.get_ifd(GPS)
            values = [*exif.values(), *exif.get_ifd(EXIF_MORE).values()]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        yield Wrong.SEALED
        return
    words = [part for value in (*said.values(), *values) for part in _words(value)]
    yield View(text("the image's properties"), "\n".join(words))
    if place:
        yield Wrong.PLACE


def _words(value: object) -> list[str]:
    """Give a property's texts; Windows writes some of them as UTF-16."""
    if isinstance(value, bytes):
        return [*plain.decoded(value), value.decode("utf-16-le", "ignore")]
    return [str(value)]
