"""Typed readers of nodes, made of readers of text: single values, lists, pairs.

They add to a ``Misread`` the place where it happened.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from scheduler.content.fields import ReadText
from scheduler.content.mishaps import colon
from scheduler.content.misreads import Misread
from scheduler.content.nodes import Block, Broken, Listing, Node, Scalar
from scheduler.model.times import DateSpan
from scheduler.problems import Problem, Source, Text, text

T = TypeVar("T")
ReadNode = Callable[[Node], T]


def at(read: ReadText[T]) -> ReadNode[T]:
    """Make a reader of text one of nodes, which says where."""

    def read_node(node: Node) -> T:
        if not isinstance(node, Scalar):
            raise wrong_shape(node, text("a single value"))
        try:
            return read(node.text)
        except Misread as error:
            raise Misread(
                *(replace(p, source=p.source or node.source) for p in error.problems)
            ) from None

    return read_node


def many(read: ReadNode[T]) -> ReadNode[tuple[T, ...]]:
    """Make a reader of one value one of lists; a single value is a list of one."""

    def read_all(node: Node) -> tuple[T, ...]:
        if isinstance(node, Block):
            raise wrong_shape(node, text("a list"))
        values: list[T] = []
        problems: list[Problem] = []
        for part in node.nodes if isinstance(node, Listing) else [node]:
            try:
                values.append(read(part))
            except Misread as error:
                problems += error.problems
        if problems or isinstance(node, Broken):
            raise Misread(*problems)
        return tuple(values)

    return read_all


def pairs(read: ReadText[T]) -> ReadNode[tuple[tuple[str, T], ...]]:
    """Make a reader of free keys, each with a value (``travel``, ``weights``)."""

    def read_pairs(node: Node) -> tuple[tuple[str, T], ...]:
        if not isinstance(node, Block):
            raise wrong_shape(node, text("keys with values"))
        values: dict[str, T] = {}
        places: dict[str, Source] = {}
        problems: list[Problem] = []
        for key, value in node.entries:
            if key.text in places:
                problems.append(repeated(key, places[key.text]))
            places[key.text] = key.source
            try:
                values[key.text] = at(read)(value)
            except Misread as error:
                problems += error.problems
        if problems:
            raise Misread(*problems)
        return tuple(values.items())

    return read_pairs


def dates(
    first: date | None,
    last: date | None,
    source: Source,
    longest: int = 0,
    first_at: Source | None = None,
) -> DateSpan:
    """Give the days from ``first`` to ``last``.

    ``Misread`` when they are reversed, or more than ``longest`` days (0 allows any).
    ``source`` is the place of ``last``, ``first_at`` that of ``first``.
    """
    if first and last and last < first:
        raise Misread(
            Problem(
                "dates-reversed",
                text(
                    "The end {last} lies before the beginning {first}.",
                    first=first,
                    last=last,
                ),
                source,
                related=(first_at,) if first_at else (),
            )
        )
    if first and last and longest and (last - first).days >= longest:
        raise Misread(
            Problem(
                "span-too-long",
                text("From {first} to {last} is more than a year.", first=first, last=last),
                source,
                text("Look at the years."),
            )
        )
    return DateSpan(first, last)


def wrong_shape(node: Node, wanted: Text) -> Misread:
    """Say what is wanted and what stands there; silent where the node is broken."""
    if isinstance(node, Broken):
        return Misread()
    if isinstance(node, Scalar) and (found := re.match(r"^\S+?\s*(：|:(?=\S))", node.text)):
        return Misread(colon(node.source, found[1]))
    found_words = {
        Scalar: text("a single value"),
        Listing: text("a list"),
        Block: text("keys with values"),
    }
    return Misread(
        Problem(
            "wrong-shape",
            text(
                "Here should be {wanted}, but there is {found}.",
                wanted=wanted,
                found=found_words[type(node)],
            ),
            node.source,
        )
    )


def repeated(key: Scalar, first: Source) -> Problem:
    """Say that a key stands twice."""
    return Problem(
        "duplicate-key",
        text("The key “{key}” stands here a second time.", key=key.text),
        key.source,
        text("Keep one of the two; a list takes several values."),
        related=(first,),
    )
