from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.content import fields, misreads, shapes
from scheduler.content.misreads import Misread
from scheduler.content.nodes import Broken, Listing, Scalar
from scheduler.model.times import CST, DateSpan, TimeSpan, Week
from scheduler.problems import Source

HERE = Source("x.yaml", 1, 1)


def code(read: Callable[[str], object], written: str) -> str:
    with pytest.raises(Misread) as caught:
        read(written)
    (problem,) = caught.value.problems
    return problem.code


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-27",
        "2026/11/27",
        "2026.11.27",
        "2026年11月27日",
        "2026年11月27号",
        "２０２６－１１－２７",
        " 2026-11-27 ",
    ],
)
def test_dates_are_read_in_each_usual_form(written: str) -> None:
    assert fields.day(written) == date(2026, 11, 27)


@pytest.mark.parametrize(
    "written",
    ["", "11-27", "2026-13-01", "2026-02-29", "46353", "0026-11-27", "明天", "2026-1127"],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    assert code(fields.day, written) == "bad-date"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("8:30", time(8, 30)),
        ("08:30", time(8, 30)),
        ("８：３０", time(8, 30)),
        ("8点", time(8)),
        ("8点半", time(8, 30)),
        ("8时05分", time(8, 5)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_times_of_day_are_read_in_each_usual_form(written: str, expected: time) -> None:
    assert fields.clock(written) == expected


@pytest.mark.parametrize("written", ["", "24:00", "8:60", "8:5", "510", "八点", "8:30:00"])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    assert code(fields.clock, written) == "bad-time"


@pytest.mark.parametrize(
    "written",
    [
        "8:30-10:30",
        "08:30 – 10:30",
        "８：３０—１０：３０",
        "8:30至10:30",
        "8:30~10:30",
        "8点半到10点30分",
    ],
)
def test_spans_of_time_are_read_with_each_usual_dash(written: str) -> None:
    assert fields.span(written) == TimeSpan(time(8, 30), time(10, 30))


def test_spans_end_after_they_begin() -> None:
    assert code(fields.span, "9:00-3:00") == "end-before-start"
    assert code(fields.span, "9:00-9:00") == "end-before-start"
    assert code(fields.span, "9:00") == "bad-time"
    assert code(fields.span, "9:00-10:00-11:00") == "bad-time"


@pytest.mark.parametrize(
    "written",
    ["2026-11-20T09:00", "2026-11-20 09:00:00", "2026-11-20T01:00Z", "2026年11月20日 9点"],
)
def test_moments_are_in_china_standard_time_unless_they_say_otherwise(written: str) -> None:
    assert fields.moment(written) == datetime(2026, 11, 20, 9, tzinfo=CST)


@pytest.mark.parametrize(
    "written", ["", "2026-11-20", "9:00", "2026-W48-5", "20261120", "now"]
)
def test_what_is_no_moment_is_refused(written: str) -> None:
    assert code(fields.moment, written) == "bad-date"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("yes", True),
        ("是", True),
        ("True", True),
        ("no", False),
        ("否", False),
        ("false", False),
    ],
)
def test_yes_and_no_are_words(written: str, expected: bool) -> None:  # noqa: FBT001 - a value
    assert fields.yes_or_no(written) is expected


def test_one_and_zero_are_no_yes_and_no() -> None:
    assert [code(fields.yes_or_no, written) for written in ("1", "on", "y")] == [
        "unknown-word"
    ] * 3


@pytest.mark.parametrize("written", ["wang-fang", "grid-1", "a", "2026"])
def test_ids_are_small_letters_digits_and_hyphens(written: str) -> None:
    assert fields.slug(written) == written


@pytest.mark.parametrize(
    "written", ["", "Wang", "wang_fang", "王芳", "a--b", "-a", "a ", "a/b", "..", "a\n"]
)
def test_what_is_no_id_is_refused(written: str) -> None:
    assert code(fields.slug, written) == "bad-id"


def test_numbers_may_be_full_width_and_have_bounds() -> None:
    read = fields.number(1, 20)
    assert (read("8"), read("８"), read(" +8 ")) == (8, 8, 8)
    assert code(read, "0") == "out-of-range"
    assert code(read, "-3") == "out-of-range"
    assert [code(read, written) for written in ("", "3.10", "1_0", "八", "9" * 99)] == [
        "bad-number"
    ] * 5


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0633-5550100", "0633-5550100"),
        ("123 1234 5678", "12312345678"),
        ("１２３１２３４５６７８", "12312345678"),
        ("0633-5550100转802", "0633-5550100转802"),
    ],
)
def test_telephone_numbers_lose_only_their_blanks(written: str, expected: str) -> None:
    assert fields.phone(written) == expected


def test_numbers_spoilt_by_a_spreadsheet_are_refused() -> None:
    assert code(fields.phone, "1.38E+10") == "bad-phone"


def test_names_lose_the_blanks_that_pad_them() -> None:
    assert [
        fields.person(name)
        for name in ("王　芳", "王 芳", " 欧阳娜娜 ", "阿依古丽·买买提", "Li Na")
    ] == [
        "王芳",
        "王芳",
        "欧阳娜娜",
        "阿依古丽·买买提",
        "Li Na",
    ]


def test_names_keep_rare_characters() -> None:
    assert fields.person("\U00020bb7䶮") == "\U00020bb7䶮"


def test_weeks_exist() -> None:
    assert fields.week("2026-w53") == Week(2026, 53)
    assert code(fields.week, "2025-W53") == "bad-week"
    assert code(fields.week, "2026-48") == "bad-week"


def test_a_list_may_be_a_single_value() -> None:
    read = shapes.many(shapes.at(fields.slug))
    one = Scalar("wrap", HERE)
    assert read(one) == ("wrap",)
    assert read(Listing(HERE, [one, Scalar("deliver", HERE)])) == ("wrap", "deliver")


def test_each_bad_value_of_a_list_is_told() -> None:
    read = shapes.many(shapes.at(fields.slug))
    with pytest.raises(Misread) as caught:
        read(Listing(HERE, [Scalar("A", HERE), Scalar("b", HERE), Scalar("C", HERE)]))
    assert [problem.code for problem in caught.value.problems] == ["bad-id", "bad-id"]


def test_what_is_told_already_is_not_told_again() -> None:
    for read in (shapes.at(fields.slug), shapes.many(shapes.at(fields.slug))):
        with pytest.raises(Misread) as caught:
            read(Broken(HERE))
        assert caught.value.problems == ()


def test_spans_of_days_may_be_open() -> None:
    assert shapes.dates(None, None, HERE) == DateSpan()
    same = date(2026, 1, 1)
    assert shapes.dates(same, same, HERE, longest=1) == DateSpan(same, same)


def test_long_quotes_are_cut() -> None:
    assert misreads.cut("x" * 100) == "x" * 40 + "…"
    assert misreads.cut("a\n  b") == "a b"


READERS: list[Callable[[str], Any]] = [
    fields.clock,
    fields.code,
    fields.day,
    fields.domain,
    fields.moment,
    fields.number(0, 9),
    fields.one_of("during"),
    fields.person,
    fields.phone,
    fields.slug,
    fields.span,
    fields.token,
    fields.week,
    fields.words,
    fields.yes_or_no,
]


@given(
    st.sampled_from(READERS),
    st.text(max_size=30) | st.text("0123456789:-年月日点半T.W²①", max_size=20),
)
@settings(max_examples=300, deadline=None)
def test_a_reader_raises_nothing_but_a_misread(
    read: Callable[[str], Any], written: str
) -> None:
    with suppress(Misread):
        read(written)
