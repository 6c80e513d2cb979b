"""Why a file is no YAML, in words for people who have never heard of YAML.

The usual causes are looked for in the whole file, so that one run shows them all; only
when none is found does the parser's own finding stand, put into plain words.
"""

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from scheduler.content import vocabulary
from scheduler.content.texts import place
from scheduler.problems import Problem, Source, Text, text

TAB = re.compile(r"^ *(\t)", re.MULTILINE)
KEY_WITHOUT_BLANK = re.compile(
    r"^[ ]*(?:- +)*(?:\{ *)?([A-Za-z_\u4e00-\u9fff]+)(：|:(?=[^\s:/]))(?!.*: )",
    re.MULTILINE,
)
WIDE_INDENT = re.compile("^ *([\u00a0\u3000])", re.MULTILINE)
SHOWN = 20
"""Problems of one kind that are told of one file."""

EXPLAINED = (
    (
        "mapping values are not allowed",
        text("A colon stands in the middle of a text, or the indentation is wrong."),
    ),
    (
        "could not find expected ':'",
        text("This line has no “key: value”, or its indentation is wrong."),
    ),
    ("found unexpected end of stream", text("This quotation mark is never closed.")),
    ("found unexpected document indicator", text("This quotation mark is never closed.")),
    ("expected ',' or ']'", text("This [ is not closed with ].")),
    ("expected ',' or '}'", text("This {{ is not closed with }}.")),
    ("did not find expected node content", text("A bracket is not closed.")),
    (
        "expected '-' indicator",
        text("This line does not fit the list above it: its indentation is wrong."),
    ),
    (
        "did not find expected key",
        text("This line does not fit what is above it: its indentation is wrong."),
    ),
    (
        "did not find expected alphabetic",
        text("A text that begins with this character has to be put in quotes."),
    ),
    (
        "cannot start any token",
        text("A text that begins with this character has to be put in quotes."),
    ),
    (
        "found unknown escape character",
        text("A backslash in double quotes means something else: use single quotes."),
    ),
    (
        "block sequence entries are not allowed",
        text("A list cannot begin in the middle of a line."),
    ),
)
"""Beginnings of libyaml's findings, and what they mean to the one who wrote the file."""


def explain(file: str, written: str, error: yaml.MarkedYAMLError) -> tuple[Problem, ...]:
    """Give the causes that can be named, and the parser's finding if none is near it."""
    marks = [mark for mark in (error.context_mark, error.problem_mark) if mark]
    near = {mark.line + 1 for mark in marks}
    if str(error.problem).startswith("mapping values"):
        near |= {line - 1 for line in near}  # the text may have begun one line above
    causes = tuple(usual(file, written, near))
    if any(cause.source and cause.source.line in near for cause in causes):
        return causes
    return (*causes, finding(file, written, error))


def usual(file: str, written: str, near: set[int]) -> Iterator[Problem]:
    """Yield the well-known traps, all over the file if one is ``near`` the failure.

    A colon without a blank is a trap wherever the word before it is a key.
    """
    known = {*vocabulary.KEYS, *vocabulary.KEYS.values(), *vocabulary.OWN_KEYS.values()}
    for found in islice(KEY_WITHOUT_BLANK.finditer(written), SHOWN):
        source = place(file, written, found.start(2))
        if found[1] in known or source.line in near:
            yield colon(source, found[2])
    for pattern, tell in ((TAB, tab), (WIDE_INDENT, wide_indent)):
        found_at = islice(pattern.finditer(written), SHOWN)
        sources = [place(file, written, found.start(1)) for found in found_at]
        if any(source.line in near for source in sources):
            yield from map(tell, sources)


def colon(source: Source, written: str) -> Problem:
    """Say that a colon is full-width, or has no blank after it."""
    if written == "：":
        return Problem(
            "full-width-colon",
            text("This colon is full-width, so the key is not seen."),
            source,
            text("Type an English colon and a blank after it, as in  name: 王芳"),
        )
    return Problem(
        "missing-blank",
        text("There is no blank after this colon, so the key is not seen."),
        source,
        text("Type a blank after the colon, as in  name: 王芳"),
    )


def tab(source: Source) -> Problem:
    """Say that YAML knows no tabs."""
    return Problem(
        "tab-indentation",
        text("This line is indented with a tab."),
        source,
        text("Indent with blanks only; most editors can be set to do so."),
    )


def wide_indent(source: Source) -> Problem:
    """Say that the indentation holds a blank that is none."""
    return Problem(
        "wide-indentation",
        text("This line is indented with a full-width blank."),
        source,
        text("Indent with ordinary blanks only."),
    )


def finding(file: str, written: str, error: yaml.MarkedYAMLError) -> Problem:
    """Put the parser's own finding into plain words."""
    said = str(error.problem or "")
    mark = error.problem_mark
    if any(where in str(error.context) for where in ("scalar", "simple key", "flow")):
        mark = error.context_mark or mark
    source = Source(file)
    if mark:
        lines = written.split("\n")
        line = min(mark.line, max(0, len(lines) - 1))
        if line == len(lines) - 1 and line and not lines[line]:
            line = next((n for n in range(line, -1, -1) if lines[n].strip()), 0)
            source = Source(file, line + 1, max(1, len(lines[line])))
        else:
            source = Source(file, line + 1, mark.column + 1)
    message: Text = next(
        (meaning for start, meaning in EXPLAINED if start in said),
        text("This line cannot be read."),
    )
    return Problem(
        "broken-yaml",
        message,
        source,
        text("Compare the indentation, quotes and brackets here with the lines around."),
    )


def unreadable(file: str, error: yaml.YAMLError) -> Problem:
    """Say that the file is no text, where not even a position is known."""
    del error  # it speaks of bytes and code points only
    return Problem(
        "broken-yaml",
        text("This line cannot be read."),
        Source(file),
        text("Save it as a plain text file in UTF-8."),
    )
