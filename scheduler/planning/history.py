"""The load of the last weeks, and how much each person offered in them.

A load is fair when it is in proportion to the offer. The offer counts the duties that a
person could have done by role, availability, absences and limits, in the weeks of
fairness; so newcomers and people back from an absence are not behind on anything.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from scheduler.model.community import Community
from scheduler.model.service import Shift
from scheduler.model.times import Week
from scheduler.planning.bars import eligible
from scheduler.planning.problem import Duty, limits

WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12


def balance(
    community: Community,
    shifts: Sequence[Shift],
    settled: Iterable[Duty],
    weeks: Sequence[Week],
) -> tuple[dict[str, int], dict[str, int]]:
    """Give everybody's loads and offers in the weeks of fairness."""
    if not weeks:
        return {}, {}
    back = max(0, community.planning.fairness_weeks - len(weeks))
    inside = {weeks[0] + offset for offset in range(-back, 0)} | set(weeks)
    looked_at = [shift for shift in shifts if Week.of(shift.date) in inside]
    served = [
        (duty.shift.occurrence, duty.volunteer)
        for duty in settled
        if Week.of(duty.shift.date) in inside
    ]
    rostered = set(served)
    held = {shift.occurrence for shift in looked_at}
    walked_in = [
        (record.occurrence, volunteer)
        for record in community.attendance
        if record.occurrence in held
        for volunteer in record.attended
        if (record.occurrence, volunteer) not in rostered
    ]
    people = {person.id for person in community.volunteers}
    loads = Counter(v for _, v in served + walked_in if v in people)
    return dict(sorted(loads.items())), offers(community, looked_at, people)


def offers(
    community: Community, shifts: Iterable[Shift], people: Collection[str]
) -> dict[str, int]:
    """Give how many duties each could do: days with one, cut at the own limits."""
    looked_at = list(shifts)
    chances: dict[str, Counter[tuple[Week, int]]] = {person: Counter() for person in people}
    volunteers = [community.volunteer[person] for person in sorted(people)]
    where = {s.id: (Week.of(s.date), s.date.toordinal()) for s in looked_at}
    for shift, found in eligible(community, looked_at, volunteers).items():
        for person in found:
            chances[person][where[shift]] += 1
    found_offers = {}
    for person in sorted(people):
        own = limits(community, person)
        by_week: Counter[Week] = Counter()
        for (week, _), count in chances[person].items():
            by_week[week] += min(count, own.day or 0)
        total = sum(min(count, own.week or 0) for count in by_week.values())
        months = -(-(own.month or 0) * len(by_week) * MONTHS_A_YEAR // WEEKS_A_YEAR)
        found_offers[person] = max(1, min(total, months))
    return found_offers
