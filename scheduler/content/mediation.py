"""Reads ``content/mediation/**/*.yaml``: sealed cases between neighbours, one file each."""

from scheduler.content.fields import code, day, number, words
from scheduler.content.issues import CROWD
from scheduler.content.records import Record
from scheduler.content.shapes import at, many, pairs
from scheduler.model.mediation import Attempt, Consent, Mediation, Promise


def read(record: Record) -> Mediation:
    """Read one case."""
    return Mediation(
        id=record.identity("mediation", at(code)),
        received=record.need("received", at(day)),
        grid=record.need_refer("grid", "grid"),
        parties=record.need("parties", many(at(words))),
        by=record.need_words("by"),
        text=record.need_words("text"),
        source=record.source,
        issue=record.refer("issue", "issue"),
        attempts=record.each("attempts", "attempt", attempt),
        evidence=record.get("evidence", many(at(words)), ()),
        agreed=record.get("agreed", at(day), None),
        agreement=record.words("agreement"),
        promises=record.each("promises", "promise", promise),
        ended=record.get("ended", at(day), None),
        reason=record.words("reason"),
        consents=record.each("consents", "consent", consent),
        story=record.words("story"),
        reviewed_by=record.words("reviewed_by"),
        story_source=record.place("story"),
    )


def attempt(record: Record) -> Attempt:
    """Read one talk."""
    return Attempt(
        date=record.need("date", at(day)),
        source=record.source,
        by=record.words("by"),
        participants=record.get("participants", pairs(number(1, CROWD)), ()),
        result=record.words("result"),
    )


def promise(record: Record) -> Promise:
    """Read what a party promised."""
    return Promise(
        party=record.need_words("party"),
        text=record.need_words("text"),
        due=record.need("due", at(day)),
        source=record.source,
        looked_at=record.get("looked_at", at(day), None),
        kept=record.flag("kept"),
    )


def consent(record: Record) -> Consent:
    """Read a party's consent that the story be told."""
    return Consent(
        party=record.need_words("party"),
        date=record.need("date", at(day)),
        source=record.source,
        withdrawn=record.get("withdrawn", at(day), None),
    )
