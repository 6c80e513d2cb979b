"""Problems as text with excerpt and caret, or as JSON."""

import json
from collections.abc import Callable, Iterable, Mapping

from scheduler.cli.width import width
from scheduler.problems import Problem, Severity, Source, Text, text

Say = Callable[[Text], str]

LONGEST = 100
"""Columns of an excerpt; longer lines are cut around the place."""

KINDS = {Severity.ERROR: text("error"), Severity.WARNING: text("warning")}


def render(problem: Problem, tree: Mapping[str, bytes], say: Say) -> str:
    """Say one problem: place, what is wrong, the excerpt, what to do."""
    kind = say(KINDS[problem.severity])
    head = f"{kind}: {say(problem.message)} [{problem.code}]"
    lines = []
    if problem.source:
        lines.append(f"{place(problem.source)}: {head}")
        lines += excerpt(problem.source, tree)
    else:
        lines.append(head)
    for related in problem.related:
        lines.append(say(text("See also {place}", place=place(related))))
        lines += excerpt(related, tree)
    if problem.hint:
        lines.append(say(problem.hint))
    return "\n".join(lines)


def place(source: Source) -> str:
    """Write ``file:line:column``, which editors turn into a link, or ``file:sheet!C5``."""
    if source.sheet:
        return f"{source.file}:{source.sheet}!{letters(source.column)}{source.line}"
    return f"{source.file}:{source.line}:{source.column}"


def letters(column: int) -> str:
    """Name a column of a spreadsheet: 1 is A, 27 is AA."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)


def excerpt(source: Source, tree: Mapping[str, bytes]) -> list[str]:
    """Show the line and mark the place under it; nothing where there is no such line."""
    if source.sheet:
        return []
    written = tree.get(source.file, b"").decode("utf-8-sig", "replace").splitlines()
    if not 0 < source.line <= len(written):
        return []
    line = written[source.line - 1].replace("\t", " ")
    before, marked = line[: source.column - 1], line[source.column - 1 :]
    marked = marked[: max(1, source.length)]
    if width(before) > LONGEST // 2:
        before = "…" + before[-LONGEST // 4 :]
    after = line[source.column - 1 + len(marked) :][: LONGEST // 4]
    number = f"{source.line:5d} | "
    shown = "".join(c if c.isprintable() else "�" for c in before + marked + after)
    caret = " " * width(before) + "^" * max(1, min(width(marked), LONGEST))
    return [number + shown, " " * 5 + " | " + caret]


def as_json(problems: Iterable[Problem], say: Say) -> str:
    """Write problems as a JSON array, one object each, for editors and scripts."""
    return json.dumps(
        [
            {
                "code": problem.code,
                "severity": problem.severity,
                "file": problem.source.file if problem.source else None,
                "line": problem.source.line if problem.source else None,
                "column": problem.source.column if problem.source else None,
                "message": say(problem.message),
                "hint": say(problem.hint) if problem.hint else None,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )
