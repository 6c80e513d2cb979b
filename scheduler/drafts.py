"""Takes rotas from plan to release: drafts them, marks, saves and releases them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import files
from scheduler.files import Tree
from scheduler.model.community import Community
from scheduler.model.rota import Rota, release
from scheduler.model.times import Week
from scheduler.problems import Problem, Severity, in_order
from scheduler.project import CONTENT, program, save, undecided

if TYPE_CHECKING:
    from scheduler.planning import Plan

UNPLANNED = (
    "issues/",
    "mediation/",
    "council/",
    "feeds",
    "visits/",
    "visit-programmes",
    "sealed/",
    "pioneers/",
    "handovers/",
    "organisation",
)
"""Below ``content/``, what no rota depends on."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning came to. ``plan`` is ``None`` when the drafts were up to date."""

    rotas: tuple[Rota, ...]
    """All rotas: the window's new drafts among those that stay as they are."""
    plan: "Plan | None"


def plan(
    tree: Tree,
    community: Community,
    rotas: tuple[Rota, ...],
    today: date,
    effort: float,
) -> Planned:
    """Plan the weeks from that of ``today``; nothing is done where nothing changed."""
    weeks = community.planning.weeks
    if is_planned(tree, rotas, today, weeks):
        return Planned(rotas, None)
    from scheduler import planning

    made = planning.plan(community, rotas, Week.of(today), weeks, effort)
    by_week = {rota.week: rota for rota in (*rotas, *made.rotas)}
    return Planned(tuple(by_week[week] for week in sorted(by_week)), made)


def window(today: date, weeks: int) -> tuple[Week, ...]:
    """Give the weeks to plan."""
    return tuple(Week.of(today) + offset for offset in range(weeks))


def planned_from(tree: Tree, rotas: Iterable[Rota], today: date, weeks: int) -> str:
    """Give the fingerprint of all that the drafts of the window depend on.

    The drafts themselves belong to it, as they stand: one that was edited by hand is to
    be planned again.
    """
    inside = window(today, weeks)
    drafts = [r for r in rotas if r.week in inside and not r.is_released]
    leave_out = {rota_path(draft.week) for draft in drafts}
    inputs = {
        path: data
        for path, data in tree.items()
        if path not in leave_out
        and not path.startswith(tuple(f"{CONTENT}/{name}" for name in UNPLANNED))
    }
    shown = [
        (
            str(d.week),
            [
                (
                    s.shift,
                    s.date,
                    s.time,
                    s.venue,
                    [(a.volunteer, a.pinned) for a in s.assignments],
                    s.reserves,
                )
                for s in d.shifts
            ],
        )
        for d in drafts
    ]
    return files.fingerprint(
        program().encode(),
        files.fingerprint_tree(inputs).encode(),
        repr((str(inside[0]), weeks, shown)).encode(),
    )


def is_planned(tree: Tree, rotas: tuple[Rota, ...], today: date, weeks: int) -> bool:
    """Tell whether each week of the window is released, or drafted from all this."""
    by_week = {rota.week: rota for rota in rotas}
    found = [by_week.get(week) for week in window(today, weeks)]
    now = planned_from(tree, rotas, today, weeks)
    return all(r and (r.is_released or r.planned_from == now) for r in found)


def rota_path(week: Week) -> str:
    """Name the file of a week's rota."""
    return f"{CONTENT}/rotas/{week}.yaml"


def marked(
    tree: Tree, community: Community, rotas: tuple[Rota, ...], today: date
) -> tuple[Rota, ...]:
    """Mark the window's drafts, which are up to date, with what they were planned from.

    The released rotas belong to that: ``tree`` is taken with those of ``rotas`` in it.
    """
    weeks = community.planning.weeks
    mark = planned_from(_with(tree, community, rotas), rotas, today, weeks)
    inside = window(today, weeks)
    return tuple(
        replace(rota, planned_from=mark)
        if rota.week in inside and not rota.is_released
        else rota
        for rota in rotas
    )


def save_rotas(
    root: Path, tree: Tree, community: Community, rotas: tuple[Rota, ...]
) -> tuple[str, ...]:
    """Write the rotas that differ from their files; give the paths that were written."""
    return save(root, tree, _with(tree, community, rotas))


def _with(tree: Tree, community: Community, rotas: tuple[Rota, ...]) -> Tree:
    from scheduler.content import rotas as format_

    return {**tree, **{rota_path(r.week): format_.dump(r, community) for r in rotas}}


def weeks_to_release(rotas: tuple[Rota, ...], today: date) -> tuple[Week, ...]:
    """Give the drafts that should be binding by now.

    That is the week of ``today``, and from Thursday on the next one too: volunteers are
    to know by the weekend before.
    """
    thursday = 4
    this = Week.of(today)
    due = (this, this + 1) if today.isoweekday() >= thursday else (this,)
    return tuple(rota.week for rota in rotas if rota.week in due and not rota.is_released)


def before_release(
    community: Community, rotas: tuple[Rota, ...], weeks: tuple[Week, ...]
) -> tuple[Problem, ...]:
    """Give what forbids to release the weeks: broken hard rules, undecided dates."""
    from scheduler import timetable
    from scheduler.planning.review import review

    problems: list[Problem] = []
    for week in weeks:
        problems += (
            replace(problem, severity=Severity.ERROR)
            for problem in undecided(
                community, timetable.undecided(community, week.monday, week.sunday)
            )
        )
        problems += review(community, rotas, week).problems
    return tuple(p for p in in_order(problems) if p.severity is Severity.ERROR)


def released(
    rotas: tuple[Rota, ...], weeks: tuple[Week, ...], at: datetime
) -> tuple[Rota, ...]:
    """Release the drafts of ``weeks``; the other rotas stay as they are."""
    return tuple(release(r, at) if r.week in weeks else r for r in rotas)
