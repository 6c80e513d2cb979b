from scheduler.model.people import Limits
from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import person, shift

BOTH = {FRIDAY: ["a"], shift(27, service="haircut", hours=(14, 16)): ["a"]}


def test_as_many_as_the_limit_of_the_day_are_kept() -> None:
    assert broken([person("a", limits=Limits(day=2))], BOTH) == []


def test_one_more_is_told_at_the_last_duty() -> None:
    assert broken([person("a")], BOTH) == [("over-day-limit", 20)]
