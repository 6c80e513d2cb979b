from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.content.misreads import Misread
from scheduler.content.phrases import recurrence
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

START = date(2026, 1, 8)

FORMS: list[tuple[str, Recurrence]] = [
    ("每周五", Weekly((5,))),
    ("周五", Weekly((5,))),
    ("每星期天", Weekly((7,))),
    ("每周一至周五", Weekly((1, 2, 3, 4, 5))),
    ("每周一到五", Weekly((1, 2, 3, 4, 5))),
    ("每周六至周一", Weekly((1, 6, 7))),
    ("每周二、周四", Weekly((2, 4))),
    ("每周二、四", Weekly((2, 4))),
    ("每周二和周四", Weekly((2, 4))),
    ("每周一三五", Weekly((1, 3, 5))),
    ("每周末", Weekly((6, 7))),
    ("每天", Weekly((1, 2, 3, 4, 5, 6, 7))),
    ("隔周周四", Weekly((4,), 2, START)),
    ("隔周四", Weekly((4,), 2, START)),
    ("每两周的周四", Weekly((4,), 2, START)),
    ("每隔一周周四、周五", Weekly((4, 5), 2, START)),
    ("每3周周二", Weekly((2,), 3, START)),
    ("每月3日、13日、23日", MonthDays((3, 13, 23))),
    ("每月３、１３、２３日", MonthDays((3, 13, 23))),
    ("每月十五号", MonthDays((15,))),
    ("每个月三十一日", MonthDays((31,))),
    ("每月最后一天", MonthDays((-1,))),
    ("每月月末", MonthDays((-1,))),
    ("每月倒数第二天", MonthDays((-2,))),
    ("每月15日和最后一天", MonthDays((-1, 15))),
    ("每月逢3日", DaysEndingIn(3)),
    ("每月逢三", DaysEndingIn(3)),
    ("逢三的日子", DaysEndingIn(3)),
    ("每月逢3日，含30日、31日", DaysEndingIn(3, include=(30, 31))),
    ("农历逢三", DaysEndingIn(3, lunar=True)),
    ("农历每月逢三", DaysEndingIn(3, lunar=True)),
    ("每月第一个周六", MonthWeekday(1, 6)),
    ("每月第3个星期日", MonthWeekday(3, 7)),
    ("每月最后一个周六", MonthWeekday(-1, 6)),
    ("每年3月5日", Yearly(3, 5)),
    ("每年三月五日", Yearly(3, 5)),
    ("每年2月29日", Yearly(2, 29)),
    ("农历九月初九", LunarYearly(9, 9)),
    ("每年农历九月初九", LunarYearly(9, 9)),
    ("农历9月9日", LunarYearly(9, 9)),
    ("九月初九", LunarYearly(9, 9)),
    ("正月十五", LunarYearly(1, 15)),
    ("腊月廿三", LunarYearly(12, 23)),
    ("冬月二十", LunarYearly(11, 20)),
    ("腊月三十", LunarYearly(12, 30)),
    ("农历十二月最后一天", LunarYearly(12, -1)),
    ("农历六月初六（两次）", LunarYearly(6, 6, "both")),
    ("农历闰六月初六", LunarYearly(6, 6, "second")),
    ("农历六月初六（闰月）", LunarYearly(6, 6, "second")),
    ("除夕", LunarYearly(12, -1)),
    ("春节", LunarYearly(1, 1)),
    ("元宵", LunarYearly(1, 15)),
    ("端午节", LunarYearly(5, 5)),
    ("七夕节", LunarYearly(7, 7)),
    ("中秋", LunarYearly(8, 15)),
    ("重阳节", LunarYearly(9, 9)),
    ("腊八", LunarYearly(12, 8)),
    ("农历每月初一、十五", LunarMonthDays((1, 15))),
    ("每月农历初一", LunarMonthDays((1,))),
    ("工作日", Workdays()),
    ("每个工作日", Workdays()),
    ("休息日", Restdays()),
    ("除夕前一个工作日", WorkdayBefore(LunarYearly(12, -1))),
    ("每月最后一天的前一个工作日", WorkdayBefore(MonthDays((-1,)))),
    ("2026-12-05、2026年12月12日", OnDates((date(2026, 12, 5), date(2026, 12, 12)))),
    ("every friday", Weekly((5,))),
    ("Fridays", Weekly((5,))),
    ("every mon-fri", Weekly((1, 2, 3, 4, 5))),
    ("every tuesday and every thursday", Weekly((2, 4))),
    ("weekly on tue, thu", Weekly((2, 4))),
    ("daily", Weekly((1, 2, 3, 4, 5, 6, 7))),
    ("every day", Weekly((1, 2, 3, 4, 5, 6, 7))),
    ("weekends", Weekly((6, 7))),
    ("every 2 weeks on thursday", Weekly((4,), 2, START)),
    ("every other thursday", Weekly((4,), 2, START)),
    ("fortnightly on thu", Weekly((4,), 2, START)),
    ("monthly on 3, 13, 23", MonthDays((3, 13, 23))),
    ("monthly on the last day", MonthDays((-1,))),
    ("last day of the month", MonthDays((-1,))),
    ("days ending in 3", DaysEndingIn(3)),
    ("days ending in 3 including 30, 31", DaysEndingIn(3, include=(30, 31))),
    ("lunar days ending in 3", DaysEndingIn(3, lunar=True)),
    ("first saturday of the month", MonthWeekday(1, 6)),
    ("monthly on the last saturday", MonthWeekday(-1, 6)),
    ("yearly on 03-05", Yearly(3, 5)),
    ("lunar 9-9", LunarYearly(9, 9)),
    ("lunar 12-last", LunarYearly(12, -1)),
    ("lunar 6-6 leap", LunarYearly(6, 6, "second")),
    ("lunar 6-6 both", LunarYearly(6, 6, "both")),
    ("lunar monthly on 1, 15", LunarMonthDays((1, 15))),
    ("workdays", Workdays()),
    ("every workday", Workdays()),
    ("restdays", Restdays()),
    ("workday before lunar 12-last", WorkdayBefore(LunarYearly(12, -1))),
]


@pytest.mark.parametrize(("written", "rule"), FORMS, ids=[written for written, _ in FORMS])
def test_each_form_is_read(written: str, rule: Recurrence) -> None:
    assert recurrence(written, START) == rule


def code(written: str) -> str:
    with pytest.raises(Misread) as caught:
        recurrence(written)
    (problem,) = caught.value.problems
    return problem.code


@pytest.mark.parametrize(
    "written",
    [
        "",
        "每周",
        "每周八",
        "每月",
        "每月32日",
        "每月0日",
        "每月第六个周六",
        "每月第一个工作日",
        "每年2月30日",
        "每年13月1日",
        "农历九月三十一",
        "农历十三月初一",
        "五月五日",
        "工作日、周六",
        "周五上午",
        "有空就来",
        "every",
        "every month",
        "every 0 weeks on monday",
        "FREQ=WEEKLY;BYDAY=FR",
        "2026-02-30",
        "每周五" * 100,
    ],
)
def test_other_phrases_are_refused(written: str) -> None:
    assert code(written) == "unknown-phrase"


def test_every_other_week_needs_a_beginning() -> None:
    assert code("隔周周四") == "start-missing"


PIECES = st.lists(
    st.sampled_from(
        [
            *"每隔周月年一三五十廿日号初正腊闰逢第个至、0-,",
            "农历",
            "最后一天",
            "最后一个",
            "13",
            "工作日",
            "休息日",
            "除夕",
            "前一个",
            "every",
            "2 weeks",
            "on",
            "fri",
            "monthly",
            "lunar",
            "last",
            "2026",
        ]
    ),
    max_size=9,
)


@given(PIECES, st.sampled_from(["", " "]))
@settings(max_examples=300, deadline=None)
def test_nothing_but_a_misread_is_raised(pieces: list[str], between: str) -> None:
    with suppress(Misread):
        recurrence(between.join(pieces), START)


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_text_at_all_raises_anything_else(written: str) -> None:
    with suppress(Misread):
        recurrence(written, START)
