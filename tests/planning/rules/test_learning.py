from tests.planning.rules.judged import FRIDAY, points
from tests.planning.small import person, shift

PEOPLE = [person("a", learning=("cut",)), person("b")]


def test_a_familiar_duty_of_a_learner_costs_and_one_to_learn_from_does_not() -> None:
    assert points("learning", PEOPLE, {FRIDAY: ["a"]}) == 4
    assert points("learning", PEOPLE, {shift(27, "cut"): ["a"]}) == 0


def test_who_learns_nothing_costs_nothing() -> None:
    assert points("learning", PEOPLE, {FRIDAY: ["b"]}) == 0
