"""The rota to find: shifts to fill, who could fill them, and all that is fixed already.

``build`` is a pure function of the community, its shifts and its rotas; the order of
records does not matter to it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
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

MARGIN = 31 * DAY
"""How far beyond the weeks to fill a limit can look: a month."""


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


@dataclass(frozen=True, slots=True)
class View:
    """How to look at the weeks to fill, where they are not simply to be planned.

    ``reopened``: released weeks are judged or changed like drafts, and what drafts of
    other weeks say counts as settled. ``only``: no other pairs than the rotas' and
    these. ``instead``: shifts that take the place of those with the same id.
    ``balance``: loads and offers known from another problem.
    """

    reopened: bool = False
    only: Collection[Pair] | None = None
    instead: Mapping[str, Shift] = field(default_factory=dict)
    balance: tuple[Mapping[str, int], Mapping[str, int]] | None = None


AS_PLANNED = View()
AS_WRITTEN = View(reopened=True, only=())
"""For judging: no pairs but those that are written."""


def build(
    community: Community,
    shifts: Iterable[Shift],
    rotas: Iterable[Rota],
    weeks: Collection[Week],
    view: View = AS_PLANNED,
) -> RotaProblem:
    """Gather the problem of filling ``weeks``; ``shifts`` are those of the ``horizon``.

    A released week has the shifts that it froze, others those of the timetable.
    """
    known = sorted(shifts, key=_when)
    by_week = {rota.week: rota for rota in rotas}
    to_fill = {w for w in weeks if view.reopened or not _is_released(by_week.get(w))}
    others = [by_week[week] for week in sorted(by_week) if week not in to_fill]
    last = [by_week[week] for week in sorted(by_week) if week in to_fill]
    by_id = {shift.id: shift for shift in known}
    settled = settled_duties(community, by_id, others, drafts=view.reopened)
    open_ = _open_shifts(community, by_id, to_fill, (others, last, settled)) | dict(
        view.instead
    )
    drafted = _drafted(community, last, open_)
    wanted: Iterable[Pair] = [p for p, a in drafted.items() if a.pinned]
    if view.only is None:
        possible = eligible(community, open_.values(), community.volunteers)
        wanted = [*wanted, *(Pair(s, v) for s, people in possible.items() for v in people)]
    else:
        wanted = {*drafted, *view.only}
    people = {pair.volunteer for pair in wanted}
    near = _near(settled, tuple(sorted(to_fill)), people)
    numbered = tuple(sorted({*wanted, *near}))
    number = {pair: n for n, pair in enumerate(numbered)}
    loads, offers = view.balance or history.balance(
        community, known, settled, tuple(sorted(weeks))
    )
    return RotaProblem(
        community=community,
        weeks=tuple(sorted(to_fill)),
        shifts={**open_, **{shift.id: shift for shift in near.values()}},
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


def _open_shifts(
    community: Community,
    known: Mapping[str, Shift],
    to_fill: Collection[Week],
    written: tuple[list[Rota], list[Rota], list["Duty"]],
) -> dict[str, Shift]:
    """Give the shifts to fill: none that a rota of another week holds already."""
    others, last, settled = written
    taken = {duty.shift.id for duty in settled} | _held_elsewhere(others)
    frozen = [rota for rota in last if rota.is_released]
    open_weeks = set(to_fill) - {rota.week for rota in frozen}
    return {
        shift.id: shift
        for shift in known.values()
        if Week.of(shift.date) in open_weeks and shift.id not in taken
    } | {
        entry.shift: as_shift(community, entry, known)
        for rota in frozen
        for entry in rota.shifts
    }


@dataclass(frozen=True, slots=True)
class Duty:
    """A volunteer's settled duty."""

    shift: Shift
    volunteer: str


def settled_duties(
    community: Community,
    known: Mapping[str, Shift],
    rotas: Iterable[Rota],
    *,
    drafts: bool = False,
) -> list[Duty]:
    """Give what is released or pinned, and with ``drafts`` what is drafted.

    Who is marked as not having come (attendance) did not serve.
    """
    came = {record.occurrence: record for record in community.attendance}
    found = []
    for rota in rotas:
        for entry in rota.shifts:
            shift = as_shift(community, entry, known)
            record = came.get(entry.occurrence)
            found += [
                Duty(shift, a.volunteer)
                for a in entry.assignments
                if (rota.is_released or a.pinned or drafts)
                and a.volunteer in community.volunteer
                and (record is None or a.volunteer in record.attended)
            ]
    return found


def as_shift(community: Community, entry: RotaShift, known: Mapping[str, Shift]) -> Shift:
    """Give a rota's line as the shift that it froze.

    What it needs comes from the timetable's shift of that id, if ``known`` has it, or
    else from the service.
    """
    start, end = entry.time.on(entry.date)
    if now := known.get(entry.shift):
        return replace(
            now, start=start, end=end, venue=entry.venue, source=entry.source or now.source
        )
    service = community.service.get(entry.service)
    need_id = entry.shift.rsplit("/", 1)[-1]
    needs = service.needs if service else ()
    need = next((need for need in needs if need.id == need_id), None)
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
    settled: Iterable[Duty],
    weeks: tuple[Week, ...],
    people: Collection[str],
) -> dict[Pair, Shift]:
    """Choose the settled duties that some limit of the weeks to fill can see."""
    if not weeks:
        return {}
    first, last = weeks[0].monday, weeks[-1].sunday
    return {
        Pair(duty.shift.id, duty.volunteer): duty.shift
        for duty in settled
        if duty.volunteer in people and first - MARGIN <= duty.shift.date <= last + MARGIN
    }


def _held_elsewhere(rotas: Iterable[Rota]) -> set[str]:
    """Give the shifts that a released rota of another week holds already."""
    return {s.shift for rota in rotas if rota.is_released for s in rota.shifts}


def _is_released(rota: Rota | None) -> bool:
    return rota is not None and rota.is_released


def _when(shift: Shift) -> tuple[datetime, str]:
    return shift.start, shift.id


def _grouped(entries: Iterable[tuple[Key, int]]) -> dict[Key, tuple[int, ...]]:
    groups: dict[Key, list[int]] = {}
    for key, number in entries:
        groups.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in groups.items()}
