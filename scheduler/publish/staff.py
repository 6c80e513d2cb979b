"""What staff print and hand out: the weeks' rotas with names, and what changed in them.

Names are told apart where two people share one. A released week shows what holds now, as
people's own calendars do; what differs from the week as it was released is marked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scheduler import timetable
from scheduler.model import lunar
from scheduler.model.community import Community
from scheduler.model.recurrence import DaysEndingIn
from scheduler.model.recurrence_words import FESTIVALS, NUMERALS
from scheduler.model.rota import Rota, RotaShift
from scheduler.model.service import Deviation, Occurrence, Service, Shift, ShiftNeed
from scheduler.model.times import Week
from scheduler.publish import stamps
from scheduler.publish.cleaning import clean
from scheduler.publish.editions import PublicContact, State
from scheduler.publish.handover import certificates, due
from scheduler.publish.public import STATES
from scheduler.publish.roster import roster
from scheduler.publish.staff_edition import (
    StaffEdition,
    StaffPause,
    StaffPerson,
    StaffShift,
    StaffWeek,
)


def edition(
    community: Community, rotas: tuple[Rota, ...], weeks: tuple[Week, ...]
) -> StaffEdition:
    """Give the rotas of ``weeks``, in their order; a week without a rota is left out."""
    by_week = {rota.week: rota for rota in rotas}
    people = roster(community)
    office = community.contacts[0]
    return StaffEdition(
        community=clean(community.name),
        fictional=community.fictional,
        office=PublicContact(clean(office.name), clean(office.phone), clean(office.hours)),
        weeks=tuple(
            _week(community, by_week[week], people) for week in weeks if week in by_week
        ),
    )


# --- a week --------------------------------------------------------------------------


def _week(community: Community, rota: Rota, people: dict[str, StaffPerson]) -> StaffWeek:
    first, last = rota.week.monday, rota.week.sunday
    dates = timetable.occurrences(community, first, last)
    shifts = [_shift(community, rota, shift, people) for shift in rota.shifts]
    shown = {shift.occurrence for shift in shifts}
    made = rota.released_at
    return StaffWeek(
        week=rota.week,
        version=rota.revision + 1 if rota.is_released else 0,
        dated=max([made, *(c.at for c in rota.changes)]).date() if made else None,
        shifts=tuple(sorted(shifts, key=lambda s: _order(community, s))),
        marks=tuple(
            (day, mark) for day in rota.week.days for mark in marks(community, day)
        ),
        pauses=tuple(
            _pause(community, one)
            for one in sorted(dates, key=lambda o: (o.nominal, o.id))
            if one.id not in shown and first <= one.nominal <= last
            if not one.is_held or one.date != one.nominal
        ),
        certificates=certificates(community, people, rota.week),
        due=due(community, rota.week),
    )


def _order(community: Community, shift: StaffShift) -> tuple[datetime, str, int, str]:
    """Sort by time; shifts of one occurrence as its service's file lists them."""
    service = shift.shift.split("/", 1)[0]
    needs = [need.id for need in community.service[service].needs]
    line = shift.shift.rsplit("/", 1)[-1]
    number = needs.index(line) if line in needs else len(needs)
    return shift.start, service, number, shift.shift


def marks(community: Community, day: date) -> Iterator[str]:
    """Yield what a day is: a holiday, a make-up workday, a lunar festival, 逢三."""
    holiday = clean(community.holidays.name(day))
    if holiday:
        yield holiday
    (month,) = lunar.months_between(day, day)
    number = (day - month.first).days + 1
    festival = FESTIVALS.get((month.number, number)) if not month.leap else None
    if month.number == 12 and day == month.last:  # noqa: PLR2004 - the twelfth month
        festival = FESTIVALS[12, -1]
    if festival and festival not in holiday:
        yield festival
    yield from dict.fromkeys(
        f"{'农历' if rule.lunar else ''}逢{NUMERALS[rule.digit]}"
        for service in community.services
        for rule in service.recurrence
        if isinstance(rule, DaysEndingIn)
        and (number if rule.lunar else day.day) % 10 == rule.digit
    )


def _pause(community: Community, one: Occurrence) -> StaffPause:
    service = community.service[one.service]
    return StaffPause(
        occurrence=one.id,
        service=clean(service.name),
        date=one.nominal,
        state=STATES[one.status],
        reason=clean(one.reason),
        to=one.start if one.is_held else None,
    )


# --- a shift -------------------------------------------------------------------------


def _shift(
    community: Community,
    rota: Rota,
    shift: RotaShift,
    people: dict[str, StaffPerson],
) -> StaffShift:
    service = community.service[shift.service]
    line = shift.shift.rsplit("/", 1)[-1]
    need = next((need for need in service.needs if need.id == line), None)
    told = _told(community, rota, shift)
    before = _people_at_release(rota, shift)
    target = need.target if need else len(shift.assignments)
    wanting = max(0, target - len(shift.assignments))
    return StaffShift(
        shift=shift.shift,
        service=clean(service.name),
        role=clean(community.role[need.role].name) if need else line,
        start=told.start,
        end=told.end,
        venue=clean(community.venue[told.venue].name),
        people=tuple(_person(people, one) for one in shift.volunteers),
        lead=_lead(community, need, shift, people),
        reserves=tuple(_person(people, one) for one in shift.reserves),
        target=target,
        open=0 if told.state is State.CANCELLED else wanting,
        state=told.state,
        note=_note(rota, shift, told, people),
        changed=_changed(rota, shift, told, before),
        stamp=stamps.shift_stamp(community, rota, shift) if rota.is_released else None,
        minimum=need.minimum if need else 0,
        joined=frozenset(shift.volunteers) - before,
        left=tuple(_person(people, one) for one in sorted(before - {*shift.volunteers})),
        bring=clean(service.bring),
    )


def _person(people: dict[str, StaffPerson], volunteer: str) -> StaffPerson:
    return people.get(volunteer) or StaffPerson(volunteer, volunteer, "", "")


def _lead(
    community: Community,
    need: ShiftNeed | None,
    shift: RotaShift,
    people: dict[str, StaffPerson],
) -> StaffPerson | None:
    """Give the first who may lead, where the shift wants a lead."""
    if need is None or not need.lead:
        return None
    for volunteer in shift.volunteers:
        known = community.volunteer.get(volunteer)
        if known and need.role in known.leads:
            return people[volunteer]
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """What holds for a shift now, after all changes and decisions."""

    state: State
    reason: str
    start: datetime
    end: datetime
    venue: str


def _told(community: Community, rota: Rota, shift: RotaShift) -> _Told:
    """Take the rota's word, and staff's later decisions about the date."""
    service = community.service[shift.service]
    start, end = shift.time.on(shift.date)
    venue = shift.venue
    about = [d for d in service.deviations if _is_about(d, shift)]
    skipped = next((d for d in about if d.kind == "skip"), None)
    if skipped:
        return _Told(State.CANCELLED, clean(skipped.reason), start, end, venue)
    changes = stamps.changes(rota, shift)
    if changes and changes[-1].kind == "withdraw":
        return _Told(State.CANCELLED, "", start, end, venue)
    decided = [d for d in stamps.decisions(service, rota, shift) if d.kind == "move"]
    later = [c.at for c in changes if c.kind == "move"]
    since = decided[-1].decided or stamps.released(rota) if decided else None
    if rota.is_released and since and all(at <= since for at in later):
        now = _shift_now(community, service, shift)
        if now:
            start, end, venue = now.start, now.end, now.venue
    moved = next((d for d in about if d.kind == "move"), None)
    extra = next((d for d in about if d.kind == "extra"), None)
    reason = clean(moved.reason if moved else extra.reason if extra else "")
    if moved or later:
        return _Told(State.MOVED, reason, start, end, venue)
    return _Told(State.EXTRA if extra else State.HELD, reason, start, end, venue)


def _is_about(deviation: Deviation, shift: RotaShift) -> bool:
    return f"{shift.service}/{deviation.date}" == shift.occurrence


def _shift_now(community: Community, service: Service, shift: RotaShift) -> Shift | None:
    """Give the shift as the service's file has it today."""
    nominal = date.fromisoformat(shift.occurrence.rsplit("/", 1)[-1])
    for one in timetable.of_service(service, community.holidays, nominal, nominal):
        if one.id == shift.occurrence and one.is_held:
            found = timetable.shifts_of(service, one)
            return next((now for now in found if now.id == shift.shift), None)
    return None


# --- what changed --------------------------------------------------------------------


def _people_at_release(rota: Rota, shift: RotaShift) -> frozenset[str]:
    """Undo the recorded changes of people, the last first."""
    people = set(shift.volunteers)
    for change in reversed(stamps.changes(rota, shift)):
        if change.kind in {"swap", "add"}:
            people.discard(change.substitute)
            people.update({change.out} - {""})
    return frozenset(people)


def _changed(
    rota: Rota, shift: RotaShift, told: _Told, before: frozenset[str]
) -> frozenset[str]:
    """Name what differs from the release; nothing does in a draft."""
    if not rota.is_released:
        return frozenset()
    changes = stamps.changes(rota, shift)
    first = next((c.before for c in changes if c.kind == "move"), "")
    day, time, venue = _was(first, shift)
    differs = {
        "people": before != frozenset(shift.volunteers),
        "date": day != f"{told.start:%Y-%m-%d}",
        "time": time != f"{told.start:%H:%M}-{told.end:%H:%M}",
        "venue": venue != told.venue,
        "state": told.state is State.CANCELLED,
    }
    return frozenset(name for name, different in differs.items() if different)


def _was(before: str, shift: RotaShift) -> tuple[str, str, str]:
    """Read the day, time and venue before the first move; those of the rota if none."""
    parts = tuple(before.split())
    if len(parts) == len(("date", "time", "venue")):
        return parts[0], parts[1], parts[2]
    return f"{shift.date}", f"{shift.time}", shift.venue


def _note(rota: Rota, shift: RotaShift, told: _Told, people: dict[str, StaffPerson]) -> str:
    """Say what became of the shift and who changed places, without private reasons."""
    said = []
    nominal = date.fromisoformat(shift.occurrence.rsplit("/", 1)[-1])
    because = f"（{told.reason}）" if told.reason else ""
    if told.state is State.CANCELLED:
        said.append(f"取消{because}")
    elif told.state is State.EXTRA:
        said.append(f"加办{because}")
    elif told.state is State.MOVED:
        away = nominal != told.start.date()
        said.append(
            f"原{nominal.month}月{nominal.day}日{because}" if away else f"有变动{because}"
        )
    for change in stamps.changes(rota, shift):
        out = _person(people, change.out).name
        new = _person(people, change.substitute).name
        if out and new:
            said.append(f"{out}换为{new}")
        elif out:
            said.append(f"{out}不上这班")
        elif new:
            said.append(f"增加{new}")
    return "；".join(said)
