"""Archives: zip (also XLSX, DOCX, EPUB) and gzip, unpacked within limits."""

import gzip
import io
import zipfile
import zlib

from scheduler.audit.views.view import LARGEST, MOST, Inside, Parts, View, Wrong
from scheduler.problems import text


def gunzipped(name: str, data: bytes) -> Parts:
    """View what is inside; ``name`` is that without the suffix."""
    try:
        with gzip.open(io.BytesIO(data)) as file:
            inside = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        yield Wrong.SEALED
        return
    yield Inside(name, inside)


def unzipped(data: bytes) -> Parts:
    """View each file inside, and the comments of the archive and its entries."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST or sum(e.file_size for e in entries) > LARGEST:
                yield Wrong.SEALED
                return
            comments = [archive.comment, *(entry.comment for entry in entries)]
            yield View(text("comments"), b"\n".join(comments).decode("utf-8", "replace"))
            for entry in entries:
                if not entry.is_dir():
                    with archive.open(entry) as file:
                        yield Inside(_named(entry), file.read(LARGEST + 1))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        yield Wrong.SEALED
    except zlib.error:
        yield Wrong.SEALED


def _named(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name; old Chinese archives write it in GBK without saying so."""
    says_utf8 = 0x800
    if entry.flag_bits & says_utf8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
