"""Puts people who signed up on a shift, as far as the rules and the places go.

A draft gets them pinned: the next plan works around them, so what it drafted for others
does not stand in their way. A released rota gets them beside those who serve already.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from scheduler.model.community import Community
from scheduler.model.rota import Assignment, Rota, RotaShift
from scheduler.planning.problem import Pair
from scheduler.planning.substitute import swap
from scheduler.planning.written import Written, written

IN_COMPANY = {"never_alone", "learner", "accompanied", "together"}
"""Rules that somebody may break alone and keep together with another."""


class Outcome(StrEnum):
    """What becomes of somebody who signed up."""

    JOINS = "joins"
    SERVES = "serves already"
    FULL = "no place is left"
    BARRED = "cannot"


@dataclass(frozen=True, slots=True)
class Joined:
    """The rota with those who join, and what became of each, in their order."""

    rota: Rota
    outcomes: tuple[tuple[str, Outcome, str], ...]
    """Id, outcome, and for the barred the id of the rule."""


def join(
    community: Community,
    rotas: Iterable[Rota],
    rota: Rota,
    shift: str,
    people: Sequence[str],
) -> Joined:
    """Put ``people`` on ``shift`` one after the other; who comes first is served first.

    ``ValueError`` when the rota has no such shift. Nothing is recorded: see ``record``.
    """
    others = tuple(settled(one) for one in rotas if one.week != rota.week)
    entry = _entry(rota, shift)
    places = _target(community, entry)
    found: dict[str, tuple[Outcome, str]] = {}
    for who in people:
        held = _entry(rota, shift)
        if who in held.volunteers:
            found[who] = Outcome.SERVES, ""
            rota = rota if rota.is_released else _pinned(rota, shift, who)
        elif len(_entry(settled(rota), shift).volunteers) >= places:
            found[who] = Outcome.FULL, ""
        elif rule := _broken(community, (*others, settled(rota)), rota, shift, (who,)):
            found[who] = Outcome.BARRED, rule
        else:
            found[who] = Outcome.JOINS, ""
            rota = _with(rota, shift, who)
    waiting = [who for who in people if found[who][1] in IN_COMPANY]
    for pair in combinations(waiting, 2):
        left = places - len(_entry(settled(rota), shift).volunteers)
        fits = left >= len(pair) and all(found[who][0] is Outcome.BARRED for who in pair)
        if fits and not _broken(community, (*others, settled(rota)), rota, shift, pair):
            for who in pair:
                found[who] = Outcome.JOINS, ""
                rota = _with(rota, shift, who)
    return Joined(rota, tuple((who, *found[who]) for who in people))


def settled(rota: Rota) -> Rota:
    """Give a rota as far as it holds: of a draft what people pinned."""
    if rota.is_released:
        return rota
    return replace(
        rota,
        shifts=tuple(
            replace(one, assignments=tuple(a for a in one.assignments if a.pinned))
            for one in rota.shifts
        ),
    )


def _entry(rota: Rota, shift: str) -> RotaShift:
    for entry in rota.shifts:
        if entry.shift == shift:
            return entry
    raise ValueError(shift)


def _target(community: Community, entry: RotaShift) -> int:
    line = entry.shift.rsplit("/", 1)[1]
    needs = community.service[entry.service].needs
    return next((need.target for need in needs if need.id == line), 0)


def _broken(
    community: Community,
    rotas: tuple[Rota, ...],
    rota: Rota,
    shift: str,
    who: tuple[str, ...],
) -> str:
    """Name the first rule that is broken when they join together; empty if none is."""
    case = written(community, rotas, rota.week)
    if shift not in case.problem.shifts:
        return "pinned"
    if len(who) == 1:
        reason = case.reason(who[0], shift)
        return reason.rule if reason else ""
    return _together(case, shift, who)


def _together(case: Written, shift: str, who: tuple[str, ...]) -> str:
    pairs = tuple(case.problem.number[Pair(shift, one)] for one in who)
    broken = case.judge.broken(pairs, ())
    return next((term.rule for term in broken), "")


def _with(rota: Rota, shift: str, who: str) -> Rota:
    after = swap(rota, shift, "", who)
    return after if rota.is_released else _pinned(after, shift, who)


def _pinned(rota: Rota, shift: str, who: str) -> Rota:
    return replace(
        rota,
        shifts=tuple(
            replace(
                one,
                assignments=tuple(
                    Assignment(a.volunteer, a.pinned or a.volunteer == who, a.source)
                    for a in one.assignments
                ),
            )
            if one.shift == shift
            else one
            for one in rota.shifts
        ),
    )
