from tests.planning.rules.judged import FRIDAY, TUESDAY, broken
from tests.planning.small import person

PEOPLE = [person("a", together_must=("b",)), person("b")]


def test_both_or_none_is_kept() -> None:
    assert broken(PEOPLE, {TUESDAY: [], FRIDAY: ["a", "b"]}) == []


def test_one_without_the_other_is_told() -> None:
    assert broken(PEOPLE, {FRIDAY: ["b"]}) == [("not-together", 10)]
