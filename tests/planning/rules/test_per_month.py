from scheduler.model.people import Limits
from tests.planning.rules.judged import FRIDAY, TUESDAY, broken
from tests.planning.small import person

BOTH = {TUESDAY: ["a"], FRIDAY: ["a"]}


def test_as_many_as_the_limit_of_the_month_are_kept() -> None:
    assert broken([person("a", limits=Limits(month=2))], BOTH) == []


def test_one_more_is_told_at_the_last_duty() -> None:
    assert broken([person("a", limits=Limits(month=1))], BOTH) == [("over-month-limit", 20)]
