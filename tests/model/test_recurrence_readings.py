"""The rules against a naive day-by-day reading, and against dateutil for RFC 5545."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from dateutil import rrule  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model.holidays import DayKind, Holidays, MarkedDay
from scheduler.model.lunar import months_between
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
from scheduler.model.times import DAY, days

NONE = Holidays()


# --- against a naive reading ---------------------------------------------------------


def lunar_day(day: date) -> tuple[int, bool, int, int]:
    """Month, whether leap, day and length of the month."""
    (month,) = months_between(day, day)
    return month.number, month.leap, (day - month.first).days + 1, month.length


def is_twice(day: date) -> bool:
    """Whether the lunar month of ``day`` comes twice in its year."""
    number, leap, *_ = lunar_day(day)
    around = months_between(day - 45 * DAY, day + 45 * DAY)
    return leap or any(month.leap and month.number == number for month in around)


def gives(rule: Recurrence, day: date, holidays: Holidays) -> bool:  # noqa: C901, PLR0911 - one line a form
    """Read a rule for one day as a person with a wall calendar would."""
    length = monthrange(day.year, day.month)[1]
    match rule:
        case Weekly(weekdays, interval, start):
            if start is None:
                return day.isoweekday() in weekdays
            monday = start - timedelta(start.weekday())
            counts = (day - monday).days // 7 % interval == 0
            return day >= start and day.isoweekday() in weekdays and counts
        case MonthDays(numbers):
            return day.day in numbers or day.day - length - 1 in numbers
        case DaysEndingIn(digit, lunar, include):
            number = lunar_day(day)[2] if lunar else day.day
            return str(number).endswith(str(digit)) or number in include
        case MonthWeekday(ordinal, weekday):
            nth = -1 if ordinal < 0 else (day.day - 1) // 7 + 1
            last = day.day + 7 > length
            return day.isoweekday() == weekday and (last if ordinal < 0 else nth == ordinal)
        case Yearly(month, number):
            return (day.month, day.day) == (month, number)
        case LunarYearly(month, number, choice):
            found, leap, nth, long = lunar_day(day)
            right = choice == "both" or not is_twice(day) or leap == (choice == "second")
            return found == month and right and number in (nth, nth - long - 1)
        case LunarMonthDays(numbers):
            _, _, nth, long = lunar_day(day)
            return nth in numbers or nth - long - 1 in numbers
        case Workdays():
            return holidays.is_workday(day)
        case Restdays():
            return not holidays.is_workday(day)
        case WorkdayBefore(inner):
            return holidays.is_workday(day) and any(
                gives(inner, later, holidays) for later in until_workday(day, holidays)
            )
        case OnDates(on):
            return day in on
    raise AssertionError(rule)


def until_workday(day: date, holidays: Holidays) -> list[date]:
    """The days after ``day`` up to the next workday, that one included."""
    found = [day + DAY]
    while not holidays.is_workday(found[-1]):
        found.append(found[-1] + DAY)
    return found


dates = st.dates(date(2024, 1, 1), date(2034, 12, 31))
weekdays = st.integers(1, 7)
month_numbers = st.integers(1, 12)
month_days = st.lists(st.integers(1, 31) | st.integers(-31, -1), min_size=1, max_size=4)
lunar_days = st.integers(1, 30) | st.integers(-3, -1)
plain_rules: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Weekly, st.lists(weekdays, max_size=4).map(tuple)),
    st.builds(Weekly, st.lists(weekdays, max_size=4).map(tuple), st.integers(1, 5), dates),
    st.builds(MonthDays, month_days.map(tuple)),
    st.builds(
        DaysEndingIn,
        st.integers(0, 9),
        st.booleans(),
        st.lists(st.integers(1, 30), max_size=2).map(tuple),
    ),
    st.builds(MonthWeekday, st.sampled_from((1, 2, 3, 4, 5, -1)), weekdays),
    st.builds(Yearly, month_numbers, st.integers(1, 29)),
    st.builds(
        LunarYearly, month_numbers, lunar_days, st.sampled_from(("first", "second", "both"))
    ),
    st.builds(LunarMonthDays, st.lists(lunar_days, max_size=3).map(tuple)),
    st.just(Workdays()),
    st.just(Restdays()),
    st.builds(OnDates, st.lists(dates, max_size=5).map(tuple)),
)
rules = plain_rules | st.builds(WorkdayBefore, plain_rules)


@st.composite
def calendars(draw: st.DrawFn, first: date) -> Holidays:
    """Breaks and make-up days at random around a window that begins on ``first``."""
    found: dict[date, MarkedDay] = {}
    for _ in range(draw(st.integers(0, 4))):
        begin = first + draw(st.integers(-20, 200)) * DAY
        kind = draw(st.sampled_from((DayKind.HOLIDAY, DayKind.MAKE_UP_WORKDAY)))
        for day in days(begin, begin + draw(st.integers(0, 11)) * DAY):
            found[day] = MarkedDay(kind, "假")
    return Holidays(found)


@settings(max_examples=300, deadline=None)
@given(st.data(), rules, dates, st.integers(0, 200))
def test_every_rule_gives_exactly_the_days_that_a_naive_reading_gives(
    data: st.DataObject, rule: Recurrence, first: date, length: int
) -> None:
    holidays = data.draw(calendars(first))
    last = first + length * DAY
    naive = [day for day in days(first, last) if gives(rule, day, holidays)]
    assert list(rule.dates(first, last, holidays)) == naive


@settings(max_examples=100, deadline=None)
@given(rules, dates, st.integers(0, 900), st.integers(0, 900))
def test_two_windows_side_by_side_give_what_one_gives(
    rule: Recurrence, first: date, one: int, two: int
) -> None:
    middle, last = first + one * DAY, first + (one + two) * DAY
    parts = [*rule.dates(first, middle, NONE), *rule.dates(middle + DAY, last, NONE)]
    assert parts == list(rule.dates(first, last, NONE))


# --- against RFC 5545 ----------------------------------------------------------------


def rfc(
    first: date, last: date, start: date, frequency: int, **parts: object
) -> list[date]:
    midnight = datetime.min.time()
    rule = rrule.rrule(
        frequency, dtstart=datetime.combine(start, midnight), wkst=rrule.MO, **parts
    )
    found = rule.between(
        datetime.combine(first, midnight), datetime.combine(last, midnight), inc=True
    )
    return [moment.date() for moment in found]


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 400), st.sets(weekdays, min_size=1), st.integers(1, 6), dates)
def test_weekly_is_weekly_of_rfc_5545(
    first: date, length: int, on: set[int], interval: int, start: date
) -> None:
    last = first + length * DAY
    weekdays_from_zero = [day - 1 for day in on]
    expected = rfc(
        first, last, start, rrule.WEEKLY, interval=interval, byweekday=weekdays_from_zero
    )
    rule = Weekly(tuple(on), interval, start)
    assert list(rule.dates(first, last, NONE)) == expected


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 1500), month_days)
def test_month_days_are_bymonthday_of_rfc_5545(
    first: date, length: int, on: list[int]
) -> None:
    last = first + length * DAY
    expected = rfc(first, last, first, rrule.MONTHLY, bymonthday=on)
    assert list(MonthDays(tuple(on)).dates(first, last, NONE)) == expected


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 1500), st.sampled_from((1, 2, 3, 4, 5, -1)), weekdays)
def test_month_weekdays_are_numbered_byday_of_rfc_5545(
    first: date, length: int, ordinal: int, day: int
) -> None:
    last = first + length * DAY
    expected = rfc(
        first, last, first, rrule.MONTHLY, byweekday=rrule.weekday(day - 1, ordinal)
    )
    assert list(MonthWeekday(ordinal, day).dates(first, last, NONE)) == expected


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 4000), month_numbers, st.integers(1, 31))
def test_yearly_is_yearly_of_rfc_5545(
    first: date, length: int, month: int, day: int
) -> None:
    last = first + length * DAY
    expected = rfc(first, last, first, rrule.YEARLY, bymonth=month, bymonthday=day)
    assert list(Yearly(month, day).dates(first, last, NONE)) == expected
