"""The rules: measured years, a naive day-by-day reading, and dateutil for RFC 5545."""

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model.holidays import DayKind, Holidays, MarkedDay
from scheduler.model.lunar import lunar_words, months_between
from scheduler.model.recurrence import (
    DaysEndingIn,
    LunarMonthDays,
    LunarYearly,
    MonthDays,
    MonthWeekday,
    OnDates,
    Recurrence,
    Restdays,
    Weekly,
    WorkdayBefore,
    Workdays,
    Yearly,
)
from scheduler.model.times import DAY, days

NONE = Holidays()
FRIDAY, SATURDAY = 5, 6


def marked(kind: DayKind, *on: str) -> dict[date, MarkedDay]:
    return {date.fromisoformat(day): MarkedDay(kind, "国庆节") for day in on}


NATIONAL_DAY = Holidays(
    marked(DayKind.HOLIDAY, *(f"2026-10-0{day}" for day in range(1, 8)))
    | marked(DayKind.MAKE_UP_WORKDAY, "2026-09-20", "2026-10-10"),
    frozenset({2026}),
)


def in_year(rule: Recurrence, year: int, holidays: Holidays = NONE) -> list[str]:
    found = rule.dates(date(year, 1, 1), date(year, 12, 31), holidays)
    return [day.isoformat() for day in found]


def between(
    rule: Recurrence, first: str, last: str, holidays: Holidays = NONE
) -> list[str]:
    window = date.fromisoformat(first), date.fromisoformat(last)
    return [day.isoformat() for day in rule.dates(*window, holidays)]


# --- measured years ------------------------------------------------------------------


def test_solar_days_ending_in_three_are_36_in_2026() -> None:
    found = in_year(DaysEndingIn(3), 2026)
    assert len(found) == 36
    assert found[:4] == ["2026-01-03", "2026-01-13", "2026-01-23", "2026-02-03"]


def test_days_ending_in_three_with_30_and_31_are_54_in_2026() -> None:
    assert len(in_year(DaysEndingIn(3, include=(30, 31)), 2026)) == 54


def test_lunar_days_ending_in_three_are_38_in_2026_and_3_of_them_solar_ones_too() -> None:
    lunar = in_year(DaysEndingIn(3, lunar=True), 2026)
    assert len(lunar) == 38
    assert len(set(lunar) & set(in_year(DaysEndingIn(3), 2026))) == 3


def test_days_ending_in_zero_are_the_10th_20th_and_30th() -> None:
    found = between(DaysEndingIn(0), "2026-01-15", "2026-03-20")
    assert found == ["2026-01-20", "2026-01-30", "2026-02-10", "2026-02-20", "2026-03-10",
                     "2026-03-20"]  # fmt: skip


def test_2026_has_53_thursdays() -> None:
    assert len(in_year(Weekly((4,)), 2026)) == 53


@pytest.mark.parametrize(
    ("rule", "year", "on"),
    [
        (LunarYearly(1, 1), 2026, "2026-02-17"),
        (LunarYearly(1, 1), 2027, "2027-02-06"),
        (LunarYearly(1, 1), 2028, "2028-01-26"),
        (LunarYearly(1, 15), 2026, "2026-03-03"),
        (LunarYearly(5, 5), 2026, "2026-06-19"),
        (LunarYearly(5, 5), 2027, "2027-06-09"),
        (LunarYearly(7, 7), 2026, "2026-08-19"),
        (LunarYearly(8, 15), 2026, "2026-09-25"),
        (LunarYearly(8, 15), 2027, "2027-09-15"),
        (LunarYearly(9, 9), 2026, "2026-10-18"),
        (LunarYearly(9, 9), 2027, "2027-10-08"),
        (LunarYearly(9, 9), 2028, "2028-10-26"),
        (LunarYearly(12, 8), 2027, "2027-01-15"),
        (LunarYearly(12, 23), 2027, "2027-01-30"),
        (LunarYearly(12, -1), 2026, "2026-02-16"),
        (LunarYearly(12, -1), 2027, "2027-02-05"),
    ],
)
def test_festivals_fall_on_the_days_that_almanacs_give(
    rule: Recurrence, year: int, on: str
) -> None:
    assert in_year(rule, year) == [on]


def test_a_leap_month_is_chosen_as_the_rule_says() -> None:
    assert in_year(LunarYearly(6, 6), 2025) == ["2025-06-30"]
    assert in_year(LunarYearly(6, 6, "second"), 2025) == ["2025-07-30"]
    assert in_year(LunarYearly(6, 6, "both"), 2025) == ["2025-06-30", "2025-07-30"]
    assert in_year(LunarYearly(5, 5, "both"), 2028) == ["2028-05-28", "2028-06-27"]


def test_in_a_year_without_the_leap_month_each_choice_gives_the_only_one() -> None:
    every = [in_year(LunarYearly(6, 6, leap), 2026) for leap in ("first", "second", "both")]
    assert every == [["2026-07-19"]] * 3


def test_a_lunar_month_of_29_days_has_no_30th_and_ends_with_its_29th() -> None:
    assert in_year(LunarYearly(12, 30), 2026) == []
    assert in_year(LunarYearly(12, -1), 2026) == in_year(LunarYearly(12, 29), 2026)


def test_first_and_fifteenth_of_lunar_months_include_the_leap_month() -> None:
    assert between(LunarMonthDays((1, 15)), "2025-06-25", "2025-08-23") == [
        "2025-06-25",
        "2025-07-09",
        "2025-07-25",
        "2025-08-08",
        "2025-08-23",
    ]


# --- forms ---------------------------------------------------------------------------


def test_every_other_week_is_counted_from_the_week_of_the_start() -> None:
    rule = Weekly((2, 4), 2, date(2026, 12, 17))
    assert between(rule, "2026-12-01", "2027-01-15") == [
        "2026-12-17",
        "2026-12-29",
        "2026-12-31",
        "2027-01-12",
        "2027-01-14",
    ]


def test_an_interval_without_a_start_is_refused() -> None:
    with pytest.raises(ValueError, match="2"):
        Weekly((4,), 2)


def test_months_that_lack_the_day_are_passed_over() -> None:
    assert between(MonthDays((31,)), "2026-01-01", "2026-06-30") == [
        "2026-01-31",
        "2026-03-31",
        "2026-05-31",
    ]
    assert between(Yearly(2, 29), "2026-01-01", "2033-01-01") == [
        "2028-02-29",
        "2032-02-29",
    ]


def test_negative_days_count_from_the_end_and_name_a_day_once() -> None:
    assert between(MonthDays((28, -1)), "2026-02-01", "2026-03-31") == [
        "2026-02-28",
        "2026-03-28",
        "2026-03-31",
    ]


def test_a_fifth_weekday_comes_only_in_months_that_have_five() -> None:
    assert between(MonthWeekday(5, SATURDAY), "2026-01-01", "2026-06-30") == [
        "2026-01-31",
        "2026-05-30",
    ]
    assert between(MonthWeekday(-1, FRIDAY), "2026-01-01", "2026-02-28") == [
        "2026-01-30",
        "2026-02-27",
    ]


def test_workdays_and_restdays_follow_breaks_and_make_up_days() -> None:
    window = "2026-09-28", "2026-10-11"
    assert between(Workdays(), *window, NATIONAL_DAY) == [
        "2026-09-28",
        "2026-09-29",
        "2026-09-30",
        "2026-10-08",
        "2026-10-09",
        "2026-10-10",
    ]
    assert between(Restdays(), *window, NATIONAL_DAY) == [
        *(f"2026-10-0{day}" for day in range(1, 8)),
        "2026-10-11",
    ]


def test_the_workday_before_reaches_over_a_whole_break() -> None:
    rule = WorkdayBefore(
        OnDates((date(2026, 10, 3), date(2026, 10, 8), date(2026, 10, 12)))
    )
    assert in_year(rule, 2026, NATIONAL_DAY) == ["2026-09-30", "2026-10-10"]
    assert between(rule, "2026-09-30", "2026-09-30", NATIONAL_DAY) == ["2026-09-30"]


def test_written_dates_come_in_order_and_once() -> None:
    on = date(2026, 12, 5), date(2026, 11, 28), date(2026, 12, 5)
    assert in_year(OnDates(on), 2026) == ["2026-11-28", "2026-12-05"]


# --- against a naive reading ---------------------------------------------------------


def lunar_day(day: date) -> tuple[int, bool, int, int]:
    """Month, whether leap, day and length of the month."""
    (month,) = months_between(day, day)
    return month.number, month.leap, (day - month.first).days + 1, month.length


def is_twice(day: date) -> bool:
    """Whether the lunar month of ``day`` comes twice in its year."""
    number, leap, *_ = lunar_day(day)
    around = months_between(day - 45 * DAY, day + 45 * DAY)
    return leap or any(month.leap and month.number == number for month in around)


def gives(rule: Recurrence, day: date, holidays: Holidays) -> bool:  # noqa: C901, PLR0911 - one line a form
    """Read a rule for one day as a person with a wall calendar would."""
    length = monthrange(day.year, day.month)[1]
    match rule:
        case Weekly(weekdays, interval, start):
            if start is None:
                return day.isoweekday() in weekdays
            monday = start - timedelta(start.weekday())
            counts = (day - monday).days // 7 % interval == 0
            return day >= start and day.isoweekday() in weekdays and counts
        case MonthDays(numbers):
            return day.day in numbers or day.day - length - 1 in numbers
        case DaysEndingIn(digit, lunar, include):
            number = lunar_day(day)[2] if lunar else day.day
            return str(number).endswith(str(digit)) or number in include
        case MonthWeekday(ordinal, weekday):
            nth = -1 if ordinal < 0 else (day.day - 1) // 7 + 1
            last = day.day + 7 > length
            return day.isoweekday() == weekday and (last if ordinal < 0 else nth == ordinal)
        case Yearly(month, number):
            return (day.month, day.day) == (month, number)
        case LunarYearly(month, number, choice):
            found, leap, nth, long = lunar_day(day)
            right = choice == "both" or not is_twice(day) or leap == (choice == "second")
            return found == month and right and number in (nth, nth - long - 1)
        case LunarMonthDays(numbers):
            _, _, nth, long = lunar_day(day)
            return nth in numbers or nth - long - 1 in numbers
        case Workdays():
            return holidays.is_workday(day)
        case Restdays():
            return not holidays.is_workday(day)
        case WorkdayBefore(inner):
            return holidays.is_workday(day) and any(
                gives(inner, later, holidays) for later in until_workday(day, holidays)
            )
        case OnDates(on):
            return day in on
    raise AssertionError(rule)


def until_workday(day: date, holidays: Holidays) -> list[date]:
    """The days after ``day`` up to the next workday, that one included."""
    found = [day + DAY]
    while not holidays.is_workday(found[-1]):
        found.append(found[-1] + DAY)
    return found


dates = st.dates(date(2024, 1, 1), date(2034, 12, 31))
weekdays = st.integers(1, 7)
month_numbers = st.integers(1, 12)
month_days = st.lists(st.integers(1, 31) | st.integers(-31, -1), min_size=1, max_size=4)
lunar_days = st.integers(1, 30) | st.integers(-3, -1)
plain_rules: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Weekly, st.lists(weekdays, max_size=4).map(tuple)),
    st.builds(Weekly, st.lists(weekdays, max_size=4).map(tuple), st.integers(1, 5), dates),
    st.builds(MonthDays, month_days.map(tuple)),
    st.builds(
        DaysEndingIn,
        st.integers(0, 9),
        st.booleans(),
        st.lists(st.integers(1, 30), max_size=2).map(tuple),
    ),
    st.builds(MonthWeekday, st.sampled_from((1, 2, 3, 4, 5, -1)), weekdays),
    st.builds(Yearly, month_numbers, st.integers(1, 29)),
    st.builds(
        LunarYearly, month_numbers, lunar_days, st.sampled_from(("first", "second", "both"))
    ),
    st.builds(LunarMonthDays, st.lists(lunar_days, max_size=3).map(tuple)),
    st.just(Workdays()),
    st.just(Restdays()),
    st.builds(OnDates, st.lists(dates, max_size=5).map(tuple)),
)
rules = plain_rules | st.builds(WorkdayBefore, plain_rules)


@st.composite
def calendars(draw: st.DrawFn, first: date) -> Holidays:
    """Breaks and make-up days at random around a window that begins on ``first``."""
    found: dict[date, MarkedDay] = {}
    for _ in range(draw(st.integers(0, 4))):
        begin = first + draw(st.integers(-20, 200)) * DAY
        kind = draw(st.sampled_from((DayKind.HOLIDAY, DayKind.MAKE_UP_WORKDAY)))
        for day in days(begin, begin + draw(st.integers(0, 11)) * DAY):
            found[day] = MarkedDay(kind, "假")
    return Holidays(found)


@settings(max_examples=300, deadline=None)
@given(st.data(), rules, dates, st.integers(0, 200))
def test_every_rule_gives_exactly_the_days_that_a_naive_reading_gives(
    data: st.DataObject, rule: Recurrence, first: date, length: int
) -> None:
    holidays = data.draw(calendars(first))
    last = first + length * DAY
    naive = [day for day in days(first, last) if gives(rule, day, holidays)]
    assert list(rule.dates(first, last, holidays)) == naive


@settings(max_examples=100, deadline=None)
@given(rules, dates, st.integers(0, 900), st.integers(0, 900))
def test_two_windows_side_by_side_give_what_one_gives(
    rule: Recurrence, first: date, one: int, two: int
) -> None:
    middle, last = first + one * DAY, first + (one + two) * DAY
    parts = [*rule.dates(first, middle, NONE), *rule.dates(middle + DAY, last, NONE)]
    assert parts == list(rule.dates(first, last, NONE))


# --- against RFC 5545 ----------------------------------------------------------------


def rfc(
    first: date, last: date, start: date, frequency: int, **parts: object
) -> list[date]:
    midnight = datetime.min.time()
    rule = rrule.rrule(
        frequency, dtstart=datetime.combine(start, midnight), wkst=rrule.MO, **parts
    )
    found = rule.between(
        datetime.combine(first, midnight), datetime.combine(last, midnight), inc=True
    )
    return [moment.date() for moment in found]


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 400), st.sets(weekdays, min_size=1), st.integers(1, 6), dates)
def test_weekly_is_weekly_of_rfc_5545(
    first: date, length: int, on: set[int], interval: int, start: date
) -> None:
    last = first + length * DAY
    weekdays_from_zero = [day - 1 for day in on]
    expected = rfc(
        first, last, start, rrule.WEEKLY, interval=interval, byweekday=weekdays_from_zero
    )
    rule = Weekly(tuple(on), interval, start)
    assert list(rule.dates(first, last, NONE)) == expected


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 1500), month_days)
def test_month_days_are_bymonthday_of_rfc_5545(
    first: date, length: int, on: list[int]
) -> None:
    last = first + length * DAY
    expected = rfc(first, last, first, rrule.MONTHLY, bymonthday=on)
    assert list(MonthDays(tuple(on)).dates(first, last, NONE)) == expected


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 1500), st.sampled_from((1, 2, 3, 4, 5, -1)), weekdays)
def test_month_weekdays_are_numbered_byday_of_rfc_5545(
    first: date, length: int, ordinal: int, day: int
) -> None:
    last = first + length * DAY
    expected = rfc(
        first, last, first, rrule.MONTHLY, byweekday=rrule.weekday(day - 1, ordinal)
    )
    assert list(MonthWeekday(ordinal, day).dates(first, last, NONE)) == expected


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 4000), month_numbers, st.integers(1, 31))
def test_yearly_is_yearly_of_rfc_5545(
    first: date, length: int, month: int, day: int
) -> None:
    last = first + length * DAY
    expected = rfc(first, last, first, rrule.YEARLY, bymonth=month, bymonthday=day)
    assert list(Yearly(month, day).dates(first, last, NONE)) == expected


# --- lunar dates in words ------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-23", "十月十五"),
        ("2026-02-17", "正月初一"),
        ("2026-04-19", "三月初三"),
        ("2027-02-05", "腊月廿九"),
        ("2025-07-25", "闰六月初一"),
        ("2028-06-27", "闰五月初五"),
        ("2026-12-09", "冬月初一"),
        ("2026-11-28", "十月二十"),
        ("2026-12-08", "十月三十"),
        ("2033-12-22", "闰冬月初一"),
    ],
)
def test_lunar_dates_are_said_as_almanacs_say_them(day: str, words: str) -> None:
    assert lunar_words(date.fromisoformat(day)) == words


@settings(max_examples=25, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_lunar_dates_in_words_are_those_of_lunar_python_for_any_day(day: date) -> None:
    from lunar_python import Solar

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    assert lunar_words(day) == f"{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"


def test_lunar_years_begin_on_the_days_of_the_spring_festival() -> None:
    known = ["2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10",
             "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13",
             "2030-02-03"]  # fmt: skip
    assert between(LunarYearly(1, 1), "2020-01-01", "2030-12-31") == known
