"""The visits that a volunteer's own calendar tells of: by when, and whether it was paid.

No building, no compound, nobody visited: where to go stands on the person's paper. The
entry of a target and a period is the same for good, whatever moves its day.
"""

import hashlib
from collections import defaultdict
from datetime import date, datetime, time, timedelta

from scheduler import visits
from scheduler.model.community import Community
from scheduler.model.times import CST, DAY
from scheduler.publish.editions import Stamp, State, VisitReminder
from scheduler.publish.keeping import BACK, is_kept
from scheduler.publish.stamps import NEVER, stamp
from scheduler.visits import PlannedVisit

AHEAD = timedelta(weeks=6)
"""How far ahead calendars tell of visits."""
CALENDAR_WORDS = frozenset({"workday", "restday"})
"""Kinds of day that the holiday calendar decides."""


def reminders(community: Community, on: date) -> dict[str, tuple[VisitReminder, ...]]:
    """Give the visits of each volunteer who stands for a pioneer household, by day."""
    paid = visits.paid_by_target(community, on)
    turns = _turns(community)
    found: dict[str, list[VisitReminder]] = defaultdict(list)
    for visit in visits.planned(community, on - BACK, on + AHEAD):
        volunteer = community.pioneer[visit.visitor].volunteer
        done = visits.done(visit, paid)
        state = State.CANCELLED if done else State.HELD
        if done and done < visit.day - AHEAD:
            continue  # it was paid before any calendar told of it
        if volunteer and is_kept(state, visit.day, on):
            found[volunteer].append(
                VisitReminder(
                    key=_key(visit),
                    programme=community.visit_programme[visit.programme].name,
                    day=visit.day,
                    last=visit.period.last,
                    done=done is not None,
                    stamp=_stamp(community, visit, turns[visit.visitor], done),
                )
            )
    return {volunteer: tuple(some) for volunteer, some in found.items()}


def _turns(community: Community) -> dict[str, frozenset[date]]:
    """Give the days on which each household took a building over, or had it last."""
    found: dict[str, set[date]] = defaultdict(set)
    for target in visits.targets(community):
        found[target.visitor.id].update(
            turn for turn in (target.dates.first, target.dates.last) if turn
        )
    return {household: frozenset(turns) for household, turns in found.items()}


def _stamp(
    community: Community, visit: PlannedVisit, turns: frozenset[date], done: date | None
) -> Stamp:
    """Count what can have changed an entry: as people wrote it down, never builds or days.

    Corrections of the programme up to the end of the period; the announcement of the
    year's holidays, where days depend on it; days within the period on which the household
    took over or handed over buildings; and that the visit was paid, or made up for.
    """
    programme = community.visit_programme[visit.programme]
    period = visit.period
    end = datetime.combine(period.last + DAY, time(), CST)
    changed: list[datetime | None] = [at for at in programme.revised if at < end]
    if programme.off_holidays or CALENDAR_WORDS & set(programme.days):
        changed += [None] * community.holidays.is_announced(period.first)
    changed += [None for turn in turns if period.first < turn < period.last]
    if done:
        changed.append(datetime.combine(done, time(), CST))
    return stamp(NEVER, changed)


def _key(visit: PlannedVisit) -> str:
    """Name a target and period without telling anything."""
    parts = (visit.programme, visit.visitor, visit.building, str(visit.period.first))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
