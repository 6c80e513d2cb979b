import pytest

from tests.planning.rules.judged import FRIDAY, points
from tests.planning.small import person

PEOPLE = [person(name) for name in "abcd"]


@pytest.mark.parametrize(
    ("names", "cost"), [("a", 0), ("ab", 0), ("abc", 500), ("abcd", 1000)]
)
def test_each_person_beyond_the_target_costs(names: str, cost: int) -> None:
    assert points("surplus", PEOPLE, {FRIDAY: names}) == cost
