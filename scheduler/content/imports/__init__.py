"""Reads tables that come back from offices: what is new in them, and what they change.

A table is compared with the content, record by record; the edits that its lines carry are
made on the files as a person would make them, and checked by reading everything anew.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from scheduler.content import editing, load, tables
from scheduler.content.editing import Setting
from scheduler.content.files import CONTENT
from scheduler.content.imports import (
    absences,
    attendance,
    availability,
    services,
    volunteers,
)
from scheduler.content.imports.headings import Sheet, find, no_heading, words
from scheduler.content.imports.lines import Addition, Context, Line, State
from scheduler.content.writing import append_record, has_chinese_keys, whole
from scheduler.problems import Problem, Refused, Severity, Source, in_order, text

Lines = Callable[[Context, tuple[Sheet, ...]], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a table may hold: its columns, and which of them it cannot do without."""

    what: str
    keys: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    """Of each of these groups one column has to be there."""
    lines: Lines
    also: Callable[[Sheet], Collection[int]] = lambda _sheet: ()
    """Further columns that are read."""


KINDS: Mapping[str, Kind] = {
    "volunteers": Kind(
        volunteers.WHAT, volunteers.KEYS, (("name", "id"),), volunteers.lines
    ),
    "availability": Kind(
        volunteers.WHAT,
        availability.KEYS,
        (("name", "id"),),
        availability.lines,
        availability.days_of,
    ),
    "absences": Kind(
        absences.WHAT,
        absences.KEYS,
        (("name", "id"), ("from", "dates")),
        absences.lines,
    ),
    "attendance": Kind(
        attendance.WHAT,
        attendance.KEYS,
        (("date", "occurrence"), ("name", "id", "attended", "served")),
        attendance.lines,
    ),
    "services": Kind(services.WHAT, services.KEYS, (("service", "id"),), services.lines),
}


@dataclass(frozen=True, slots=True)
class Import:
    """What a file came to. Without ``lines``, ``problems`` says why."""

    sheets: tuple[Sheet, ...]
    lines: tuple[Line, ...]
    others: tuple[tuple[int, str], ...] = ()
    """Columns that are not read, with what stands over them."""
    passed_over: tuple[str, ...] = ()
    """Sheets that have no headings of this kind."""
    problems: tuple[Problem, ...] = ()


def read(kind: Kind, context: Context, book: tables.Book, file: str, sheet: str) -> Import:
    """Compare a spreadsheet with the content; ``sheet`` takes only that one."""
    if book.problems:
        return Import((), (), problems=book.problems)
    chosen = [one for one in book.tables if sheet in ("", one.sheet)]
    if not chosen:
        return Import((), (), problems=(no_sheet(file, sheet, book),))
    fitting, others = [], []
    for table in chosen:
        found = find(table, kind.keys, kind.what)
        if found and all(any(k in found.columns for k in group) for group in kind.needed):
            fitting.append(found)
        else:
            others.append((table.sheet, found))
    if not fitting:
        return Import((), (), problems=(missing_heading(kind, file, others),))
    sheets = tuple(fitting)
    columns = (
        other for one in sheets for other in one.others if other[0] not in kind.also(one)
    )
    return Import(
        sheets,
        kind.lines(context, sheets),
        tuple(dict.fromkeys(columns)),
        tuple(name for name, _ in others),
    )


def missing_heading(
    kind: Kind, file: str, others: list[tuple[str, Sheet | None]]
) -> Problem:
    """Say which column is missing on the sheet that comes nearest."""
    name, best = max(others, key=lambda one: len(one[1].columns) if one[1] else 0)
    has = best.columns if best else {}
    lacking = next(group for group in kind.needed if not any(k in has for k in group))
    return no_heading(file, name, words(lacking[0], kind.what)[0])


def no_sheet(file: str, wanted: str, book: tables.Book) -> Problem:
    """Say that a workbook has no sheet of that name."""
    return Problem(
        "unknown-sheet",
        text("There is no sheet “{name}”.", name=wanted),
        Source(file),
        text("Known here: {words}.", words=", ".join(one.sheet for one in book.tables)),
    )


# --- the edits -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Applied:
    """The content with a table's edits; problems stand at the table's rows."""

    tree: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def apply(kind: Kind, context: Context, found: Import) -> Applied:
    """Make the edits of all lines that are understood, and check what comes of it.

    The tree is read anew, and the table is compared with it once more: every line has to
    be unchanged then.
    """
    lines = tuple(line for line in found.lines if line.state is not State.UNREAD)
    maker = _Maker(dict(context.tree))
    maker.set_values(lines)
    maker.append(lines)
    if maker.problems:
        return Applied(context.tree, in_order(maker.problems))
    loaded = load(maker.tree, context.today)
    wrong = [maker.at_row(p) for p in loaded.problems if p.severity is Severity.ERROR]
    if wrong or loaded.community is None:
        return Applied(context.tree, in_order(wrong))
    now = Context(loaded.community, maker.tree, context.today)
    again = {line.source: line for line in kind.lines(now, found.sheets)}
    odd = [line for line in lines if again[line.source].state is not State.SAME]
    return Applied(maker.tree, tuple(not_as_meant(line) for line in odd))


class _Maker:
    """Makes edits one after the other, and remembers which row each is of."""

    def __init__(self, tree: dict[str, bytes]) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self.places: list[tuple[str, int, int, Source]] = []
        """File, first and last line, and row of each edit."""
        community = f"{CONTENT}/community.yaml"
        self.chinese = has_chinese_keys(community, tree.get(community, b""))

    def set_values(self, lines: tuple[Line, ...]) -> None:
        """Set values from the end of each file on, so that places above stay true."""
        settings = [
            (edit, line)
            for line in lines
            for edit in line.edits
            if isinstance(edit, Setting)
        ]
        settings.sort(key=lambda one: (one[0].record.line, one[0].record.column))
        for setting, line in reversed(settings):
            record = setting.record
            try:
                self.tree[record.file] = editing.changed(self.tree[record.file], setting)
            except Refused as refused:
                self.problems += (
                    Problem(p.code, p.message, p.source, p.hint, related=(line.source,))
                    for p in refused.problems
                )
            self.places.append((record.file, record.line, 10**9, line.source))

    def append(self, lines: tuple[Line, ...]) -> None:
        """Append records in the order of the table."""
        for line in lines:
            for edit in line.edits:
                if isinstance(edit, Addition):
                    self.add(edit, line)

    def add(self, edit: Addition, line: Line) -> None:
        """Append one record."""
        before = self.tree.get(edit.file, b"")
        if edit.alone and before:
            self.problems.append(not_as_meant(line))
            return
        try:
            after = (
                whole(edit.record, edit.what, chinese=self.chinese)
                if edit.alone
                else append_record(
                    edit.file,
                    before,
                    edit.record,
                    edit.what,
                    edit.under,
                    long=edit.long,
                    chinese=self.chinese,
                )
            )
        except Refused as refused:
            self.problems += refused.problems
            return
        first = _common_lines(before, after) + 1
        count = after.count(b"\n") - before.count(b"\n")
        self.places.insert(0, (edit.file, first, first + count, line.source))
        self.tree[edit.file] = after

    def at_row(self, problem: Problem) -> Problem:
        """Put a problem of the content at the row that brought it."""
        if problem.source is None:
            return problem
        file, number = problem.source.file, problem.source.line
        near = [
            (first, row)
            for name, first, last, row in self.places
            if name == file and first <= number <= last
        ]
        if not near:
            return problem
        row = max(near, key=lambda one: one[0])[1]
        return Problem(
            problem.code, problem.message, row, problem.hint, related=problem.related
        )


def _common_lines(before: bytes, after: bytes) -> int:
    """Count the lines at the start that are the same."""
    pairs = zip(before.split(b"\n"), after.split(b"\n"), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), before.count(b"\n"))


def not_as_meant(line: Line) -> Problem:
    """Say that what would be written does not read as the table has it."""
    return Problem(
        "not-as-meant",
        text("This cannot be written so that it reads as it stands here."),
        line.source,
        text("Write it into the content by hand."),
    )
