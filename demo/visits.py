"""Visits since 2025: by pioneer households, by the visiting team, and to a sealed list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from demo.dice import Dice
from demo.emit import file, flow
from demo.words import rows
from scheduler import visits
from scheduler.model.community import Community
from scheduler.model.issue import Issue
from scheduler.model.rota import Rota
from scheduler.visits import PlannedVisit

FIRST = date(2025, 1, 1)
NET, TEAM, ELDERS = "net-visits", "sansansan", "elders-visits"
DONE, DONE_LATELY = 97, 88
"""Percent of visits that took place, in past periods and in this one."""
EARLY, LATE = 9, 12
"""Days that a visit may lie before the planned day, or after it."""
MOST = 14
"""Households that are met on one visit."""
ELDERS_DAYS = ((9, "office"), (22, "deputy"))
"""Days of the month, and the posts that go: neither is of a grid."""


@dataclass(frozen=True)
class Paid:
    """One visit, with the words for its line."""

    day: date
    programme: str
    visitors: tuple[str, ...]
    building: str = ""
    count: int = 1
    topics: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    note: str = ""
    first: date = FIRST
    last: date = date.max
    """Days between which an issue may move it."""


def paid(community: Community, released: Sequence[Rota], today: date) -> list[Paid]:
    """Give all visits before ``today``, in order."""
    found = [
        *_by_households(community, today),
        *_by_team(community, released),
        *_to_elders(community, today),
    ]
    found = [one for one in found if FIRST <= one.day < today]
    found = _with_issues(community, found)
    return sorted(found, key=lambda one: (one.day, one.programme, one.building))


def _by_households(community: Community, today: date) -> Iterator[Paid]:
    for one in visits.planned(community, FIRST, today + timedelta(EARLY)):
        dice = Dice("visit", one.visitor, one.building, one.period.first)
        lately = one.period.last >= today
        if not dice.chance(DONE_LATELY if lately else DONE):
            continue
        first, last = _span(community, one)
        late = dice.chance(12)
        moved = dice.number(1, LATE) if late else -dice.number(0, EARLY)
        day = min(max(one.day + timedelta(moved), first), last)
        yield _talked(
            Paid(
                day,
                NET,
                (one.visitor,),
                one.building,
                dice.number(2, MOST),
                first=first,
                last=last,
            ),
            dice,
        )


def _span(community: Community, one: PlannedVisit) -> tuple[date, date]:
    """Give the days of the period on which the household was in charge."""
    pioneer = community.pioneer[one.visitor]
    first = max(one.period.first, pioneer.since or one.period.first)
    return first, min(one.period.last, pioneer.until or one.period.last)


def _by_team(community: Community, released: Sequence[Rota]) -> Iterator[Paid]:
    """Yield a visit for each pair of a Tuesday's team."""
    for shift in (shift for rota in released for shift in rota.shifts):
        if shift.service != "home-visits":
            continue
        dice = Dice("team", shift.shift)
        people = list(shift.volunteers)
        for pair in (people[at : at + 2] for at in range(0, len(people) - 1, 2)):
            home = community.volunteer[pair[0]]
            near = [b.id for b in community.building.values() if b.grid == home.grid]
            where = dice.pick(near)
            yield _talked(
                Paid(shift.date, TEAM, tuple(pair), where, dice.number(1, 4)), dice
            )


def _to_elders(community: Community, today: date) -> Iterator[Paid]:
    (counted,) = community.sealed_lists
    day = FIRST
    while day < today:
        dice = Dice("elders", day)
        share = dice.number(38, 46)
        for (number, post), count in zip(
            ELDERS_DAYS, (share, counted.count - share - dice.number(0, 3)), strict=True
        ):
            yield Paid(day.replace(day=number), ELDERS, (post,), count=count)
        day = (day + timedelta(31)).replace(day=1)


def _talked(one: Paid, dice: Dice) -> Paid:
    """Add what was talked about, and now and then what somebody needs."""
    topics = [words for kind, words in rows("visits") if kind == "topic"]
    needs = [words for kind, words in rows("visits") if kind == "need"]
    notes = [words for kind, words in rows("visits") if kind == "note"]
    return replace(
        one,
        topics=tuple(dice.some(topics, dice.number(1, 2))),
        needs=(dice.pick(needs),) if dice.chance(14) else (),
        note=dice.pick(notes) if dice.chance(5) else "",
    )


def _with_issues(community: Community, found: list[Paid]) -> list[Paid]:
    """Let issues that came in on visits belong to one: in that compound, that day."""
    free = {number: one for number, one in enumerate(found) if one.building}
    for issue in community.issues:
        if issue.origin != "visit" or issue.received < FIRST:
            continue
        near = [n for n, one in free.items() if _could_raise(community, one, issue)]
        if near:
            best = min(near, key=lambda n: (abs(found[n].day - issue.received), n))
            found[best] = replace(found[best], day=issue.received, issues=(issue.id,))
            del free[best]
    return found


def _could_raise(community: Community, one: Paid, issue: Issue) -> bool:
    inside = one.first <= issue.received <= one.last
    compound = community.building[one.building].compound
    near = inside if one.programme == NET else one.day == issue.received
    return near and issue.compound in ("", compound)


def pages(found: Sequence[Paid]) -> dict[int, bytes]:
    """Write the visits, a file for each year."""
    years: dict[int, list[str]] = {}
    for one in found:
        lines = years.setdefault(
            one.day.year, ["# 走访记录，只记到楼栋，只给内部看。走访完当天记。"]
        )
        parts: dict[str, str | tuple[str, ...]] = {
            "date": str(one.day),
            "programme": one.programme,
            "building": one.building,
            "visitors": one.visitors,
            "count": str(one.count),
            "topics": one.topics,
            "needs": one.needs,
            "issues": one.issues,
            "note": one.note,
        }
        written = ", ".join(f"{k}: {flow(v)}" for k, v in parts.items() if v)
        lines.append(f"- {{{written}}}")
    return {year: file(*lines) for year, lines in years.items()}
