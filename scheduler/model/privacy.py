"""Finds in words for the public what must not stand there: one check for all who publish.

It reads as people do: full-width digits, blanks and invisible characters hide nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from scheduler.model.called import called
from scheduler.model.community import Community
from scheduler.model.issue import Issue, shows_building


class Private(StrEnum):
    """What should not be public."""

    PHONE = "phone"
    IDENTITY = "identity"
    """A number as on an identity card, or of a bank card."""
    DOOR = "door"
    BUILDING = "building"
    PLATE = "plate"
    """Of a car."""
    NAME = "name"
    CALLED = "called"
    """A surname with how one says it (王大爷)."""
    PLACE = "place"
    """Of a mediation's story: a compound, a grid, or who manages one."""
    DAY = "day"
    """Of a mediation's story: it would point at the two parties."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and the words as they are read."""

    kind: Private
    words: str


PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
NUMERAL = "[0-9一二三四五六七八九十百]{1,4}"
PATTERNS: tuple[tuple[Private, re.Pattern[str]], ...] = (
    (Private.IDENTITY, re.compile(r"(?<!\d)\d{15,19}[Xx]?(?!\d)|(?<!\d)\d{17}[Xx]")),
    (Private.PHONE, re.compile(r"(?<!\d)1\d{2}[- ]?[\d*]{4}[- ]?\d{4}(?!\d)")),
    (Private.PHONE, re.compile(r"(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)")),
    (Private.DOOR, re.compile(rf"{NUMERAL}\s*单元|(?<!\d)\d{{3,4}}\s*室")),
    (Private.DOOR, re.compile(r"(?<![\d-])\d{1,2}-(?:\d{1,2}-)?\d{3,4}(?![\d-])")),
    (
        Private.PLATE,
        re.compile(
            rf"[{PROVINCES}][A-HJ-NP-Z]·?(?=[A-Z]*\d)[A-HJ-NP-Z0-9]{{5,6}}(?![A-Z0-9])"
        ),
    ),
)
"""What is private by its shape; the gate of the finished site looks for the same."""
BUILDING = re.compile(rf"{NUMERAL}\s*(?:号\s*[楼栋幢]|[楼栋幢](?!上|下|道|顶|层))")
"""A building by its number; ``三楼`` alone is a floor and is read as one."""
FLOOR = re.compile(r"[一二三四五六七八九十]{1,3}楼|[0-9]{1,2}楼")


DAY = re.compile(
    r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}[日号]?|\d{1,2}[日号](?![楼院])"
    r"|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]"
)
"""A day, not a month."""


def findings(
    words: str,
    names: frozenset[str] = frozenset(),
    phones: frozenset[str] = frozenset(),
    *,
    building: bool = False,
) -> tuple[Finding, ...]:
    """Give what is private in ``words``.

    ``names`` are those of the rosters; ``phones`` those of offices, which may stand;
    ``building`` tells that the building may be named.
    """
    said = readable(words)
    for phone in _longest_first(phones):
        said = said.replace(phone, "·")
    return tuple(dict.fromkeys(_found(said, names, building=building)))


def _found(said: str, names: frozenset[str], *, building: bool) -> Iterator[Finding]:
    for kind, pattern in PATTERNS:
        yield from (Finding(kind, match[0]) for match in pattern.finditer(said))
    if not building:
        for match in BUILDING.finditer(said):
            if not FLOOR.fullmatch(match[0]):
                yield Finding(Private.BUILDING, match[0])
    close = said.replace(" ", "")
    yield from (Finding(Private.CALLED, words) for words in called(close))
    yield from (Finding(Private.NAME, name) for name in sorted(_named(close, names)))


def _named(close: str, names: frozenset[str]) -> frozenset[str]:
    """Give the names that stand in ``close``, by its pieces: names are many, words few."""
    return names.intersection(
        close[start : start + length]
        for length in _lengths(names)
        for start in range(len(close) - length + 1)
    )


@lru_cache(maxsize=1)
def _longest_first(phones: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(map(readable, phones), key=lambda phone: (-len(phone), phone)))


@lru_cache(maxsize=1)
def _lengths(names: frozenset[str]) -> frozenset[int]:
    return frozenset(map(len, names))


def readable(words: str) -> str:
    """Give words as they are read: one form of each character, nothing invisible."""
    return "".join(
        character
        for character in unicodedata.normalize("NFKC", words)
        if unicodedata.category(character) not in {"Cf", "Cc", "Mn"}
    )


def private_in(
    words: str, community: Community, issue: Issue | None = None
) -> tuple[Finding, ...]:
    """Give what is private in words for the public, about ``issue`` or about anything."""
    building = community.building.get(issue.building) if issue else None
    return findings(
        words,
        community.roster_names,
        community.office_phones,
        building=bool(issue and building and shows_building(issue, building)),
    )


def private_in_story(words: str, community: Community) -> tuple[Finding, ...]:
    """Give what is private in a mediation's story: no place and no day either."""
    said = readable(words)
    places = (
        Finding(Private.PLACE, name)
        for name in sorted(place_names(community))
        if name in said
    )
    days = (Finding(Private.DAY, match[0]) for match in DAY.finditer(said))
    return tuple(dict.fromkeys((*private_in(words, community), *places, *days)))


def place_names(community: Community) -> frozenset[str]:
    """Give the names of compounds and grids, and of those who manage a compound."""
    return frozenset(
        readable(name)
        for name in (
            *(grid.name for grid in community.grids),
            *(one.name for one in community.compounds),
            *(one.property_manager for one in community.compounds),
        )
        if name
    )
