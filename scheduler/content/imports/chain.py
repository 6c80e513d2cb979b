"""Matches the lines of a sign-up chain with the roster. Nobody is guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler.content.imports import jielong, people
from scheduler.content.imports.jielong import Entry
from scheduler.content.misreads import Misread
from scheduler.model.community import Community
from scheduler.problems import Problem, Source, text

AND = re.compile(r"[、,，/&＆;；]|\s*[和跟与及]\s*")
AFTER = re.compile(
    r"\s|[,，。.;；:：!！?？(（\-—]|周|星期|礼拜|上午|下午|早|晚|可以|能|要|来|请假|报名|参加|也|到"
    r"|都|全天|有空|没问题|收到|已|准时|\d"
)
"""What may follow a name that is not set apart from the note behind it."""


class Answer(StrEnum):
    """What a line of the chain comes to."""

    IN = "signed up"
    OUT = "crossed out"
    AGAIN = "again"
    """A line above says the same of the person."""
    OTHERWISE = "changed below"
    """A line below says otherwise, and the last one holds."""
    UNREAD = "not understood"


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one line."""

    answer: Answer
    line: int
    said: str
    """The name as it is written there, or the whole line where nobody is found."""
    volunteer: str = ""
    note: str = ""
    more: int = 0
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """The chain with its people, and why it cannot be read where there are none."""

    title: str
    people: tuple[Person, ...]
    problems: tuple[Problem, ...]

    @property
    def signed_up(self) -> tuple[str, ...]:
        """Ids of those who come, in the order of the chain."""
        return tuple(one.volunteer for one in self.people if one.answer is Answer.IN)


def match(written: str, file: str, community: Community) -> Matched:
    """Read a chain and find its people. What a person says last holds."""
    chain = jielong.read(written)
    if not chain.entries:
        return Matched(chain.title, (), (no_chain(file),))
    found = [one for entry in chain.entries for one in _people(entry, file, community)]
    settled = tuple(_settled(one, found[:n], found[n + 1 :]) for n, one in enumerate(found))
    problems = tuple(one.problem for one in settled if one.problem)
    return Matched(chain.title, settled, problems)


def _settled(one: Person, above: list[Person], below: list[Person]) -> Person:
    """Compare a line with what else the chain says of the same person."""
    if not one.volunteer:
        return one
    later = [other.answer for other in below if other.volunteer == one.volunteer]
    earlier = [other.answer for other in above if other.volunteer == one.volunteer]
    if any(answer is not one.answer for answer in later):
        return replace(one, answer=Answer.OTHERWISE)
    return replace(one, answer=Answer.AGAIN) if earlier[-1:] == [one.answer] else one


def _people(entry: Entry, file: str, community: Community) -> Iterator[Person]:
    """Give those whom a line names: one with a note, or several."""
    answer = Answer.OUT if entry.gone else Answer.IN
    try:
        name, note = _name(entry.said, community)
        one = people.who(name, community)
        others, note = _others(note, community)
    except Misread as error:
        source = Source(file, entry.line)
        (problem, *_) = error.problems
        yield Person(
            Answer.UNREAD, entry.line, entry.said, problem=replace(problem, source=source)
        )
        return
    yield Person(answer, entry.line, name, one.id, note, entry.more)
    for other in others:
        yield Person(answer, entry.line, other, people.who(other, community).id, note)


def _name(said: str, community: Community) -> tuple[str, str]:
    """Part the name at the start from the note behind it.

    The longest name of the roster that stands there is taken, if it ends there.
    """
    form = people.one_form(said)
    known = {people.one_form(one.name) for one in community.volunteers}
    for name in sorted(known, key=len, reverse=True):
        if not form.startswith(name):
            continue
        taken, rest = _cut(said, name)
        if not rest or AFTER.match(rest) or AND.match(rest):
            inside = re.match(r"\s*[(（][^()（）]*[)）]", rest)
            if inside and _tells(taken + inside[0], community):
                return taken + inside[0], rest[inside.end() :].strip()
            return taken, rest.strip(" ,，。;；:：-—")
    word = re.split(r"[\s,，。;；:：(（]", said, maxsplit=1)
    return word[0], said[len(word[0]) :].strip()


def _cut(said: str, name: str) -> tuple[str, str]:
    """Part a text behind the characters that make up ``name``."""
    for end in range(1, len(said) + 1):
        if people.one_form(said[:end]) == name and said[end - 1].strip():
            return said[:end].strip(), said[end:]
    return said, ""


def _tells(said: str, community: Community) -> bool:
    """Tell whether what stands in brackets says who of several it is."""
    name, inside = people.split(said)
    found = people.alike(name, community)
    return any(inside == one.id or people.fits(inside, one, community) for one in found)


def _others(note: str, community: Community) -> tuple[list[str], str]:
    """Take further names off the front of a note (``王芳、李强``)."""
    found: list[str] = []
    rest = note
    while joined := AND.match(rest) or (re.match(r"(?=\S)", rest) if not found else None):
        try:
            name, after = _name(rest[joined.end() :].strip(), community)
            people.who(name, community)
        except Misread:
            if joined.end() and people.alike(name, community):
                raise
            break
        found.append(name)
        rest = after
    return found, rest


def no_chain(file: str) -> Problem:
    """Say that no line begins with a number."""
    return Problem(
        "no-chain",
        text("This is no sign-up chain: no line begins with a number."),
        Source(file),
        text("Copy the whole message that begins with #接龙."),
    )
