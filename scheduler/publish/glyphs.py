"""Finds, before anything is printed, the characters that the sheets' font lacks.

A page made without the glyph would show nothing there, and nobody would be told.
"""

from collections.abc import Iterable, Iterator
from unicodedata import name as unicode_name

from scheduler.model.community import Community
from scheduler.problems import Problem, Source, Text, text
from scheduler.publish.cleaning import clean


def known(coverage: str) -> frozenset[str]:
    """Give the characters that the font has, as ``fonts/coverage.txt`` lists them."""
    return frozenset(coverage) | {"\n"}


def missing(words: str, has: frozenset[str]) -> str:
    """Give the characters of ``words`` that the font lacks, each once, in order."""
    return "".join(dict.fromkeys(c for c in clean(words) if c not in has))


def uncovered(community: Community, coverage: str) -> tuple[Problem, ...]:
    """Give a problem for each character that could not be printed, with file and field."""
    has = known(coverage)
    return tuple(
        unprintable(character, words, FIELDS[field], source)
        for field, words, source in _printed(community)
        for character in missing(words, has)
    )


SHEET = text("on a sheet")


def unprintable(
    character: str, words: str, field: Text = SHEET, source: Source | None = None
) -> Problem:
    """Say which character of ``words``, which stand in ``field``, sheets cannot show."""
    return Problem(
        "no-glyph",
        text(
            "The sheets' font has no {character} (U+{code}, {name}): {field} “{words}”.",
            character=character,
            code=f"{ord(character):04X}",
            name=unicode_name(character, "?"),
            field=field,
            words=words if len(words) <= LONGEST else f"{words[:LONGEST]}…",
        ),
        source,
        text(
            "Put a font that has it into a folder and say so: "
            "linli --font-dir FOLDER …; or write it another way."
        ),
    )


LONGEST = 20
"""So much of a text is quoted."""
FIELDS = {
    "name": text("the name"),
    "phone": text("the phone number"),
    "hours": text("the hours"),
    "bring": text("what to bring"),
    "for_whom": text("for whom it is"),
    "cost": text("the cost"),
    "reason": text("the reason"),
    "checklist": text("the checklist"),
    "note": text("the note"),
    "public_title": text("the public title"),
    "public_result": text("the public result"),
    "by": text("who it was"),
}
"""What the fields that are printed are called in a message."""
Printed = Iterator[tuple[str, str, Source]]


def _printed(community: Community) -> Printed:
    """Yield what sheets print of what people wrote: the field, its words, the place."""
    yield from _each((community,), "name")
    yield from _each(community.contacts, "name", "phone", "hours")
    for named in (community.grids, community.roles, community.venues, community.categories):
        yield from _each(named, "name")
    yield from _each(community.compounds, "name")
    yield from _each((b for c in community.compounds for b in c.buildings), "name")
    yield from _each(community.volunteers, "name", "phone")
    yield from _each(community.services, "name", "bring", "for_whom", "cost")
    yield from _each((d for s in community.services for d in s.deviations), "reason")
    yield from _each(community.visit_programmes, "name", "for_whom", "note")
    for programme in community.visit_programmes:
        yield from (("checklist", line, programme.source) for line in programme.checklist)
    yield from _each(community.issues, "public_title", "public_result")
    yield from _each((step for issue in community.issues for step in issue.steps), "by")


def _each(records: Iterable[object], *fields: str) -> Printed:
    """Yield fields of records, each of which knows its place."""
    for record in records:
        source: Source = getattr(record, "source")  # noqa: B009 - they share no type
        for field in fields:
            yield field, getattr(record, field), source
