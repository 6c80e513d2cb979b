"""What is wrong and exactly where, as values: below ``cli`` nothing is raised at users.

A sentence for people is a ``Text``: an English message id and its values. The command
line translates it (Chinese first); nothing below it knows a language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the work (error) or is only told (warning)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file of the project: path from its root, line and column from 1.

    ``length`` counts the characters to underline; columns count characters, not bytes.
    In a spreadsheet ``sheet`` names the sheet, and line and column are those of a cell.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence: a gettext message id with ``{places}`` and the values for them."""

    msgid: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """Say it in English, the language of the message ids."""
        return self.msgid.format_map(dict(self.values))


def text(msgid: str, /, **values: object) -> Text:
    """Mark ``msgid`` for translation (Babel extracts it) and bind its values."""
    return Text(msgid, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """A user's mistake: kebab-case ``code``, what is wrong, where, and what to do.

    ``related`` names further places that belong to it (the other duplicate).
    """

    code: str
    message: Text
    source: Source | None = None
    hint: Text | None = None
    severity: Severity = Severity.ERROR
    related: tuple[Source, ...] = ()


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by file, line and column, problems without a place first; drop repeats."""
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda p: (p.source or Source("", 0, 0), p.code, str(p.message)),
        )
    )


class Refused(Exception):  # noqa: N818 - what it says, not that it is an error
    """The work stopped for problems that a person can mend; caught once, in ``cli``."""

    def __init__(self, *problems: Problem) -> None:
        """Carry the problems."""
        super().__init__(*problems)
        self.problems = problems
