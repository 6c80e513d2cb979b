import pytest

from scheduler.model.people import Limits
from tests.planning.rules.judged import FRIDAY, TUESDAY, broken
from tests.planning.small import person

BOTH = {TUESDAY: ["a"], FRIDAY: ["a"]}


@pytest.mark.parametrize("day", [1, 2])
def test_enough_whole_days_between_two_duties_are_kept(day: int) -> None:
    assert broken([person("a", limits=Limits(day=day, rest=2))], BOTH) == []


@pytest.mark.parametrize("day", [1, 2])
def test_too_few_are_told_at_the_second_duty(day: int) -> None:
    assert broken([person("a", limits=Limits(day=day, rest=3))], BOTH) == [
        ("too-little-rest", 20)
    ]
