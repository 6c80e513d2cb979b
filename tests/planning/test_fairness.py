"""Fair shares over the weeks: served duties count, weeks nobody could serve in do not."""

from dataclasses import replace

from scheduler.model.community import Attendance
from scheduler.model.people import Limits
from scheduler.model.rota import Rota
from scheduler.planning.gather import build
from scheduler.planning.planner import plan_shifts
from scheduler.planning.rules.fairness import amounts
from tests.planning.small import HERE, WEEK, away, community, person, rota, shift, who

WEEKS = (shift(6), shift(13), shift(20), shift(27))


def history(*names: str) -> tuple[Rota, ...]:
    return tuple(
        rota(WEEK + offset, {one: [name]}, released=True)
        for offset, one, name in zip((-3, -2, -1), WEEKS, names, strict=False)
    )


def test_the_next_duty_costs_more_for_who_served_more_and_less_for_who_offers_more() -> (
    None
):
    assert amounts(200, 0, 10, 3) == (20, 60, 100)
    assert amounts(200, 2, 10, 3) == (100, 140, 180)
    assert amounts(200, 0, 20, 3) == (10, 30, 50)
    assert amounts(200, 0, 1, 5) == (200, 600, 1000)


def test_who_served_last_is_asked_last() -> None:
    made = community([person("a"), person("b")])
    plan = plan_shifts(made, WEEKS, history("a"), WEEK, 1, 5.0)
    assert who(plan.rotas) == {WEEKS[3].id: ("b",)}


def test_a_newcomer_is_not_asked_more_for_an_empty_past() -> None:
    since = WEEK.monday
    made = community([person("new", since=since), person("old", since=None)])
    problem = build(made, WEEKS, history("old"), (WEEK,))
    assert (problem.loads, problem.offers) == ({"old": 1}, {"new": 1, "old": 4})
    plan = plan_shifts(made, WEEKS, history("old"), WEEK, 1, 5.0)
    assert who(plan.rotas) == {WEEKS[3].id: ("old",)}


def test_a_returner_is_not_asked_more_for_the_weeks_of_absence() -> None:
    made = community([person("a"), person("b")], absences=(away("a", 1, 21),))
    problem = build(made, WEEKS, history("b"), (WEEK,))
    assert problem.offers == {"a": 1, "b": 4}


def test_offers_are_cut_at_the_own_limits() -> None:
    twice = (*WEEKS, shift(26), shift(27, "cut", role="wrap"))
    made = community([person("a", limits=Limits(week=1)), person("b")])
    assert build(made, twice, (), (WEEK,)).offers == {"a": 4, "b": 5}


def test_who_came_without_being_on_the_rota_served_too() -> None:
    came = Attendance(WEEKS[2].occurrence, ("b", "stranger"), 3, HERE)
    made = replace(community([person("a"), person("b")]), attendance=(came,))
    assert build(made, WEEKS, (), (WEEK,)).loads == {"b": 1}
