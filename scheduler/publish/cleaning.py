"""Takes out of people's words what no reader should meet."""

import unicodedata

UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Unicode's control, format (bidi, zero width), surrogate, private, line separators."""


def clean(words: str) -> str:
    """Take out what could turn, hide or break text; line breaks stay."""
    return "".join(
        character
        for character in words
        if character == "\n" or unicodedata.category(character) not in UNWANTED
    )
