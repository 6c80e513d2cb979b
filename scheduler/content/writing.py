"""Writes scalars and whole records as YAML, and appends records to people's files.

What people wrote is never written anew: a record goes in after the last one, and every
other byte stays.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime

from scheduler.content import vocabulary
from scheduler.content.nodes import Block, Listing, Node, parse
from scheduler.content.records import HAN
from scheduler.model.times import CST
from scheduler.problems import Problem, Refused, Source, text

PLAIN = re.compile(r"[A-Za-z0-9\u3400-\u9fff][A-Za-z0-9\u3400-\u9fff/_.-]*")
"""Texts that need no quotes, wherever they stand."""

Value = str | int | bool | date | datetime | tuple["Value", ...] | Mapping[str, "Value"]


def append_record(
    file: str,
    existing: bytes,
    record: Mapping[str, Value],
    what: str,
    under: str = "",
    *,
    long: bool = False,
    chinese: bool = False,
) -> bytes:
    """Give ``file`` with one more record at the end of its list.

    The list is the whole file, or what stands ``under`` a key (an issue's ``steps``).
    ``what`` names the kind of record. A ``long`` record takes a line for each key, and a
    blank line before it where the file has them. English keys become Chinese in a file
    that has Chinese ones, and with ``chinese`` in one that has none yet. ``Refused`` when
    the file is broken or its list is in brackets.
    """
    parsed = parse(file, existing)
    if parsed.problems:
        raise Refused(*parsed.problems)
    listing = _listing(parsed.node, under)
    if listing is not None and (not isinstance(listing, Listing) or listing.flow):
        raise Refused(cannot_append(listing.source))
    written = existing.decode("utf-8-sig")
    keys = _keys(parsed.node)
    chinese = any(map(HAN.search, keys)) or (chinese and not keys)
    indent = listing.source.column - 1 if listing else 2 * bool(under)
    lines = written.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    last = listing is None or listing.end >= len(lines)
    where = len(lines) if last or listing is None else _after(lines, listing.end)
    if long:
        words = pairs(record, what, chinese=chinese)
        added = [
            " " * (indent + 2 * bool(n)) + "- " * (not n) + w for n, w in enumerate(words)
        ]
        if where and lines[where - 1].strip() and _is_spaced(listing, lines):
            added.insert(0, "")
    else:
        added = [" " * indent + "- " + inline(record, what, chinese=chinese)]
    added = [line + end for line in added]
    if under and listing is None:
        added.insert(0, f"{vocabulary.chinese(under, what) if chinese else under}:{end}")
    mark = "\ufeff" if existing.startswith(b"\xef\xbb\xbf") else ""
    return (mark + "".join([*lines[:where], *added, *lines[where:]])).encode()


def whole(record: Mapping[str, Value], what: str, *, chinese: bool) -> bytes:
    """Write a file that holds one record, with a line for each part of its lists."""
    lines = []
    for key, value in record.items():
        parts = value if isinstance(value, tuple) else ()
        if not parts or not isinstance(parts[0], Mapping):
            lines += pairs({key: value}, what, chinese=chinese)
            continue
        lines.append(f"{vocabulary.chinese(key, what) if chinese else key}:")
        lines += (f"  - {scalar(part, what, chinese=chinese)}" for part in parts)
    return "".join(f"{line}\n" for line in lines).encode()


def has_chinese_keys(file: str, data: bytes) -> bool:
    """Tell whether a file is written with Chinese keys."""
    return any(map(HAN.search, _keys(parse(file, data).node)))


def _is_spaced(listing: Listing | None, lines: list[str]) -> bool:
    """Tell whether the file's records have a blank line before them."""
    later = listing.nodes[1:] if listing else []
    return any(not lines[node.source.line - 2].strip() for node in later)


def _listing(node: Node | None, under: str) -> Node | None:
    if not under or not isinstance(node, Block):
        return node
    words = (under, vocabulary.chinese(under, ""))
    return next((value for key, value in node.entries if key.text in words), None)


def _keys(node: Node | None) -> list[str]:
    """Give the keys of a record, or of the first one of a list."""
    match node:
        case Block(entries=entries):
            return [key.text for key, _ in entries]
        case Listing(nodes=[first, *_]):
            return _keys(first)
    return []


def _after(lines: list[str], end: int) -> int:
    """Give the index after the last line of a list that ends before line ``end``."""
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def cannot_append(source: Source) -> Problem:
    """Say that a list in brackets is left to people."""
    return Problem(
        "cannot-append",
        text("Nothing can be added to this list: it is not written line by line."),
        source,
        text("Write each entry on a line of its own that begins with a hyphen."),
    )


def inline(record: Mapping[str, Value], what: str, *, chinese: bool = False) -> str:
    """Write a record on one line; entries that are ``None`` or empty are left out."""
    return f"{{{', '.join(pairs(record, what, chinese=chinese))}}}"


def pairs(record: Mapping[str, Value], what: str, *, chinese: bool) -> list[str]:
    """Write each key with its value."""
    return [
        f"{vocabulary.chinese(key, what) if chinese else key}: "
        f"{scalar(value, what, chinese=chinese)}"
        for key, value in record.items()
        if value not in ("", ())
    ]


def scalar(value: Value, what: str = "", *, chinese: bool = False) -> str:
    """Write one value as the readers read it; ``what`` names the record it is in."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(scalar(v, what, chinese=chinese) for v in value)}]"
        case Mapping():
            return inline(value, what, chinese=chinese)
        case _:
            return quoted(str(value))


def instant(moment_: datetime) -> str:
    """Write a moment in China Standard Time, without saying so."""
    local = moment_.astimezone(CST) if moment_.tzinfo else moment_
    return local.replace(tzinfo=None).isoformat()


def quoted(written: str) -> str:
    """Write a text so that YAML reads the same text, in quotes where it must be."""
    if PLAIN.fullmatch(written):
        return written
    return '"' + "".join(map(escaped, written)) + '"'


def escaped(character: str) -> str:
    """Write one character of a text in double quotes."""
    if character in '"\\':
        return "\\" + character
    if character.isprintable() or character == "\u3000":
        return character
    return f"\\U{ord(character):08X}"
