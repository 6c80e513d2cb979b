"""Puts what people decided about single shifts into a rota, whatever the rules say.

The rules have their word afterwards, in ``review``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from scheduler.model.community import Community
from scheduler.model.rota import Assignment, Rota, RotaShift
from scheduler.planning.substitute import record
from scheduler.problems import Problem, Severity, Source, text


@dataclass(frozen=True, slots=True)
class Decided:
    """Who serves on a shift and who stands by, and where each is written."""

    volunteers: tuple[str, ...]
    reserves: tuple[str, ...]
    lead: str
    """Who is to lead; empty where nobody is named."""
    sources: Mapping[str, Source]


def decide(
    rota: Rota, decided: Mapping[str, Decided], at: datetime, by: str, reason: str
) -> Rota:
    """Give the rota with the shifts as decided; others stay.

    In a draft those who join are pinned, with who did it and why; in a released rota the
    differences are recorded as changes.
    """
    shifts = tuple(
        _decided(rota, entry, decided[entry.shift], by, reason)
        if entry.shift in decided
        else entry
        for entry in rota.shifts
    )
    return record(rota, replace(rota, shifts=shifts), at, by, reason)


def _decided(
    rota: Rota, entry: RotaShift, wanted: Decided, by: str, reason: str
) -> RotaShift:
    stay = [a for a in entry.assignments if a.volunteer in wanted.volunteers]
    known = {a.volunteer for a in stay}
    joined = [
        Assignment(one, source=wanted.sources.get(one))
        if rota.is_released
        else Assignment(
            one, pinned=True, source=wanted.sources.get(one), by=by, reason=reason
        )
        for one in wanted.volunteers
        if one not in known
    ]
    return replace(
        entry,
        assignments=tuple(sorted([*stay, *joined], key=lambda a: a.volunteer)),
        reserves=tuple(one for one in wanted.reserves if one not in wanted.volunteers),
    )


def leads(
    community: Community, rota: Rota, decided: Mapping[str, Decided]
) -> Iterator[Problem]:
    """Yield who is named as lead and may not lead, or will not be shown as the lead.

    A rota does not record who leads: the first by id does who may.
    """
    for entry in rota.shifts:
        wanted = decided.get(entry.shift)
        line = entry.shift.rsplit("/", 1)[1]
        needs = community.service[entry.service].needs
        need = next((need for need in needs if need.id == line and need.lead), None)
        if wanted is None or not wanted.lead or need is None:
            continue
        may = [
            one for one in wanted.volunteers if need.role in community.volunteer[one].leads
        ]
        who, place = community.volunteer[wanted.lead].name, wanted.sources[wanted.lead]
        role = community.role[need.role].name
        if wanted.lead not in may:
            yield Problem(
                "cannot-lead",
                text("{who} may not lead {role}.", who=who, role=role),
                place,
                text("Name somebody else, or write the role under leads of the person."),
            )
        elif wanted.lead != may[0]:
            yield Problem(
                "other-lead",
                text(
                    "{other} will be shown as lead instead of {who}: both may lead.",
                    other=community.volunteer[may[0]].name,
                    who=who,
                ),
                place,
                text("Linli does not record who leads; tell them."),
                Severity.WARNING,
            )
