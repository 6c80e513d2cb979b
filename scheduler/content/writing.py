"""Writes scalars and whole records as YAML, and appends records to people's files.

What people wrote is never written anew: a record goes in after the last one, and every
other byte stays.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime

from scheduler.content import vocabulary
from scheduler.content.nodes import Block, Listing, Node, Scalar, parse
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
    that has Chinese ones, and with ``chinese`` in one that has none yet. A list that is
    empty, ``[]`` or nothing at all, is begun. ``Refused`` when the file is broken or its
    list is in brackets.
    """
    parsed = parse(file, existing)
    if parsed.problems:
        raise Refused(*parsed.problems)
    listing = _listing(parsed.node, under)
    if under and _is_empty(listing):
        return _begin(existing, listing, record, what, chinese=is_chinese(parsed.node))
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
    stop = len(lines) if last or listing is None else listing.end
    where = stop if last else _after(lines, stop)
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
    before = parse(file, (mark + "".join(lines)).encode()).node
    for place in dict.fromkeys((where, stop)):
        made = (mark + "".join([*lines[:place], *added, *lines[place:]])).encode()
        if _keeps(before, parse(file, made).node, under):
            return made
    raise Refused(cannot_append(listing.source if listing else Source(file)))


def _keeps(before: Node | None, after: Node | None, under: str) -> bool:
    """Tell whether everything is read as before, and one record more.

    A last text in lines may hold what looks like a comment: nothing may go before that.
    """
    old, new = _listing(before, under), _listing(after, under)
    if not isinstance(new, Listing):
        return False
    known = old.nodes if isinstance(old, Listing) else []
    if [_texts(one) for one in new.nodes[:-1]] != [_texts(one) for one in known]:
        return False
    if not under:
        return True
    if not isinstance(before, Block) or not isinstance(after, Block):
        return False
    rest = [(k.text, _texts(v)) for k, v in after.entries if v is not new]
    return rest == [(k.text, _texts(v)) for k, v in before.entries if v is not old]


def _texts(node: Node) -> object:
    """Give what a node says, without where."""
    match node:
        case Scalar(text=words):
            return words
        case Listing(nodes=nodes):
            return [_texts(one) for one in nodes]
        case Block(entries=entries):
            return [(key.text, _texts(value)) for key, value in entries]
    return None


def _is_empty(node: Node | None) -> bool:
    """Tell whether nothing stands under a key, or ``[]``."""
    match node:
        case Listing(nodes=nodes, flow=True):
            return not nodes
        case Scalar(text=words, plain=True):
            return not words.strip()
    return False


def _begin(
    existing: bytes,
    empty_: Node | None,
    record: Mapping[str, Value],
    what: str,
    *,
    chinese: bool,
) -> bytes:
    """Put the first record of a list on the line after its key; ``[]`` goes."""
    lines = existing.decode("utf-8-sig").splitlines(keepends=True)
    source = empty_.source if empty_ else Source("")
    number, column = source.line - 1, source.column - 1
    if isinstance(empty_, Listing):
        if not lines[number][column:].startswith("[]"):
            raise Refused(cannot_append(source))
        rest = lines[number][column + 2 :]
        lines[number] = lines[number][:column].rstrip() + rest
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[number].endswith("\n"):
        lines[number] += end
    lines.insert(number + 1, f"  - {inline(record, what, chinese=chinese)}{end}")
    mark = "\ufeff" if existing.startswith(b"\xef\xbb\xbf") else ""
    return (mark + "".join(lines)).encode()


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
    return is_chinese(parse(file, data).node)


def is_chinese(node: Node | None) -> bool:
    """Tell whether a record, or the first of a list, has Chinese keys."""
    return any(map(HAN.search, _keys(node)))


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
        f"{quoted(vocabulary.chinese(key, what) if chinese else key)}: "
        f"{scalar(translated(key, value) if chinese else value, what, chinese=chinese)}"
        for key, value in record.items()
        if value not in ("", (), {})
    ]


def translated(key: str, value: Value) -> Value:
    """Give the Chinese for a fixed word, where the key has those."""
    words = vocabulary.WORDS.get(key, {})
    return words.get(value, value) if isinstance(value, str) else value


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
