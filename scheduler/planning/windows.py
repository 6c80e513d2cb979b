"""What a volunteer's window says about a shift: the one meaning of availability.

A window names kinds of days, hours and dates; each part left out allows all. ``workday``
and ``restday`` follow the holiday calendar: a make-up Saturday is a workday, a weekday
inside a public break a rest day.
"""

from datetime import date

from scheduler.model.holidays import Holidays
from scheduler.model.people import Window
from scheduler.model.service import Shift

ANY_BREAK = "any"


def covers(window: Window, shift: Shift, holidays: Holidays) -> bool:
    """Tell whether the whole shift lies inside the window."""
    if not on_day(window, shift.date, holidays):
        return False
    hours = window.time
    return hours is None or (
        hours.start <= shift.start.time() and shift.end.time() <= hours.end
    )


def touches(window: Window, shift: Shift, holidays: Holidays) -> bool:
    """Tell whether any part of the shift lies inside the window."""
    if not on_day(window, shift.date, holidays):
        return False
    hours = window.time
    return hours is None or (
        hours.start < shift.end.time() and shift.start.time() < hours.end
    )


def on_day(window: Window, day: date, holidays: Holidays) -> bool:
    """Tell whether the window is open at some hour of ``day``."""
    if day not in window.dates:
        return False
    if window.during:
        kind = "" if window.during == ANY_BREAK else window.during
        if holidays.school_break(day, kind) is None:
            return False
    if not window.days or day.isoweekday() in window.days:
        return True
    return ("workday" if holidays.is_workday(day) else "restday") in window.days
