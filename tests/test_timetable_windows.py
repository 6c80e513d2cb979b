"""What holds for any service and any window."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import timetable
from scheduler.model.recurrence import (
    MonthDays,
    OnDates,
    Recurrence,
    Restdays,
    Weekly,
    WorkdayBefore,
)
from scheduler.model.service import (
    Deviation,
    OnHoliday,
    Service,
)
from scheduler.model.times import DAY, DateSpan
from tests.dumplings import AFTERNOON, HOLIDAYS, THERE, YEAR, community, need, service

in_2026 = st.dates(*YEAR)
recurrences: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Weekly, st.lists(st.integers(1, 7), max_size=3).map(tuple)),
    st.builds(MonthDays, st.lists(st.integers(1, 31), max_size=4).map(tuple)),
    st.builds(OnDates, st.lists(in_2026, max_size=4).map(tuple)),
    st.just(Restdays()),
    st.just(WorkdayBefore(Weekly((6,)))),
)
deviations = st.builds(
    Deviation,
    in_2026,
    st.sampled_from(("skip", "move", "keep", "extra")),
    st.just(THERE),
    to=st.none(),
    time=st.none() | st.just(AFTERNOON),
) | st.builds(Deviation, in_2026, st.just("move"), st.just(THERE), to=in_2026)
services = st.builds(
    service,
    recurrence=st.lists(recurrences, max_size=3).map(tuple),
    dates=st.builds(DateSpan, st.none() | in_2026, st.none() | in_2026),
    during=st.sampled_from(("", "", "winter", "any")),
    on_holiday=st.sampled_from(tuple(OnHoliday)),
    deviations=st.lists(deviations, max_size=6).map(tuple),
    needs=st.just((need(),)),
)


@settings(max_examples=200, deadline=None)
@given(services, in_2026, st.integers(0, 40))
def test_a_window_shows_exactly_what_the_whole_time_shows_of_it(
    one: Service, first: date, length: int
) -> None:
    last = first + length * DAY
    here = community(one)
    whole = timetable.occurrences(here, date(2025, 1, 1), date(2028, 1, 1))
    assert timetable.occurrences(here, first, last) == tuple(
        o for o in whole if first <= o.nominal <= last or first <= o.date <= last
    )
    assert timetable.shifts(here, first, last) == tuple(
        shift
        for shift in timetable.shifts(here, date(2025, 1, 1), date(2028, 1, 1))
        if first <= shift.date <= last
    )


@settings(max_examples=200, deadline=None)
@given(services)
def test_ids_are_unique_and_nothing_is_held_on_a_holiday_that_nobody_decided(
    one: Service,
) -> None:
    found = timetable.occurrences(community(one), *YEAR)
    assert len({o.id for o in found}) == len(found)
    assert list(found) == sorted(found, key=lambda o: (o.start, o.id))
    decided = {d.date for d in one.deviations}
    for o in found:
        if HOLIDAYS.is_holiday(o.date) and o.is_held and o.nominal not in decided:
            assert one.on_holiday is OnHoliday.KEEP
