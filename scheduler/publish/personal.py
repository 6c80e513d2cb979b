"""One volunteer's own calendar: what it may hold, and for how long.

A feed may leak. So nothing is copied here but service, role, time, public place, grid,
what to bring and the office's number: no other person, nobody visited, no reason that
staff wrote about people. Of visits to residents it holds by when, never where; of issues
that its post has claimed by when, with number, category and compound, never what was told.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from scheduler import timetable
from scheduler.model.community import Community
from scheduler.model.feed import CLOSING, FeedAddress
from scheduler.model.rota import Change, Rota, RotaShift
from scheduler.model.service import Deviation, Occurrence, Service
from scheduler.model.times import CST, DAY
from scheduler.publish import stamps
from scheduler.publish.due_issues import due_issues
from scheduler.publish.editions import Duty, PersonalEdition, PublicContact, Stamp, State
from scheduler.publish.keeping import is_kept
from scheduler.publish.reminders import reminders


def editions(
    community: Community, rotas: tuple[Rota, ...], on: date
) -> tuple[PersonalEdition, ...]:
    """Give an edition for every address that is to be served on the day ``on``.

    A leaked address has none, nor has one that was closed more than 30 days ago.
    """
    duties = _duties(community, rotas, on)
    to_visit = reminders(community, on)
    claimed = due_issues(community, on)
    latest = max((r.released_at for r in rotas if r.released_at), default=None)
    found = []
    for feed in _in_order(community):
        closed = closed_at(community, feed, on)
        if feed.leaked or (closed and closed.date() + CLOSING < on):
            continue
        later = _replaced_at(community, feed)
        found.append(
            PersonalEdition(
                volunteer=feed.volunteer,
                token=feed.token,
                community=community.name,
                domain=community.domain,
                office=office(community),
                fictional=community.fictional,
                duties=() if closed else tuple(duties[feed.volunteer]),
                stamp=_closing_stamp(closed, later)
                if closed
                else Stamp(0, max(latest or feed.minted, feed.minted)),
                closed=closed,
                replaced=later is not None,
                alarms=community.reminders,
                visits=() if closed else to_visit.get(feed.volunteer, ()),
                issues=() if closed else claimed.get(feed.volunteer, ()),
            )
        )
    return tuple(found)


def _replaced_at(community: Community, feed: FeedAddress) -> datetime | None:
    """Give when the person got the next address after this one."""
    later = (
        other.minted
        for other in community.feeds
        if other.volunteer == feed.volunteer and other.minted > feed.minted
    )
    return min(later, default=None)


def _closing_stamp(closed: datetime, replaced: datetime | None) -> Stamp:
    """Stamp a closing notice, which changes when a new address comes only later."""
    if replaced and replaced > closed:
        return Stamp(1, replaced)
    return Stamp(0, closed)


def office(community: Community) -> PublicContact:
    """Give the community's own office, which stands first among its contacts."""
    for contact in community.contacts[:1]:
        return PublicContact(contact.name, contact.phone, contact.hours)
    return PublicContact(community.name, "", "")


def open_feeds(community: Community, on: date) -> tuple[FeedAddress, ...]:
    """Give the addresses that are open on the day ``on``, by volunteer."""
    return tuple(
        feed
        for feed in _in_order(community)
        if not feed.leaked and closed_at(community, feed, on) is None
    )


def _in_order(community: Community) -> list[FeedAddress]:
    return sorted(community.feeds, key=lambda f: (f.volunteer, f.minted, f.token))


def closed_at(community: Community, feed: FeedAddress, on: date) -> datetime | None:
    """Give when an address was closed: by a command, or since its person left."""
    until = community.volunteer[feed.volunteer].until
    if until is None or until >= on:
        return feed.closed
    left = datetime.combine(until + DAY, time(), CST)
    return min(feed.closed, left) if feed.closed else left


def _duties(
    community: Community, rotas: tuple[Rota, ...], on: date
) -> dict[str, list[Duty]]:
    found: dict[str, list[Duty]] = defaultdict(list)
    for rota in rotas:
        if not rota.is_released:
            continue
        for shift in rota.shifts:
            for volunteer, duty in _of_shift(community, rota, shift):
                if is_kept(duty.state, duty.end.date(), on):
                    found[volunteer].append(duty)
    for duties in found.values():
        duties.sort(key=lambda duty: (duty.start, duty.shift))
    return found


def _of_shift(
    community: Community, rota: Rota, shift: RotaShift
) -> Iterator[tuple[str, Duty]]:
    """Yield everybody who is, or since the release ever was, on the shift."""
    service = community.service.get(shift.service)
    if service is None:
        return
    changes = stamps.changes(rota, shift)
    common = _common(community, service, rota, shift)
    people = {*shift.volunteers}
    people.update(p for change in changes for p in (change.out, change.substitute) if p)
    for volunteer in sorted(people):
        handed_over = volunteer not in shift.volunteers
        yield (
            volunteer,
            replace(
                common,
                state=State.CANCELLED if handed_over else common.state,
                reason="" if handed_over else common.reason,
                stamp=stamps.duty_stamp(community, rota, shift, volunteer),
            ),
        )


def _common(community: Community, service: Service, rota: Rota, shift: RotaShift) -> Duty:
    """Give the duty as all who are on the shift see it."""
    state, reason = _state(service, rota, shift)
    start, end, venue = _where_and_when(community, service, rota, shift)
    place = community.venue[venue]
    line = shift.shift.rsplit("/", 1)[-1]
    role = next((need.role for need in service.needs if need.id == line), "")
    grid = community.grid.get(place.grid)
    return Duty(
        shift=shift.shift,
        service=service.name,
        role=community.role[role].name if role else "",
        start=start,
        end=end,
        venue=f"{place.name}（{place.address}）" if place.address else place.name,
        bring=service.bring,
        state=state,
        reason=reason if service.public else "",
        stamp=stamps.shift_stamp(community, rota, shift),
        url=f"https://{community.domain}/services/{service.id}/" if service.public else "",
        grid=grid.name if grid else "",
    )


def _state(service: Service, rota: Rota, shift: RotaShift) -> tuple[State, str]:
    """Say what became of a shift, and why if that was told to the public."""
    decided = [d for d in service.deviations if _is_about(d, shift)]
    if skipped := next((d for d in decided if d.kind == "skip"), None):
        return State.CANCELLED, skipped.reason
    changes = stamps.changes(rota, shift)
    if changes and changes[-1].kind == "withdraw":
        return State.CANCELLED, ""
    if moved := _last_move(service, rota, shift):
        return State.MOVED, moved.reason if isinstance(moved, Deviation) else ""
    return State.HELD, ""


def _is_about(deviation: Deviation, shift: RotaShift) -> bool:
    return f"{shift.service}/{deviation.date}" == shift.occurrence


def _last_move(service: Service, rota: Rota, shift: RotaShift) -> Deviation | Change | None:
    """Give what moved the shift last since the release: the later decision holds."""
    base = stamps.released(rota)
    moves: list[tuple[datetime, Deviation | Change]] = [
        (change.at, change)
        for change in stamps.changes(rota, shift)
        if change.kind == "move"
    ]
    moves += [
        (deviation.decided or base, deviation)
        for deviation in stamps.decisions(service, rota, shift)
        if deviation.kind == "move"
    ]
    return max(moves, key=lambda move: move[0])[1] if moves else None


def _where_and_when(
    community: Community, service: Service, rota: Rota, shift: RotaShift
) -> tuple[datetime, datetime, str]:
    """Give start, end and venue: as the rota promised, or as was decided since."""
    if isinstance(_last_move(service, rota, shift), Deviation):
        occurrence = _occurrence(community, service, shift)
        if occurrence and occurrence.is_held:
            for now in timetable.shifts_of(service, occurrence):
                if now.id == shift.shift:
                    return now.start, now.end, now.venue
            return occurrence.start, occurrence.end, occurrence.venue
    return *shift.time.on(shift.date), shift.venue


def _occurrence(
    community: Community, service: Service, shift: RotaShift
) -> Occurrence | None:
    nominal = date.fromisoformat(shift.occurrence.rsplit("/", 1)[-1])
    found = timetable.of_service(service, community.holidays, nominal, nominal)
    return next((one for one in found if one.id == shift.occurrence), None)
