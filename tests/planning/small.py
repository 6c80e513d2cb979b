"""Small communities for the planning tests, built from records by hand."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from scheduler.model.community import Community
from scheduler.model.people import Absence, Role, Volunteer
from scheduler.model.place import Venue
from scheduler.model.rota import Assignment, Rota, RotaShift, RotaStatus
from scheduler.model.service import Service, Shift, ShiftNeed
from scheduler.model.times import CST, DateSpan, TimeSpan, Week
from scheduler.problems import Source

HERE = Source("content/somewhere.yaml", 1, 1)
WEEK = Week(2026, 48)
"""23 to 29 November 2026; its Friday is the 27th."""


def person(name: str, *roles: str, **more: object) -> Volunteer:
    """Make a volunteer who wraps unless other roles are named."""
    made = Volunteer(name, name, "grid-1", HERE, roles=roles or ("wrap",))
    return replace(made, **more)  # type: ignore[arg-type]


def shift(
    day: int,
    need: str = "wrap",
    *,
    target: int = 1,
    minimum: int = 0,
    hours: tuple[int, int] = (8, 10),
    service: str = "dumplings",
    role: str = "",
    venue: str = "hall",
    lead: bool = False,
    risk: bool = False,
    month: int = 11,
) -> Shift:
    """Make a shift on a day of November 2026 (or another month)."""
    nominal = date(2026, month, day)
    return Shift(
        f"{service}/{nominal}",
        need,
        service,
        role or need,
        datetime.combine(nominal, time(hours[0]), CST),
        datetime.combine(nominal, time(hours[1]), CST),
        venue,
        target,
        minimum,
        lead,
        risk,
        HERE,
    )


def community(volunteers: Iterable[Volunteer], **more: object) -> Community:
    """Make a community with the usual roles, venues and services."""
    services = tuple(
        Service(
            name,
            name,
            HERE,
            (),
            TimeSpan(time(8), time(10)),
            "hall",
            needs=tuple(
                ShiftNeed(role, role, 2, 1, HERE, risk=True)
                for role in ("wrap", "deliver", "cut")
            ),
        )
        for name in ("dumplings", "haircut")
    )
    made = Community(
        "小区",
        "small.example",
        10,
        HERE,
        venues=(
            Venue("hall", "大厅", HERE, grid="grid-1"),
            Venue("canteen", "食堂", HERE, grid="grid-2"),
        ),
        roles=(
            Role("wrap", "包水饺", HERE),
            Role("deliver", "送餐", HERE, never_alone=True),
            Role("cut", "理发", HERE, certificate=True, minimum_age=18),
        ),
        services=services,
        volunteers=tuple(volunteers),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def away(volunteer: str, first: int, last: int, month: int = 11) -> Absence:
    """Make an absence in November 2026."""
    span = DateSpan(date(2026, month, first), date(2026, month, last))
    return Absence(volunteer, span, HERE)


def rota(
    week: Week,
    people: dict[Shift, Iterable[str]],
    *,
    released: bool = False,
    pinned: Iterable[str] = (),
) -> Rota:
    """Make a rota from shifts and names; each name in ``pinned`` is pinned."""
    fixed = set(pinned)
    return Rota(
        week,
        RotaStatus.RELEASED if released else RotaStatus.DRAFT,
        tuple(
            RotaShift(
                shift.id,
                shift.date,
                TimeSpan(shift.start.time(), shift.end.time()),
                shift.venue,
                tuple(
                    Assignment(name, name in fixed, Source("content/rotas/w.yaml", line, 3))
                    for line, name in enumerate(names, 10 * place)
                ),
            )
            for place, (shift, names) in enumerate(people.items(), 1)
        ),
        released_at=datetime(2026, 11, 1, 9, tzinfo=CST) if released else None,
    )


def who(rotas: Iterable[Rota]) -> dict[str, tuple[str, ...]]:
    """Give the names on each shift."""
    return {entry.shift: entry.volunteers for one in rotas for entry in one.shifts}
