from tests.planning.rules.judged import FRIDAY, TUESDAY, broken
from tests.planning.small import person

PEOPLE = [person("a", apart_must=("b",)), person("b")]


def test_different_occurrences_keep_them_apart() -> None:
    assert broken(PEOPLE, {TUESDAY: ["a"], FRIDAY: ["b"]}) == []


def test_meeting_at_one_is_told_though_only_one_of_them_wrote_it() -> None:
    assert broken(PEOPLE, {FRIDAY: ["a", "b"]}) == [("not-apart", 11)]
