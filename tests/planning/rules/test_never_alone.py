from tests.planning.rules.judged import broken
from tests.planning.small import person, shift

DELIVER = shift(27, "deliver", target=2)
PEOPLE = [person("a", "deliver"), person("b", "deliver")]


def test_two_or_nobody_is_kept() -> None:
    assert broken(PEOPLE, {DELIVER: ["a", "b"], shift(28, "deliver"): []}) == []


def test_one_alone_is_told() -> None:
    assert broken(PEOPLE, {DELIVER: ["b"]}) == [("serves-alone", 10)]
