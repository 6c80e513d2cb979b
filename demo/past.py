"""Past weeks' rotas: whoever had the fewest duties was asked first, as by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby

from demo.ability import able, fits, has_room
from demo.dice import Dice
from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.rota import Assignment, Rota, RotaShift, RotaStatus
from scheduler.model.service import Shift
from scheduler.model.times import CST, TimeSpan, Week

RESERVES = 2
RELEASE_DAY, RELEASE_TIME = timedelta(days=-4), time(16)
"""The Thursday before, in the afternoon."""


@dataclass
class Book:
    """Who served when, while the weeks are filled one after another."""

    community: Community
    served: dict[str, list[date]] = field(default_factory=dict)

    def days(self, person: Volunteer) -> list[date]:
        """Give the days of a person's duties so far."""
        return self.served.setdefault(person.id, [])


def rotas(community: Community, shifts: Sequence[Shift]) -> Iterator[Rota]:
    """Yield the released rota of each week that has shifts."""
    book = Book(community)
    for week, group in groupby(shifts, key=lambda shift: Week.of(shift.date)):
        yield _week(book, week, list(group))


def _week(book: Book, week: Week, shifts: Sequence[Shift]) -> Rota:
    filled: dict[str, list[Volunteer]] = {}
    lines = []
    for shift in shifts:
        beside = [
            p
            for key, people in filled.items()
            if key.startswith(f"{shift.occurrence}/")
            for p in people
        ]
        ranked = _ranked(book, shift)
        chosen = _choose(book, shift, ranked, beside)
        for person in chosen:
            book.days(person).append(shift.date)
        filled[shift.id] = chosen
        lines.append((shift, ranked))
    monday = datetime.combine(week.monday + RELEASE_DAY, RELEASE_TIME, CST)
    return Rota(
        week,
        RotaStatus.RELEASED,
        tuple(_line(book, shift, filled[shift.id], ranked) for shift, ranked in lines),
        monday,
    )


def _ranked(book: Book, shift: Shift) -> list[Volunteer]:
    """Give all who could, those with the fewest duties first; wishes count as one."""
    dice = Dice("rank", shift.id)
    could = [p for p in book.community.volunteers if able(book.community, p, shift)]

    def burden(person: Volunteer) -> tuple[int, int]:
        wish = fits(person.preferred, shift, book.community)
        grudge = fits(person.rather_not, shift, book.community)
        return len(book.days(person)) - wish + 2 * grudge, order[person.id]

    order = {person.id: place for place, person in enumerate(dice.shuffled(could))}
    return sorted(could, key=burden)


def _choose(
    book: Book, shift: Shift, ranked: Sequence[Volunteer], beside: Sequence[Volunteer]
) -> list[Volunteer]:
    """Choose up to the target: a lead first, couples together, children with parents."""
    chosen: list[Volunteer] = []
    free = [p for p in ranked if has_room(book.community, p, book.days(p), shift.date)]
    if shift.lead:
        chosen += _company(next(([p] for p in free if shift.role in p.leads), []), free)
    for person in free:
        company = [p for p in _company([person], free) if p not in chosen]
        if not company or len(chosen) + len(company) > shift.target:
            continue
        if shift.lead and not chosen:
            break
        if all(_welcome(p, shift, [*chosen, *company], beside) for p in company):
            chosen += company
    alone = book.community.role[shift.role].never_alone and len(chosen) < 2
    return [] if alone else chosen[: shift.target]


def _company(people: list[Volunteer], free: Sequence[Volunteer]) -> list[Volunteer]:
    """Add those without whom the people do not come; nobody if one of them cannot."""
    wanted = {other for person in people for other in person.together_must}
    others = [p for p in free if p.id in wanted]
    return people + others if len(others) == len(wanted) else []


def _welcome(
    person: Volunteer,
    shift: Shift,
    chosen: Sequence[Volunteer],
    beside: Sequence[Volunteer],
) -> bool:
    """Tell whether a person may join those chosen, here and at the same occurrence."""
    there = [p for p in (*chosen, *beside) if p is not person]
    kept_apart = any(p.id in person.apart_must or person.id in p.apart_must for p in there)
    guarded = not person.accompanied_by or any(p.id in person.accompanied_by for p in there)
    taught = shift.role in person.roles or any(
        shift.role in p.roles for p in chosen if p is not person
    )
    return not kept_apart and guarded and taught


def _line(
    book: Book, shift: Shift, chosen: Sequence[Volunteer], ranked: Sequence[Volunteer]
) -> RotaShift:
    rest = [
        p.id
        for p in ranked
        if p not in chosen
        and not (p.together_must or p.accompanied_by)
        and shift.role in p.roles
        and has_room(book.community, p, book.days(p), shift.date)
    ]
    return RotaShift(
        shift.id,
        shift.date,
        TimeSpan(shift.start.time(), shift.end.time()),
        shift.venue,
        tuple(Assignment(person.id) for person in chosen),
        tuple(rest[:RESERVES]) if shift.risk else (),
    )
