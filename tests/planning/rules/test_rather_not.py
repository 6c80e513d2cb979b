from scheduler.model.people import Window
from tests.planning.rules.judged import FRIDAY, TUESDAY, points
from tests.planning.small import person

PEOPLE = [person("a", rather_not=(Window((5,)),))]


def test_a_duty_in_such_a_window_costs_and_another_does_not() -> None:
    assert points("rather_not", PEOPLE, {FRIDAY: ["a"]}) == 24
    assert points("rather_not", PEOPLE, {TUESDAY: ["a"]}) == 0
