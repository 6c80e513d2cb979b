"""Reads ``content/volunteers/*.yaml``: the roster."""

from scheduler.content.fields import day, number, one_of, person, phone
from scheduler.content.phrases import window
from scheduler.content.records import Record
from scheduler.content.shapes import at, dates, many
from scheduler.model.people import (
    Certificate,
    Limits,
    NameConsent,
    PublicName,
    Volunteer,
    Window,
)

FIRST_BORN, LAST_BORN = 1900, 2199


def read(record: Record) -> Volunteer:
    """Read one person."""
    since, until = record.get("since", at(day), None), record.get("until", at(day), None)
    record.checked(lambda: dates(since, until, record.place("until")), None)
    must = record.one("together", "pairs", pairs, ((), ()))
    apart = record.one("apart", "pairs", pairs, ((), ()))
    return Volunteer(
        id=record.identity("volunteer"),
        name=record.need("name", at(person)),
        grid=record.need_refer("grid", "grid"),
        source=record.source,
        building=record.refer("building", "building"),
        phone=record.get("phone", at(phone), ""),
        born=record.get("born", at(number(FIRST_BORN, LAST_BORN)), None),
        roles=record.refer_all("roles", "role"),
        learning=record.refer_all("learning", "role"),
        leads=record.refer_all("leads", "role"),
        certificates=record.each("certificates", "certificate", certificate),
        available=windows(record, "available"),
        preferred=windows(record, "preferred"),
        unavailable=windows(record, "unavailable"),
        rather_not=windows(record, "rather_not"),
        limits=record.one("limits", "limits", limits, Limits()),
        together_must=must[0],
        together_wish=must[1],
        apart_must=apart[0],
        apart_wish=apart[1],
        accompanied_by=record.refer_all("accompanied_by", "volunteer"),
        since=since,
        until=until,
        public_name=record.get("public_name", at(form), PublicName.NONE),
        consent=record.one("consent", "name consent", consent, None),
    )


def form(written: str) -> PublicName:
    """Read what the public may read of a name."""
    return PublicName(one_of("public_name")(written))


def consent(record: Record) -> NameConsent:
    """Read a consent; it always ends some day."""
    given, until = record.need("date", at(day)), record.need("until", at(day))
    record.checked(lambda: dates(given, until, record.place("until")), None)
    return NameConsent(
        by=record.need_words("by"),
        date=given,
        scope=record.need("scope", many(at(one_of("scope")))),
        until=until,
        source=record.source,
    )


def windows(record: Record, key: str) -> tuple[Window, ...]:
    """Read phrases of time."""
    return record.get(key, many(at(window)), ())


def certificate(record: Record) -> Certificate:
    """Read a paper."""
    return Certificate(
        role=record.need_refer("role", "role"),
        until=record.need("until", at(day)),
        source=record.source,
    )


def limits(record: Record) -> Limits:
    """Read a person's own limits; with 0 duties there is never one (planning warns)."""
    return Limits(
        day=record.get("day", at(number(0, 24)), None),
        week=record.get("week", at(number(0, 7 * 24)), None),
        month=record.get("month", at(number(0, 31 * 24)), None),
        rest=record.get("rest", at(number(0, 366)), None),
    )


def pairs(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read with whom one must, and with whom one would like to be (or not be)."""
    return record.refer_all("must", "volunteer"), record.refer_all("wish", "volunteer")
