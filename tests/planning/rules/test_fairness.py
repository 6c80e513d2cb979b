from tests.planning.rules.judged import FRIDAY, TUESDAY, points
from tests.planning.small import person

PEOPLE = [person("a"), person("b")]


def test_a_duty_each_costs_less_than_both_by_one() -> None:
    assert points("fairness", PEOPLE, {TUESDAY: ["a"], FRIDAY: ["b"]}) == 100 + 100
    assert points("fairness", PEOPLE, {TUESDAY: ["a"], FRIDAY: ["a"]}) == 100 + 300
