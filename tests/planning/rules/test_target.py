import pytest

from tests.planning.rules.judged import points
from tests.planning.small import person, shift

LARGE = shift(27, target=3)
PEOPLE = [person(name) for name in "abcd"]


@pytest.mark.parametrize(
    ("names", "cost"), [("abc", 0), ("abcd", 0), ("ab", 2_000), ("", 6_000)]
)
def test_each_empty_place_costs(names: str, cost: int) -> None:
    assert points("target", PEOPLE, {LARGE: names}) == cost
