"""From the bytes of a file to its text, with all that can be wrong before any YAML."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from scheduler.problems import Problem, Source, text

LARGEST = 10_000_000
"""Bytes of a file; a whole community is a fifth of that."""
SHOWN = 20
"""Unprintable characters told of one file."""

UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\xad\u061c\u115f\u1160\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
    r"|(?<=\w)\u200d"
)
"""What YAML 1.1 forbids, and what nobody sees and no comparison forgives: blanks of no
width, fillers, tags, and what turns the direction of writing (UAX #9). A joiner is left
alone behind a picture, where it makes one of several."""
CONFLICT = re.compile("^<<<<<<< ", re.MULTILINE)


def read(file: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode ``data``; the text is ``None`` when there is no use in parsing it.

    A byte order mark is dropped, line ends become one character, and unprintable characters
    are told and replaced, so that the rest of the file is still checked.
    """
    if len(data) > LARGEST:
        return None, (too_large(file, len(data)),)
    try:
        written = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return None, (not_utf8(file, data, error.start),)
    written = written.replace("\r\n", "\n").replace("\r", "\n")
    if conflicts := tuple(CONFLICT.finditer(written)):
        return None, tuple(conflict(file, written, found) for found in conflicts)
    problems = tuple(
        unprintable(place(file, written, found.start()), found[0])
        for found, _ in zip(UNPRINTABLE.finditer(written), range(SHOWN), strict=False)
    )
    return (UNPRINTABLE.sub("\ufffd", written) if problems else written), problems


def place(file: str, written: str, position: int, length: int = 1) -> Source:
    """Turn a position in the text into line and column."""
    line = written.count("\n", 0, position) + 1
    column = position - (written.rfind("\n", 0, position) + 1) + 1
    return Source(file, line, column, length)


def too_large(file: str, size: int) -> Problem:
    """Say that nobody wrote such a file by hand."""
    return Problem(
        "too-large",
        text("This file is too large: {size} MB.", size=round(size / 1e6, 1)),
        Source(file),
        text("At most 10 MB are read. Is it a picture or a table under a wrong name?"),
    )


def not_utf8(file: str, data: bytes, position: int) -> Problem:
    """Say which encoding it seems to be, and where it shows."""
    before = data[:position].decode(errors="replace")
    source = place(file, before.replace("\r\n", "\n"), len(before))
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        guess = "UTF-16"
    else:
        try:
            data.decode("gb18030")
            guess = "GBK"
        except UnicodeDecodeError:
            return Problem(
                "not-utf8",
                text("This file is no text in UTF-8."),
                source,
                text("Save it as a plain text file in UTF-8."),
            )
    return Problem(
        "not-utf8",
        text("This file is not in UTF-8, it seems to be {guess}.", guess=guess),
        source,
        text("Open it in your editor and save it with the encoding UTF-8."),
    )


def conflict(file: str, written: str, found: re.Match[str]) -> Problem:
    """Say that two versions stand side by side."""
    return Problem(
        "conflict-markers",
        text("Two versions of this passage stand side by side (a git conflict)."),
        place(file, written, found.start(), 7),
        text("Keep what is right, delete the lines <<<<<<<, ======= and >>>>>>>."),
    )


def unprintable(source: Source, character: str) -> Problem:
    """Say which invisible character stands there."""
    return Problem(
        "unprintable-character",
        text(
            "An invisible character (U+{code}) stands here.", code=f"{ord(character):04X}"
        ),
        source,
        text("Delete it; it often comes with text copied from elsewhere."),
    )
