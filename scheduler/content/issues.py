"""Reads ``content/issues/**/*.yaml``: residents' issues, one file each."""

from datetime import date

from scheduler.content import vocabulary
from scheduler.content.fields import code, day, number, one_of
from scheduler.content.records import Record
from scheduler.content.shapes import at, pairs
from scheduler.model.issue import Issue, Level, Step, StepKind
from scheduler.problems import Problem, text

CROWD = 10_000
"""More people do not come to a consultation."""
NEEDS_REASON = (StepKind.DECLINED, StepKind.RAISED)


def read(record: Record) -> Issue:
    """Read one issue with its steps."""
    return Issue(
        id=record.identity("issue", at(code)),
        received=record.need("received", at(day)),
        origin=record.need("origin", at(one_of("origin"))),
        category=record.need_refer("category", "category"),
        compound=record.refer("compound", "compound"),
        grid=record.refer("grid", "grid"),
        building=record.refer("building", "building"),
        common_part=record.flag("common_part"),
        public_building=record.flag("public_building"),
        repeat_of=record.refer("repeat_of", "issue"),
        level=record.get("level", at(level), Level.COMMUNITY),
        text=record.need_words("text"),
        source=record.source,
        steps=record.each("steps", "step", step),
        public_title=record.words("public_title"),
        public_result=record.words("public_result"),
        reviewed_by=record.words("reviewed_by"),
        title_source=record.place("public_title"),
        result_source=record.place("public_result"),
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
    read_reason = record.need_words if kind in NEEDS_REASON else record.words
    return Step(
        kind=kind,
        date=record.get(kind, at(day), date.min),
        source=record.source,
        by=record.words("by"),
        due=record.get("due", at(day), None),
        level=record.need("level", at(level))
        if kind is StepKind.RAISED
        else record.get("level", at(level), None),
        outcome=record.need("outcome", at(one_of("outcome")))
        if kind is StepKind.FOLLOWED_UP
        else record.get("outcome", at(one_of("outcome")), ""),
        note=record.words("note"),
        to=record.words("to"),
        reason=read_reason("reason"),
        participants=record.get("participants", pairs(number(1, CROWD)), ()),
        result=record.words("result"),
        satisfaction=record.get("satisfaction", at(one_of("satisfaction")), ""),
        until=record.get("until", at(day), None),
        by_source=record.place("by"),
    )


def kinds(record: Record) -> str:
    """List the kinds of step, in the words of the table."""
    return ", ".join(
        f"{vocabulary.chinese(kind, record.what)} ({kind})" for kind in StepKind
    )
