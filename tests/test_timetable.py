"""From services to occurrences: decisions, public breaks, moved windows."""

from datetime import date

from scheduler import timetable
from scheduler.model.recurrence import (
    DaysEndingIn,
    MonthDays,
    Weekly,
    Workdays,
)
from scheduler.model.service import (
    Deviation,
    Occurrence,
    OccurrenceStatus,
    OnHoliday,
)
from scheduler.model.times import DateSpan
from tests.dumplings import (
    AFTERNOON,
    DECIDED,
    HERE,
    OCTOBER,
    THERE,
    YEAR,
    brief,
    community,
    decision,
    need,
    occurrence,
    service,
)

# --- rules, dates, breaks ------------------------------------------------------------


def test_a_rule_gives_occurrences_in_order_with_the_service_s_hours_and_venue() -> None:
    found = timetable.occurrences(
        community(service()), date(2026, 11, 23), date(2026, 12, 4)
    )
    assert found == (occurrence(date(2026, 11, 27)), occurrence(date(2026, 12, 4)))
    assert [one.source for one in found] == [HERE, HERE]
    assert found[0].id == "dumplings/2026-11-27"


def test_two_rules_that_give_one_day_make_one_occurrence_of_it() -> None:
    both = service(recurrence=(Weekly((5,)), MonthDays((27, 30))))
    found = timetable.occurrences(community(both), date(2026, 11, 23), date(2026, 11, 30))
    assert [one.nominal.day for one in found] == [27, 30]


def test_a_service_rests_before_and_after_its_dates() -> None:
    lasting = DateSpan(date(2026, 11, 13), date(2026, 11, 27))
    found = timetable.occurrences(
        community(service(dates=lasting)), date(2026, 11, 1), date(2026, 12, 31)
    )
    assert [one.nominal.day for one in found] == [13, 20, 27]


def test_during_a_school_break_is_only_inside_such_a_break() -> None:
    def months(during: str) -> set[int]:
        care = service(recurrence=(Workdays(),), during=during)
        found = timetable.occurrences(community(care), *YEAR)
        return {one.date.month for one in found}

    assert months("winter") == {2}
    assert months("summer") == {7, 8}
    assert months("any") == {2, 7, 8}


def test_a_service_for_workdays_is_held_on_make_up_saturdays_but_not_in_breaks() -> None:
    lunch = service(recurrence=(Workdays(),))
    found = timetable.occurrences(community(lunch), date(2026, 9, 30), date(2026, 10, 11))
    assert brief(found) == [
        (day, day, "planned") for day in ("09-30", "10-08", "10-09", "10-10")
    ]


def test_an_empty_window_has_no_occurrences() -> None:
    assert timetable.occurrences(community(service()), OCTOBER[1], OCTOBER[0]) == ()


# --- public breaks -------------------------------------------------------------------


def test_all_six_fridays_in_breaks_of_2026_wait_for_a_decision_and_none_is_held() -> None:
    here = community(service(needs=(need(),)))
    waiting = timetable.undecided(here, *YEAR)
    assert [(str(one.nominal), one.reason) for one in waiting] == [
        ("2026-01-02", "元旦"),
        ("2026-02-20", "春节"),
        ("2026-05-01", "劳动节"),
        ("2026-06-19", "端午"),
        ("2026-09-25", "中秋"),
        ("2026-10-02", "国庆节"),
    ]
    held = {shift.date for shift in timetable.shifts(here, *YEAR)}
    assert len(held) == 52 - 6
    assert held.isdisjoint({one.nominal for one in waiting})


def test_kept_services_are_held_on_holidays() -> None:
    found = timetable.occurrences(community(service(on_holiday=OnHoliday.KEEP)), *OCTOBER)
    assert brief(found)[0] == ("10-02", "10-02", "planned")


def test_skipped_holidays_are_shown_as_cancelled_with_the_holiday_as_reason() -> None:
    found = timetable.occurrences(community(service(on_holiday=OnHoliday.SKIP)), *OCTOBER)
    assert found[0] == occurrence(
        date(2026, 10, 2), status=OccurrenceStatus.CANCELLED, reason="国庆节"
    )


def test_holidays_move_to_the_workday_before_even_a_make_up_saturday() -> None:
    early = service(on_holiday=OnHoliday.PREVIOUS_WORKDAY)
    found = timetable.occurrences(community(early), *YEAR)
    moved = [one for one in brief(found) if one[2] == "moved"]
    assert moved == [
        ("01-02", "12-31", "moved"),
        ("02-20", "02-14", "moved"),
        ("05-01", "04-30", "moved"),
        ("06-19", "06-18", "moved"),
        ("09-25", "09-24", "moved"),
        ("10-02", "09-30", "moved"),
    ]


def test_holidays_move_to_the_workday_after_and_keep_their_ids() -> None:
    late = service(on_holiday=OnHoliday.NEXT_WORKDAY)
    found = timetable.occurrences(community(late), *OCTOBER)
    assert brief(found)[:2] == [("10-02", "10-08", "moved"), ("10-09", "10-09", "planned")]
    assert found[0].id == "dumplings/2026-10-02"
    assert found[0].reason == "国庆节"


def test_a_holiday_that_moves_into_the_window_from_either_side_is_in_it() -> None:
    eve, after = date(2026, 9, 30), date(2026, 10, 8)
    early = service(on_holiday=OnHoliday.PREVIOUS_WORKDAY)
    late = service(on_holiday=OnHoliday.NEXT_WORKDAY)
    before = timetable.occurrences(community(early), eve, eve)
    assert brief(before) == [("10-02", "09-30", "moved")]
    assert brief(timetable.occurrences(community(late), after, after)) == [
        ("10-02", "10-08", "moved")
    ]


def test_haircuts_on_days_ending_in_three_wait_in_four_breaks_but_on_no_weekend() -> None:
    haircuts = community(service(recurrence=(DaysEndingIn(3),)))
    waiting = timetable.undecided(haircuts, *YEAR)
    assert [str(one.nominal) for one in waiting] == [
        "2026-01-03",
        "2026-02-23",
        "2026-05-03",
        "2026-10-03",
    ]
    assert len(timetable.occurrences(haircuts, *YEAR)) == 36


def test_two_occurrences_that_meet_on_one_day_are_both_kept() -> None:
    late = service(recurrence=(Weekly((4, 5)),), on_holiday=OnHoliday.NEXT_WORKDAY)
    found = timetable.occurrences(community(late), date(2026, 10, 8), date(2026, 10, 8))
    assert brief(found) == [
        ("10-01", "10-08", "moved"),
        ("10-02", "10-08", "moved"),
        ("10-08", "10-08", "planned"),
    ]


def test_years_that_nobody_announced_are_named_and_go_by_weekdays() -> None:
    here = community(service())
    window = date(2026, 12, 28), date(2028, 1, 2)
    assert timetable.unannounced(here, *window) == (2027, 2028)
    assert timetable.unannounced(here, *YEAR) == ()
    assert timetable.undecided(here, *window) == ()
    new_year = timetable.occurrences(here, date(2027, 1, 1), date(2027, 1, 1))
    assert new_year == (occurrence(date(2027, 1, 1)),)


# --- decisions -----------------------------------------------------------------------


def test_a_skipped_date_is_cancelled_with_staff_s_reason() -> None:
    skip = decision("skip", date(2026, 11, 27))
    (found,) = timetable.occurrences(
        community(service(deviations=(skip,))), date(2026, 11, 27), date(2026, 11, 27)
    )
    assert found == occurrence(
        date(2026, 11, 27),
        status=OccurrenceStatus.CANCELLED,
        reason="会场冲突",
        decided=DECIDED,
    )
    assert found.source == THERE


def test_a_kept_holiday_is_held_and_no_longer_undecided() -> None:
    keep = decision("keep", date(2026, 10, 2), reason="国庆照常")
    here = community(service(deviations=(keep,)))
    found = timetable.occurrences(here, *OCTOBER)
    assert found[0] == occurrence(date(2026, 10, 2), reason="国庆照常", decided=DECIDED)
    assert timetable.undecided(here, *OCTOBER) == ()


def test_any_decision_about_a_holiday_decides_it() -> None:
    friday = date(2026, 10, 2)
    for kind in ("skip", "move", "keep"):
        here = community(service(deviations=(decision(kind, friday),)))
        assert timetable.undecided(here, *OCTOBER) == ()


def test_a_moved_date_takes_the_new_day_hours_and_venue() -> None:
    move = decision(
        "move",
        date(2026, 11, 27),
        to=date(2026, 11, 26),
        time=AFTERNOON,
        venue="hall",
    )
    (found,) = timetable.occurrences(
        community(service(deviations=(move,))), date(2026, 11, 26), date(2026, 11, 27)
    )
    start, end = AFTERNOON.on(date(2026, 11, 26))
    assert found == Occurrence(
        "dumplings",
        date(2026, 11, 27),
        start,
        end,
        "hall",
        OccurrenceStatus.MOVED,
        "会场冲突",
        DECIDED,
    )


def test_a_date_moved_far_is_in_the_window_it_left_and_in_the_one_it_entered() -> None:
    move = decision("move", date(2026, 3, 6), to=date(2026, 11, 28))
    here = community(service(deviations=(move,)))
    moved = occurrence(
        date(2026, 3, 6),
        date(2026, 11, 28),
        status=OccurrenceStatus.MOVED,
        reason="会场冲突",
        decided=DECIDED,
    )
    for day in (date(2026, 3, 6), date(2026, 11, 28)):
        assert timetable.occurrences(here, day, day) == (moved,)
    assert timetable.occurrences(here, date(2026, 5, 30), date(2026, 6, 4)) == ()


def test_a_date_moved_into_a_holiday_is_meant_so() -> None:
    move = decision("move", date(2026, 10, 9), to=date(2026, 10, 3))
    here = community(service(deviations=(move,)))
    (found,) = timetable.occurrences(here, date(2026, 10, 3), date(2026, 10, 3))
    assert found.status is OccurrenceStatus.MOVED


def test_an_extra_date_is_held_even_outside_rule_dates_and_holidays() -> None:
    extra = decision("extra", date(2026, 10, 4), time=AFTERNOON, venue="hall")
    summer = service(
        deviations=(extra,), during="summer", dates=DateSpan(last=date(2026, 9, 1))
    )
    start, end = AFTERNOON.on(date(2026, 10, 4))
    assert timetable.occurrences(community(summer), *OCTOBER) == (
        Occurrence(
            "dumplings",
            date(2026, 10, 4),
            start,
            end,
            "hall",
            OccurrenceStatus.EXTRA,
            "会场冲突",
            DECIDED,
        ),
    )


def test_an_extra_date_can_be_cancelled_or_moved_in_its_turn() -> None:
    sunday = date(2026, 10, 18)
    extra = decision("extra", sunday, time=AFTERNOON, venue="hall")
    skip = decision("skip", sunday, reason="下雨")
    move = decision("move", sunday, to=date(2026, 12, 19))

    def on(day: date, *decisions: Deviation) -> list[tuple[str, str, str]]:
        found = timetable.occurrences(community(service(deviations=decisions)), day, day)
        assert all(f"{one.start:%H:%M} {one.venue}" == "15:00 hall" for one in found)
        return brief(found)

    assert on(sunday, skip, extra) == [("10-18", "10-18", "cancelled")]
    assert on(date(2026, 12, 19), move, extra) == [("10-18", "12-19", "moved")]


def test_a_decision_about_a_date_that_the_rule_lacks_does_nothing() -> None:
    saturday = date(2026, 11, 28)
    gone = decision("skip", saturday)
    away = decision("move", saturday, to=date(2026, 11, 29))
    found = timetable.occurrences(
        community(service(deviations=(gone, away))), saturday, date(2026, 11, 29)
    )
    assert found == ()
