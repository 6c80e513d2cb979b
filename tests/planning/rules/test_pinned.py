from scheduler.planning.gather import build
from scheduler.planning.review import assigned_pairs, judge
from tests.planning.rules.judged import FRIDAY
from tests.planning.small import WEEK, community, person, rota

PINNED = rota(WEEK, {FRIDAY: ["a"]}, pinned="a")
PROBLEM = build(community([person("a"), person("b")]), (FRIDAY,), (PINNED,), (WEEK,))


def test_a_pin_that_stands_is_kept() -> None:
    there = assigned_pairs(PROBLEM, (PINNED,))
    assert judge(PROBLEM, there, (PINNED,)).problems == ()


def test_a_pin_that_is_gone_is_told() -> None:
    other = assigned_pairs(PROBLEM, (rota(WEEK, {FRIDAY: ["b"]}),))
    (told,) = judge(PROBLEM, other, (PINNED,)).problems
    assert (told.code, told.source and told.source.line) == ("pin-lost", 10)
