"""YAML text to positioned nodes: every scalar is text, and nothing is lost on the way.

Built from the parser's own stream, not by a loader: no type is guessed (``8:30``, ``no``
and ``012`` stay what was written), repeated keys stay visible, nothing recurses.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from scheduler.content import mishaps, texts
from scheduler.problems import Problem, Source, text

DEEPEST = 20
"""Levels of nesting; the deepest file of a community has six."""

Place = tuple[int, int]
"""Line and column, from 0, as the parser counts them."""

NO_KEY = "\0"
"""Stands for a key that is none; no text can hold it."""

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, without its quotes."""

    text: str
    source: Source
    plain: bool = True
    """Whether it was written without quotes."""
    stop: Place = (0, 0)
    """Behind its last character; of a text in lines, where the next piece begins."""


@dataclass(slots=True, eq=False)
class Listing:
    """A list of nodes."""

    source: Source
    nodes: list["Node"] = field(default_factory=list)
    flow: bool = False
    """Whether it was written in brackets."""
    stop: Place = (0, 0)
    """Behind the bracket; without one, where the next piece of the file begins."""

    @property
    def end(self) -> int:
        """Index of the line where the next piece of the file begins."""
        return self.stop[0]


@dataclass(slots=True, eq=False)
class Block:
    """Keys and values in the order of the file; keys may repeat."""

    source: Source
    entries: list[tuple[Scalar, "Node"]] = field(default_factory=list)
    stop: Place = (0, 0)
    """Behind the brace; without one, where the next piece of the file begins."""


@dataclass(slots=True, eq=False)
class Broken:
    """Something whose problem is told already: readers pass over it in silence."""

    source: Source


Node = Scalar | Listing | Block | Broken


@dataclass(frozen=True, slots=True)
class Parsed:
    """The first document; ``node`` is ``None`` where there is none or it is broken."""

    node: Node | None
    problems: tuple[Problem, ...] = ()
    broken: bool = False
    """Whether the file could not be parsed to its end."""


def parse(file: str, data: bytes) -> Parsed:
    """Read one file. Never raises, whatever the bytes are."""
    written, problems = texts.read(file, data)
    if written is None:
        return Parsed(None, problems, broken=True)
    builder = _Builder(file, list(problems))
    try:
        for happening in yaml.parse(written, Loader=LOADER):
            builder.take(happening)
    except yaml.MarkedYAMLError as error:
        found = (*builder.problems, *mishaps.explain(file, written, error))
        return Parsed(None, found, broken=True)
    except yaml.YAMLError as error:  # a ReaderError has no marks
        found = (*builder.problems, mishaps.unreadable(file, error))
        return Parsed(None, found, broken=True)
    except _TooDeep:
        return Parsed(None, tuple(builder.problems), broken=True)
    return Parsed(builder.root, tuple(builder.problems))


class _TooDeep(Exception):  # noqa: N818 - what it says
    """The nesting is deeper than anybody writes by hand."""


class _Builder:
    """Puts the parser's stream together to one tree, with a stack of open nodes."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.root: Node | None = None
        self.open: list[Listing | Block] = []
        self.keys: list[Scalar | None] = []
        """The key that waits for its value, for each open node."""
        self.documents = 0

    def take(self, happening: yaml.Event) -> None:
        """Take the next piece of the stream."""
        if isinstance(happening, yaml.ScalarEvent):
            source = self.source(happening)
            self.mind(happening, source)
            plain = not happening.style
            self.add(Scalar(happening.value, source, plain, stop(happening)))
        elif isinstance(happening, yaml.CollectionStartEvent):
            self.start(happening)
        elif isinstance(happening, yaml.CollectionEndEvent):
            self.end(happening)
        elif isinstance(happening, yaml.AliasEvent):
            self.alias(happening)
        elif isinstance(happening, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.problems.append(several(self.source(happening)))

    def source(self, happening: yaml.Event) -> Source:
        start, end = happening.start_mark, happening.end_mark
        if start is None or end is None:
            return Source(self.file)
        length = end.column - start.column if start.line == end.line else 1
        return Source(self.file, start.line + 1, start.column + 1, max(1, length))

    def mind(self, happening: yaml.NodeEvent, source: Source) -> None:
        """Tell of anchors and tags: what they would do is done nowhere here."""
        if happening.anchor is not None:
            length = len(happening.anchor) + 1
            mark = replace(source, length=length)
            self.problems.append(anchor(mark, happening.anchor))
        if tag := getattr(happening, "tag", None):
            self.problems.append(tagged(source, tag))

    def start(self, happening: yaml.CollectionStartEvent) -> None:
        source = self.source(happening)
        self.mind(happening, source)
        if len(self.open) == DEEPEST:
            self.problems.append(too_deep(source))
            raise _TooDeep
        node = (
            Block(source)
            if isinstance(happening, yaml.MappingStartEvent)
            else Listing(source, flow=bool(happening.flow_style))
        )
        self.add(node)
        self.open.append(node)
        self.keys.append(None)

    def end(self, happening: yaml.CollectionEndEvent) -> None:
        node = self.open.pop()
        self.keys.pop()
        first, last = node.source, happening.end_mark
        if last is None:
            return
        node.stop = (last.line, last.column)
        if last.line + 1 == first.line:
            length = last.column + 1 - first.column
        elif isinstance(node, Block) and node.entries:
            key, value = node.entries[0]
            same = value.source.line == first.line
            length = (
                value.source.column + value.source.length - first.column
                if same
                else key.source.length
            )
        else:
            length = 1
        node.source = Source(self.file, first.line, first.column, max(1, length))

    def alias(self, happening: yaml.AliasEvent) -> None:
        source = self.source(happening)
        self.problems.append(aliased(source, happening.anchor or ""))
        self.add(Broken(source))

    def add(self, node: Node) -> None:
        """Put ``node`` where it belongs: as root, in a list, as key or as value."""
        if not self.open:
            if self.documents == 1:
                self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Listing):
            parent.nodes.append(node)
        elif (key := self.keys[-1]) is not None:
            told = key.text == NO_KEY
            parent.entries.append((key, Broken(node.source) if told else node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            if not isinstance(node, Broken):
                self.problems.append(bad_key(node.source))
            self.keys[-1] = Scalar(NO_KEY, node.source)


def stop(happening: yaml.Event) -> Place:
    """Give where a piece of the stream ends."""
    mark = happening.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield every text below ``node``, keys not included."""
    waiting: list[Node] = [node] if node else []
    while waiting:
        match waiting.pop():
            case Scalar() as scalar:
                yield scalar
            case Listing(nodes=nodes):
                waiting.extend(nodes)
            case Block(entries=entries):
                waiting.extend(value for _, value in entries)


def several(source: Source) -> Problem:
    """Say that one file is one document."""
    return Problem(
        "several-documents",
        text("A second document begins here; it is not read."),
        source,
        text("Delete the line --- or put what follows into a file of its own."),
    )


def anchor(source: Source, name: str) -> Problem:
    """Say that an anchor (``&name``) takes a part of the text away."""
    return Problem(
        "anchor",
        text("“&{name}” is a mark of YAML that is not used here.", name=name),
        source,
        text("Delete it, or put the text in quotes if & belongs to it."),
    )


def aliased(source: Source, name: str) -> Problem:
    """Say that a reference (``*name``) is to be written out."""
    return Problem(
        "alias",
        text("“*{name}” refers to another place; such references are not read.", name=name),
        source,
        text("Write out what is meant, or put the text in quotes if * belongs to it."),
    )


def tagged(source: Source, tag: str) -> Problem:
    """Say that a type (``!!str``) changes nothing here."""
    return Problem(
        "tag",
        text("“{tag}” is a type mark of YAML that is not used here.", tag=short(tag)),
        source,
        text("Delete it, or put the text in quotes if ! belongs to it."),
    )


def short(tag: str) -> str:
    """Write a tag as people do."""
    return tag.replace("tag:yaml.org,2002:", "!!")


def bad_key(source: Source) -> Problem:
    """Say that only a text can be a key."""
    return Problem(
        "bad-key",
        text("A key has to be a word."),
        source,
        text("Write key: value. Text that begins with [ or {{ belongs in quotes."),
    )


def too_deep(source: Source) -> Problem:
    """Say that nothing here is nested so deep."""
    return Problem(
        "too-deep",
        text("This is nested more than {deepest} levels deep.", deepest=DEEPEST),
        source,
        text("Check the indentation and the brackets above."),
    )
