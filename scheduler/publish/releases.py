"""What changed, as the public is told: weeks that became binding, and dates that moved."""

from datetime import date, datetime

from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.model.times import Week
from scheduler.publish.editions import PublicOccurrence, PublicService, Release, State

KEPT = 60
"""How many entries are kept: a feed reader asks for no more."""
WORDS = {
    State.CANCELLED: "取消",
    State.MOVED: "改期",
    State.EXTRA: "加办",
}


def releases(
    community: Community,
    rotas: tuple[Rota, ...],
    services: tuple[PublicService, ...],
    on: date,
) -> tuple[Release, ...]:
    """Give released weeks and decided changes up to ``on``, the newest first.

    Swaps of helpers are nobody else's business and are left out; so are the reasons that
    a rota records.
    """
    occurrences = [o for service in services for o in service.occurrences]
    found = [
        _week(rota, rota.released_at, occurrences) for rota in rotas if rota.released_at
    ]
    decided = {
        (service.id, deviation.date): deviation.decided
        for service in community.services
        for deviation in service.deviations
        if deviation.decided
    }
    found += [
        Release(Week.of(o.start.date()), o.stamp.sequence, at, change(o))
        for o in occurrences
        if o.state in WORDS and (at := decided.get((o.service, o.nominal)))
    ]
    told = [entry for entry in found if entry.at.date() <= on]
    ordered = sorted(
        told, key=lambda r: (r.at, str(r.week), r.revision, r.text), reverse=True
    )
    return tuple(ordered[:KEPT])


def _week(rota: Rota, at: datetime, occurrences: list[PublicOccurrence]) -> Release:
    held = sum(
        o.start.date() in rota.week.days and o.state is not State.CANCELLED
        for o in occurrences
    )
    monday, sunday = rota.week.monday, rota.week.sunday
    words = f"{day(monday)}至{day(sunday)}的安排已公布"
    return Release(rota.week, 0, at, f"{words}，共{held}场。" if held else f"{words}。")


def change(occurrence: PublicOccurrence) -> str:
    """Say in one sentence what became of a date."""
    state, title = occurrence.state, occurrence.title
    reason = f"原因：{occurrence.reason}。" if occurrence.reason else ""
    start = occurrence.start
    if state is State.CANCELLED:
        return f"{title}：{day(occurrence.nominal)}取消。{reason}"
    when = f"{day(start.date())}{start:%H:%M}，{occurrence.venue}"
    if state is State.EXTRA:
        return f"{title}：加办一场，{when}。{reason}"
    if start.date() == occurrence.nominal:
        when = f"为{start:%H:%M}，{occurrence.venue}"
    else:
        when = f"到{when}"
    return f"{title}：{day(occurrence.nominal)}改{when}。{reason}"


def day(when: date) -> str:
    """Write a day as 11月27日(周五)."""
    return f"{when.month}月{when.day}日(周{'一二三四五六日'[when.weekday()]})"
