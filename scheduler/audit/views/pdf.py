"""PDF: the text of its pages, notes and links, what it says of itself, attachments."""

import io
from collections.abc import Iterator

from scheduler.audit.views.view import Inside, Parts, View, Wrong
from scheduler.problems import text


def views(data: bytes) -> Parts:
    """View what pypdf reads; a file that it cannot read is told."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Wrong.SEALED
            return
        pages = [page.extract_text() for page in reader.pages]
        yield View(text("pages"), "\n".join(pages))
        yield View(text("document properties"), "\n".join(_properties(reader)))
        yield View(text("notes and links"), "\n".join(_notes(reader)))
        for name, contents in reader.attachments.items():
            for inside in contents:
                yield Inside(name, inside)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield Wrong.SEALED


def _properties(reader) -> Iterator[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    yield from map(str, (reader.metadata or {}).values())
    stream = reader.root_object.get("/Metadata")
    if stream is not None:
        yield stream.get_object().get_data().decode("utf-8", "replace")


def _notes(reader) -> Iterator[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            found = note.get_object()
            yield str(found.get("/Contents", ""))
            yield str(found.get("/T", ""))
            action = found.get("/A")
            yield str(action.get_object().get("/URI", "")) if action else ""
    for name, value in (reader.get_fields() or {}).items():
        yield f"{name} {value.get('/V', '')}"
