"""Typed readers: from the text of a scalar to a value, or a problem that says why not.

A reader takes a text and raises ``Misread``; it knows no place. ``shapes`` makes readers
of nodes from them, which add the place.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

from scheduler.content import vocabulary
from scheduler.content.misreads import cut, folded, maybe, misread
from scheduler.model.times import CST, TimeSpan, Week
from scheduler.problems import text

T = TypeVar("T")
ReadText = Callable[[str], T]

FIRST_YEAR, LAST_YEAR = 1900, 2199

DASH = r"\s*(?:\.\.|[-–—―−~〜]+|至|到)\s*"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
DATE = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})"
    r"|年(\d{1,2})月(\d{1,2})[日号]?)"
)
TIME = re.compile(r"(\d{1,2})(?::(\d{2})|[点时](?:(半)|(\d{1,2})分?)?)")
PHONE = re.compile(r"\+?\d[\d-]{4,19}(?:转\d{1,6})?")
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
BETWEEN_HAN = re.compile(rf"(?<={HAN})[\s\u3000]+(?={HAN})")


def words(written: str) -> str:
    """Read free text; blanks around are dropped."""
    return written.strip()


def person(written: str) -> str:
    """Read a name: blanks that only pad Chinese names are dropped (``王　芳``)."""
    return BETWEEN_HAN.sub("", written.strip())


def slug(written: str) -> str:
    """Read an id: small letters, digits, single hyphens."""
    if SLUG.fullmatch(written):
        return written
    raise misread(
        "bad-id",
        text("“{written}” cannot be an id.", written=cut(written)),
        text("Ids are made of a-z, 0-9 and single hyphens, for instance wang-fang."),
    )


def code(written: str) -> str:
    """Read an issue's number: letters, digits, single hyphens (``LY-2026-0026``)."""
    if CODE.fullmatch(written):
        return written
    raise misread(
        "bad-id",
        text("“{written}” cannot be an id.", written=cut(written)),
        text("Numbers are made of letters, digits and hyphens, as in LY-2026-0026."),
    )


def number(lowest: int, highest: int) -> ReadText[int]:
    """Give a reader of whole numbers from ``lowest`` to ``highest``."""

    def read(written: str) -> int:
        digits = folded(written)
        if not re.fullmatch(r"[-+]?[0-9]{1,9}", digits):
            raise misread(
                "bad-number",
                text("“{written}” is no whole number.", written=cut(written)),
                text("Write digits only, without a unit."),
            )
        if not lowest <= (value := int(digits)) <= highest:
            raise misread(
                "out-of-range",
                text(
                    "{value} is out of range: from {lowest} to {highest}.",
                    value=value,
                    lowest=lowest,
                    highest=highest,
                ),
            )
        return value

    return read


def yes_or_no(written: str) -> bool:
    """Read ``yes`` or ``no``, ``是`` or ``否``."""
    usual = {"true": "yes", "false": "no"}.get(folded(written).lower(), written)
    return one_of("yes or no")(usual) == "yes"


def one_of(about: str) -> ReadText[str]:
    """Give a reader of the fixed words of ``vocabulary.WORDS[about]``."""
    known = vocabulary.fixed_words(about)

    def read(written: str) -> str:
        word = folded(written).lower()
        if word in known:
            return known[word]
        raise misread(
            "unknown-word",
            text("“{written}” is not known here.", written=cut(written)),
            maybe(word, known)
            or text(
                "Known here: {words}.",
                words=", ".join(f"{c} ({e})" for e, c in vocabulary.WORDS[about].items()),
            ),
        )

    return read


def day(written: str) -> date:
    """Read a date: ``2026-11-27``, ``2026/11/27``, ``2026.11.27``, ``2026年11月27日``."""
    found = DATE.fullmatch(re.sub(r"\s", "", folded(written)))
    if found:
        parts = [int(part) for part in found.groups() if part]
        try:
            value = date(*parts)
        except ValueError:
            raise misread(
                "bad-date",
                text("There is no such day: {written}.", written=cut(written)),
            ) from None
        if FIRST_YEAR <= value.year <= LAST_YEAR:
            return value
    raise misread(
        "bad-date",
        text("“{written}” is no date.", written=cut(written)),
        text("Write a date with its year, as in 2026-11-27."),
    )


def clock(written: str) -> time:
    """Read a time of day: ``8:30``, ``08：30``, ``8点半``."""
    found = TIME.fullmatch(re.sub(r"\s", "", folded(written)))
    if found:
        hour, minute = int(found[1]), int(found[2] or found[4] or 0)
        minute = 30 if found[3] else minute
        try:
            return time(hour, minute)
        except ValueError:
            pass
    raise misread(
        "bad-time",
        text("“{written}” is no time of day.", written=cut(written)),
        text("Write hours and minutes, as in 8:30; the day ends at 23:59."),
    )


def span(written: str) -> TimeSpan:
    """Read clock times: ``8:30-10:30``, also ``８：３０至１０：３０``."""
    parts = re.split(DASH, folded(written))
    if len(parts) != 2:  # noqa: PLR2004 - start and end
        raise misread(
            "bad-time",
            text("“{written}” is no span of time.", written=cut(written)),
            text("Write start and end, as in 8:30-10:30."),
        )
    start, end = clock(parts[0]), clock(parts[1])
    if start >= end:
        raise misread(
            "end-before-start",
            text(
                "{start} is not before {end}.", start=f"{start:%H:%M}", end=f"{end:%H:%M}"
            ),
            text("Use the 24-hour clock: three in the afternoon is 15:00."),
        )
    return TimeSpan(start, end)


def moment(written: str) -> datetime:
    """Read a date with a time, in China Standard Time: ``2026-11-20T09:00``."""
    found = folded(written)
    try:
        value = datetime.fromisoformat(found)
    except ValueError:
        parts = re.split(r"(?<=\d)[T\s]+(?=\d)|(?<=[日号])\s*(?=\d)", found, maxsplit=1)
        if len(parts) != 2:  # noqa: PLR2004 - date and time
            raise misread(
                "bad-date",
                text("“{written}” is no date with a time.", written=cut(written)),
                text("Write both, as in 2026-11-20T09:00."),
            ) from None
        value = datetime.combine(day(parts[0]), clock(parts[1]))
    if not FIRST_YEAR <= value.year <= LAST_YEAR or not re.search(r"[T\s日号]", found):
        raise misread(
            "bad-date",
            text("“{written}” is no date with a time.", written=cut(written)),
            text("Write both, as in 2026-11-20T09:00."),
        )
    return value.replace(tzinfo=CST) if value.tzinfo is None else value.astimezone(CST)


def phone(written: str) -> str:
    """Read a telephone number; blanks in it are dropped."""
    digits = re.sub(r"\s", "", folded(written))
    if PHONE.fullmatch(digits):
        return digits
    raise misread(
        "bad-phone",
        text("“{written}” is no telephone number.", written=cut(written)),
        text("Spreadsheets spoil long numbers; write all digits, in quotes."),
    )


def token(written: str) -> str:
    """Read a feed's secret: 32 url-safe characters."""
    if TOKEN.fullmatch(written):
        return written
    raise misread(
        "bad-token",
        text("This is no secret of a feed."),
        text("Secrets have 32 characters and are made by linli, never by hand."),
    )


def domain(written: str) -> str:
    """Read an internet domain (``lingyun.example``)."""
    if DOMAIN.fullmatch(name := folded(written).lower()):
        return name
    raise misread(
        "bad-domain",
        text("“{written}” is no domain.", written=cut(written)),
        text("Write it without https:// and without a path, as in lingyun.example."),
    )


def week(written: str) -> Week:
    """Read an ISO week: ``2026-W48``."""
    try:
        return Week.parse(folded(written).upper())
    except ValueError:
        raise misread(
            "bad-week",
            text("There is no week “{written}”.", written=cut(written)),
            text("Write the ISO week, as in 2026-W48."),
        ) from None
