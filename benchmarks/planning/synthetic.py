"""A seeded community and its shifts, in any size: what the solver is timed on.

Like a real one in what is scarce: evening and weekday-morning windows, few barbers, few
who may lead, couples, minors with guardians, people to keep apart.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from scheduler.model.community import Community
from scheduler.model.people import (
    Absence,
    Certificate,
    Limits,
    Role,
    Volunteer,
    Window,
)
from scheduler.model.place import Venue
from scheduler.model.service import Service, Shift, ShiftNeed
from scheduler.model.times import CST, DateSpan, TimeSpan, Week
from scheduler.problems import Source

HERE = Source("content/synthetic.yaml")
FIRST = Week(2026, 48)
BARBERS, LEADERS, ABSENT = 0.06, 0.3, 0.15
"""Shares of the volunteers."""
ROLES = ("wrap", "deliver", "cut", "kitchen", "care", "patrol", "usher")
NEEDS = {
    "dumplings": (("wrap", 8, 5, (5,), 8, 10), ("deliver", 4, 2, (5,), 10, 11)),
    "haircut": (("cut", 3, 1, (2, 6), 9, 11),),
    "canteen": (("kitchen", 3, 2, (1, 2, 3, 4, 5), 10, 13),),
    "care": (("care", 2, 1, (1, 2, 3, 4, 5), 16, 18),),
    "patrol": (("patrol", 3, 2, (1, 3, 5, 6, 7), 19, 21),),
    "council": (("usher", 2, 1, (4,), 14, 16),),
}
WINDOWS = (
    (),
    (Window((1, 2, 3, 4, 5), TimeSpan(time(8), time(12))),),
    (Window(("restday",)), Window((1, 2, 3, 4, 5), TimeSpan(time(18), time(22)))),
    (Window((1, 3, 5)),),
    (Window((2, 4, 6)), Window((5,), TimeSpan(time(7), time(12)))),
    (Window((), TimeSpan(time(13), time(22))),),
)


def make(people: int, seed: int = 1) -> Community:
    """Make a community of so many volunteers; services grow with them."""
    random = Random(seed)
    volunteers = [_volunteer(random, n, people) for n in range(people)]
    return Community(
        "合成社区",
        "synthetic.example",
        30 * people,
        HERE,
        venues=tuple(
            Venue(f"venue-{n}", f"场所{n}", HERE, grid=f"grid-{n % 9 + 1}")
            for n in range(12)
        ),
        roles=tuple(
            Role(
                role,
                role,
                HERE,
                certificate=role == "kitchen",
                minimum_age=18 if role == "kitchen" else 0,
                never_alone=role == "deliver",
            )
            for role in ROLES
        ),
        services=tuple(_services(max(1, people // 300))),
        volunteers=tuple(volunteers),
        absences=tuple(_absences(random, volunteers)),
    )


def _services(copies: int) -> Iterator[Service]:
    for name, needs in NEEDS.items():
        for copy in range(copies):
            yield Service(
                f"{name}-{copy}",
                f"{name}-{copy}",
                HERE,
                (),
                TimeSpan(time(8), time(10)),
                f"venue-{copy % 12}",
                own_grid_first=name == "dumplings",
                needs=tuple(
                    ShiftNeed(
                        role,
                        role,
                        target,
                        least,
                        HERE,
                        TimeSpan(time(start), time(end)),
                        days=days,
                        lead=role == "wrap",
                        risk=role in ("wrap", "care"),
                    )
                    for role, target, least, days, start, end in needs
                ),
            )


def _volunteer(random: Random, n: int, people: int) -> Volunteer:
    roles = random.sample(ROLES[:2] + ROLES[3:], random.choice((1, 1, 2, 2, 3)))
    if random.random() < BARBERS:
        roles.append("cut")
    made = Volunteer(
        f"v{n:04d}",
        f"志愿者{n:04d}",
        f"grid-{random.randrange(9) + 1}",
        HERE,
        born=random.choice((None, None, 1960, 1985, 2010)),
        roles=tuple(roles),
        available=random.choice(WINDOWS),
        certificates=(Certificate("kitchen", date(2027, random.randint(1, 12), 1), HERE),),
        limits=Limits(
            week=random.choice((1, 1, 2, 2, 3)),
            month=random.choice((2, 3, 4, 6)),
            rest=random.choice((0, 0, 0, 1, 2)),
        ),
        leads=("wrap",) if random.random() < LEADERS else (),
    )
    other = f"v{random.randrange(people):04d}"
    match random.randrange(20):
        case 0:
            made = replace(made, together_must=(other,) if other != made.id else ())
        case 1:
            made = replace(made, apart_must=(other,))
        case 2:
            made = replace(made, together_wish=(other,))
        case 3:
            made = replace(made, apart_wish=(other,))
        case 4:
            made = replace(made, preferred=(Window((5,)),))
        case 5:
            made = replace(made, rather_not=(Window((1, 6)),))
        case 6:
            made = replace(made, learning=("care",), roles=("patrol",))
        case 7:
            made = replace(made, since=FIRST.monday - timedelta(weeks=3))
    return made


def _absences(random: Random, volunteers: list[Volunteer]) -> Iterator[Absence]:
    for volunteer in volunteers:
        if random.random() < ABSENT:
            first = FIRST.monday + timedelta(days=random.randint(-60, 25))
            last = first + timedelta(days=random.randint(0, 20))
            yield Absence(volunteer.id, DateSpan(first, last), HERE)


def shifts(community: Community, first: date, last: date) -> tuple[Shift, ...]:
    """Give the shifts of every day, weekly as each need says."""
    found = []
    for service in community.services:
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            found += [
                Shift(
                    f"{service.id}/{day}",
                    need.id,
                    service.id,
                    need.role,
                    datetime.combine(day, need.time.start, CST),
                    datetime.combine(day, need.time.end, CST),
                    service.venue,
                    need.target,
                    need.minimum,
                    need.lead,
                    need.risk,
                    HERE,
                )
                for need in service.needs
                if need.time is not None and day.isoweekday() in need.days
            ]
    return tuple(found)
