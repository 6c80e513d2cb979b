"""Clock times, spans and ISO weeks."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.model.times import CST, DateSpan, TimeSpan, Week, days

MORNING = TimeSpan(time(8, 30), time(10, 30))
weeks = st.dates(date(2000, 1, 3), date(2150, 1, 1)).map(Week.of)


@given(st.datetimes(datetime(1991, 9, 15, 12), datetime(2199, 12, 31)))  # noqa: DTZ001 - wall times
def test_the_fixed_offset_is_that_of_shanghai(moment: datetime) -> None:
    there = moment.replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    assert there.utcoffset() == moment.replace(tzinfo=CST).utcoffset()


def test_a_span_gives_both_instants_of_a_day_in_china() -> None:
    start, end = MORNING.on(date(2026, 11, 27))
    assert start.isoformat() == "2026-11-27T08:30:00+08:00"
    assert end - start == timedelta(hours=2)


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    assert MORNING.covers(MORNING)
    assert MORNING.covers(TimeSpan(time(9), time(10)))
    assert not MORNING.covers(TimeSpan(time(8), time(9)))
    assert not MORNING.covers(TimeSpan(time(10), time(11)))


def test_a_span_is_written_with_leading_zeros() -> None:
    assert str(MORNING) == "08:30-10:30"


def test_an_open_span_of_days_has_no_end() -> None:
    since = DateSpan(first=date(2026, 11, 23))
    assert date(2026, 11, 22) not in since
    assert date(2026, 11, 23) in since
    assert date.max in since
    assert date(2026, 11, 24) not in DateSpan(last=date(2026, 11, 23))
    assert date.min in DateSpan()


def test_2026_has_53_weeks_and_2027_has_not() -> None:
    assert Week.parse("2026-W53").days == tuple(days(date(2026, 12, 28), date(2027, 1, 3)))
    assert Week.of(date(2027, 1, 3)) == Week(2026, 53)
    assert Week(2026, 53) + 1 == Week(2027, 1)
    assert Week(2027, 1) + -1 == Week(2026, 53)
    with pytest.raises(ValueError, match="2027-W53"):
        Week.parse("2027-W53")


@pytest.mark.parametrize("text", ["2026-48", "2026-W00", "2026-W1", "W48", "", "2026-W48 "])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Week.parse(text)


@given(weeks)
def test_a_week_is_read_back_as_it_is_written(week: Week) -> None:
    assert Week.parse(str(week)) == week


@given(weeks, st.integers(-200, 200))
def test_weeks_add_up_in_the_order_of_their_mondays(week: Week, more: int) -> None:
    later = week + more
    assert later.monday - week.monday == timedelta(weeks=more)
    assert (later > week) == (more > 0)
    assert later + -more == week


def test_days_include_both_ends_and_are_none_when_the_window_is_empty() -> None:
    eve, day = date(2026, 12, 31), date(2027, 1, 1)
    assert list(days(eve, day)) == [eve, day]
    assert list(days(day, eve)) == []
