from tests.planning.rules.judged import FRIDAY, points
from tests.planning.small import person

PEOPLE = [person("a", together_wish=("b", "c")), person("b"), person("c")]


def test_a_duty_without_any_companion_costs_and_one_with_one_does_not() -> None:
    assert points("together_wish", PEOPLE, {FRIDAY: ["a"]}) == 8
    assert points("together_wish", PEOPLE, {FRIDAY: ["a", "c"]}) == 0


def test_who_wished_for_nobody_costs_nothing() -> None:
    assert points("together_wish", PEOPLE, {FRIDAY: ["b"]}) == 0
