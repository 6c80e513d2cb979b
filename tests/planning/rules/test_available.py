from datetime import time

from scheduler.model.people import Window
from scheduler.model.times import TimeSpan
from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import person

LATE = TimeSpan(time(9), time(12))


def test_a_window_that_holds_the_whole_shift_is_enough() -> None:
    whole = person("a", available=(Window((1,)), Window((5,))))
    assert broken([whole], {FRIDAY: ["a"]}) == []
    assert broken([person("a")], {FRIDAY: ["a"]}) == []


def test_a_window_that_holds_a_part_of_it_is_not() -> None:
    part = person("a", available=(Window((5,), LATE),))
    assert broken([part], {FRIDAY: ["a"]}) == [("not-available", 10)]


def test_an_unavailable_window_may_not_even_touch_it() -> None:
    busy = person("a", unavailable=(Window((5,), LATE),))
    assert broken([busy], {FRIDAY: ["a"]}) == [("not-available", 10)]
