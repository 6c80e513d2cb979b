"""Checks of ids across files: those that nobody has, and those that two have."""

from collections.abc import Iterator

from scheduler.content import misreads
from scheduler.content.checks.whole import Whole
from scheduler.content.files import CONTENT
from scheduler.content.records import Reading, Reference
from scheduler.model.community import Community
from scheduler.problems import Problem, Severity, Text, text

FEW = 12
"""So many ids are listed where none is similar."""

NOUNS: dict[str, tuple[str, Text]] = {
    "grid": ("unknown-grid", text("grid")),
    "venue": ("unknown-venue", text("venue")),
    "role": ("unknown-role", text("role")),
    "category": ("unknown-category", text("category")),
    "contact": ("unknown-contact", text("contact")),
    "compound": ("unknown-compound", text("compound")),
    "building": ("unknown-building", text("building")),
    "volunteer": ("unknown-volunteer", text("volunteer")),
    "service": ("unknown-service", text("service")),
    "pioneer": ("unknown-pioneer", text("pioneer household")),
    "tier": ("unknown-tier", text("tier")),
    "member kind": ("unknown-member-kind", text("kind of member")),
    "post": ("unknown-post", text("post")),
    "visit programme": ("unknown-programme", text("visit programme")),
    "sealed list": ("unknown-sealed-list", text("sealed list")),
    "issue": ("unknown-issue", text("issue")),
    "visitor": ("unknown-visitor", text("visitor")),
}
"""Code and noun for each kind of record that others name by its id."""


def unknown_ids(whole: Whole) -> Iterator[Problem]:
    """Tell of ids that no record has."""
    gone: dict[str, list[Reference]] = {}
    for reference in whole.reading.references:
        if reference.kind == "shift":
            yield from unknown_shift(whole.reading, reference)
        elif reference.kind == "school break":
            yield from no_such_break(whole.reading, reference)
        elif any(whole.reading.knows(kind, reference.id) for kind in kinds(reference)):
            continue
        elif (
            reference.kind == "volunteer"
            and reference.last
            and reference.last < whole.today
        ):
            gone.setdefault(reference.id, []).append(reference)
        else:
            yield unknown(whole, reference)
    for places in gone.values():
        yield gone_from_history(whole, places)


VISITORS = ("pioneer", "volunteer", "post")
"""Whose ids a visit may name."""


def kinds(reference: Reference) -> tuple[str, ...]:
    """Give the kinds of record of which the reference may be one."""
    return VISITORS if reference.kind == "visitor" else (reference.kind,)


def unknown(whole: Whole, reference: Reference) -> Problem:
    """Say that nobody has this id, and whose was probably meant."""
    if reference.draft:
        gone = text("It was left out of this draft; linli plan writes a new one.")
        return no_such(reference, gone, Severity.WARNING)
    in_rota = reference.source.file.startswith(f"{CONTENT}/rotas/")
    if reference.kind == "volunteer" and reference.last and in_rota:
        back = text(
            "Who left stays on the roster with an end date (until); then linli swap finds "
            "who takes over."
        )
        return no_such(reference, back, Severity.ERROR)
    return no_such(reference, meant(whole, reference), Severity.ERROR)


def gone_from_history(whole: Whole, places: list[Reference]) -> Problem:
    """Warn once of somebody whom only records of past days know, or who is misspelt."""
    known = sorted(whole.reading.written.get("volunteer", {}))
    close = misreads.similar(places[0].id, known)
    left = text(
        "Past records name this person {count} times; they count for nobody. Who has "
        "left stays on the roster with an end date (until).",
        count=len(places),
    )
    hint = text("Did you mean “{word}”? If not: {left}", word=close, left=left)
    return no_such(places[0], hint if close else left, Severity.WARNING)


def no_such(reference: Reference, hint: Text | None, severity: Severity) -> Problem:
    """Say that nobody has this id."""
    code, noun = NOUNS[reference.kind]
    return Problem(
        code,
        text("There is no {kind} “{id}”.", kind=noun, id=reference.id),
        reference.source,
        hint,
        severity,
    )


def meant(whole: Whole, reference: Reference) -> Text | None:
    """Suggest an id: by name, by likeness, or all where there are few."""
    named = names(whole.community, reference.kind)
    same = [one for one, name in named if name == reference.id]
    if same:
        return text("Write the id: {ids}.", ids=", ".join(same))
    known = sorted(
        id_ for kind in kinds(reference) for id_ in whole.reading.written.get(kind, {})
    )
    by_name = {name: one for one, name in named}
    if found := misreads.similar(reference.id, known):
        return text("Did you mean “{word}”?", word=found)
    if found := misreads.similar(reference.id, by_name):
        return text("Did you mean “{word}”?", word=f"{by_name[found]} ({found})")
    return (
        text("Known here: {words}.", words=", ".join(known))
        if 0 < len(known) <= FEW
        else None
    )


def names(community: Community | None, kind: str) -> list[tuple[str, str]]:
    """Give ids and names of the records of a kind."""
    if community is None:
        return []
    if kind == "pioneer":
        return []
    if kind == "building":
        return [
            (building.id, compound.name + building.name)
            for compound in community.compounds
            for building in compound.buildings
        ]
    found = {
        "grid": community.grids,
        "venue": community.venues,
        "role": community.roles,
        "category": community.categories,
        "contact": community.contacts,
        "compound": community.compounds,
        "volunteer": community.volunteers,
        "service": community.services,
        "tier": community.organisation.levels,
        "member kind": community.organisation.kinds,
        "post": community.posts,
        "visit programme": community.visit_programmes,
        "sealed list": community.sealed_lists,
        "visitor": community.volunteers,
    }.get(kind, ())
    return [(record.id, record.name) for record in found]  # type: ignore[attr-defined]


def unknown_shift(reading: Reading, reference: Reference) -> Iterator[Problem]:
    """Tell of a shift whose service, or whose line of it, does not exist."""
    service, _, line = reference.id.split("/")
    lines = reading.written.get(f"need of {service}", {})
    if not reading.knows("service", service) or (
        "service" not in reading.blind and line not in lines
    ):
        yield Problem(
            "unknown-shift",
            text("No service has the shift “{id}”.", id=reference.id),
            reference.source,
            text("It was left out of this draft; linli plan writes a new one.")
            if reference.draft
            else text("A service that ended keeps its file: write until (截止) into it."),
            Severity.WARNING if reference.draft else Severity.ERROR,
        )


def no_such_break(reading: Reading, reference: Reference) -> Iterator[Problem]:
    """Tell of a service during a school break that nobody has written down."""
    kinds = reading.written.get("school break", {})
    if "school break" in reading.blind or reference.id in kinds:
        return
    if reference.id == "any" and kinds:
        return
    yield Problem(
        "no-such-break",
        text("No such school break is known, so this never takes place."),
        reference.source,
        text("Write it into content/holidays.yaml under school_breaks (寒暑假)."),
    )


def duplicate_ids(whole: Whole) -> Iterator[Problem]:
    """Tell of ids that were given twice, at each place but the first."""
    for kind, ids in whole.reading.written.items():
        if kind == "school break":
            continue
        for identity, places in ids.items():
            for place in places[1:]:
                yield Problem(
                    "duplicate-id",
                    text("This secret is somebody else's already.")
                    if kind == "token"
                    else text("“{id}” stands here a second time.", id=identity),
                    place,
                    text("Every record has an id of its own."),
                    related=(places[0],),
                )
