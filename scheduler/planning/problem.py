"""The rota to find: shifts to fill, who could fill them, and all that is fixed already.

``build`` is a pure function of the community, its shifts and its rotas; the order of
records does not matter to it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from scheduler.model.community import Community
from scheduler.model.people import Limits
from scheduler.model.rota import Assignment, Rota, RotaShift
from scheduler.model.service import Shift
from scheduler.model.times import DAY, Week
from scheduler.planning import history
from scheduler.planning.bars import eligible
from scheduler.planning.terms import Term
from scheduler.planning.weights import weights
from scheduler.problems import Source

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A volunteer on a shift, by their ids."""

    shift: str
    volunteer: str


@dataclass(frozen=True)
class RotaProblem:
    """What a rota is chosen from; pairs are numbered by their place in ``pairs``."""

    community: Community
    weeks: tuple[Week, ...]
    """The weeks to fill; every other week is as it is."""
    shifts: Mapping[str, Shift]
    """Shifts to fill, and those of other weeks that limits look at."""
    open: tuple[str, ...]
    """Ids of the shifts to fill, by time and id."""
    pairs: tuple[Pair, ...]
    pinned: Mapping[int, Source | None]
    """Pairs of open shifts that a person decided, and where that is written."""
    settled: frozenset[int]
    """Pairs of other weeks: released, or pinned in a draft."""
    draft: frozenset[int]
    """Pairs of the last draft that are possible still."""
    gone: int
    """How many pairs of the last draft are not possible any more."""
    loads: Mapping[str, int]
    """Duties of each volunteer in the weeks of fairness, those to fill not counted."""
    offers: Mapping[str, int]
    """Duties that each volunteer could have done in those weeks, by his own limits."""
    weights: Mapping[str, int]

    @cached_property
    def number(self) -> dict[Pair, int]:
        """Give the number of each pair."""
        return {pair: number for number, pair in enumerate(self.pairs)}

    @cached_property
    def of_shift(self) -> dict[str, tuple[int, ...]]:
        """Give the pairs of each shift."""
        return _grouped((p.shift, n) for n, p in enumerate(self.pairs))

    @cached_property
    def of_volunteer(self) -> dict[str, tuple[int, ...]]:
        """Give the pairs of each volunteer, settled ones among them, by time."""
        ordered = sorted(
            range(len(self.pairs)), key=lambda n: (self.shift(n).start, self.pairs[n])
        )
        return _grouped((self.pairs[n].volunteer, n) for n in ordered)

    @cached_property
    def at_occurrence(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Give the open pairs of each occurrence and volunteer."""
        return _grouped(
            ((self.shift(n).occurrence, pair.volunteer), n)
            for n, pair in enumerate(self.pairs)
            if n not in self.settled
        )

    @cached_property
    def volunteers(self) -> tuple[str, ...]:
        """Ids of those who have a pair on an open shift, sorted."""
        return tuple(
            sorted({p.volunteer for n, p in enumerate(self.pairs) if self.is_open(n)})
        )

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Give what all rules say about the pairs."""
        from scheduler.planning.rules import RULES

        return tuple(
            term for rule in RULES if rule.terms is not None for term in rule.terms(self)
        )

    def shift(self, pair: int) -> Shift:
        """Give the shift of a pair."""
        return self.shifts[self.pairs[pair].shift]

    def is_open(self, pair: int) -> bool:
        """Tell whether the pair's shift is to be filled."""
        return pair not in self.settled

    def limits(self, volunteer: str) -> Limits:
        """Give a volunteer's limits, the community's where there is none."""
        return limits(self.community, volunteer)


def limits(community: Community, volunteer: str) -> Limits:
    """Give a volunteer's limits with the community's defaults filled in."""
    own, default = community.volunteer[volunteer].limits, community.planning
    return Limits(
        default.per_day if own.day is None else own.day,
        default.per_week if own.week is None else own.week,
        default.per_month if own.month is None else own.month,
        default.rest if own.rest is None else own.rest,
    )


def horizon(community: Community, first: Week, weeks: int) -> tuple[date, date]:
    """Give the days whose shifts a plan has to know: the weeks of fairness."""
    back = max(0, community.planning.fairness_weeks - weeks)
    return (first + -back).monday, (first + (weeks - 1)).sunday


def build(
    community: Community,
    shifts: Iterable[Shift],
    rotas: Iterable[Rota],
    weeks: Collection[Week],
    *,
    only_assigned: bool = False,
    reopened: bool = False,
) -> RotaProblem:
    """Gather the problem of filling ``weeks``.

    ``shifts`` are those of the ``horizon``. Released weeks among ``weeks`` stay settled
    unless ``reopened``: then they are judged or changed like a draft. ``only_assigned``
    takes no other pairs than the rotas', which is enough to judge them. A released week
    has the shifts that it froze, others those of the timetable.
    """
    known = sorted(shifts, key=_when)
    by_week = {rota.week: rota for rota in sorted(rotas, key=lambda rota: rota.week)}
    to_fill = {w for w in weeks if reopened or not _is_released(by_week.get(w))}
    frozen = [rota for week, rota in by_week.items() if week not in to_fill]
    last = [rota for week, rota in by_week.items() if week in to_fill]
    settled = settled_duties(community, frozen)
    taken = {shift.id for shift, _, _ in settled} | _held_elsewhere(frozen)
    frozen_weeks = {rota.week for rota in last if rota.is_released}
    open_ = {
        shift.id: shift
        for shift in known
        if Week.of(shift.date) in to_fill - frozen_weeks and shift.id not in taken
    } | {s.id: s for r in last if r.is_released for s in _shifts(community, r)}
    drafted = _drafted(community, last, open_)
    possible = (
        {} if only_assigned else eligible(community, open_.values(), community.volunteers)
    )
    pairs = {Pair(s, v) for s, people in possible.items() for v in people} | set(
        drafted if only_assigned else [p for p, a in drafted.items() if a.pinned]
    )
    people = {pair.volunteer for pair in pairs}
    near = _near(settled, tuple(sorted(to_fill)), people)
    numbered = tuple(sorted(pairs | near.keys(), key=lambda p: (p.shift, p.volunteer)))
    number = {pair: n for n, pair in enumerate(numbered)}
    looked_at = {**open_, **{shift.id: shift for shift in near.values()}}
    loads, offers = history.balance(community, known, settled, people, tuple(sorted(weeks)))
    return RotaProblem(
        community=community,
        weeks=tuple(sorted(to_fill)),
        shifts=looked_at,
        open=tuple(shift.id for shift in sorted(open_.values(), key=_when)),
        pairs=numbered,
        pinned={number[p]: a.source for p, a in sorted(drafted.items()) if a.pinned},
        settled=frozenset(number[pair] for pair in near),
        draft=frozenset(number[p] for p in drafted if p in number),
        gone=sum(pair not in number for pair in drafted),
        loads=loads,
        offers=offers,
        weights=weights(community),
    )


def settled_duties(
    community: Community, rotas: Iterable[Rota]
) -> list[tuple[Shift, str, bool]]:
    """Give (shift, volunteer, whether released) of all that cannot be changed.

    Who is marked as not having come (attendance) did not serve.
    """
    came = {record.occurrence: record for record in community.attendance}
    found = []
    for rota in rotas:
        for entry in rota.shifts:
            shift = as_shift(community, entry)
            record = came.get(entry.occurrence)
            found += [
                (shift, a.volunteer, rota.is_released)
                for a in entry.assignments
                if (rota.is_released or a.pinned)
                and a.volunteer in community.volunteer
                and (record is None or a.volunteer in record.attended)
            ]
    return found


def as_shift(community: Community, entry: RotaShift) -> Shift:
    """Give a rota's line as the shift that it froze."""
    service = community.service.get(entry.service)
    need_id = entry.shift.rsplit("/", 1)[-1]
    needs = service.needs if service else ()
    need = next((need for need in needs if need.id == need_id), None)
    start, end = entry.time.on(entry.date)
    return Shift(
        occurrence=entry.occurrence,
        need=need_id,
        service=entry.service,
        role=need.role if need else "",
        start=start,
        end=end,
        venue=entry.venue,
        target=need.target if need else len(entry.assignments),
        minimum=need.minimum if need else 0,
        lead=need.lead if need else False,
        risk=need.risk if need else False,
        source=entry.source,
    )


def _drafted(
    community: Community, rotas: Iterable[Rota], open_: Mapping[str, Shift]
) -> dict[Pair, Assignment]:
    """Give what the last drafts say about open shifts and known people."""
    return {
        Pair(entry.shift, assignment.volunteer): assignment
        for rota in rotas
        for entry in rota.shifts
        for assignment in entry.assignments
        if entry.shift in open_ and assignment.volunteer in community.volunteer
    }


def _near(
    settled: Iterable[tuple[Shift, str, bool]],
    weeks: tuple[Week, ...],
    people: Collection[str],
) -> dict[Pair, Shift]:
    """Choose the settled duties that some limit of the weeks to fill can see."""
    if not weeks:
        return {}
    first, last = weeks[0].monday, weeks[-1].sunday
    margin = 31 * DAY
    return {
        Pair(shift.id, volunteer): shift
        for shift, volunteer, _ in settled
        if volunteer in people and first - margin <= shift.date <= last + margin
    }


def _held_elsewhere(rotas: Iterable[Rota]) -> set[str]:
    """Give the shifts that a released rota of another week holds already."""
    return {s.shift for rota in rotas if rota.is_released for s in rota.shifts}


def _shifts(community: Community, rota: Rota) -> Iterable[Shift]:
    return [as_shift(community, entry) for entry in rota.shifts]


def _is_released(rota: Rota | None) -> bool:
    return rota is not None and rota.is_released


def _when(shift: Shift) -> tuple[datetime, str]:
    return shift.start, shift.id


def _grouped(entries: Iterable[tuple[Key, int]]) -> dict[Key, tuple[int, ...]]:
    groups: dict[Key, list[int]] = {}
    for key, number in entries:
        groups.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in groups.items()}
