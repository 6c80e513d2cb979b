"""Reads ``content/issues/**/*.yaml``: residents' issues, one file each."""

from datetime import date

from scheduler.content import vocabulary
from scheduler.content.fields import code, day, one_of
from scheduler.content.records import Record
from scheduler.content.shapes import at
from scheduler.model.issue import Issue, Level, Step, StepKind
from scheduler.problems import Problem, text


def read(record: Record) -> Issue:
    """Read one issue with its steps."""
    return Issue(
        id=record.identity("issue", at(code)),
        received=record.need("received", at(day)),
        origin=record.need("origin", at(one_of("origin"))),
        category=record.need_refer("category", "category"),
        compound=record.refer("compound", "compound"),
        level=record.get("level", at(level), Level.COMMUNITY),
        text=record.need_words("text"),
        source=record.source,
        steps=record.each("steps", "step", step),
        public_title=record.words("public_title"),
        public_result=record.words("public_result"),
        reviewed_by=record.words("reviewed_by"),
    )


def level(written: str) -> Level:
    """Read a level of consultation."""
    return Level(one_of("level")(written))


def step(record: Record) -> Step:
    """Read one step: the key that names it holds its date."""
    present = [kind for kind in StepKind if record.has(kind)]
    if len(present) != 1:
        record.wrong(
            Problem(
                "step-without-kind",
                text(
                    "A step is exactly one of these, with its date: {words}.",
                    words=kinds(record),
                ),
                record.source,
            )
        )
    kind = present[0] if present else StepKind.CLAIMED
    return Step(
        kind=kind,
        date=record.get(kind, at(day), date.min),
        source=record.source,
        by=record.words("by"),
        due=record.get("due", at(day), None),
        level=record.get("level", at(level), None),
        outcome=record.get("outcome", at(one_of("outcome")), ""),
        note=record.words("note"),
    )


def kinds(record: Record) -> str:
    """List the kinds of step, in the words of the table."""
    return ", ".join(
        f"{vocabulary.chinese(kind, record.what)} ({kind})" for kind in StepKind
    )
