"""The rules once more, in plain words over names and shifts: planning must agree.

Nothing here looks at the planner's terms; slow and simple on purpose.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.service import Shift
from scheduler.model.times import Week

Chosen = Mapping[str, frozenset[str]]
"""Names on each shift's id."""


def is_allowed(community: Community, shifts: Sequence[Shift], chosen: Chosen) -> bool:
    """Tell whether every hard rule is kept."""
    return all(
        _serves(community, shifts, chosen, person, mine)
        for person, mine in _duties(community, shifts, chosen)
    ) and all(_is_manned(community, shift, chosen[shift.id]) for shift in shifts)


def _duties(
    community: Community, shifts: Sequence[Shift], chosen: Chosen
) -> Iterator[tuple[Volunteer, list[Shift]]]:
    for person in community.volunteers:
        yield person, [s for s in shifts if person.id in chosen[s.id]]


def may(community: Community, person: Volunteer, shift: Shift) -> bool:
    """Tell whether a person could serve on a shift at all."""
    role = community.role[shift.role]
    windows = person.available
    return (
        shift.role in {*person.roles, *person.learning}
        and not community.is_away(person.id, shift.date)
        and (not windows or any(shift.date.isoweekday() in w.days for w in windows))
        and (person.since is None or person.since <= shift.date)
        and (
            not role.certificate
            or any(
                c.role == shift.role and c.until >= shift.date for c in person.certificates
            )
        )
        and (person.born is None or shift.date.year - person.born > role.minimum_age)
    )


def _serves(
    community: Community,
    shifts: Sequence[Shift],
    chosen: Chosen,
    person: Volunteer,
    mine: list[Shift],
) -> bool:
    own, default = person.limits, community.planning
    day, week, month, rest = (
        default_ if own_ is None else own_
        for own_, default_ in (
            (own.day, default.per_day),
            (own.week, default.per_week),
            (own.month, default.per_month),
            (own.rest, default.rest),
        )
    )
    dates = [s.date for s in mine]
    weeks = [Week.of(d) for d in dates]
    months = [d.month for d in dates]
    return (
        all(may(community, person, s) for s in mine)
        and all(dates.count(d) <= day for d in dates)
        and all(weeks.count(w) <= week for w in weeks)
        and all(months.count(m) <= month for m in months)
        and all(
            a.date == b.date or abs((a.date - b.date).days) > rest
            for a, b in combinations(mine, 2)
        )
        and not any(_clash(community, a, b) for a, b in combinations(mine, 2))
        and all(_company(community, shifts, chosen, person, s) for s in mine)
    )


def _clash(community: Community, a: Shift, b: Shift) -> bool:
    gap = 0 if a.venue == b.venue else community.planning.travel_minutes
    way = timedelta(minutes=gap)
    return a.start < b.end + way and b.start < a.end + way


def _company(
    community: Community,
    shifts: Sequence[Shift],
    chosen: Chosen,
    person: Volunteer,
    shift: Shift,
) -> bool:
    there = {
        name for s in shifts if s.occurrence == shift.occurrence for name in chosen[s.id]
    }
    others = [o for o in community.volunteers if o.id != person.id]
    apart = {o.id for o in others if o.id in person.apart_must or person.id in o.apart_must}
    bound = {
        o.id for o in others if o.id in person.together_must or person.id in o.together_must
    }
    guardians = set(person.accompanied_by)
    return (
        not apart & there and bound <= there and (not guardians or bool(guardians & there))
    )


def _is_manned(community: Community, shift: Shift, names: frozenset[str]) -> bool:
    people = [community.volunteer[name] for name in names]
    if not people:
        return True
    return (
        (not shift.lead or any(shift.role in p.leads for p in people))
        and (not community.role[shift.role].never_alone or len(people) > 1)
        and any(shift.role in p.roles for p in people)
    )
