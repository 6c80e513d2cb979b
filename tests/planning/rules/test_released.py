from scheduler.planning.gather import build
from scheduler.planning.review import judge
from tests.planning.rules.judged import FRIDAY
from tests.planning.small import WEEK, community, person, rota, shift

BEFORE = shift(20)
RELEASED = rota(WEEK + -1, {BEFORE: ["a"]}, released=True)
PROBLEM = build(community([person("a")]), (BEFORE, FRIDAY), (RELEASED,), (WEEK,))


def test_a_released_duty_that_stands_is_kept() -> None:
    assert judge(PROBLEM, PROBLEM.settled, (RELEASED,)).problems == ()


def test_a_released_duty_that_is_gone_is_told() -> None:
    (told,) = judge(PROBLEM, frozenset(), (RELEASED,)).problems
    assert (told.code, told.source and told.source.line) == ("release-lost", 10)
