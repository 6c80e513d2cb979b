"""Finds grids, buildings, roles, venues and services by what offices call them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from scheduler.content.checks.references import NOUNS, names
from scheduler.content.fields import ReadText
from scheduler.content.imports.rows import Row
from scheduler.content.misreads import Misread, cut, folded, maybe
from scheduler.content.phrases import numerals
from scheduler.model.community import Community
from scheduler.problems import Problem, text

BETWEEN = re.compile(r"[、,，;；/|\n]+|\s{1,}(?=\S)")
"""What stands between the parts of a list in one cell."""
DOOR = re.compile(r"(?<=号楼)[-\s]*(?:\d+单元)?[-\s]*\d*(?:[-]\d+)*(?:室|户)?$")
"""What follows a building in an address."""


@lru_cache(maxsize=1 << 14)
def key(said: str) -> str:
    """Bring a name to one form: digits for numerals, no blanks, no ``第``."""
    narrow = re.sub(r"[\s第]", "", folded(said)).lower()
    narrow = re.sub(r"\(([\d一二三四五六七八九十]+)\)", r"\1", narrow)
    narrow = re.sub(r"(?<=\d)(?:#楼?|栋|幢|号(?!楼))", "号楼", narrow)
    return re.sub(r"[零〇一二两三四五六七八九十]+(?=网格|号楼)", _digits, narrow)


def _digits(found: re.Match[str]) -> str:
    try:
        return str(numerals.value(found[0]))
    except ValueError:
        return found[0]


def named(kind: str, community: Community) -> ReadText[str]:
    """Give a reader of the id or the name of a record of a kind."""
    known = names(community, kind)

    def read(said: str) -> str:
        wanted = key(said)
        found = [one for one, name in known if one == said or key(name) == wanted]
        if len(set(found)) == 1:
            return found[0]
        raise Misread(nobody(kind, said, (name for _, name in known)))

    return read


def nobody(kind: str, said: str, known: Iterable[str]) -> Problem:
    """Say that there is no such record, and which was probably meant."""
    code, noun = NOUNS[kind]
    words = list(known)
    return Problem(
        code,
        text("There is no {kind} called “{name}”.", kind=noun, name=cut(said)),
        hint=maybe(said, words)
        or text("Known here: {words}.", words=", ".join(words[:12])),
    )


def all_named(kind: str, community: Community) -> ReadText[tuple[str, ...]]:
    """Give a reader of several ids or names in one cell, each once."""
    one = named(kind, community)

    def read(said: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        problems: list[Problem] = []
        for part in filter(None, BETWEEN.split(said)):
            try:
                found[one(part)] = None
            except Misread as error:
                problems += error.problems
        if problems:
            raise Misread(*problems)
        return tuple(found)

    return read


def building(row: Row, community: Community, grid: str) -> str:
    """Read where somebody lives, from one column or with the compound in another.

    A building that only its compound tells apart is looked for in the person's grid.
    """
    said = row.said("building")
    if not said:
        return ""
    if said in community.building:
        return said
    wanted = re.sub(DOOR, "", key(said))
    compound = key(row.said("compound"))
    found = []
    for place in community.compounds:
        for one in place.buildings:
            full, short = key(place.name + one.name), key(one.name)
            if wanted == full or (
                wanted == short
                and (compound in (key(place.name), place.id) if compound else True)
            ):
                found.append((one, wanted == full))
    whole = [one for one, full in found if full] or [one for one, _ in found]
    inside = [one for one in whole if not grid or one.grid == grid]
    if len(inside or whole) == 1:
        return (inside or whole)[0].id
    known = [name for _, name in names(community, "building")]
    problem = nobody("building", said, known)
    if whole:
        problem = Problem(
            "several-of-that-name",
            text(
                "There are several: {kind} “{id}”.", kind=NOUNS["building"][1], id=cut(said)
            ),
            hint=text("Write the compound before it, as in {name}.", name=known[0]),
        )
    row.wrong(Problem(problem.code, problem.message, row.place("building"), problem.hint))
    return ""
