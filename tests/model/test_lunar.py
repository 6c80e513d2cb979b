"""The lunar calendar: months and words."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model.lunar import lunar_words, months


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
    assert [str(months(year)[0].first) for year in range(2020, 2031)] == known
