"""Friday dumplings in 2026: records for the tests of the timetable."""

from dataclasses import replace
from datetime import date, datetime, time

from scheduler.model.community import Community
from scheduler.model.holidays import DayKind, Holidays, MarkedDay, SchoolBreak
from scheduler.model.recurrence import (
    Weekly,
)
from scheduler.model.service import (
    Deviation,
    Occurrence,
    Service,
    ShiftNeed,
)
from scheduler.model.times import CST, DateSpan, TimeSpan, days
from scheduler.problems import Source

HERE = Source("content/services/dumplings.yaml")
THERE = Source("content/services/dumplings.yaml", 20, 5)
MORNING = TimeSpan(time(8, 30), time(10, 30))
AFTERNOON = TimeSpan(time(15), time(16, 30))
DECIDED = datetime(2026, 9, 20, 9, tzinfo=CST)

NAMES = {
    "元旦": (date(2026, 1, 1), date(2026, 1, 3)),
    "春节": (date(2026, 2, 15), date(2026, 2, 23)),
    "清明": (date(2026, 4, 4), date(2026, 4, 6)),
    "劳动节": (date(2026, 5, 1), date(2026, 5, 5)),
    "端午": (date(2026, 6, 19), date(2026, 6, 21)),
    "中秋": (date(2026, 9, 25), date(2026, 9, 27)),
    "国庆节": (date(2026, 10, 1), date(2026, 10, 7)),
}
MAKE_UP = ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))
HOLIDAYS = Holidays(
    {
        day: MarkedDay(DayKind.HOLIDAY, name)
        for name, span in NAMES.items()
        for day in days(*span)
    }
    | {
        date(2026, month, day): MarkedDay(DayKind.MAKE_UP_WORKDAY, "调休上班")
        for month, day in MAKE_UP
    },
    frozenset({2026}),
    (
        SchoolBreak("winter", "寒假", DateSpan(date(2026, 1, 31), date(2026, 3, 1)), HERE),
        SchoolBreak("summer", "暑假", DateSpan(date(2026, 7, 4), date(2026, 8, 31)), HERE),
    ),
)
"""2026 as the state announced it."""

YEAR = date(2026, 1, 1), date(2026, 12, 31)
OCTOBER = date(2026, 10, 1), date(2026, 10, 31)


def service(**more: object) -> Service:
    """Dumplings every Friday; holidays are asked about."""
    made = Service("dumplings", "初心水饺", HERE, (Weekly((5,)),), MORNING, "canteen")
    return replace(made, **more)  # type: ignore[arg-type]


def community(*services: Service) -> Community:
    return Community("凌云社区", "lingyun.example", 8652, HERE, holidays=HOLIDAYS,
                     services=services)  # fmt: skip


def decision(kind: str, day: date, **more: object) -> Deviation:
    made = Deviation(day, kind, THERE, "会场冲突", decided=DECIDED)
    return replace(made, **more)  # type: ignore[arg-type]


def need(identity: str = "wrap", **more: object) -> ShiftNeed:
    made = ShiftNeed(identity, identity, 8, 5, HERE)
    return replace(made, **more)  # type: ignore[arg-type]


def occurrence(day: date, to: date | None = None, **more: object) -> Occurrence:
    start, end = MORNING.on(to or day)
    made = Occurrence("dumplings", day, start, end, "canteen")
    return replace(made, **more)  # type: ignore[arg-type]


def brief(found: tuple[Occurrence, ...]) -> list[tuple[str, str, str]]:
    """Nominal date, actual date and status of each."""
    return [(str(o.nominal)[5:], str(o.date)[5:], str(o.status)) for o in found]
