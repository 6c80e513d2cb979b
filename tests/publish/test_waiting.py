from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from scheduler.publish.waiting import Wait, median, still_waiting


def settled(*days: int) -> list[Wait]:
    return [Wait(day, settled=True) for day in days]


def open_(*days: int) -> list[Wait]:
    return [Wait(day, settled=False) for day in days]


def test_with_all_settled_it_is_the_common_median() -> None:
    assert median(settled(3, 5, 9)) == 5
    assert median(settled(3, 5, 9, 11)) == 5


def test_open_cases_count_as_waiting() -> None:
    assert median(settled(3, 5, 9)) == 5
    assert median(settled(3, 5, 9) + open_(40, 50)) == 9
    assert median(settled(3, 5, 9) + open_(40, 50, 60)) == 9
    assert median(settled(3, 5, 9) + open_(40, 50, 60, 70)) is None


def test_nothing_has_no_median() -> None:
    assert median([]) is None
    assert median(open_(4)) is None


def test_one_that_leaves_on_the_day_was_waiting_on_that_day() -> None:
    assert list(still_waiting(settled(2, 2, 4) + open_(2, 4))) == [
        (2, Fraction(3, 5)),
        (4, Fraction(3, 10)),
    ]


WAITS = st.lists(st.builds(Wait, st.integers(0, 12), st.booleans()), min_size=1)
"""Few different days, so that there are many ties."""


@given(WAITS)
def test_it_equals_scipy_with_ties_and_censoring(waits: list[Wait]) -> None:
    sample = CensoredData.right_censored(
        [wait.days for wait in waits], [not wait.settled for wait in waits]
    )
    known = ecdf(sample).sf
    for day, share in still_waiting(waits):
        assert abs(float(share) - known.evaluate(day)) < 1e-9
    days = [
        int(day)
        for day, share in zip(known.quantiles, known.probabilities, strict=True)
        if share <= 0.5 + 1e-9
    ]
    assert median(waits) == min(days, default=None)


@given(WAITS, st.integers(0, 12))
def test_one_more_open_case_never_makes_the_wait_shorter(
    waits: list[Wait], days: int
) -> None:
    before, after = median(waits), median([*waits, Wait(days, settled=False)])
    assert after is None or (before is not None and before <= after)
