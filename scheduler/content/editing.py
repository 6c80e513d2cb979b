"""Changes one value of a record where it stands: every other byte of the file stays.

A value is replaced between its first and last character. One that is not there yet is put
in behind the key that people write before it. What is written over several lines is left
to people.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.content import vocabulary
from scheduler.content.nodes import Block, Listing, Node, Scalar, parse
from scheduler.content.records import HAN
from scheduler.content.writing import PLAIN, Value, scalar
from scheduler.problems import Problem, Refused, Source, text

LINE = re.compile("\r\n|\r|\n")
ITEM = re.compile(r"( *- )([^#\r\n]*?)(?: *| +#[^\r\n]*)(\r\n|\r|\n|)")
"""A line of a list: what stands before the value, the value, and the line's end."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A value that a record is to have; ``what`` names the kind of record.

    ``keys`` leads to it (``("limits", "week")``), ``order`` lists the record's keys as
    people write them.
    """

    record: Source
    keys: tuple[str, ...]
    value: Value
    what: str
    order: tuple[str, ...] = ()


def changed(data: bytes, setting: Setting) -> bytes:
    """Give the file with the value set; ``Refused`` where that is left to people."""
    file = _File(setting.record.file, data)
    block = file.block(setting.record)
    if block is None:
        raise Refused(by_hand(setting, setting.record))
    for depth, key in enumerate(setting.keys, 1):
        node = _under(block, key, setting.what)
        if node is None:
            value = _nested(setting.keys[depth:], setting.value)
            return file.inserted(block, key, value, setting)
        if depth == len(setting.keys):
            return file.replaced(node, setting)
        if not isinstance(node, Block):
            raise Refused(by_hand(setting, node.source))
        block = node
    raise Refused(by_hand(setting, setting.record))


def written(data: bytes, record: Source, keys: Sequence[str], what: str) -> str:
    """Give a value of a record as it stands in the file; empty where it does not."""
    file = _File(record.file, data)
    node: Node | None = file.block(record)
    for key in keys:
        node = _under(node, key, what) if isinstance(node, Block) else None
    if node is None:
        return ""
    if isinstance(node, Listing):
        return ", ".join(n.text for n in node.nodes if isinstance(n, Scalar))
    return node.text if isinstance(node, Scalar) else ""


def _under(block: Block, key: str, what: str) -> Node | None:
    words = (key, vocabulary.chinese(key, what))
    return next((value for word, value in block.entries if word.text in words), None)


def _nested(keys: Sequence[str], value: Value) -> Value:
    for key in reversed(keys):
        value = {key: value}
    return value


class _File:
    """A file as its lines, with their ends, and as the nodes that it holds."""

    def __init__(self, name: str, data: bytes) -> None:
        """Take the bytes; ``Refused`` when they are broken."""
        parsed = parse(name, data)
        if parsed.problems:
            raise Refused(*parsed.problems)
        self.root = parsed.node
        self.mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
        whole = data.decode("utf-8-sig")
        ends = [found.end() for found in LINE.finditer(whole)]
        starts = [0, *ends]
        self.lines = [
            whole[a:b] for a, b in zip(starts, [*ends, len(whole)], strict=True) if a < b
        ]

    def block(self, record: Source) -> Block | None:
        """Find the record that begins at a place."""
        waiting: list[Node] = [self.root] if self.root else []
        while waiting:
            match waiting.pop():
                case Listing(nodes=nodes):
                    waiting.extend(nodes)
                case Block(source=source, entries=entries) as block:
                    if (source.line, source.column) == (record.line, record.column):
                        return block
                    waiting.extend(value for _, value in entries)
        return None

    def span(self, node: Node) -> tuple[int, int, int] | None:
        """Give line, start and end of a value on one line; ``None`` of any other."""
        source = node.source
        if not 0 < source.line <= len(self.lines):
            return None
        line, start = source.line - 1, source.column - 1
        end = start + source.length
        piece = self.lines[line][start:end]
        match node:
            case Scalar(text="", plain=True):
                return None
            case Scalar(text=said, plain=True):
                fits = piece == said
            case Scalar():
                fits = len(piece) > 1 and piece[0] == piece[-1] and piece[0] in "\"'"
            case Listing(flow=True):
                fits = piece[:1] == "[" and piece[-1:] == "]"
            case Block():
                fits = piece[:1] == "{" and piece[-1:] == "}"
            case _:
                fits = False
        return (line, start, end) if fits else None

    def replaced(self, node: Node, setting: Setting) -> bytes:
        """Put the value in the place of a node."""
        if isinstance(node, Listing) and not node.flow and isinstance(setting.value, tuple):
            return self.relisted(node, setting, setting.value)
        span = self.span(node)
        if span is None or isinstance(node, Block):
            raise Refused(by_hand(setting, node.source))
        line, start, end = span
        old = self.lines[line]
        new = self.spelt(setting.value, "")
        quote = old[start]
        if isinstance(node, Scalar) and not node.plain and PLAIN.fullmatch(new):
            new = quote + new + quote
        self.lines[line] = old[:start] + new + old[end:]
        return self.data()

    def relisted(self, node: Listing, setting: Setting, wanted: tuple[Value, ...]) -> bytes:
        """Take lines out of a list that has a line for each value, and add others."""
        texts = [scalar(one) for one in wanted]
        lines = [part.source.line - 1 for part in node.nodes]
        found = [ITEM.fullmatch(self.lines[line]) for line in lines]
        if not all(
            match and isinstance(part, Scalar) and self.span(part) and match[2] == part.text
            for match, part in zip(found, node.nodes, strict=True)
        ):
            raise Refused(by_hand(setting, node.source))
        start, stop = found[-1][1], found[-1][3] or self._end()  # type: ignore[index]
        stand = [scalar(part.text) for part in node.nodes if isinstance(part, Scalar)]
        if not found[-1][3]:  # type: ignore[index]
            self.lines[lines[-1]] += stop
        added = [start + one + stop for one in texts if one not in stand]
        self.lines[lines[-1] + 1 : lines[-1] + 1] = added
        for line, one in reversed(list(zip(lines, stand, strict=True))):
            if one not in texts:
                del self.lines[line]
        return self.data()

    def inserted(self, block: Block, key: str, value: Value, setting: Setting) -> bytes:
        """Put a key with its value into a block that does not have it."""
        chinese = any(HAN.search(word.text) for word, _ in block.entries)
        word = vocabulary.chinese(key, setting.what) if chinese else key
        pair = f"{word}: {self.spelt(value, setting.what if chinese else '')}"
        first = self.lines[block.source.line - 1][block.source.column - 1 :]
        if first.startswith("{"):
            span = self.span(block)
            if span is None:
                raise Refused(by_hand(setting, block.source))
            line, start, end = span
            old = self.lines[line]
            inside = old[start : end - 1].rstrip()
            self.lines[line] = f"{inside}, {pair}".join((old[:start], old[end - 1 :]))
            return self.data()
        line = self._before(block, key, setting)
        ended = LINE.search(self.lines[line])
        stop = ended[0] if ended else self._end()
        if not ended:
            self.lines[line] += stop
        self.lines.insert(line + 1, " " * (block.source.column - 1) + pair + stop)
        return self.data()

    def _before(self, block: Block, key: str, setting: Setting) -> int:
        """Give the index of the line that the new key comes behind."""
        order = list(setting.order)
        rank = order.index(key) if key in order else len(order)
        names = {vocabulary.chinese(one, setting.what): one for one in order}
        whole = [
            (names.get(word.text, word.text), line)
            for word, value in block.entries
            if (line := self._last_line(value)) is not None
        ]
        earlier = [n for k, n in whole if k not in order or order.index(k) < rank]
        if not whole:
            raise Refused(by_hand(setting, block.source))
        return earlier[-1] if earlier else whole[-1][1]

    def _last_line(self, node: Node) -> int | None:
        """Give the index of a value's last line; ``None`` where that is not sure."""
        if isinstance(node, Listing) and not node.flow and node.nodes:
            return self._last_line(node.nodes[-1])
        span = self.span(node)
        return span[0] if span else None

    def _end(self) -> str:
        found = LINE.search(self.lines[0]) if self.lines else None
        return found[0] if found else "\n"

    def spelt(self, value: Value, what: str) -> str:
        """Write a value, its keys in Chinese where ``what`` says of which record."""
        return scalar(value, what, chinese=bool(what))

    def data(self) -> bytes:
        """Give the file."""
        return (self.mark + "".join(self.lines)).encode()


def by_hand(setting: Setting, source: Source) -> Problem:
    """Say which value a person has to write, and where."""
    return Problem(
        "change-by-hand",
        text(
            "{key} is written here in a way that linli leaves alone.",
            key=" ".join(setting.keys),
        ),
        source,
        text(
            "Write it by hand: {line}",
            line=f"{setting.keys[-1]}: {scalar(setting.value)}",
        ),
    )
