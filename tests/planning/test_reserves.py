"""Reserves: ranked, able to step in, and stable."""

from dataclasses import replace

from scheduler.model.people import Window
from scheduler.planning.planner import plan_shifts
from tests.planning.small import WEEK, away, community, person, rota, shift

FRIDAY = shift(27, risk=True)


def test_a_shift_at_risk_has_two_reserves_who_break_nothing() -> None:
    made = community(
        [
            person("a"),
            person("b", rather_not=(Window(),)),
            person("c"),
            person("d"),
            person("gone"),
        ],
        absences=(away("gone", 27, 27),),
    )
    (entry,) = plan_shifts(made, (FRIDAY,), (), WEEK, 1, 5.0).rotas[0].shifts
    assert {*entry.volunteers, *entry.reserves} == {"a", "c", "d"}


def test_reserves_stay_while_they_can() -> None:
    made = community([person(name) for name in "abcd"], absences=(away("d", 27, 27),))
    draft = rota(WEEK, {FRIDAY: ["a"]})
    before = replace(draft, shifts=(replace(draft.shifts[0], reserves=("d", "c")),))
    (entry,) = plan_shifts(made, (FRIDAY,), (before,), WEEK, 1, 5.0).rotas[0].shifts
    assert (entry.volunteers, entry.reserves) == (("a",), ("c", "b"))


def test_a_shift_without_risk_has_none() -> None:
    made = community([person("a"), person("b")])
    (entry,) = plan_shifts(made, (shift(27),), (), WEEK, 1, 5.0).rotas[0].shifts
    assert entry.reserves == ()
