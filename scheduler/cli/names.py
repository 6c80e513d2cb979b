"""Finds what a user names, by id or by Chinese name, and names what is found."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from scheduler.cli.session import Session
from scheduler.model.community import Community
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.times import Week
from scheduler.problems import Problem, Refused, Source, Text, text

MOST = 30
"""Known words that are listed when none is near."""


def find(
    kind: str,
    word: Text,
    wanted: str,
    known: Iterable[tuple[str, str]],
    places: Mapping[str, Source] = MappingProxyType({}),
) -> str:
    """Give the id of ``wanted`` among (id, name) pairs; stop if it is none or several.

    ``places`` are those of the records, by id: several of that name are shown there.
    """
    pairs = list(known)
    ids = sorted({id_ for id_, name in pairs if wanted in (id_, name)})
    if wanted in ids:
        return wanted
    if len(ids) > 1:
        raise Refused(
            several(word, wanted, ids, tuple(places[i] for i in ids if i in places))
        )
    if not ids:
        words = [word for pair in pairs for word in pair]
        raise Refused(
            unknown(kind, word, wanted, words, listed=[name for _, name in pairs])
        )
    return ids[0]


def several(
    word: Text, wanted: str, ids: Iterable[str], places: tuple[Source, ...] = ()
) -> Problem:
    """Say that a name fits several, and where they stand."""
    return Problem(
        "several-of-that-name",
        text("There are several: {kind} “{id}”.", kind=word, id=wanted),
        hint=text("Say which by its id: {ids}", ids=", ".join(ids)),
        related=places,
    )


def unknown(
    kind: str,
    word: Text,
    wanted: str,
    known: Iterable[str],
    place: Source | None = None,
    *,
    listed: Iterable[str] = (),
) -> Problem:
    """Say that there is no such thing (at ``place``), and which was probably meant.

    Where none of ``known`` is near, those ``listed`` are told, or else all known.
    """
    words = list(dict.fromkeys(known))
    told = list(dict.fromkeys(listed)) or words
    close = get_close_matches(wanted, words, n=1, cutoff=0.5)
    return Problem(
        f"unknown-{kind}",
        text("There is no {kind} “{id}”.", kind=word, id=wanted),
        place,
        hint=text("Did you mean “{word}”?", word=close[0])
        if close
        else text("Known here: {words}.", words=", ".join(told[:MOST])),
    )


def volunteer(session: Session, wanted: str) -> str:
    """Give the id of a volunteer."""
    known = session.read.community.volunteers
    return find(
        "volunteer",
        text("volunteer"),
        wanted,
        [(one.id, one.name) for one in known],
        {one.id: one.source for one in known},
    )


def service(session: Session, wanted: str) -> str:
    """Give the id of a service."""
    known = session.read.community.services
    return find(
        "service",
        text("service"),
        wanted,
        [(one.id, one.name) for one in known],
        {one.id: one.source for one in known},
    )


def service_or_person(session: Session, wanted: str) -> tuple[str, str]:
    """Give the id of a service, or (second) of a volunteer; the other one is empty."""
    community = session.read.community
    services = [word for one in community.services for word in (one.id, one.name)]
    people = [word for one in community.volunteers for word in (one.id, one.name)]
    if wanted in people:
        return "", volunteer(session, wanted)
    if wanted in services:
        return service(session, wanted), ""
    raise Refused(
        unknown(
            "service",
            text("service or volunteer"),
            wanted,
            [*services, *people],
            listed=[one.name for one in community.services],
        )
    )


def role_of(session: Session, service_id: str, wanted: str) -> str:
    """Give the role that a service asks for: by id, by name, or by the need's own id."""
    community = session.read.community
    asked = community.service[service_id]
    known = [
        *((need.role, community.role[need.role].name) for need in asked.needs),
        *((need.id, need.id) for need in asked.needs),
    ]
    return find("role", text("role"), wanted, known, {})


def grid(session: Session, wanted: str) -> str:
    """Give the id of a grid."""
    known = session.read.community.grids
    return find("grid", text("grid"), wanted, ((g.id, g.name) for g in known))


def visitor(session: Session, wanted: str) -> str:
    """Give the id of a pioneer household, a volunteer or a post, as visits name them."""
    community = session.read.community
    known = [
        *((one.id, one.id) for one in community.pioneers),
        *((one.id, one.name) for one in community.volunteers),
        *((one.id, one.name) for one in community.posts),
    ]
    return find("visitor", text("visitor"), wanted, known)


def visitor_name(community: Community, visitor_id: str) -> str:
    """Name who visits: a pioneer household by its id and the volunteer for it."""
    if pioneer := community.pioneer.get(visitor_id):
        who = person(community, pioneer.volunteer) if pioneer.volunteer else ""
        return f"{visitor_id} {who}".strip()
    if visitor_id in community.volunteer:
        return person(community, visitor_id)
    return next((one.name for one in community.posts if one.id == visitor_id), visitor_id)


def building(community: Community, building_id: str) -> str:
    """Name a building with its compound: 望海名苑3号楼."""
    found = community.building[building_id]
    return f"{community.compound[found.compound].name}{found.name}"


def rota_of(session: Session, week: Week) -> Rota:
    """Give the rota of a week; stop if there is none."""
    for rota in session.read.rotas:
        if rota.week == week:
            return rota
    raise Refused(
        Problem(
            "week-not-planned",
            text("There is no rota for {week} yet.", week=week),
            hint=text("Plan it first: linli plan"),
        )
    )


def shift_of(rota: Rota, wanted: str) -> RotaShift:
    """Give a shift of a rota by its id, or by its id without the date."""
    found = [
        shift
        for shift in rota.shifts
        if wanted in (shift.shift, f"{shift.service}/{shift.shift.rsplit('/', 1)[1]}")
    ]
    if len(found) == 1:
        return found[0]
    if found:
        places = tuple(shift.source for shift in found if shift.source)
        ids = (shift.shift for shift in found)
        raise Refused(several(text("shift"), wanted, ids, places))
    known = (shift.shift for shift in rota.shifts)
    raise Refused(unknown("shift", text("shift"), wanted, known, rota.source))


def person(community: Community, volunteer_id: str) -> str:
    """Name a volunteer; namesakes are told apart by their ids."""
    name = community.volunteer[volunteer_id].name
    same = sum(one.name == name for one in community.volunteers)
    return f"{name}({volunteer_id})" if same > 1 else name


def shift_name(community: Community, shift: str) -> str:
    """Name a shift by service and role: 初心水饺 包水饺."""
    service_id, _, need_id = shift.split("/")
    known = community.service.get(service_id)
    if known is None:
        return shift
    need = next((need for need in known.needs if need.id == need_id), None)
    role = community.role.get(need.role) if need else None
    return f"{known.name} {role.name if role else need_id}"
