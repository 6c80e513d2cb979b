"""The ways to read a file: which ones it gets is told by its first bytes and its name."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath

from scheduler.audit.views import (
    calendar,
    image,
    markup,
    names,
    packed,
    pdf,
    plain,
    qr,
)
from scheduler.audit.views.view import DEEPEST, LARGEST, Inside, Part, Parts, View, Wrong

Reader = Callable[[bytes], Parts]

CALENDARS = {".ics", ".ifb", ".vcf"}
MARKUP = {".html", ".htm", ".svg", ".xml"}
SCRIPTS = {".js", ".mjs", ".css", ".map"}


def views(path: str, data: bytes) -> Iterator[View | Wrong]:
    """Yield every view of a file and of what is packed in it, and what is wrong with it."""
    yield from names.views(path)
    budget = LARGEST
    waiting: list[tuple[str, bytes, int]] = [(path, data, 0)]
    while waiting:
        name, inside, depth = waiting.pop()
        budget -= len(inside)
        if depth > DEEPEST or budget < 0:
            yield Wrong.SEALED
            return
        for part in parts(name, inside):
            if isinstance(part, Inside):
                yield from names.inside(part.path)
                waiting.append((part.path, part.data, depth + 1))
            else:
                yield part


def parts(path: str, data: bytes) -> Iterator[Part]:
    """Read one file with the reader for its kind."""
    yield from reader(path, data)(data)


def reader(path: str, data: bytes) -> Reader:
    """Choose: first by what the bytes say, then by the name."""
    if data.startswith(b"\x1f\x8b"):
        return partial(packed.gunzipped, path.removesuffix(".gz"))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return packed.unzipped
    if data[:1024].lstrip().startswith(b"%PDF"):
        return pdf.views
    if image.is_image(data):
        return _both(image.views, qr.in_image)
    return text_reader(PurePosixPath(path.lower()).suffix, data)


def text_reader(suffix: str, data: bytes) -> Reader:
    """Choose for what is no known binary format."""
    if suffix in CALENDARS or data.startswith(b"BEGIN:V"):
        return calendar.views
    if suffix in SCRIPTS:
        return partial(plain.views, is_prose=False)
    if data.lstrip()[:1] == b"<" or suffix in MARKUP:
        return _both(markup.views, qr.in_markup)
    return plain.views


def _both(*readers: Reader) -> Reader:
    def read(data: bytes) -> Parts:
        for one in readers:
            yield from one(data)

    return read
