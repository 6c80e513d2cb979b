from scheduler.planning.gather import build
from scheduler.planning.review import assigned_pairs, costs_by_rule
from tests.planning.rules.judged import FRIDAY
from tests.planning.small import WEEK, away, community, person, rota

DRAFT = rota(WEEK, {FRIDAY: ["a", "b"]})
OTHER = rota(WEEK, {FRIDAY: ["b", "c"]})


def changed(*absent: str) -> list[int]:
    """Give what the draft and another rota cost by the rule."""
    absences = tuple(away(name, 27, 27) for name in absent)
    made = community([person(name) for name in "abc"], absences=absences)
    problem = build(made, (FRIDAY,), (DRAFT,), (WEEK,))
    return [
        dict(costs_by_rule(problem, assigned_pairs(problem, (one,)))).get("change", 0)
        for one in (DRAFT, OTHER)
    ]


def test_a_draft_that_stays_costs_nothing_and_each_dropped_duty_does() -> None:
    assert changed() == [0, 40]


def test_a_duty_that_is_not_possible_any_more_costs_whatever_is_planned() -> None:
    assert changed("a") == [40, 40]
