"""From occurrences to shifts: needs, their hours and venues."""

from dataclasses import replace
from datetime import date, datetime, time

from scheduler import timetable
from scheduler.model.recurrence import (
    Weekly,
)
from scheduler.model.service import (
    OnHoliday,
    Shift,
)
from scheduler.model.times import CST, TimeSpan
from tests.dumplings import (
    AFTERNOON,
    MORNING,
    OCTOBER,
    community,
    decision,
    need,
    service,
)


def test_each_need_makes_a_shift_with_its_own_hours_venue_and_numbers() -> None:
    deliver = need(
        "deliver",
        time=TimeSpan(time(10), time(10, 30)),
        venue="station",
        lead=True,
        risk=True,
    )
    here = community(service(needs=(need(), deliver)))
    friday = date(2026, 11, 27)
    start, end = MORNING.on(friday)
    wrap = Shift(
        "dumplings/2026-11-27", "wrap", "dumplings", "wrap", start, end, "canteen", 8, 5
    )
    ten = datetime(2026, 11, 27, 10, tzinfo=CST)
    assert timetable.shifts(here, friday, friday) == (
        wrap,
        replace(
            wrap, need="deliver", role="deliver", start=ten, venue="station", lead=True,
            risk=True,
        ),
    )  # fmt: skip
    assert wrap.id == "dumplings/2026-11-27/wrap"


def test_cancelled_and_undecided_occurrences_have_no_shifts() -> None:
    skip = decision("skip", date(2026, 10, 9))
    here = community(service(needs=(need(),), deviations=(skip,)))
    found = timetable.shifts(here, *OCTOBER)
    assert [shift.date.day for shift in found] == [16, 23, 30]


def test_shifts_are_those_of_the_window_in_which_they_take_place() -> None:
    move = decision("move", date(2026, 11, 27), to=date(2026, 12, 1))
    here = community(service(needs=(need(),), deviations=(move,)))
    assert timetable.shifts(here, date(2026, 11, 23), date(2026, 11, 29)) == ()
    december = timetable.shifts(here, date(2026, 11, 30), date(2026, 12, 6))
    assert [shift.id for shift in december] == [
        "dumplings/2026-11-27/wrap",
        "dumplings/2026-12-04/wrap",
    ]


def test_a_need_of_one_weekday_follows_that_day_s_occurrence_when_it_moves() -> None:
    daily = service(
        recurrence=(Weekly((4, 5)),),
        needs=(need(), need("deliver", days=(5,))),
        on_holiday=OnHoliday.NEXT_WORKDAY,
    )
    found = timetable.shifts(community(daily), date(2026, 10, 8), date(2026, 10, 9))
    assert [shift.id.removeprefix("dumplings/2026-10-") for shift in found] == [
        "01/wrap",
        "02/deliver",
        "02/wrap",
        "08/wrap",
        "09/deliver",
        "09/wrap",
    ]


def test_a_need_s_hours_move_with_the_occurrence_and_stay_within_the_day() -> None:
    def hours(to: TimeSpan) -> list[str]:
        move = decision("move", date(2026, 11, 27), time=to)
        needs = (
            need(time=TimeSpan(time(8, 30), time(10))),
            need("deliver", time=TimeSpan(time(10), time(10, 30))),
        )
        here = community(service(needs=needs, deviations=(move,)))
        found = timetable.shifts(here, date(2026, 11, 27), date(2026, 11, 27))
        return [f"{shift.need} {shift.start:%H:%M}-{shift.end:%H:%M}" for shift in found]

    assert hours(AFTERNOON) == ["wrap 15:00-16:30", "deliver 16:30-17:00"]
    late = TimeSpan(time(22, 30), time(23, 30))
    assert hours(late) == ["deliver 22:30-23:30", "wrap 22:30-23:30"]


def test_a_need_at_the_usual_venue_moves_along_and_one_elsewhere_stays() -> None:
    move = decision("move", date(2026, 11, 27), venue="hall")
    needs = need(venue="canteen"), need("carry"), need("deliver", venue="station")
    here = community(service(needs=needs, deviations=(move,)))
    found = timetable.shifts(here, date(2026, 11, 27), date(2026, 11, 27))
    assert {shift.need: shift.venue for shift in found} == {
        "wrap": "hall",
        "carry": "hall",
        "deliver": "station",
    }
