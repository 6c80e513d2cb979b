from scheduler.model.people import Window
from tests.planning.rules.judged import FRIDAY, TUESDAY, points
from tests.planning.small import person

PEOPLE = [person("a", preferred=(Window((2,)),)), person("b")]


def test_a_duty_outside_the_preferred_time_costs_and_another_does_not() -> None:
    assert points("preferred", PEOPLE, {FRIDAY: ["a"]}) == 12
    assert points("preferred", PEOPLE, {TUESDAY: ["a"]}) == 0


def test_who_prefers_nothing_costs_nothing() -> None:
    assert points("preferred", PEOPLE, {FRIDAY: ["b"]}) == 0
