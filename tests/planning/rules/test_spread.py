from scheduler.planning.gather import AS_WRITTEN, build
from scheduler.planning.review import assigned_pairs, costs_by_rule
from tests.planning.rules.judged import FRIDAY, TUESDAY, points
from tests.planning.small import WEEK, community, person, rota, shift

PEOPLE = [person("a"), person("b")]


def test_a_second_duty_in_a_week_costs() -> None:
    assert points("spread", PEOPLE, {TUESDAY: ["a"], FRIDAY: ["a"]}) == 16
    assert points("spread", PEOPLE, {TUESDAY: ["a"], FRIDAY: ["b"]}) == 0


def test_a_duty_in_each_of_two_weeks_does_not() -> None:
    later = shift(30)
    rotas = (rota(WEEK, {FRIDAY: ["a"]}), rota(WEEK + 1, {later: ["a"]}))
    problem = build(community(PEOPLE), (FRIDAY, later), rotas, (WEEK, WEEK + 1), AS_WRITTEN)
    costs = dict(costs_by_rule(problem, assigned_pairs(problem, rotas)))
    assert "spread" not in costs
