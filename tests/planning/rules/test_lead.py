from tests.planning.rules.judged import broken
from tests.planning.small import person, shift

LED = shift(27, target=2, lead=True)
PEOPLE = [person("a", leads=("wrap",)), person("b", leads=("cut",))]


def test_one_who_may_lead_is_enough() -> None:
    assert broken(PEOPLE, {LED: ["a", "b"]}) == []


def test_who_leads_another_role_does_not_count() -> None:
    assert broken(PEOPLE, {LED: ["b"]}) == [("no-lead", 10)]
