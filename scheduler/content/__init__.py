"""READ: the files people wrote become one Community, its rotas, and every problem.

Each kind of file has one reader, named like it. A record with a problem is left out and
the rest is read on, so that all problems are told at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from scheduler.content import (
    absences,
    attendance,
    community,
    compounds,
    council,
    events,
    feeds,
    handovers,
    holidays,
    issues,
    mediation,
    organisation,
    pioneers,
    purged,
    reviewed_words,
    rotas,
    sealed,
    services,
    visit_programmes,
    visits,
    volunteers,
    withdrawals,
)
from scheduler.content.checks import checked
from scheduler.content.checks.whole import Whole
from scheduler.content.files import CONTENT, KINDS, Files, sort
from scheduler.content.misreads import Misread, cut, similar
from scheduler.content.nodes import Parsed, parse
from scheduler.content.phrases.doors import doors
from scheduler.content.records import Make, Reading, each, records
from scheduler.model.community import Community
from scheduler.model.organisation import Organisation
from scheduler.model.people import DoorRange
from scheduler.model.rota import Rota
from scheduler.problems import Problem, Refused, Source, in_order, text

T = TypeVar("T")
Tree = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read. ``community`` is ``None`` where not even its name is known.

    While ``problems`` holds errors, records are missing.
    """

    community: Community | None
    rotas: tuple[Rota, ...]
    problems: tuple[Problem, ...]


def load(tree: Tree, today: date = date.min) -> Loaded:
    """Read all of ``content/`` in a tree of paths and bytes. Never raises.

    In rotas and records of attendance that ended before ``today``, people whom nobody
    knows are warned of, and count for nothing.
    """
    reading = Reading()
    files = sort(tree)
    reading.problems += files.problems
    reader = _Reader(tree, files, reading)
    base = reader.single("community", "community", community.read)
    if not files.of("community"):
        reading.problems.append(no_community())
    whole = read_rest(reader, base[0] if base else None, today)
    problems = (*reading.problems, *checked(whole))
    return Loaded(whole.community, whole.settled_rotas, in_order(problems))


def read_rest(reader: "_Reader", base: Community | None, today: date) -> Whole:
    """Read everything but ``community.yaml`` and put it together."""
    places = reader.lists("compounds", "compound", compounds.read)
    calendar = reader.single("holidays", "holidays", holidays.read)
    offered = (
        *reader.single("services", "service", services.read),
        *reader.lists("events", "service", events.read),
    )
    roster = reader.lists("volunteers", "volunteer", volunteers.read)
    away = reader.lists("absences", "absence", absences.read)
    posts = reader.single("organisation", "organisation", organisation.read)
    words = reader.lists("reviewed words", "reviewed word", reviewed_words.read)
    withdrawn = reader.lists("withdrawals", "withdrawal", withdrawals.read)
    gone = reader.lists("purged", "purged", purged.read)
    households = reader.lists("pioneers", "pioneer", pioneers.reader(places))
    passed = reader.lists("handovers", "handover", handovers.reader(places))
    told = reader.single("issues", "issue", issues.read)
    meetings = reader.lists("council", "meeting", council.read)
    cases = reader.single("mediation", "mediation", mediation.read)
    held = reader.lists("attendance", "attendance", attendance.read)
    addresses = reader.lists("feeds", "feed", feeds.read)
    programmes = reader.lists("visit_programmes", "visit programme", visit_programmes.read)
    paid = reader.lists("visits", "visit", visits.reader(places))
    counted = reader.lists("sealed", "sealed list", sealed.read)
    weeks = reader.single("rotas", "rota", rotas.read)
    joined = base and replace(
        base,
        compounds=places,
        holidays=calendar[0] if calendar else holidays.announced(),
        services=tuple(sorted(offered, key=lambda one: one.id)),
        volunteers=tuple(sorted(roster, key=lambda one: one.id)),
        absences=tuple(sorted(away, key=lambda one: (one.volunteer, str(one.dates)))),
        withdrawals=withdrawn,
        reviewed_words=words,
        purged=gone,
        pioneers=tuple(sorted(households, key=lambda one: one.id)),
        handovers=tuple(sorted(passed, key=lambda one: (one.date, one.source))),
        organisation=posts[0] if posts else Organisation(),
        issues=tuple(sorted(told, key=lambda one: one.id)),
        meetings=tuple(sorted(meetings, key=lambda one: one.date)),
        mediations=tuple(sorted(cases, key=lambda one: one.id)),
        attendance=tuple(sorted(held, key=lambda one: one.occurrence)),
        feeds=addresses,
        visit_programmes=tuple(sorted(programmes, key=lambda one: one.id)),
        visits=tuple(sorted(paid, key=visits.order)),
        sealed_lists=tuple(sorted(counted, key=lambda one: one.id)),
    )
    return Whole(reader.reading, joined, tuple(sorted(weeks, key=lambda r: r.week)), today)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads all files of one kind."""

    tree: Tree
    files: Files
    reading: Reading

    def single(self, kind: str, what: str, make: Make[T]) -> tuple[T, ...]:
        """Read files that hold one record each."""
        found: list[T] = []
        for file in self.files.of(kind):
            parsed = self.parsed(kind, file)
            if parsed.node is not None:
                found += records((parsed.node,), what, make, self.reading)
            elif not parsed.broken and kind != "holidays":
                self.reading.problems.append(empty(file))
        return tuple(found)

    def lists(self, kind: str, what: str, make: Make[T]) -> tuple[T, ...]:
        """Read files that hold a list of records each; an empty file is an empty list."""
        found: list[T] = []
        for file in self.files.of(kind):
            found += each(self.parsed(kind, file).node, what, make, self.reading)
        return tuple(found)

    def parsed(self, kind: str, file: str) -> Parsed:
        """Parse a file; what it may have defined is unknown if that fails."""
        parsed = parse(file, self.tree[file])
        self.reading.problems += parsed.problems
        if parsed.broken:
            self.reading.blind |= set(KINDS[kind].defines)
        return parsed


def door_range(asked: str, community: Community) -> DoorRange:
    """Read a door or a range that somebody asks about; ``Refused`` with what was meant."""
    try:
        found = doors(asked, community.compounds)
    except Misread as error:
        raise Refused(*error.problems) from None
    if found.building in community.building:
        return found
    known = {
        f"{compound.name} {building.name}": building.id
        for compound in community.compounds
        for building in compound.buildings
    }
    close = similar(asked, [*known, *known.values()])
    raise Refused(
        Problem(
            "unknown-building",
            text("There is no {kind} “{id}”.", kind=text("building"), id=cut(asked)),
            hint=text("Did you mean “{word}”?", word=close) if close else None,
        )
    )


def no_community() -> Problem:
    """Say that the one file that must be there is not."""
    return Problem(
        "no-community-file",
        text("There is no content/community.yaml."),
        Source(f"{CONTENT}/community.yaml"),
        text("It holds the community's name and domain; linli new DIR makes an example."),
    )


def empty(file: str) -> Problem:
    """Say that a file holds nothing."""
    return Problem(
        "empty-file",
        text("Nothing is written in this file."),
        Source(file),
        text("Fill it in or delete it."),
    )
