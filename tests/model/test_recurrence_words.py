from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from scheduler.model.recurrence_words import in_words

START = date(2026, 1, 8)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Weekly((5,)), "每周五"),
        (Weekly((1, 2, 3, 4, 5)), "每周一至周五"),
        (Weekly((2, 4)), "每周二、周四"),
        (Weekly((6, 7)), "每周六、周日"),
        (Weekly((1, 2, 3, 4, 5, 6, 7)), "每天"),
        (Weekly((4,), 2, START), "隔周周四"),
        (Weekly((4,), 3, START), "每3周周四"),
        (MonthDays((3, 13, 23)), "每月3日、13日、23日"),
        (MonthDays((-1,)), "每月最后一天"),
        (MonthDays((-2,)), "每月倒数第2天"),
        (DaysEndingIn(3), "每月逢3日"),
        (DaysEndingIn(3, include=(30, 31)), "每月逢3日，含30日、31日"),
        (DaysEndingIn(3, lunar=True), "农历逢三"),
        (MonthWeekday(1, 6), "每月第一个周六"),
        (MonthWeekday(-1, 6), "每月最后一个周六"),
        (Yearly(3, 5), "每年3月5日"),
        (LunarYearly(9, 9), "重阳节"),
        (LunarYearly(12, -1), "除夕"),
        (LunarYearly(12, 23), "农历腊月廿三"),
        (LunarYearly(6, 6, "second"), "农历闰六月初六"),
        (LunarYearly(6, 30, "both"), "农历六月三十（两次）"),
        (LunarMonthDays((1, 15)), "农历每月初一、十五"),
        (Workdays(), "工作日"),
        (Restdays(), "休息日"),
        (WorkdayBefore(LunarYearly(12, -1)), "除夕前一个工作日"),
        (OnDates((date(2026, 12, 5),)), "2026年12月5日"),
    ],
)
def test_a_rule_is_said_in_chinese(rule: Recurrence, words: str) -> None:
    assert in_words(rule) == words


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(TypeError):
        in_words("每周五")  # type: ignore[arg-type]


def some(lowest: int, highest: int) -> st.SearchStrategy[tuple[int, ...]]:
    numbers = st.sets(st.integers(lowest, highest), min_size=1, max_size=5)
    return numbers.map(lambda found: tuple(sorted(found)))


WEEKDAYS = some(1, 7)
DATES = st.sets(st.integers(0, 2000), min_size=1, max_size=4).map(
    lambda found: tuple(START + timedelta(day) for day in sorted(found))
)
RULES: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Weekly, WEEKDAYS),
    st.builds(Weekly, WEEKDAYS, st.integers(2, 52), st.just(START)),
    st.builds(MonthDays, some(1, 31)),
    st.builds(MonthDays, st.integers(1, 28).map(lambda day: (-day,))),
    st.builds(DaysEndingIn, st.integers(0, 9), st.booleans(), st.just(()) | some(1, 31)),
    st.builds(MonthWeekday, st.sampled_from([1, 2, 3, 4, 5, -1]), st.integers(1, 7)),
    st.builds(Yearly, st.integers(1, 12), st.integers(1, 28)),
    st.builds(
        LunarYearly,
        st.integers(1, 12),
        st.integers(1, 30) | st.just(-1),
        st.sampled_from(["first", "second", "both"]),
    ),
    st.builds(LunarMonthDays, some(1, 30)),
    st.just(Workdays()),
    st.just(Restdays()),
    st.builds(OnDates, DATES),
)


@given(RULES | st.builds(WorkdayBefore, RULES))
@settings(max_examples=300, deadline=None)
def test_what_is_said_is_read_back_as_the_same_rule(rule: Recurrence) -> None:
    assert recurrence(in_words(rule), START) == rule
