"""Names of files and folders, also in archives; and files that belong to no site."""

import re
from collections.abc import Iterator

from scheduler.audit.views.view import View, Wrong
from scheduler.problems import text

LEFTOVER = re.compile(
    r"(?:^|/)\.(?!well-known)[^/]|(?:~|\.(?:ya?ml|bak|orig|rej|old|swp|tmp|map"
    r"|xls[mb]?|docx?|et|wps|sqlite3?|db|py|pyc|toml|ini|log|po|j2|typ|md|env))$",
    re.IGNORECASE,
)
"""Sources, backups and logs: none is ever made for the public."""


def views(path: str) -> Iterator[View | Wrong]:
    """View a name as words and as an address; some names should not be there at all."""
    yield from inside(path)
    if LEFTOVER.search(path):
        yield Wrong.LEFTOVER


def inside(path: str) -> Iterator[View]:
    """View the name of a file in an archive, where any kind of file may be."""
    yield View(text("the file's name"), path)
    yield View(text("the file's name"), path, is_address=True)
