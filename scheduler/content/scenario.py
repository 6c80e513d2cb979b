"""Reads a scenario: a file of what might be, laid over the content that is.

It holds volunteers and services as their own files do (a known id takes that record's
place), whom and what to leave out (``without``), and who learns what (``train``).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from scheduler.content import empty, services, volunteers
from scheduler.content.checks import checked
from scheduler.content.checks.references import NOUNS, names
from scheduler.content.checks.whole import Whole
from scheduler.content.nodes import parse
from scheduler.content.records import Reading, Record, records
from scheduler.model.community import Community
from scheduler.model.people import Certificate, Volunteer
from scheduler.model.service import Service
from scheduler.problems import Problem, Source, in_order

T = TypeVar("T", bound=Volunteer | Service)

FOR_GOOD = date.max


@dataclass(frozen=True, slots=True)
class Laid:
    """The community as the scenario would have it; ``None`` where nothing was read."""

    community: Community | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Training:
    """Somebody who would hold a role more."""

    volunteer: str
    role: str
    source: Source


@dataclass(frozen=True, slots=True)
class Scenario:
    """What differs from the content."""

    volunteers: tuple[Volunteer, ...]
    services: tuple[Service, ...]
    without: tuple[tuple[str, ...], tuple[str, ...]]
    """Ids of volunteers and of services."""
    train: tuple[Training, ...]


def lay(file: str, data: bytes, base: Community) -> Laid:
    """Read a scenario and lay it over ``base``. Never raises, whatever the bytes are."""
    parsed = parse(file, data)
    reading = Reading(list(parsed.problems))
    found = () if parsed.node is None else (parsed.node,)
    made = tuple(records(found, "scenario", read, reading))
    if not found and not parsed.broken:
        reading.problems.append(empty(file))
    laid = laid_over(base, made[0]) if made else None
    remember(reading, base)
    told = (
        p for p in checked(Whole(reading, laid, ())) if p.source and p.source.file == file
    )
    return Laid(laid, in_order((*reading.problems, *told)))


def read(record: Record) -> Scenario:
    """Read the whole file."""
    return Scenario(
        volunteers=record.each("volunteers", "volunteer", volunteers.read),
        services=record.each("services", "service", services.read),
        without=record.one("without", "without", without, ((), ())),
        train=record.each("train", "training", training),
    )


def without(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read whom and what to leave out."""
    return (
        record.refer_all("volunteers", "volunteer"),
        record.refer_all("services", "service"),
    )


def training(record: Record) -> Training:
    """Read who learns what."""
    return Training(
        volunteer=record.need_refer("volunteer", "volunteer"),
        role=record.need_refer("role", "role"),
        source=record.source,
    )


def laid_over(base: Community, scenario: Scenario) -> Community:
    """Give the community with the scenario's differences."""
    gone, dropped = scenario.without
    people = merged(base.volunteers, scenario.volunteers, gone)
    return replace(
        base,
        volunteers=tuple(trained(person, scenario.train) for person in people),
        services=merged(base.services, scenario.services, dropped),
    )


def merged(
    known: tuple[T, ...], added: tuple[T, ...], gone: tuple[str, ...]
) -> tuple[T, ...]:
    """Put records in the place of those with their ids, and leave out those gone."""
    by_id = {record.id: record for record in (*known, *added)}
    return tuple(by_id[one] for one in sorted(by_id) if one not in gone)


def trained(person: Volunteer, train: tuple[Training, ...]) -> Volunteer:
    """Give a person with the roles learnt, and with the papers that those may ask for."""
    mine = [one for one in train if one.volunteer == person.id]
    learnt = [one.role for one in mine]
    papers = (Certificate(one.role, FOR_GOOD, one.source) for one in mine)
    return replace(
        person,
        roles=tuple(dict.fromkeys([*person.roles, *learnt])),
        learning=tuple(role for role in person.learning if role not in learnt),
        certificates=(*person.certificates, *papers),
    )


def remember(reading: Reading, base: Community) -> None:
    """Let the scenario refer to all that the content holds."""
    for kind in NOUNS:
        for identity, _ in names(base, kind):
            reading.written.setdefault(kind, {}).setdefault(identity, [])
    for known in base.holidays.breaks:
        reading.written.setdefault("school break", {}).setdefault(known.kind, [])
