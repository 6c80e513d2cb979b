"""What cannot be read: the one exception of reading, and words that may have been meant."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from scheduler.problems import Problem, Text, text

SHORT = 3
"""Characters of a Chinese word of which one may differ."""
LONGEST_QUOTE = 40
"""Characters of what somebody wrote that a message repeats."""


class Misread(Exception):  # noqa: N818 - what it says
    """What stands there is not what is wanted; caught where the record is read."""

    def __init__(self, *problems: Problem) -> None:
        """Carry one problem or, of a list, several."""
        super().__init__(*problems)
        self.problems = problems


def misread(code: str, message: Text, hint: Text | None = None) -> Misread:
    """Make a ``Misread`` without a place."""
    return Misread(Problem(code, message, hint=hint))


def folded(written: str) -> str:
    """Make full-width digits and signs narrow and drop blanks around."""
    return unicodedata.normalize("NFKC", written).strip()


def cut(written: str) -> str:
    """Shorten what is quoted in a message to a part of a line."""
    line = " ".join(written.split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + "…"


def similar(written: str, known: Iterable[str]) -> str:
    """Give the most similar known word; an empty text if none is similar at all."""
    short = len(written) <= SHORT and not written.isascii()
    close = get_close_matches(written, list(known), n=1, cutoff=0.5 if short else 0.6)
    return close[0] if close else ""


def maybe(written: str, known: Iterable[str]) -> Text | None:
    """Suggest the most similar known word, if one is similar at all."""
    found = similar(written, known)
    return text("Did you mean “{word}”?", word=found) if found else None
