"""Why somebody serves or does not, and why a place is empty: in figures and by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.model.service import Shift
from scheduler.model.times import Week
from scheduler.planning.problem import Pair
from scheduler.planning.repair import Repair, repairs
from scheduler.planning.rules import RULE, RULES
from scheduler.planning.written import RANK, Reason, Share, Written
from scheduler.problems import Text


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somebody who could serve instead (or as well), and what that adds in points."""

    volunteer: str
    share: Share
    costs: tuple[tuple[str, int], ...]
    """Points by soft rule, those that it saves negative."""

    @property
    def cost(self) -> int:
        """Give all points together."""
        return sum(points for _, points in self.costs)


@dataclass(frozen=True, slots=True)
class Group:
    """Those whom one rule keeps from a shift."""

    rule: str
    label: Text
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Serving:
    """Somebody on a shift: what the duty costs by rule, and who could do it instead."""

    volunteer: str
    share: Share
    pinned: bool
    costs: tuple[tuple[str, int], ...]
    alternatives: tuple[Alternative, ...]
    """Cheapest first; a negative cost would be better than what is written."""


@dataclass(frozen=True, slots=True)
class ShiftExplained:
    """One shift: who serves and who else could, and why places are empty."""

    shift: str
    places: int
    empty: int
    serving: tuple[Serving, ...]
    holders: int
    """How many hold or learn the role."""
    kept_away: tuple[Group, ...]
    """Those who hold the role and cannot come, counted down rule by rule."""
    free: tuple[Alternative, ...]
    """Those who could join as it stands."""
    repairs: tuple[Repair, ...]
    """What would fill a place, confirmed by solving, cheapest first."""


@dataclass(frozen=True, slots=True)
class Chance:
    """One shift of a week, from the side of a person who could be asked."""

    shift: str
    serves: bool
    reason: Reason | None
    """Why the person cannot join; ``None`` for those who serve or could."""
    costs: tuple[tuple[str, int], ...] | None = None
    """Points by soft rule that it adds to let the person serve, for whoever is cheapest to
    leave; ``None`` where that cannot be, or is so already."""
    instead_of: str = ""
    """Who would leave; empty when there is a place."""

    @property
    def cost(self) -> int | None:
        """Give all points together."""
        return None if self.costs is None else sum(points for _, points in self.costs)


def explain(
    case: Written, week: Week, service: str, role: str = ""
) -> tuple[ShiftExplained, ...]:
    """Explain the shifts of a service in a week of the case, all or those of one role."""
    return tuple(
        shift(case, one.id)
        for one in _shifts_of(case, week)
        if one.service == service and role in ("", one.role, one.need)
    )


def person(case: Written, week: Week, volunteer: str) -> tuple[Chance, ...]:
    """Explain each shift of a week that asks for one of the person's roles."""
    who = case.community.volunteer[volunteer]
    return tuple(
        chance(case, one.id, volunteer)
        for one in _shifts_of(case, week)
        if one.role in (*who.roles, *who.learning)
    )


def _shifts_of(case: Written, week: Week) -> list[Shift]:
    wanted = (case.problem.shifts[shift] for shift in case.problem.open)
    return [one for one in wanted if Week.of(one.date) == week]


def shift(case: Written, shift_id: str, *, with_repairs: bool = True) -> ShiftExplained:
    """Explain one shift as it is written."""
    wanted = case.problem.shifts[shift_id]
    empty = max(0, wanted.target - case.count(shift_id))
    holders = [
        person.id
        for person in sorted(case.community.volunteers, key=lambda person: person.id)
        if wanted.role in person.roles or wanted.role in person.learning
    ]
    serving = [n for n in case.problem.of_shift.get(shift_id, ()) if n in case.assigned]
    there = {case.problem.pairs[n].volunteer for n in serving}
    reasons = {name: case.reason(name, shift_id) for name in holders if name not in there}
    return ShiftExplained(
        shift_id,
        wanted.target,
        empty,
        tuple(_serving(case, pair) for pair in serving),
        len(holders),
        _grouped([reason for reason in reasons.values() if reason]),
        _ranked(
            _alternative(case, (_pair(case, shift_id, name),), ())
            for name, reason in reasons.items()
            if reason is None
        ),
        repairs(case, shift_id) if empty and with_repairs else (),
    )


def chance(case: Written, shift_id: str, volunteer: str) -> Chance:
    """Tell why a person does not serve on a shift, or what it would cost."""
    pair = case.problem.number.get(Pair(shift_id, volunteer))
    if pair in case.assigned:
        return Chance(shift_id, serves=True, reason=None)
    reason = case.reason(volunteer, shift_id)
    if pair is None or (reason and RULE[reason.rule].bars):
        return Chance(shift_id, serves=False, reason=reason)
    wanted = case.problem.shifts[shift_id]
    if reason is None and case.count(shift_id) < wanted.target:
        joins = _alternative(case, (pair,), ())
        return Chance(shift_id, serves=False, reason=None, costs=joins.costs)
    there = [n for n in case.problem.of_shift[shift_id] if n in case.assigned]
    swaps = {
        case.problem.pairs[out].volunteer: _alternative(case, (pair,), (out,))
        for out in there
        if out not in case.problem.pinned and case.judge.fits(pair, (out,))
    }
    if not swaps:
        return Chance(shift_id, serves=False, reason=reason)
    out = min(swaps, key=lambda name: (swaps[name].cost, name))
    return Chance(
        shift_id, serves=False, reason=None, costs=swaps[out].costs, instead_of=out
    )


def _serving(case: Written, pair: int) -> Serving:
    """Explain one person on a shift."""
    names = case.problem.pairs[pair]
    instead = _ranked(
        _alternative(case, (other,), (pair,))
        for other in case.problem.of_shift[names.shift]
        if other not in case.assigned and case.judge.fits(other, (pair,))
    )
    return Serving(
        names.volunteer,
        case.share(names.volunteer),
        pair in case.problem.pinned,
        _costs(case, pair),
        instead,
    )


def _alternative(case: Written, joins: tuple[int], leaves: tuple[int, ...]) -> Alternative:
    """Judge one who joins, perhaps for somebody who leaves."""
    added = case.judge.differences(joins, leaves)
    volunteer = case.problem.pairs[joins[0]].volunteer
    costs = tuple((rule, added[rule]) for rule in sorted(added, key=RANK.__getitem__))
    return Alternative(volunteer, case.share(volunteer), costs)


def _costs(case: Written, pair: int) -> tuple[tuple[str, int], ...]:
    """Give what a duty adds by each soft rule that it touches, cover left out."""
    saved = case.judge.differences(leaves=(pair,))
    return tuple(
        (rule, -saved[rule])
        for rule in sorted(saved, key=RANK.__getitem__)
        if saved[rule] < 0
    )


def _grouped(reasons: list[Reason]) -> tuple[Group, ...]:
    """Gather reasons by rule, in the order in which rules are asked."""
    return tuple(
        Group(rule.id, rule.label, tuple(r for r in reasons if r.rule == rule.id))
        for rule in RULES
        if any(r.rule == rule.id for r in reasons)
    )


def _pair(case: Written, shift_id: str, volunteer: str) -> int:
    return case.problem.number[Pair(shift_id, volunteer)]


def _ranked(found: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return tuple(sorted(found, key=lambda one: (one.cost, one.volunteer)))
