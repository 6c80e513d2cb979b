"""The calendar of all duties with names: in the staff root, never to be published."""

from datetime import datetime, time

from ics import Event

from scheduler.model.times import CST, DAY
from scheduler.publish.calendars.wording import (
    DUTY,
    MARKS,
    STATUS,
    about,
    in_order,
    lines,
    uid,
)
from scheduler.publish.editions import Stamp
from scheduler.publish.ics_writer import event, write
from scheduler.publish.staff_edition import StaffEdition, StaffShift, StaffWeek
from scheduler.publish.stamps import NEVER


def staff(edition: StaffEdition) -> dict[str, bytes]:
    """Give the calendar of all released duties with names; never to be published."""
    events = [
        _staff_shift(edition, week, shift)
        for week in edition.weeks
        if week.version
        for shift in week.shifts
    ]
    return {
        "calendars/duties.ics": write(
            f"{edition.community} 全部值班",
            about("内部资料，含姓名，请勿外传。", fictional=edition.fictional),
            in_order(events) or [_nothing_for_staff(edition)],
        )
    }


def _staff_shift(edition: StaffEdition, week: StaffWeek, shift: StaffShift) -> Event:
    dated = datetime.combine(week.dated, time(), CST) if week.dated else NEVER
    of_week = Stamp(week.version - 1, dated)
    people = "、".join(person.name for person in shift.people)
    reserves = "、".join(person.name for person in shift.reserves)
    count = f"{len(shift.people)}/{shift.target}人"
    return event(
        uid=uid("linli", edition.community, shift.shift),
        title=f"{MARKS.get(shift.state, '')}{shift.service} {shift.role} {count}",
        start=shift.start,
        end=shift.end,
        stamp=shift.stamp or of_week,
        private=True,
        kind=DUTY,
        status=STATUS.get(shift.state, "CONFIRMED"),
        place=shift.venue,
        about=lines(
            f"带班：{shift.lead.name}" if shift.lead else "",
            people and f"人员：{people}",
            f"空缺：{shift.open}人" if shift.open else "",
            reserves and f"备班：{reserves}",
            shift.note,
        ),
    )


def _nothing_for_staff(edition: StaffEdition) -> Event:
    day = min((week.week.monday for week in edition.weeks), default=NEVER.date())
    return event(
        uid=uid("linli", edition.community, "nothing", str(day)),
        title="暂无定稿的排班",
        start=day,
        end=day + DAY,
        stamp=Stamp(0, NEVER),
        private=True,
        kind=DUTY,
    )
