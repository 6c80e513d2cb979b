from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import visits
from scheduler.model.community import Community
from scheduler.model.holidays import DayKind, Holidays, MarkedDay
from scheduler.model.people import DoorRange, LiaisonRange, PioneerHousehold
from scheduler.model.place import Building, Compound, Grid
from scheduler.model.times import DateSpan, days
from scheduler.model.visit import (
    Cadence,
    Frequency,
    Period,
    SealedList,
    Visit,
    VisitProgramme,
)
from scheduler.problems import Source
from scheduler.visits import DueVisit, PlannedVisit, SealedProgress

HERE = Source("")
FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
ON = date(2026, 11, 23)
QUARTERLY = Cadence(Frequency.MONTHLY, 3)
FOURTH = Period(date(2026, 10, 1), date(2026, 12, 31))
NET = VisitProgramme("net", "联系户走访", HERE, cadence=QUARTERLY, dates=DateSpan(FIRST))


def pioneer(number: int, *buildings: int, **more: object) -> PioneerHousehold:
    made = PioneerHousehold(
        f"pioneer-{number:03}",
        f"b-{buildings[0]}",
        HERE,
        tuple(LiaisonRange(DoorRange(f"b-{b}"), HERE) for b in buildings),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def community(
    pioneers: tuple[PioneerHousehold, ...],
    programmes: tuple[VisitProgramme, ...] = (NET,),
    paid: tuple[Visit, ...] = (),
    holidays: Holidays | None = None,
) -> Community:
    buildings = tuple(
        Building(f"b-{n}", f"{n}号楼", "c", f"grid-{n % 2 + 1}", 1, 6, 2, (), HERE)
        for n in range(1, 13)
    )
    return Community(
        "社区",
        "a.example",
        100,
        HERE,
        grids=(Grid("grid-1", "第一网格", HERE), Grid("grid-2", "第二网格", HERE)),
        compounds=(Compound("c", "小区", "", buildings, HERE),),
        pioneers=pioneers,
        visit_programmes=programmes,
        visits=paid,
        holidays=holidays or Holidays(),
    )


def paid(day: date, building: int, *visitors: str) -> Visit:
    return Visit(day, "net", visitors, HERE, f"b-{building}")


WEEKS = st.integers(1, 6).map(
    lambda n: Cadence(Frequency.WEEKLY, n, date(2024, 5, 15) if n > 1 else None)
)
MONTHS = st.sampled_from([1, 2, 3, 4, 6, 12]).map(lambda n: Cadence(Frequency.MONTHLY, n))
DAYS = st.dates(date(2024, 10, 1), date(2027, 1, 31))
SPANS = st.lists(DAYS | st.none(), min_size=2, max_size=2).map(
    lambda two: DateSpan(*(sorted(d for d in two if d) if all(two) else two))
)
HOLIDAYS = st.sets(DAYS, max_size=60).map(
    lambda found: Holidays({day: MarkedDay(DayKind.HOLIDAY, "节") for day in found})
)
PROGRAMMES = st.builds(
    lambda cadence, dates, on, off: replace(
        NET, cadence=cadence, dates=dates, days=on, off_holidays=off
    ),
    WEEKS | MONTHS,
    SPANS,
    st.sampled_from([(), ("workday",), (2, 4), ("restday",), (3,)]),
    st.booleans(),
)
PIONEERS = st.lists(
    st.builds(
        lambda span, some: (span, sorted(some)),
        SPANS,
        st.sets(st.integers(1, 12), min_size=1, max_size=3),
    ),
    max_size=3,
).map(
    lambda found: tuple(
        pioneer(n, *some, since=span.first, until=span.last)
        for n, (span, some) in enumerate(found)
    )
)
VISITS = st.lists(
    st.builds(
        lambda day, b, n: paid(day, b, f"pioneer-{n:03}"),
        DAYS,
        st.integers(1, 12),
        st.integers(0, 2),
    ),
    max_size=8,
).map(tuple)


@settings(max_examples=60, deadline=None)
@given(PIONEERS, PROGRAMMES, HOLIDAYS)
def test_each_target_is_planned_once_in_each_period_inside_all_dates(
    pioneers: tuple[PioneerHousehold, ...], programme: VisitProgramme, holidays: Holidays
) -> None:
    made = community(pioneers, (programme,), holidays=holidays)
    window = Period(date(2024, 1, 1), date(2027, 12, 31))
    found = visits.planned(made, window.first, window.last)
    assert programme.cadence
    wanted = [
        (one.id, part.doors.building, period)
        for one in pioneers
        for part in one.keeps_in_touch_with
        for period in programme.cadence.periods(window.first, window.last)
        if any(
            day in programme.dates and day in DateSpan(one.since, one.until)
            for day in days(period.first, period.last)
        )
    ]
    inside = [
        one for one in wanted if window.first <= one[2].first and one[2].last <= window.last
    ]
    got = [(one.visitor, one.building, one.period) for one in found]
    assert len(set(got)) == len(got)
    assert set(inside) <= set(got) <= set(wanted)
    by_id = {one.id: one for one in pioneers}
    for one in found:
        who = by_id[one.visitor]
        assert one.period.first <= one.day <= one.period.last
        assert one.day in programme.dates
        assert one.day in DateSpan(who.since, who.until)


@settings(max_examples=60, deadline=None)
@given(PIONEERS, PROGRAMMES, VISITS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    pioneers: tuple[PioneerHousehold, ...],
    programme: VisitProgramme,
    done: tuple[Visit, ...],
    chance: Random,
) -> None:
    other = replace(programme, id="other")
    made = community(pioneers, (programme, other), done)
    again = replace(
        made,
        pioneers=tuple(
            replace(
                one,
                keeps_in_touch_with=tuple(
                    chance.sample(one.keeps_in_touch_with, len(one.keeps_in_touch_with))
                ),
            )
            for one in chance.sample(pioneers, len(pioneers))
        ),
        visit_programmes=(other, programme),
        visits=tuple(chance.sample(done, len(done))),
    )
    assert visits.planned(made, FIRST, LAST) == visits.planned(again, FIRST, LAST)
    assert visits.due(made, ON, LAST) == visits.due(again, ON, LAST)


@settings(max_examples=60, deadline=None)
@given(PIONEERS, PROGRAMMES, VISITS, VISITS)
def test_a_further_visit_never_makes_an_earlier_one_due(
    pioneers: tuple[PioneerHousehold, ...],
    programme: VisitProgramme,
    done: tuple[Visit, ...],
    more: tuple[Visit, ...],
) -> None:
    before = visits.due(community(pioneers, (programme,), done), ON, LAST)
    after = visits.due(community(pioneers, (programme,), done + more), ON, LAST)
    oldest = {(one.planned.visitor, one.planned.building): one for one in before}
    for one in after:
        former = oldest[one.planned.visitor, one.planned.building]
        assert one.planned.day >= former.planned.day
        assert one.missed <= former.missed


@settings(max_examples=60, deadline=None)
@given(PIONEERS, PROGRAMMES, VISITS)
def test_what_is_open_and_what_is_due_agree(
    pioneers: tuple[PioneerHousehold, ...],
    programme: VisitProgramme,
    done: tuple[Visit, ...],
) -> None:
    made = community(pioneers, (programme,), done)
    coming = visits.open_visits(made, ON, LAST, ON)
    due = {
        (one.planned.visitor, one.planned.building) for one in visits.due(made, ON, LAST)
    }
    active = {one.id for one in pioneers if ON in DateSpan(one.since, one.until)}
    if ON in programme.dates:
        assert {(v.visitor, v.building) for v in coming if v.visitor in active} <= due


def test_the_visits_of_a_household_are_spread_evenly_over_the_period() -> None:
    made = community((pioneer(1, 1, 2, 10),))
    found = visits.planned(made, FOURTH.first, FOURTH.last)
    assert [one.building for one in found] == ["b-1", "b-2", "b-10"]
    gaps = [(b.day - a.day).days for a, b in pairwise(found)]
    assert all(30 <= gap <= 31 for gap in gaps)


def test_many_households_are_spread_over_the_weeks_of_the_period() -> None:
    made = community(tuple(pioneer(n, n % 12 + 1) for n in range(1, 261)))
    found = visits.planned(made, FOURTH.first, FOURTH.last)
    by_week = [
        sum(monday <= one.day < monday + timedelta(7) for one in found)
        for monday in (date(2026, 10, 5) + timedelta(7 * n) for n in range(12))
    ]
    assert len(found) == 260
    assert min(by_week) >= 8
    assert max(by_week) <= 32


def test_visits_keep_off_holidays_only_where_the_programme_says_so() -> None:
    week = [date(2026, 10, 5) + timedelta(n) for n in range(7)]
    free = date(2026, 10, 9)
    holidays = Holidays(
        {day: MarkedDay(DayKind.HOLIDAY, "国庆节") for day in week if day != free}
    )
    weekly = replace(NET, cadence=Cadence(Frequency.WEEKLY))
    many = tuple(pioneer(n, 1) for n in range(40))

    def found(programme: VisitProgramme, known: Holidays) -> set[date]:
        made = community(many, (programme,), holidays=known)
        return {one.day for one in visits.planned(made, week[0], week[-1])}

    assert found(weekly, holidays) == set(week)
    assert found(replace(weekly, off_holidays=True), holidays) == {free}
    closed = Holidays({day: MarkedDay(DayKind.HOLIDAY, "国庆节") for day in week})
    assert found(replace(weekly, off_holidays=True), closed) == set(week)


def test_only_the_grids_that_take_part_are_planned() -> None:
    made = community((pioneer(1, 1, 2),), (replace(NET, grids=("grid-2",)),))
    found = visits.planned(made, FOURTH.first, FOURTH.last)
    assert {one.building for one in found} == {"b-1"}


def test_what_is_not_defined_or_sealed_is_never_planned_nor_due() -> None:
    programmes = (
        replace(NET, cadence=None),
        replace(NET, id="elders", sealed_list="elders-alone"),
    )
    made = community((pioneer(1, 1),), programmes)
    made = replace(
        made,
        sealed_lists=(SealedList("elders-alone", "独居老人", 87, FIRST, HERE),),
        visits=(
            Visit(date(2026, 9, 30), "elders", ("pioneer-001",), HERE, count=9),
            Visit(date(2026, 10, 1), "elders", ("pioneer-001",), HERE, count=4),
            Visit(ON, "elders", ("pioneer-001",), HERE, count=3),
            Visit(ON + timedelta(1), "elders", ("pioneer-001",), HERE, count=5),
        ),
    )
    assert visits.planned(made, FIRST, LAST) == ()
    assert visits.due(made, ON, LAST) == ()
    assert visits.sealed_progress(made, ON) == (SealedProgress("elders", FOURTH, 87, 7),)


def test_the_oldest_missed_visit_is_due_and_the_rest_are_counted() -> None:
    who = pioneer(1, 1, since=date(2026, 1, 1))
    (oldest, *_) = visits.planned(community((who,)), date(2026, 1, 1), LAST)
    assert visits.due(community((who,)), ON, ON) == (DueVisit(oldest, None, 3),)
    third = paid(date(2026, 8, 3), 1, "pioneer-001")
    (last,) = visits.planned(community((who,)), FOURTH.first, LAST)
    assert visits.due(community((who,), paid=(third,)), ON, LAST) == (
        DueVisit(last, third.date, 0),
    )
    fourth = paid(date(2026, 10, 1), 1, "pioneer-001")
    assert visits.due(community((who,), paid=(fourth,)), ON, LAST) == ()


def test_the_volunteer_who_stands_for_a_household_visits_for_it_nobody_else() -> None:
    who = pioneer(1, 1, since=date(2026, 10, 1), volunteer="wang-fang")

    def count(visitor: str, building: int = 1) -> int:
        made = community((who,), paid=(paid(date(2026, 10, 2), building, visitor),))
        return len(visits.due(made, ON, LAST))

    assert [count("pioneer-001"), count("wang-fang")] == [0, 0]
    assert [count("li-qiang"), count("wang-fang", 2)] == [1, 1]


def test_what_a_household_handed_over_is_not_due_from_it() -> None:
    gone = pioneer(1, 1, since=date(2025, 1, 1), until=date(2026, 11, 1))
    new = pioneer(2, 1, since=date(2026, 11, 2))
    made = community((gone, new))
    assert {one.planned.visitor for one in visits.due(made, ON, LAST)} == {"pioneer-002"}
    assert {
        (one.visitor, one.period) for one in visits.planned(made, FOURTH.first, LAST)
    } == {("pioneer-001", FOURTH), ("pioneer-002", FOURTH)}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 12])
def test_months_are_the_calendar_s(count: int) -> None:
    found = list(Cadence(Frequency.MONTHLY, count).periods(FIRST, LAST))
    assert len(found) == 24 // count
    assert (found[0].first, found[-1].last) == (FIRST, LAST)
    assert all((b.first - a.last).days == 1 for a, b in pairwise(found))


def test_several_weeks_are_counted_from_the_beginning() -> None:
    every_other = Cadence(Frequency.WEEKLY, 2, date(2026, 11, 18))
    assert every_other.period(date(2026, 11, 29)) == Period(
        date(2026, 11, 16), date(2026, 11, 29)
    )
    assert every_other.period(date(2026, 11, 15)) == Period(
        date(2026, 11, 2), date(2026, 11, 15)
    )


def test_a_planned_visit_says_who_where_and_by_when() -> None:
    (one,) = visits.planned(community((pioneer(7, 3),)), FOURTH.first, FOURTH.last)
    assert one == PlannedVisit(one.day, "net", "pioneer-007", "b-3", FOURTH)
