"""The holiday calendar as a record: kinds of days, neighbours, school breaks."""

from datetime import date

from scheduler.model.holidays import DayKind, Holidays, MarkedDay, SchoolBreak
from scheduler.model.times import DateSpan
from scheduler.problems import Source

HERE = Source("content/holidays.yaml")
OFF = MarkedDay(DayKind.HOLIDAY, "国庆节")
ON = MarkedDay(DayKind.MAKE_UP_WORKDAY, "国庆节调休上班")
WINTER = SchoolBreak(
    "winter", "2027年寒假", DateSpan(date(2027, 1, 23), date(2027, 2, 21)), HERE
)
SUMMER = SchoolBreak(
    "summer", "2027年暑假", DateSpan(date(2027, 7, 3), date(2027, 8, 31)), HERE
)
HOLIDAYS = Holidays(
    {date(2026, 10, day): OFF for day in range(1, 8)} | {date(2026, 10, 10): ON},
    frozenset({2026}),
    (WINTER, SUMMER),
)


def test_a_mark_outranks_the_weekday() -> None:
    kinds = [HOLIDAYS.kind(date(2026, 10, day)) for day in (1, 3, 8, 10, 11)]
    assert kinds == [
        DayKind.HOLIDAY,
        DayKind.HOLIDAY,
        DayKind.WORKDAY,
        DayKind.MAKE_UP_WORKDAY,
        DayKind.WEEKEND,
    ]


def test_a_weekend_is_no_holiday_and_a_make_up_saturday_is_a_workday() -> None:
    assert not HOLIDAYS.is_holiday(date(2026, 10, 11))
    assert not HOLIDAYS.is_workday(date(2026, 10, 11))
    assert HOLIDAYS.is_workday(date(2026, 10, 10))


def test_only_marked_days_have_a_name() -> None:
    names = [HOLIDAYS.name(date(2026, 10, day)) for day in (1, 8, 10, 11)]
    assert names == ["国庆节", "", "国庆节调休上班", ""]


def test_neighbouring_workdays_lie_beyond_the_whole_break() -> None:
    for day in range(1, 8):
        assert HOLIDAYS.previous_workday(date(2026, 10, day)) == date(2026, 9, 30)
        assert HOLIDAYS.next_workday(date(2026, 10, day)) == date(2026, 10, 8)
    assert HOLIDAYS.next_workday(date(2026, 10, 9)) == date(2026, 10, 10)
    assert HOLIDAYS.previous_workday(date(2026, 10, 12)) == date(2026, 10, 10)


def test_no_workday_lies_before_the_first_or_after_the_last_day_there_is() -> None:
    assert HOLIDAYS.previous_workday(date.min) is None
    assert HOLIDAYS.next_workday(date.max) is None


def test_a_year_without_a_notice_is_not_announced_and_goes_by_weekdays() -> None:
    assert HOLIDAYS.is_announced(date(2026, 12, 31))
    assert not HOLIDAYS.is_announced(date(2027, 1, 1))
    assert HOLIDAYS.kind(date(2027, 1, 1)) is DayKind.WORKDAY


def test_school_breaks_are_found_by_day_and_kind() -> None:
    assert HOLIDAYS.school_break(date(2027, 1, 23)) == WINTER
    assert HOLIDAYS.school_break(date(2027, 8, 31), "summer") == SUMMER
    assert HOLIDAYS.school_break(date(2027, 8, 31), "winter") is None
    assert HOLIDAYS.school_break(date(2027, 9, 1)) is None
