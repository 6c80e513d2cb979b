"""What was found, as problems: where and in which view, never the secret itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.audit.search import Hit
from scheduler.audit.secrets import Kind
from scheduler.audit.views.view import View, Wrong
from scheduler.problems import Problem, Severity, Source, Text, text

NOUNS = {
    Kind.NAME: text("a person's name"),
    Kind.WORD: text("a person's name that is also a word"),
    Kind.PINYIN: text("a person's name in Latin letters"),
    Kind.PHONE: text("a telephone number"),
    Kind.IDENTITY: text("the number of an identity card"),
    Kind.PLATE: text("the number plate of a car"),
    Kind.DOOR: text("a door or unit"),
    Kind.TOKEN: text("the secret address of a personal calendar"),
}
REVIEWED = text(
    "If it is a word here and nobody's name, add it to content/reviewed-words.yaml; "
    "otherwise take it out."
)
TAKE_OUT = text("Take it out where it is written, then publish again.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One hit, and where; or what is wrong with the whole file (``view`` is ``None``)."""

    path: str
    view: View | None
    what: Hit | Wrong


def grouped(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Make one problem of each secret: its first place, and how many files more."""
    first: dict[object, Finding] = {}
    files: dict[object, set[str]] = {}
    for finding in findings:
        key = _key(finding)
        first.setdefault(key, finding)
        files.setdefault(key, set()).add(finding.path)
    return tuple(_problem(first[key], len(files[key]) - 1) for key in first)


def _key(finding: Finding) -> object:
    what = finding.what
    return (what.kind, what.word) if isinstance(what, Hit) else (what, finding.path)


def _problem(finding: Finding, more: int) -> Problem:
    what, where = finding.what, Source(finding.path)
    if isinstance(what, Wrong):
        return _wrong(what, where)
    message = _message(what, finding.view, more)
    if what.kind is Kind.WORD:
        return Problem("word-in-site", message, where, REVIEWED, Severity.WARNING)
    hint = REVIEWED if what.kind in {Kind.NAME, Kind.PINYIN} else TAKE_OUT
    return Problem("private-in-site", message, where, hint)


def _message(hit: Hit, view: View | None, more: int) -> Text:
    found = text(
        "Here is {what}, in {view} at character {at}: “{context}”.",
        what=NOUNS[hit.kind],
        view=view.name if view else "",
        at=hit.start + 1,
        context=hit.context,
    )
    if not more:
        return found
    return text("{found} It is in {count} more files.", found=found, count=more)


def _wrong(what: Wrong, where: Source) -> Problem:
    """Say what is wrong with a whole file."""
    match what:
        case Wrong.LEFTOVER:
            return Problem(
                "leftover-in-site",
                text("This file is none that a site shows: a source, a table, a backup."),
                where,
                text("Take it out of the folder of hand-written pages."),
            )
        case Wrong.PLACE:
            return Problem(
                "place-in-site",
                text("This image tells where it was taken."),
                where,
                text("Save it without location; linli publish takes it out by itself."),
            )
    return Problem(
        "sealed-in-site",
        text("This file cannot be looked into: locked, broken, or too large inside."),
        where,
        text("Publish it without a password, or not at all."),
    )
