"""Finds, before anything is printed, the characters that the sheets' font lacks.

A page made without the glyph would show nothing there, and nobody would be told.
"""

from collections.abc import Iterable, Iterator
from unicodedata import name as unicode_name

from scheduler.model.community import Community
from scheduler.problems import Problem, Source, text
from scheduler.publish.cleaning import clean


def known(coverage: str) -> frozenset[str]:
    """Give the characters that the font has, as ``fonts/coverage.txt`` lists them."""
    return frozenset(coverage) | {"\n"}


def missing(words: str, has: frozenset[str]) -> str:
    """Give the characters of ``words`` that the font lacks, each once, in order."""
    return "".join(dict.fromkeys(c for c in clean(words) if c not in has))


def uncovered(community: Community, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character that could not be printed, with its file."""
    has = known(coverage)
    return tuple(
        unprintable(character, words, source)
        for words, source in _printed(community)
        for character in missing(words, has)
    )


def unprintable(character: str, words: str, source: Source | None = None) -> Problem:
    """Say which character of ``words`` the sheets cannot show."""
    return Problem(
        "no-glyph",
        text(
            "The sheets' font has no {character} (U+{code}, {name}), as in “{words}”.",
            character=character,
            code=f"{ord(character):04X}",
            name=unicode_name(character, "?"),
            words=words if len(words) <= LONGEST else f"{words[:LONGEST]}…",
        ),
        source,
        text("Write it another way; if it is a person's name, ask for a larger font."),
    )


LONGEST = 20
"""So much of a text is quoted."""


def _printed(community: Community) -> Iterator[tuple[str, Source]]:
    """Yield what sheets print of what people wrote, and where it is written."""
    yield community.name, community.source
    for contact in community.contacts:
        yield from _each((contact.name, contact.phone, contact.hours), contact.source)
    yield from ((grid.name, grid.source) for grid in community.grids)
    yield from ((role.name, role.source) for role in community.roles)
    yield from ((venue.name, venue.source) for venue in community.venues)
    for compound in community.compounds:
        yield compound.name, compound.source
        yield from ((building.name, building.source) for building in compound.buildings)
    for person in community.volunteers:
        yield from _each((person.name, person.phone), person.source)
    for service in community.services:
        yield from _each((service.name, service.bring, service.for_whom), service.source)
        yield from ((d.reason, d.source) for d in service.deviations)
    for programme in community.visit_programmes:
        words = (programme.name, programme.for_whom, *programme.checklist, programme.note)
        yield from _each(words, programme.source)


def _each(words: Iterable[str], source: Source) -> Iterator[tuple[str, Source]]:
    for one in words:
        yield one, source
