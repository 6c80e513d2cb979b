"""Calendars and cards (RFC 5545, RFC 6350): folded lines joined, escapes undone."""

import re

from scheduler.audit.views import plain
from scheduler.audit.views.view import Parts, View
from scheduler.problems import text

FOLD = re.compile(rb"\r?\n[ \t]")
"""Where a line goes on; it may cut a character in two."""


def views(data: bytes) -> Parts:
    """View the lines as they were before they were folded."""
    for written in plain.decoded(FOLD.sub(b"", data)):
        lines = written.replace("\\n", "\n").replace("\\N", "\n")
        yield View(text("calendar lines"), re.sub(r"\\([,;\\])", r"\1", lines))
