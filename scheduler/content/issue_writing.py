"""Writes the file of a new issue, in the words of the files around it."""

import re
from collections.abc import Iterable, Mapping

from scheduler.content import vocabulary
from scheduler.content.nodes import Block, Scalar, parse
from scheduler.content.writing import Value, cannot_append, is_chinese, pairs
from scheduler.problems import Problem, Refused, Source, text

NUMBER = re.compile(r"(.*?)(\d{4})-(\d+)")
"""A year and a running number, behind whatever the community writes before."""


def next_id(ids: Iterable[str], year: int, prefix: str = "") -> str:
    """Give the number after the highest of the year, written like the others."""
    digits, highest, latest = 4, 0, ""
    for identity in ids:
        if (found := NUMBER.fullmatch(identity)) and found[2] >= latest:
            latest, prefix, digits = found[2], found[1], len(found[3])
            if found[2] == str(year):
                highest = max(highest, int(found[3]))
    return f"{prefix}{year}-{highest + 1:0{digits}d}"


def new_issue(record: Mapping[str, Value], *, chinese: bool) -> bytes:
    """Write an issue without steps; entries that are empty are left out."""
    lines = pairs(
        {k: v for k, v in record.items() if v is not False}, "issue", chinese=chinese
    )
    lines.append(f"{vocabulary.chinese('steps', 'issue') if chinese else 'steps'}: []")
    return ("\n".join(lines) + "\n").encode()


def add_keys(file: str, existing: bytes, record: Mapping[str, Value], what: str) -> bytes:
    """Give ``file``, which is one record, with more keys at its end.

    ``Refused`` when the file is broken, is not one record written line by line, or has
    one of the keys.
    """
    parsed = parse(file, existing)
    node = parsed.node
    if parsed.problems:
        raise Refused(*parsed.problems)
    if not isinstance(node, Block) or node.source.column != 1 or not node.entries:
        raise Refused(cannot_append(Source(file)))
    there = {key.text: key for key, _ in node.entries}
    chinese = is_chinese(node)
    for key in record:
        word = {key, vocabulary.chinese(key, what)} & there.keys()
        if word:
            raise Refused(already_there(there[word.pop()]))
    end = "\r\n" if b"\r\n" in existing else "\n"
    gap = "" if existing.endswith(b"\n") else end
    lines = [line + end for line in pairs(record, what, chinese=chinese)]
    return existing + (gap + "".join(lines)).encode()


def already_there(key: Scalar) -> Problem:
    """Say that people have written this already."""
    return Problem(
        "already-there",
        text("“{key}” stands here already.", key=key.text),
        key.source,
        text("Change it here, by hand."),
    )
