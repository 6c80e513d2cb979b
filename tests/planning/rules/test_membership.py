from datetime import date

import pytest

from tests.planning.rules.judged import FRIDAY, broken
from tests.planning.small import person


def test_the_first_and_the_last_day_belong_to_it() -> None:
    one_day = person("a", since=date(2026, 11, 27), until=date(2026, 11, 27))
    assert broken([one_day], {FRIDAY: ["a"]}) == []


@pytest.mark.parametrize(
    "bounds", [{"since": date(2026, 11, 28)}, {"until": date(2026, 11, 26)}]
)
def test_who_has_not_joined_or_has_left_is_told(bounds: dict[str, date]) -> None:
    assert broken([person("a", **bounds)], {FRIDAY: ["a"]}) == [("not-a-member", 10)]
