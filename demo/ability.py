"""Who could have served on a past shift: the generator's own, plain reading of the rules.

It shares nothing with the planner, so that the planner's review can judge its rotas.
"""

from datetime import date

from scheduler.model.community import Community
from scheduler.model.people import Limits, Volunteer, Window
from scheduler.model.service import Shift


def able(community: Community, person: Volunteer, shift: Shift) -> bool:
    """Tell whether role, age, papers, time and absences allow it."""
    member = (not person.since or person.since <= shift.date) and (
        not person.until or shift.date <= person.until
    )
    return (
        shift.role in (*person.roles, *person.learning)
        and member
        and _may(community, person, shift)
        and not community.is_away(person.id, shift.date)
        and not any(
            _meets(window, shift, community, wholly=False) for window in person.unavailable
        )
        and (not person.available or fits(person.available, shift, community))
    )


def _may(community: Community, person: Volunteer, shift: Shift) -> bool:
    """Tell whether age and papers allow the role."""
    role, day = community.role[shift.role], shift.date
    if role.minimum_age and person.born and day.year - person.born <= role.minimum_age:
        return False
    papers = [paper for paper in person.certificates if paper.role == role.id]
    return not role.certificate or any(day <= paper.until for paper in papers)


def fits(windows: tuple[Window, ...], shift: Shift, community: Community) -> bool:
    """Tell whether the shift lies wholly inside one of the windows."""
    return any(_meets(window, shift, community, wholly=True) for window in windows)


def _meets(window: Window, shift: Shift, community: Community, *, wholly: bool) -> bool:
    day, hours = shift.date, window.time
    if day not in window.dates:
        return False
    if window.during and not community.holidays.school_break(day, window.during):
        return False
    kind = "workday" if community.holidays.is_workday(day) else "restday"
    if window.days and day.isoweekday() not in window.days and kind not in window.days:
        return False
    start, end = shift.start.time(), shift.end.time()
    if hours is None:
        return True
    if wholly:
        return hours.start <= start and end <= hours.end
    return hours.start < end and start < hours.end


def has_room(
    community: Community, person: Volunteer, served: list[date], day: date
) -> bool:
    """Tell whether one more duty on ``day`` keeps to the limits."""
    own = limits(community, person)
    week = day.isocalendar()[:2]
    return (
        served.count(day) < (own.day or 0)
        and sum(d.isocalendar()[:2] == week for d in served) < (own.week or 0)
        and sum((d.year, d.month) == (day.year, day.month) for d in served)
        < (own.month or 0)
        and not any(0 < abs((d - day).days) <= (own.rest or 0) for d in served)
    )


def limits(community: Community, person: Volunteer) -> Limits:
    """Give a person's limits, the community's where there is none."""
    own, usual = person.limits, community.planning
    return Limits(
        own.day or usual.per_day,
        own.week or usual.per_week,
        own.month or usual.per_month,
        own.rest or usual.rest,
    )
