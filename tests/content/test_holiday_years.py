"""The state's calendar against the packages that know it, day by day."""

from datetime import date

import chinese_calendar
import pytest

from scheduler.content.holidays import announced
from scheduler.model.holidays import DayKind
from scheduler.model.times import days

YEARS = date(2020, 1, 1), date(2026, 12, 31)


def test_the_calendar_of_2026_is_the_one_that_the_state_announced() -> None:
    year = days(date(2026, 1, 1), date(2026, 12, 31))
    kinds = {day: announced().kind(day) for day in year}
    breaks = [
        (date(2026, 1, 1), date(2026, 1, 3)),
        (date(2026, 2, 15), date(2026, 2, 23)),
        (date(2026, 4, 4), date(2026, 4, 6)),
        (date(2026, 5, 1), date(2026, 5, 5)),
        (date(2026, 6, 19), date(2026, 6, 21)),
        (date(2026, 9, 25), date(2026, 9, 27)),
        (date(2026, 10, 1), date(2026, 10, 7)),
    ]
    make_up = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]
    assert [day for day, kind in kinds.items() if kind is DayKind.HOLIDAY] == [
        day for span in breaks for day in days(*span)
    ]
    assert [day for day, kind in kinds.items() if kind is DayKind.MAKE_UP_WORKDAY] == [
        date(2026, month, day) for month, day in make_up
    ]


def test_workdays_and_rest_days_are_those_of_chinesecalendar() -> None:
    for day in days(date(2004, 1, 1), date(2026, 12, 31)):
        assert announced().is_workday(day) == chinese_calendar.is_workday(day), day
        named = bool(chinese_calendar.get_holiday_detail(day)[1])
        assert bool(announced().name(day)) == named, day


def test_workdays_are_those_of_the_package_holidays_from_2020_to_2026() -> None:
    other = pytest.importorskip("holidays")
    china = other.country_holidays("CN", years=range(2020, 2027))
    differing = [
        day
        for day in days(*YEARS)
        if announced().is_workday(day) != china.is_working_day(day)
    ]
    assert differing == []


def test_exactly_the_years_up_to_the_last_notice_are_announced() -> None:
    assert announced().announced == set(range(2004, 2027))
    assert not announced().is_announced(date(2027, 1, 1))


def test_every_break_and_make_up_day_has_its_name_in_chinese() -> None:
    names = {marked.name for marked in announced().marked.values()}
    assert {name.removesuffix("调休上班") for name in names} == {
        "元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆节",
        "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
    }  # fmt: skip
