from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import person

PEOPLE = [
    person("child", accompanied_by=("mother", "father")),
    *map(person, ("mother", "father")),
]


def test_one_of_the_guardians_is_enough() -> None:
    assert broken(PEOPLE, {FRIDAY: ["child", "father"]}) == []


def test_a_guardian_needs_nobody() -> None:
    assert broken(PEOPLE, {FRIDAY: ["mother"]}) == []


def test_nobody_beside_the_child_is_told() -> None:
    assert broken(PEOPLE, {FRIDAY: ["child"]}) == [("not-accompanied", 10)]
