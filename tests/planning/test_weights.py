"""Priorities deal out the same ladder of points; weights set single ones."""

from dataclasses import replace

from scheduler.model.community import PlanningDefaults
from scheduler.planning.weights import DEFAULTS, problems, weights
from tests.planning.small import HERE, community


def test_without_wishes_the_defaults_hold() -> None:
    assert weights(community([])) == DEFAULTS


def test_what_is_named_first_counts_most_and_cover_stays_above_all() -> None:
    planning = PlanningDefaults(priorities=("own_grid", "change"))
    found = weights(replace(community([]), planning=planning))
    ranked = sorted(found, key=found.__getitem__, reverse=True)
    assert ranked[:6] == ["minimum", "target", "surplus", "own_grid", "change", "fairness"]
    assert sorted(found.values()) == sorted(DEFAULTS.values())


def test_a_single_weight_is_taken_as_it_is() -> None:
    planning = PlanningDefaults(weights=(("spread", 0),))
    assert weights(replace(community([]), planning=planning)) == {**DEFAULTS, "spread": 0}


def test_a_rule_that_does_not_exist_is_told() -> None:
    planning = PlanningDefaults(priorities=("fairnes",), weights=(("fairness", 1),))
    (problem,) = problems(replace(community([]), planning=planning))
    assert (problem.code, problem.source) == ("unknown-rule", HERE)
