"""What an import comes to: a line for each record, and the edits that would make it so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler.content.editing import Setting
from scheduler.content.writing import Value
from scheduler.model.community import Community
from scheduler.problems import Problem, Source


class State(StrEnum):
    """What a line of the table is to the content."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "unchanged"
    UNREAD = "not understood"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value by its key, as it is in the content and as the table has it."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A record to append to a file or to a list ``under`` a key; or ``alone`` in a file."""

    file: str
    record: Mapping[str, Value]
    what: str
    under: str = ""
    long: bool = False
    alone: bool = False


Edit = Setting | Addition


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the table, at the cell that names it."""

    state: State
    source: Source
    name: str
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the table is compared with."""

    community: Community
    tree: Mapping[str, bytes]
    today: date


def unread(source: Source, name: str, *problems: Problem) -> Line:
    """Make the line of a row that is not understood."""
    return Line(State.UNREAD, source, name, problems=problems)


def compared(
    source: Source,
    name: str,
    differences: tuple[Difference, ...],
    settings: tuple[Setting, ...],
) -> Line:
    """Make the line of a record that the content has already."""
    if not differences:
        return Line(State.SAME, source, name)
    return Line(State.CHANGED, source, name, differences, edits=settings)
