from datetime import date

import pytest

from scheduler.model.people import Certificate
from tests.planning.rules.judged import broken
from tests.planning.small import HERE, person, shift

CUT = shift(27, "cut")
PAPER = Certificate("cut", date(2027, 1, 1), HERE)


@pytest.mark.parametrize(
    ("born", "told"), [(2007, []), (None, []), (2008, [("too-young", 10)])]
)
def test_only_who_surely_is_old_enough_may_serve(
    born: int | None, told: list[tuple[str, int]]
) -> None:
    barber = person("a", "cut", certificates=(PAPER,), born=born)
    assert broken([barber], {CUT: ["a"]}) == told
