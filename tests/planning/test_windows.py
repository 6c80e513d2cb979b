"""What a window says about a shift."""

from dataclasses import replace
from datetime import date, time

from scheduler.model.holidays import DayKind, Holidays, MarkedDay, SchoolBreak
from scheduler.model.people import Window
from scheduler.model.times import DateSpan, TimeSpan
from scheduler.planning.windows import covers, touches
from tests.planning.small import HERE, shift

PLAIN = Holidays()
FRIDAY = shift(27, hours=(9, 11))


def hours(start: int, end: int) -> TimeSpan:
    return TimeSpan(time(start), time(end))


def test_a_window_covers_a_shift_that_lies_wholly_inside() -> None:
    assert covers(Window((5,), hours(9, 11)), FRIDAY, PLAIN)
    assert not covers(Window((5,), hours(9, 10)), FRIDAY, PLAIN)
    assert not covers(Window((4,), hours(9, 11)), FRIDAY, PLAIN)
    assert covers(Window(), FRIDAY, PLAIN)


def test_a_window_touches_a_shift_that_lies_partly_inside() -> None:
    assert touches(Window((5,), hours(10, 12)), FRIDAY, PLAIN)
    assert not touches(Window((5,), hours(11, 12)), FRIDAY, PLAIN)


def test_rest_days_and_workdays_follow_the_holiday_calendar() -> None:
    marked = {
        date(2026, 11, 27): MarkedDay(DayKind.HOLIDAY, "节日"),
        date(2026, 11, 28): MarkedDay(DayKind.MAKE_UP_WORKDAY, "节日"),
    }
    calendar = Holidays(marked)
    assert covers(Window(("restday",)), FRIDAY, calendar)
    assert not covers(Window(("workday",)), FRIDAY, calendar)
    assert covers(Window(("workday",)), shift(28), calendar)
    assert covers(Window(("workday",)), FRIDAY, PLAIN)


def test_dates_and_school_breaks_bound_a_window() -> None:
    span = DateSpan(date(2026, 11, 20), date(2026, 11, 27))
    assert covers(Window(dates=span), FRIDAY, PLAIN)
    assert not covers(Window(dates=span), shift(28), PLAIN)
    winter = SchoolBreak("winter", "寒假", span, HERE)
    calendar = replace(PLAIN, breaks=(winter,))
    assert covers(Window(during="winter"), FRIDAY, calendar)
    assert covers(Window(during="any"), FRIDAY, calendar)
    assert not covers(Window(during="summer"), FRIDAY, calendar)
    assert not covers(Window(during="winter"), FRIDAY, PLAIN)
