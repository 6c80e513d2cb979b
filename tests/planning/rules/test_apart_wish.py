from tests.planning.rules.judged import FRIDAY, TUESDAY, points
from tests.planning.small import person

PEOPLE = [person("a", apart_wish=("b",)), person("b")]


def test_a_meeting_costs_and_different_occurrences_do_not() -> None:
    assert points("apart_wish", PEOPLE, {FRIDAY: ["a", "b"]}) == 10
    assert points("apart_wish", PEOPLE, {TUESDAY: ["a"], FRIDAY: ["b"]}) == 0
