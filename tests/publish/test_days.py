from datetime import date, datetime

from scheduler.model.times import CST
from scheduler.publish.days import Day, Line, by_day, months
from scheduler.publish.editions import PublicOccurrence, Stamp, State


def occurrence(nominal: int, day: int, hour: int, state: State) -> PublicOccurrence:
    return PublicOccurrence(
        id=f"dumplings/2026-11-{nominal:02d}",
        service="dumplings",
        title="初心水饺",
        nominal=date(2026, 11, nominal),
        start=datetime(2026, 11, day, hour, tzinfo=CST),
        end=datetime(2026, 11, day, hour + 1, tzinfo=CST),
        venue="初心食堂",
        state=state,
        reason="",
        stamp=Stamp(0, datetime(2026, 1, 1, tzinfo=CST)),
    )


HELD = occurrence(27, 27, 10, State.HELD)
MOVED = occurrence(26, 27, 8, State.MOVED)
LATER = occurrence(28, 28, 9, State.MOVED)


def test_a_moved_occurrence_stands_on_both_days() -> None:
    assert by_day([HELD, MOVED], date(2026, 11, 1), date(2026, 11, 30)) == (
        Day(date(2026, 11, 26), (Line(MOVED, away=True),)),
        Day(date(2026, 11, 27), (Line(MOVED), Line(HELD))),
    )


def test_days_outside_of_the_window_are_left_out() -> None:
    assert by_day([HELD, MOVED], date(2026, 11, 27), date(2026, 11, 27)) == (
        Day(date(2026, 11, 27), (Line(MOVED), Line(HELD))),
    )


def test_lines_say_whether_to_come_and_where_it_was_before() -> None:
    lines = [Line(HELD), Line(MOVED), Line(MOVED, away=True), Line(LATER)]
    assert [line.is_on for line in lines] == [True, True, False, True]
    assert [line.moved_here for line in lines] == [False, True, False, False]
    assert [line.word for line in lines] == ["有", "改期", "改期", "改期"]


def test_months_are_rows_of_seven_days_from_monday() -> None:
    november, december = months([], date(2026, 11, 23), date(2026, 12, 5))
    assert november.first == date(2026, 11, 1)
    assert [len(row) for row in november.rows] == [7] * 6
    assert november.rows[0] == (None,) * 6 + (Day(date(2026, 11, 1)),)
    assert december.rows[-1] == (
        *(Day(date(2026, 12, d)) for d in range(28, 32)),
        *[None] * 3,
    )
