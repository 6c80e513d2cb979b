"""The archive that a workbook is: unpacked within limits, and what other files are."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from scheduler.content import texts
from scheduler.problems import Problem, Source, text

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound files: Excel 97-2003, WPS .et, and encrypted workbooks."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml")
"""Web pages and XML of 2003 that pass for .xls."""

LARGEST_UNPACKED = 100_000_000
"""Bytes of all parts together; 20 000 rows of a roster come to a tenth."""
MOST_PARTS = 5_000
PIECE = 1 << 16
NEEDED = (".xml", ".rels")
DTD = tuple(
    "<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
"""Where entities are defined; the format forbids it (ECMA-376 part 2, 9.1.4)."""


def other_than_a_table(file: str, data: bytes) -> Problem | None:
    """Tell what is wrong with a file that is neither a workbook nor plain text."""
    if len(data) > texts.LARGEST:
        return texts.too_large(file, len(data))
    if data.startswith(OLE):
        return encrypted(file) if ENCRYPTED in data else old(file)
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        return old(file)
    return None


def unpacked(file: str, data: bytes) -> tuple[dict[str, bytes], Problem | None]:
    """Unpack the parts that hold text; a problem where that is not safe or possible.

    Sizes are counted as they come, not believed: an archive can lie about them.
    """
    parts: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if problem := _unfit(file, members):
                return {}, problem
            for member in members:
                if not member.filename.lower().endswith(NEEDED):
                    continue
                parts[member.filename] = part = _part(archive, member, left)
                left -= len(part)
                if left < 0:
                    return {}, unpacks_too_large(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return {}, damaged(file)
    except (RuntimeError, NotImplementedError):  # a password, a way of packing unknown here
        return {}, encrypted(file)
    if any(mark in part for part in parts.values() for mark in DTD):
        return {}, damaged(file)
    return parts, None


def _part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Unpack one part, not much further than ``most`` bytes."""
    pieces = []
    with archive.open(member) as part:
        while most >= 0 and (piece := part.read(PIECE)):
            pieces.append(piece)
            most -= len(piece)
    return b"".join(pieces)


def _unfit(file: str, members: list[zipfile.ZipInfo]) -> Problem | None:
    """Judge an archive by the names and sizes that it declares."""
    names = {member.filename.lower() for member in members}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        return has_macros(file)
    if "[content_types].xml" not in names or not any(
        name.startswith("xl/") and name.endswith(".xml") for name in names
    ):
        return no_table(file)
    declared = sum(member.file_size for member in members)
    if declared > LARGEST_UNPACKED or len(members) > MOST_PARTS:
        return unpacks_too_large(file)
    return None


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts whose size is known, without compression."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return whole.getvalue()


# --- what is wrong -------------------------------------------------------------------


def damaged(file: str) -> Problem:
    """Say that a workbook is broken."""
    return Problem(
        "damaged-spreadsheet",
        text("This spreadsheet is damaged or incomplete."),
        Source(file),
        text("Open it in Excel or WPS, save it as .xlsx, and try that; or copy it again."),
    )


def old(file: str) -> Problem:
    """Say how to save a workbook of an old kind."""
    return Problem(
        "old-spreadsheet",
        text("This is a spreadsheet of an old kind (.xls or .et), which is not read."),
        Source(file),
        text(
            "Open it with WPS or Excel: File > Save As, kind “Excel workbook (.xlsx)”, "
            "and import the new file."
        ),
    )


def encrypted(file: str) -> Problem:
    """Say that a password keeps the workbook shut."""
    return Problem(
        "encrypted-spreadsheet",
        text("This spreadsheet is protected by a password."),
        Source(file),
        text("Open it in WPS or Excel, take the password off, and save it as .xlsx."),
    )


def has_macros(file: str) -> Problem:
    """Say that a workbook with programs in it is not read."""
    return Problem(
        "has-macros",
        text("This workbook has macros in it, so it is not opened."),
        Source(file),
        text("Save it as “Excel Workbook (.xlsx)”, which leaves the macros out."),
    )


def unpacks_too_large(file: str) -> Problem:
    """Say that an archive grows beyond what any list of a community takes."""
    return Problem(
        "unpacks-too-large",
        text("This file grows far too large when it is unpacked."),
        Source(file),
        text("Copy the rows that matter into a new workbook."),
    )


def no_table(file: str) -> Problem:
    """Say that a file is no spreadsheet."""
    return Problem(
        "no-spreadsheet",
        text("This is no spreadsheet."),
        Source(file),
        text("Files that are read: .xlsx, and .csv in UTF-8 or GB18030."),
    )
