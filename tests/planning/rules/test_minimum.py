import pytest

from tests.planning.rules.judged import judged, points
from tests.planning.small import person, shift

LARGE = shift(27, target=3, minimum=2)
PEOPLE = [person(name) for name in "ab"]


@pytest.mark.parametrize(("names", "cost"), [("ab", 0), ("a", 10_000), ("", 20_000)])
def test_each_place_below_the_minimum_costs(names: str, cost: int) -> None:
    assert points("minimum", PEOPLE, {LARGE: names}) == cost


def test_a_shift_below_its_minimum_is_told_as_a_warning() -> None:
    found = judged(PEOPLE, {LARGE: "a"})
    assert found.below == (LARGE.id,)
    assert [(p.code, p.severity) for p in found.problems] == [("below-minimum", "warning")]
