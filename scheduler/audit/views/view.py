"""What a view is: one way to read a file, as plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scheduler.problems import Text

LARGEST = 256 * 2**20
"""Bytes that one file may hold when everything in it is unpacked."""
DEEPEST = 4
"""Levels of archives in archives."""
MOST = 10_000
"""Files that one archive may hold."""


class Wrong(StrEnum):
    """What is wrong with a file whatever it says."""

    LEFTOVER = "leftover"
    """It is of a kind that no site should show: a source, a backup."""
    SEALED = "sealed"
    """It cannot be looked into: encrypted, broken, or too large when unpacked."""
    PLACE = "place"
    """It tells where a photo was taken."""


@dataclass(frozen=True, slots=True)
class View:
    """A text and what it is.

    In prose a number with a hyphen may be a door; in an address, or the name of a file,
    names stand in Latin letters.
    """

    name: Text
    text: str
    is_prose: bool = True
    is_address: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside another."""

    path: str
    data: bytes


Part = View | Inside | Wrong
Parts = Iterator[Part]
