from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.content.misreads import Misread
from scheduler.content.phrases import window
from scheduler.model.people import Window
from scheduler.model.times import DateSpan, TimeSpan

MORNING = TimeSpan(time(0), time(12))
AFTERNOON = TimeSpan(time(12), time(18))
EVENING = TimeSpan(time(18), time(22))
WORKWEEK = (1, 2, 3, 4, 5)
DECEMBER = DateSpan(date(2026, 12, 1), date(2026, 12, 20))

FORMS: list[tuple[str, Window]] = [
    ("周五 8:00-11:30", Window((5,), TimeSpan(time(8), time(11, 30)))),
    ("周五８：００～１１：３０", Window((5,), TimeSpan(time(8), time(11, 30)))),
    ("8点至11点半 周五", Window((5,), TimeSpan(time(8), time(11, 30)))),
    ("周一至周五上午", Window(WORKWEEK, MORNING)),
    ("工作日 下午", Window(("workday",), AFTERNOON)),
    ("工作日、周六", Window((6, "workday"))),
    ("休息日", Window(("restday",))),
    ("每天", Window()),
    ("全天", Window()),
    ("每天晚上", Window((), EVENING)),
    ("上午", Window((), MORNING)),
    ("周末", Window((6, 7))),
    ("周一、周三 14:00-16:00", Window((1, 3), TimeSpan(time(14), time(16)))),
    ("2026-12-01..2026-12-20 周二", Window((2,), None, DECEMBER)),
    ("2026-12-01 至 2026-12-20", Window((), None, DECEMBER)),
    ("2026年12月1日至2026年12月20日上午", Window((), MORNING, DECEMBER)),
    ("2026-12-01", Window((), None, DateSpan(date(2026, 12, 1), date(2026, 12, 1)))),
    ("寒假 周一至周五", Window(WORKWEEK, None, DateSpan(), "winter")),
    ("暑假期间的上午", Window((), MORNING, DateSpan(), "summer")),
    ("fri 08:00-11:30", Window((5,), TimeSpan(time(8), time(11, 30)))),
    ("Workdays morning", Window(("workday",), MORNING)),
    ("mon, wed evening", Window((1, 3), EVENING)),
    (
        "winter break mon-fri 9:00-11:00",
        Window(WORKWEEK, TimeSpan(time(9), time(11)), DateSpan(), "winter"),
    ),
    ("any time", Window()),
]


@pytest.mark.parametrize(
    ("written", "expected"), FORMS, ids=[written for written, _ in FORMS]
)
def test_each_form_is_read(written: str, expected: Window) -> None:
    assert window(written) == expected


def code(written: str) -> str:
    with pytest.raises(Misread) as caught:
        window(written)
    (problem,) = caught.value.problems
    return problem.code


@pytest.mark.parametrize(
    "written",
    [
        "",
        "有空就来",
        "周八",
        "周五 8:00",
        "周五 8:00-9:00 10:00-11:00",
        "农历初一",
        "寒假暑假",
        "5" * 300,
    ],
)
def test_other_phrases_are_refused(written: str) -> None:
    assert code(written) == "unknown-phrase"


def test_what_is_wrong_inside_a_phrase_is_told_as_such() -> None:
    assert code("周五 11:00-8:00") == "end-before-start"
    assert code("2026-12-20..2026-12-01") == "dates-reversed"
    assert code("2026-02-30 周一") == "bad-date"


@given(
    st.lists(
        st.sampled_from(
            [
                *"周一五至、-",
                "工作日",
                "休息日",
                "上午",
                "晚上",
                "寒假",
                "8:00",
                "11:30",
                "24:00",
                "2026-12-01",
                "..",
                "mon",
                "fri",
                "all",
            ]
        ),
        max_size=8,
    )
)
@settings(max_examples=200, deadline=None)
def test_nothing_but_a_misread_is_raised(pieces: list[str]) -> None:
    with suppress(Misread):
        window(" ".join(pieces))
