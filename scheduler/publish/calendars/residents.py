"""The public calendars: all, each service, each grid, the council, the holiday care."""

from collections.abc import Iterator
from datetime import date, datetime, time

from ics import Event

from scheduler.model.times import CST, DAY
from scheduler.publish.calendars.wording import (
    MARKS,
    STATUS,
    about,
    call,
    in_order,
    lines,
    uid,
)
from scheduler.publish.editions import (
    PublicEdition,
    PublicLesson,
    PublicOccurrence,
    PublicService,
    Stamp,
    State,
)
from scheduler.publish.ics_writer import event, write
from scheduler.publish.keeping import is_kept
from scheduler.publish.stamps import NEVER

KINDS = {"service": "便民服务", "council": "议事会", "care": "托管班", "event": "活动"}


def public(edition: PublicEdition) -> dict[str, bytes]:
    """Give the public calendars, by their paths below the site's root.

    ``calendars/all.ics``; ``services/`` one each; ``grids/`` one each, with what is for
    that grid, and what is for everybody and takes place in it; ``council.ics``; and
    ``care.ics``, the holiday care's timetable hour by hour.
    """
    services = edition.services
    made = {service.id: tuple(_occurrences(edition, service)) for service in services}
    council = [s.id for s in services if s.kind == "council"]
    care = [e for s in services if s.kind == "care" for e in _lessons(edition, s)]
    chosen: dict[str, tuple[str, list[Event]]] = {
        "all": ("全部服务", [e for events in made.values() for e in events]),
        "council": ("议事会", [e for id_ in council for e in made[id_]]),
        "care": ("托管班课表", care),
    }
    for service in services:
        chosen[f"services/{service.id}"] = (service.name, [*made[service.id]])
    for grid in edition.grids:
        inside = [s.id for s in services if is_of_grid(s, grid.id)]
        chosen[f"grids/{grid.id}"] = (grid.name, [e for i in inside for e in made[i]])
    return {
        f"calendars/{path}.ics": write(
            f"{edition.name} {name}",
            about(
                f"{edition.name}的公开安排，有变动会自动更新。", fictional=edition.fictional
            ),
            in_order(events) or [_nothing_public(edition, path)],
        )
        for path, (name, events) in chosen.items()
    }


def is_of_grid(service: PublicService, grid: str) -> bool:
    """Tell whether a service belongs in a grid's calendar.

    What is for everybody stands in that of the grid where it takes place; otherwise nine
    calendars would repeat the whole community's.
    """
    return grid in service.grids if service.grids else service.venue.grid == grid


def _occurrences(edition: PublicEdition, service: PublicService) -> Iterator[Event]:
    for one in service.occurrences:
        if _is_shown(one, edition.as_of):
            yield _occurrence(edition, service, one)


def _is_shown(one: PublicOccurrence, on: date) -> bool:
    """Drop cancelled ones after a while; the others stand as long as on the site."""
    return one.state is not State.CANCELLED or is_kept(one.state, one.end.date(), on)


def _occurrence(
    edition: PublicEdition,
    service: PublicService,
    one: PublicOccurrence,
    lesson: PublicLesson | None = None,
    number: int = 0,
) -> Event:
    """Make the entry of an occurrence, or of one lesson of it."""
    start, end = _hours(one, lesson) if lesson else (one.start, one.end)
    title = f"{lesson.name}（{service.name}）" if lesson else one.title
    parts = (one.id, str(number)) if lesson else (one.id,)
    return event(
        uid=uid(edition.domain, *parts),
        title=MARKS.get(one.state, "") + title,
        start=start,
        end=end,
        stamp=one.stamp,
        private=False,
        kind=KINDS.get(service.kind, KINDS["service"]),
        status=STATUS.get(one.state, "CONFIRMED"),
        place=_place(edition, one.venue),
        about=lines(
            _what_became(one),
            service.summary,
            service.for_whom and f"服务对象：{service.for_whom}",
            service.cost and f"费用：{service.cost}",
            call("咨询", service.contact),
        ),
        url=f"https://{edition.domain}/services/{service.id}/",
    )


def _what_became(one: PublicOccurrence) -> str:
    """Say what is out of the ordinary, and why."""
    reason = f"原因：{one.reason}。" if one.reason else ""
    nominal = f"{one.nominal.month}月{one.nominal.day}日"
    match one.state:
        case State.CANCELLED:
            return f"本次取消。{reason}"
        case State.MOVED if one.nominal != one.start.date():
            return f"原定{nominal}，改到此日。{reason}"
        case State.MOVED:
            return f"时间或地点有变动，以此处为准。{reason}"
        case State.EXTRA:
            return f"本次为加办。{reason}"
        case State.UNDECIDED:
            return f"逢{one.reason or '放假'}，是否举办待定。"
        case State.HELD:
            return ""


def _lessons(edition: PublicEdition, service: PublicService) -> Iterator[Event]:
    """Yield an entry for each lesson; days without lessons, or moved, are one entry."""
    for one in service.occurrences:
        if not _is_shown(one, edition.as_of):
            continue
        weekday = one.nominal.isoweekday()
        lessons = [lesson for lesson in service.timetable if lesson.day == weekday]
        if not lessons or one.state is State.MOVED:
            yield _occurrence(edition, service, one)
            continue
        for number, lesson in enumerate(lessons):
            yield _occurrence(edition, service, one, lesson, number)


def _hours(one: PublicOccurrence, lesson: PublicLesson) -> tuple[datetime, datetime]:
    start, end = (
        datetime.combine(one.start.date(), time.fromisoformat(clock), CST)
        for clock in lesson.time.split("-")
    )
    return start, end


def _place(edition: PublicEdition, name: str) -> str:
    """Give a venue's name with its address."""
    found = next((venue for venue in edition.venues if venue.name == name), None)
    return f"{name}（{found.address}）" if found and found.address else name


def _nothing_public(edition: PublicEdition, path: str) -> Event:
    return event(
        uid=uid(edition.domain, "nothing", path, str(edition.first)),
        title="近期暂无安排",
        start=edition.first,
        end=edition.first + DAY,
        stamp=Stamp(0, NEVER),
        private=False,
        kind=KINDS["service"],
    )
