"""Chinese numerals and the tidying of phrases before they are read."""

import re
import unicodedata

LONGEST = 200
"""Characters of a phrase."""

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
NUMBER = r"(?:\d{1,2}|[零〇一二两三四五六七八九十廿卅]{1,3})"
"""Pattern of a number up to 99, in either script."""


def tidy(written: str) -> str:
    """Bring a phrase to one form: narrow signs, small letters, single blanks."""
    narrow = unicodedata.normalize("NFKC", written[: LONGEST + 1]).lower()
    narrow = re.sub(r"\s*(?:[-–—―−~〜]+|至|到)\s*", "-", narrow)
    return re.sub(r"\s+", " ", re.sub(r"\s*[,，、]\s*|\s*和\s*| and ", ",", narrow)).strip()


def solid(written: str) -> str:
    """Drop all blanks: Chinese phrases need none."""
    return re.sub(r"\s", "", tidy(written))


def value(numeral: str) -> int:
    """Read a number such as ``13``, ``十三``, ``廿三`` or ``三十一``.

    ``ValueError`` when it is none.
    """
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    plain = numeral.replace("廿", "二十").replace("卅", "三十")
    found = re.fullmatch(
        r"([一二三四五六七八九]?)(十?)([零〇一二两三四五六七八九]?)", plain
    )
    if not found or not plain or (found[1] and found[3] and not found[2]):
        raise ValueError(numeral)
    tens, ten, ones = found.groups()
    if ten:
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    return DIGITS[tens or ones]


def values(written: str) -> tuple[int, ...]:
    """Read numbers separated by commas; ``ValueError`` when one is none."""
    return tuple(value(part) for part in written.split(","))
