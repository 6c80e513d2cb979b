from datetime import date

import pytest

from scheduler.model.people import Certificate
from tests.planning.rules.judged import broken
from tests.planning.small import HERE, person, shift

CUT = shift(27, "cut")


@pytest.mark.parametrize(("last", "told"), [(27, []), (26, [("lacks-certificate", 10)])])
def test_a_certificate_has_to_be_valid_on_the_day(
    last: int, told: list[tuple[str, int]]
) -> None:
    paper = Certificate("cut", date(2026, 11, last), HERE)
    assert broken([person("a", "cut", certificates=(paper,))], {CUT: ["a"]}) == told


def test_a_certificate_for_another_role_does_not_count() -> None:
    paper = Certificate("wrap", date(2027, 1, 1), HERE)
    assert broken([person("a", "cut", certificates=(paper,))], {CUT: ["a"]}) == [
        ("lacks-certificate", 10)
    ]
