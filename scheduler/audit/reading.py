r"""Brings a text into the one form in which private words are looked for.

As a reader sees it: entities, percent signs and ``\uXXXX`` undone, full-width and other
compatibility forms made plain, invisible characters out, gaps inside words closed.
"""

import html
import re
import unicodedata
from functools import cache
from urllib.parse import unquote

HIDDEN = frozenset({"Cf", "Mn", "Me"})
"""Unicode's format characters and marks on others."""
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
ENTITY = re.compile(r"&(?:#|[A-Za-z])")
LAYERS = 3
"""So often may a text be wrapped in entities, percent signs and escapes."""
HAN = r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
GAP = re.compile(rf"(?<={HAN})[ \t]+(?={HAN})")
NUMBER_GAP = re.compile(
    r"(?<=[0-9])[ \t]*[-\u2010-\u2015\u2212.·][ \t]*(?=[0-9])|(?<=[0-9])[ \t]+(?=[0-9])"
)


def readable(written: str) -> str:
    """Undo what hides words from a search; lines stay lines."""
    for _ in range(LAYERS):
        before = written
        if ENTITY.search(written):
            written = html.unescape(written)
        if PERCENT.search(written):
            written = unquote(written, errors="replace")
        if "\\" in written:
            written = ESCAPED.sub(_character, written)
        if written == before:
            break
    if written.isascii():
        return written
    plain = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return shown(unicodedata.normalize("NFKC", shown(plain)))


def shown(words: str) -> str:
    """Take out what nobody sees: zero width, direction, soft hyphen, combining marks.

    A text has few different characters, so each is looked up once.
    """
    for character in set(words):
        if is_hidden(character):
            words = words.replace(character, "")
    return words


@cache
def is_hidden(character: str) -> bool:
    """Tell whether a character shows nothing of its own."""
    category = unicodedata.category(character)
    return category in HIDDEN or (category == "Cc" and character not in "\t\n\r")


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def joined(words: str) -> str:
    """Close gaps between Chinese characters."""
    return GAP.sub("", words)


def with_joined_numbers(words: str) -> str:
    """Close gaps and hyphens between digits too."""
    return NUMBER_GAP.sub("", words)
