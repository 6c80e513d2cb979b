"""The rules, one form after the other, in measured years."""

from datetime import date

import pytest

from scheduler.model.holidays import DayKind, Holidays, MarkedDay
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
