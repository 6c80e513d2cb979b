"""Who could serve on a shift at all, before anything else is known of the rota."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.planning.rules import BARS, RULES

if TYPE_CHECKING:
    from datetime import datetime


def eligible(
    community: Community, shifts: Iterable[Shift], volunteers: Iterable[Volunteer]
) -> dict[str, tuple[str, ...]]:
    """Give for each shift's id the ids of those whom no rule bars, sorted.

    Bars look at a shift's role and time alone, so shifts alike in them are asked once.
    """
    by_role: dict[str, list[Volunteer]] = {}
    for volunteer in sorted(volunteers, key=lambda person: person.id):
        for role in {*volunteer.roles, *volunteer.learning}:
            by_role.setdefault(role, []).append(volunteer)
    alike: dict[tuple[str, datetime, datetime], tuple[str, ...]] = {}
    found = {}
    for shift in shifts:
        key = shift.role, shift.start, shift.end
        if key not in alike:
            alike[key] = tuple(
                person.id
                for person in by_role.get(shift.role, ())
                if not any(bars(community, person, shift) for bars in BARS)
            )
        found[shift.id] = alike[key]
    return found


def is_barred(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether some rule keeps the volunteer from the shift, whatever the rota."""
    return any(bars(community, volunteer, shift) for bars in BARS)


def barred_by(community: Community, volunteer: Volunteer, shift: Shift) -> str:
    """Give the id of the first rule that bars the volunteer, or an empty text."""
    return next(
        (
            rule.id
            for rule in RULES
            if rule.bars is not None and rule.bars(community, volunteer, shift)
        ),
        "",
    )
