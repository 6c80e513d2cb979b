"""Text of any kind, in the encodings that office programs write, and text in binaries."""

import codecs

from scheduler.audit.views.view import Parts, View
from scheduler.problems import text


def views(data: bytes, *, is_prose: bool = True) -> Parts:
    """View it as UTF-8; where it is none, in the other encodings too."""
    for written in decoded(data):
        yield View(text("text"), written, is_prose)


def decoded(data: bytes) -> list[str]:
    """Give the text, or each text that it might be."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [data.decode("utf-16", "replace")]
    try:
        return [data.decode("utf-8-sig")]
    except UnicodeDecodeError:
        pass
    try:
        return [data.decode("gb18030")]
    except UnicodeDecodeError:
        return [data.decode(name, "ignore") for name in ("utf-8", "utf-16-le")]
