"""Names, titles and places: words on one line, and at least one of them."""

from scheduler.content.misreads import misread
from scheduler.problems import text


def title(written: str) -> str:
    """Read words that stand in lists, headings and calendars, where a line is a line."""
    words = written.strip()
    if not words:
        raise misread(
            "blank-name",
            text("There are only blanks here."),
            text("Write a name, or leave the line out where none is needed."),
        )
    if len(words.splitlines()) > 1:
        raise misread(
            "several-lines",
            text("A name or a place is a single line."),
            text("Put it on one line; more belongs in a description."),
        )
    return words
