from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import person

PEOPLE = [person("a", "cut"), person("b", "wrap", "cut")]


def test_who_holds_the_role_may_serve() -> None:
    assert broken(PEOPLE, {FRIDAY: ["b"]}) == []


def test_who_does_not_hold_the_role_is_told() -> None:
    assert broken(PEOPLE, {FRIDAY: ["a", "b"]}) == [("lacks-role", 10)]
