"""Takes values and whole records out of people's files: every other byte stays.

A comment on a line of its own stays; one behind what goes, or inside it, goes with it, for
it speaks of it. What cannot be taken out without touching something else is left to people.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.content import vocabulary
from scheduler.content.nodes import Block, Listing, Node, Place, Scalar, parse
from scheduler.problems import Problem, Refused, Source, text

GONE = "已到期清除"
"""Stands where words were that must not be missing."""
LINE = re.compile("\r\n|\r|\n")
REST = re.compile("[ \t]*(#[^\r\n]*)?")
"""What may stand behind a value on its line."""
DASH = re.compile("[ \t]*-[ \t]+")
DASHES = re.compile("[ \t]*(-[ \t]+)*")
COMMA = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Removal:
    """What is to go from the record at a place; ``what`` names the kind of record.

    ``drop`` are keys that go with their values, ``blank`` those whose values give way to
    ``GONE``; with neither, the whole record goes.
    """

    record: Source
    what: str
    drop: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()


Edit = tuple[int, int, str]
"""From the first character up to the last, and what comes in their place."""


class Removing:
    """One file while things are taken out of it; what is not there is passed over."""

    def __init__(self, file: str, data: bytes) -> None:
        """Take the bytes; ``Refused`` when they are broken."""
        parsed = parse(file, data)
        if parsed.problems:
            raise Refused(*parsed.problems)
        self.file, self.root = file, parsed.node
        self.mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
        self.whole = data.decode("utf-8-sig")
        self.starts = [0, *(found.end() for found in LINE.finditer(self.whole))]
        self.edits: list[Edit] = []
        self.gone: set[int] = set()
        self.blanked: set[int] = set()
        self.drops: dict[int, tuple[Block, set[int]]] = {}
        """The numbers of the entries to go, by the identity of their record."""

    def take(self, removal: Removal) -> tuple[tuple[str, Source], ...]:
        """Take something out; give each key (empty for the record) and its place."""
        record, listing = self._find(removal.record)
        if record is None:
            return ()
        if not removal.drop and not removal.blank:
            self._record(record, listing)
            return (("", record.source),)
        _, gone = self.drops.setdefault(id(record), (record, set()))
        found = []
        for number, (key, value) in enumerate(record.entries):
            if not _says(value) or number in gone:
                continue
            if key.text in _words(removal.drop, removal.what):
                gone.add(number)
            elif key.text in _words(removal.blank, removal.what):
                self._blank(value)
            else:
                continue
            found.append((key.text, key.source))
        return tuple(found)

    def data(self) -> bytes:
        """Give the file without what was taken out; ``Refused`` if more would go."""
        for record, numbers in self.drops.values():
            self._drop(record, numbers)
        made = self.whole
        for start, end, new in sorted(self.edits, reverse=True):
            made = made[:start] + new + made[end:]
        data = (self.mark + made).encode()
        after = parse(self.file, data)
        if after.problems or _said(after.node, set(), set()) != _said(
            self.root, self.gone, self.blanked
        ):
            raise Refused(remove_by_hand(Source(self.file)))
        return data

    def _find(self, place: Source) -> tuple[Block | None, Listing | None]:
        """Find the record at a place, and the list in which it stands.

        Some records are known by the place of their first value.
        """
        at = (place.line, place.column)
        waiting: list[tuple[Node | None, Listing | None]] = [(self.root, None)]
        while waiting:
            node, listing = waiting.pop()
            match node:
                case Listing(nodes=nodes):
                    waiting.extend((one, node) for one in nodes)
                case Block(entries=entries):
                    values = [value for _, value in entries]
                    begun = [node.source]
                    begun += [one.source for one in values if isinstance(one, Scalar)]
                    if at in ((one.line, one.column) for one in begun):
                        return node, listing
                    waiting.extend((one, None) for one in values)
        return None, None

    def _record(self, record: Block, listing: Listing | None) -> None:
        """Take out a record that stands on lines of its own."""
        start, end = self._begin(record.source), self._line_end(record, record.source)
        line = self.starts[record.source.line - 1]
        if listing is None or listing.flow or not DASH.fullmatch(self.whole[line:start]):
            raise Refused(remove_by_hand(record.source))
        self.edits.append((line, end, ""))
        self.gone.add(id(record))

    def _drop(self, record: Block, numbers: set[int]) -> None:
        """Take out entries of a record."""
        kept = [n for n in range(len(record.entries)) if n not in numbers]
        if numbers and not kept:
            raise Refused(remove_by_hand(record.source))
        braces = self.whole[self._begin(record.source)] == "{"
        for number in sorted(numbers):
            key, value = record.entries[number]
            self.gone.update({id(key), id(value)})
            if braces:
                self.edits.append(self._in_braces(record, number, kept[0]))
            elif number > kept[0] or not self._is_behind_hyphen(record):
                self.edits.append(self._on_lines(key, value))
        if not braces and kept[0] and self._is_behind_hyphen(record):
            self.edits.append(self._after_hyphen(record, kept[0]))

    def _in_braces(self, record: Block, number: int, first: int) -> Edit:
        """Cut an entry and the comma before it; of the first ones, the comma behind."""
        key, value = record.entries[number]
        if number < first:
            start, end = self._begin(key.source), self._stop(value)
            after = self._begin(record.entries[number + 1][0].source)
            gap, edit = self.whole[end:after], (start, after, "")
        else:
            before = self._stop(record.entries[number - 1][1])
            gap = self.whole[before : self._begin(key.source)]
            edit = (before, self._stop(value), "")
        if not COMMA.fullmatch(gap):
            raise Refused(remove_by_hand(key.source))
        return edit

    def _on_lines(self, key: Scalar, value: Node) -> Edit:
        """Cut the lines of an entry."""
        return self.starts[key.source.line - 1], self._line_end(value, key.source), ""

    def _is_behind_hyphen(self, record: Block) -> bool:
        first = record.entries[0][0].source
        return bool(self.whole[self.starts[first.line - 1] : self._begin(first)].strip())

    def _after_hyphen(self, record: Block, first: int) -> Edit:
        """Cut the entries behind a hyphen up to the first that stays, which moves there."""
        for number in range(first):
            key, value = record.entries[number]
            after = self._begin(record.entries[number + 1][0].source)
            if self.whole[self._line_end(value, key.source) : after].strip():
                raise Refused(remove_by_hand(key.source))
        start = self._begin(record.entries[0][0].source)
        return start, self._begin(record.entries[first][0].source), ""

    def _blank(self, value: Node) -> None:
        """Put ``GONE`` in the place of a value."""
        self.edits.append((self._begin(value.source), self._stop(value), GONE))
        self.blanked.add(id(value))

    def _begin(self, source: Source) -> int:
        return self.starts[source.line - 1] + source.column - 1

    def _at(self, place: Place) -> int:
        line, column = place
        return self.starts[line] + column if line < len(self.starts) else len(self.whole)

    def _stop(self, node: Node) -> int:
        """Give the index behind the last character of a node."""
        match node:
            case Listing(flow=False, nodes=[*_, last]):
                return self._stop(last)
            case Block(entries=[*_, (_, last)]) if (
                self.whole[self._begin(node.source)] != "{"
            ):
                return self._stop(last)
            case Scalar() if self.whole[self._begin(node.source) :][:1] in {"|", ">"}:
                return self._stop_of_lines(node)
            case Scalar() | Listing() | Block():
                return self._at(node.stop)
        raise Refused(remove_by_hand(node.source))

    def _stop_of_lines(self, node: Scalar) -> int:
        """Give the end of the last line of a text in lines: blank ones do not count."""
        last = node.source.line - 1
        before = self.whole[self.starts[last] : self._begin(node.source)]
        dashes = DASHES.match(before)
        indent = dashes.end() if dashes else 0
        if indent == len(before):  # an entry of a list has no key
            indent = before.rfind("-")
        for number in range(node.source.line, len(self.starts)):
            line = self._line(number)
            if line.strip(" \t") and len(line) - len(line.lstrip(" ")) <= indent:
                break
            if line.strip(" \t"):
                last = number
        return self.starts[last] + len(self._line(last))

    def _line(self, number: int) -> str:
        """Give a line, from 0, without its end."""
        following = self.starts[number + 1 :][:1] or [len(self.whole)]
        return self.whole[self.starts[number] : following[0]].rstrip("\r\n")

    def _line_end(self, node: Node, source: Source) -> int:
        """Give the index behind the line's end; only a comment may stand before it."""
        stop = self._stop(node)
        rest = REST.match(self.whole, stop)
        end = rest.end() if rest else stop
        if end == len(self.whole):
            return end
        if found := LINE.match(self.whole, end):
            return found.end()
        raise Refused(remove_by_hand(source))


def _words(keys: Iterable[str], what: str) -> set[str]:
    return {word for key in keys for word in (key, vocabulary.chinese(key, what))}


def _says(node: Node) -> bool:
    """Tell whether a value holds anything that is not gone already."""
    match node:
        case Scalar(text=said):
            return said.strip() not in {"", GONE}
        case Listing(nodes=parts) | Block(entries=parts):
            return bool(parts)
    return False


def _said(node: Node | None, gone: set[int], blanked: set[int]) -> object:
    """Give what a node says, without where, and without what is gone."""
    if id(node) in blanked:
        return GONE
    match node:
        case Scalar(text=words):
            return words
        case Listing(nodes=nodes):
            left = [one for one in nodes if id(one) not in gone]
            return [_said(one, gone, blanked) for one in left] or None
        case Block(entries=entries):
            return [
                (key.text, _said(value, gone, blanked))
                for key, value in entries
                if id(value) not in gone
            ]
    return None


def remove_by_hand(source: Source) -> Problem:
    """Say that a person has to take out what is past its time."""
    return Problem(
        "remove-by-hand",
        text("What is past its time is written here in a way that linli leaves alone."),
        source,
        text("Take it out by hand, or write each entry on a line of its own."),
    )
