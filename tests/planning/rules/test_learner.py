from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import person

PEOPLE = [person("a", "cut", learning=("wrap",)), person("b")]


def test_a_learner_beside_somebody_who_holds_the_role_is_kept() -> None:
    assert broken(PEOPLE, {FRIDAY: ["a", "b"]}) == []


def test_a_learner_alone_is_told() -> None:
    assert broken(PEOPLE, {FRIDAY: ["a"]}) == [("learner-alone", 10)]
