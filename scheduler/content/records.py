"""Reading a record: which keys it has, which are missing, unknown or twice.

A reader asks a ``Record`` for its keys one by one; whatever is wrong is put down in the
``Reading``, and the reader goes on, so that all of a record's problems are told at once.
A record with a problem is left out. Its id is remembered, so that nothing else complains
that the id is unknown.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar, cast

from scheduler.content import fields, misreads, shapes, vocabulary
from scheduler.content.mishaps import colon
from scheduler.content.misreads import Misread
from scheduler.content.nodes import NO_KEY, Block, Broken, Listing, Node, Scalar
from scheduler.content.shapes import ReadNode
from scheduler.problems import Problem, Source, text

T = TypeVar("T")
D = TypeVar("D")

HAN = re.compile("[\u3400-\u9fff]")
COLON = re.compile(r"([^\s:：]+)\s*(：|:(?=\S))")
"""A key that swallowed its value, for want of a colon with a blank."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that stands at ``source`` and should be that of a ``kind`` of record."""

    kind: str
    id: str
    source: Source
    draft: bool = False
    """Whether it stands in the draft of a rota, which the next plan mends."""
    last: date | None = None
    """The last day that its record is about, where it is history once that is over."""


@dataclass(slots=True)
class Reading:
    """What comes to light while all files are read."""

    problems: list[Problem] = field(default_factory=list)
    written: dict[str, dict[str, list[Source]]] = field(default_factory=dict)
    """Places where each id was given, by kind; of records with problems as well."""
    references: list[Reference] = field(default_factory=list)
    blind: set[str] = field(default_factory=set)
    """Kinds of which a file could not be parsed: their ids are not all known."""

    def date_from(self, first: int, *, draft: bool, last: date | None) -> None:
        """Say of the references from number ``first`` on what they stand in."""
        self.references[first:] = [
            replace(found, draft=draft, last=last) for found in self.references[first:]
        ]

    def name(self, kind: str, identity: str, source: Source) -> None:
        """Remember that a record of ``kind`` took this id."""
        self.written.setdefault(kind, {}).setdefault(identity, []).append(source)

    def knows(self, kind: str, identity: str) -> bool:
        """Tell whether the id was given, or may have been in what could not be read."""
        return kind in self.blind or identity in self.written.get(kind, {})


class Record:
    """One block of keys and values, while it is being read.

    ``what`` names the kind of record, for words that only it has.
    """

    def __init__(self, node: Block, what: str, reading: Reading) -> None:
        """Take the block; keys that stand twice are told at once."""
        self.source = node.source
        self.what = what
        self.reading = reading
        self.ok = True
        self.asked: dict[str, None] = {}
        self.found: dict[str, tuple[Scalar, Node]] = {}
        self.missing: dict[str, Problem] = {}
        self.taken_for: set[str] = set()
        """Keys that a misspelt one was probably meant to be."""
        for key, value in node.entries:
            self._take(key, value)

    def _take(self, key: Scalar, value: Node) -> None:
        word = unicodedata.normalize("NFKC", key.text).strip()
        if isinstance(value, Broken) and word in {"<<", NO_KEY}:
            self.ok = False
        elif (trap := COLON.match(key.text)) and not getattr(value, "text", "?"):
            self.taken_for.add(unicodedata.normalize("NFKC", trap[1]))
            self.wrong(colon(key.source, trap[2]))
        elif word in self.found:
            self.wrong(shapes.repeated(key, self.found[word][0].source))
        else:
            self.found[word] = (key, value)

    def written_key(self, key: str) -> str | None:
        """Give the word, English or Chinese, under which ``key`` stands here."""
        if key in self.found:
            return key
        word = self.chinese(key)
        return word if word in self.found else None

    def chinese(self, key: str) -> str:
        """Give the Chinese word for ``key`` in this kind of record."""
        return vocabulary.chinese(key, self.what)

    def node(self, key: str) -> Node | None:
        """Give what stands under ``key``; ``None`` when nothing does."""
        self.asked[key] = None
        word = self.written_key(key)
        if word is None:
            return None
        both = self.found.get(self.chinese(key))
        if word == key and both and self.chinese(key) != key:
            self.wrong(shapes.repeated(both[0], self.found[key][0].source))
        value = self.found[word][1]
        if isinstance(value, Scalar) and value.plain and not value.text.strip():
            return None
        return value

    def has(self, key: str) -> bool:
        """Tell whether anything stands under ``key``."""
        return self.node(key) is not None

    def place(self, key: str) -> Source:
        """Give the place of the value of ``key``, or of the record without it."""
        word = self.written_key(key)
        return self.found[word][1].source if word else self.source

    def wrong(self, *problems: Problem) -> None:
        """Put down what is wrong; the record will be left out."""
        self.reading.problems += problems
        self.ok = False

    def get(self, key: str, read: ReadNode[T], default: D) -> T | D:
        """Read the value of ``key``, or give ``default`` where there is none."""
        node = self.node(key)
        if node is None:
            return default
        try:
            return read(node)
        except Misread as error:
            self.wrong(*error.problems)
            return default

    def need(self, key: str, read: ReadNode[T]) -> T:
        """Read the value of ``key``, which must be there.

        Otherwise a stand-in is given that nobody gets to see: the record is left out.
        """
        if self.node(key) is None:
            self.ok = False
            self.missing[key] = self._missing(key)
        return self.get(key, read, cast("T", None))

    def checked(self, make: Callable[[], T], default: T) -> T:
        """Make a value of what was read; ``default`` where it was not, or is refused."""
        if not self.ok:
            return default
        try:
            return make()
        except Misread as error:
            self.wrong(*error.problems)
            return default

    def _missing(self, key: str) -> Problem:
        word = self.written_key(key)
        if word is not None:
            return Problem(
                "missing-value",
                text("There is nothing after “{key}”.", key=word),
                self.found[word][0].source,
            )
        return Problem(
            "missing-key",
            text("Here “{key}” is missing.", key=self.spell(key)),
            self.source,
        )

    def identity(self, kind: str, read: ReadNode[str] | None = None) -> str:
        """Read the record's id and remember it as one of ``kind``."""
        node = self.node("id")
        if isinstance(node, Scalar):
            self.reading.name(kind, node.text, node.source)
        else:
            self.reading.blind.add(kind)  # nobody knows whose references these are
        return self.need("id", read or shapes.at(fields.slug))

    def refer(self, key: str, kind: str) -> str:
        """Read the id of a record of ``kind``; an empty text where there is none."""
        return self.get(key, self.reference(kind), "")

    def need_refer(self, key: str, kind: str) -> str:
        """Read the id of a record of ``kind``, which must be there."""
        return self.need(key, self.reference(kind))

    def refer_all(self, key: str, kind: str) -> tuple[str, ...]:
        """Read ids of records of ``kind``, each once."""
        ids = self.get(key, shapes.many(self.reference(kind)), ())
        return tuple(dict.fromkeys(ids))

    def reference(self, kind: str) -> ReadNode[str]:
        """Give a reader of an id that is looked up when all files are read."""

        def read(node: Node) -> str:
            identity = shapes.at(fields.words)(node)
            self.reading.references.append(Reference(kind, identity, node.source))
            return identity

        return read

    def words(self, key: str) -> str:
        """Read free text; empty where there is none."""
        return self.get(key, shapes.at(fields.words), "")

    def need_words(self, key: str) -> str:
        """Read free text that must be there."""
        return self.need(key, shapes.at(fields.words))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Read yes or no."""
        return self.get(key, shapes.at(fields.yes_or_no), default)

    def each(self, key: str, what: str, make: "Make[T]") -> tuple[T, ...]:
        """Read a list of records under ``key``; those with problems are left out."""
        node = self.node(key)
        return () if node is None else each(node, what, make, self.reading)

    def some(self, key: str, what: str, make: "Make[T]") -> tuple[T, ...]:
        """Read a list of records under ``key`` that may not be missing or empty."""
        found = self.each(key, what, make)
        node = self.node(key)
        if node is None or (isinstance(node, Listing) and not node.nodes):
            self.missing[key] = self._missing(key)
        return found

    def one(self, key: str, what: str, make: "Make[T]", default: D) -> T | D:
        """Read one record under ``key``."""
        node = self.node(key)
        if node is None:
            return default
        found = tuple(records((node,), what, make, self.reading))
        return found[0] if found else default

    def close(self) -> bool:
        """Tell of keys that nobody asked for, and of those that are missing.

        A missing key is passed over where an unknown one was meant to be it. Gives
        whether the record is sound.
        """
        known = {*self.asked, *map(self.chinese, self.asked)}
        for word, (key, _) in self.found.items():
            if word not in known:
                self.wrong(self._unknown(key, word))
        for lacking, problem in self.missing.items():
            if not self.taken_for & {lacking, self.chinese(lacking)}:
                self.wrong(problem)
        return self.ok

    def _unknown(self, key: Scalar, word: str) -> Problem:
        known = [w for asked in self.asked for w in (asked, self.chinese(asked))]
        similar = misreads.similar(word.lower(), known)
        if similar:
            self.taken_for.add(similar)
        ordered = sorted(self.asked, key=list(vocabulary.KEYS).index)
        return Problem(
            "unknown-key",
            text("There is no key “{key}” here.", key=word),
            key.source,
            text("Did you mean “{word}”?", word=similar)
            if similar
            else text("Known here: {words}.", words=", ".join(map(self.spell, ordered))),
        )

    def spell(self, key: str) -> str:
        """Write ``key`` in the language that the record is written in."""
        return self.chinese(key) if any(map(HAN.search, self.found)) else key


Make = Callable[[Record], T]
"""Reads the keys of a record; what it gives is dropped if the record has problems."""


def each(node: Node | None, what: str, make: Make[T], reading: Reading) -> tuple[T, ...]:
    """Read a list of records, or a single one in place of a list."""
    match node:
        case None:
            return ()
        case Listing(nodes=nodes):
            return tuple(records(nodes, what, make, reading))
        case _:
            return tuple(records((node,), what, make, reading))


def records(
    nodes: Iterable[Node], what: str, make: Make[T], reading: Reading
) -> Iterable[T]:
    """Read one record from each node; yield those without problems."""
    for node in nodes:
        if not isinstance(node, Block):
            reading.problems += shapes.wrong_shape(node, text("keys with values")).problems
            continue
        record = Record(node, what, reading)
        made = make(record)
        if record.close():
            yield made
