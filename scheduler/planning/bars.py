"""Who could serve on a shift at all, before anything else is known of the rota."""

from collections.abc import Iterable

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift


def eligible(
    community: Community, shifts: Iterable[Shift], volunteers: Iterable[Volunteer]
) -> dict[str, tuple[str, ...]]:
    """Give for each shift's id the ids of those whom no rule bars, sorted."""
    by_role: dict[str, list[Volunteer]] = {}
    for volunteer in sorted(volunteers, key=lambda person: person.id):
        for role in {*volunteer.roles, *volunteer.learning}:
            by_role.setdefault(role, []).append(volunteer)
    return {
        shift.id: tuple(
            person.id
            for person in by_role.get(shift.role, ())
            if not is_barred(community, person, shift)
        )
        for shift in shifts
    }


def is_barred(community: Community, volunteer: Volunteer, shift: Shift) -> bool:
    """Tell whether some rule keeps the volunteer from the shift, whatever the rota."""
    from scheduler.planning.rules import BARS

    return any(bars(community, volunteer, shift) for bars in BARS)


def barred_by(community: Community, volunteer: Volunteer, shift: Shift) -> str:
    """Give the id of the first rule that bars the volunteer, or an empty text."""
    from scheduler.planning.rules import RULES

    return next(
        (
            rule.id
            for rule in RULES
            if rule.bars is not None and rule.bars(community, volunteer, shift)
        ),
        "",
    )
