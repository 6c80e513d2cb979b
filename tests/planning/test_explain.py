"""Explanations: who could, who could not and why, and repairs that really fill."""

from dataclasses import replace

from hypothesis import given, settings

from scheduler.model.community import Community
from scheduler.model.people import Limits, Window
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from scheduler.planning import explain
from scheduler.planning.planner import plan_shifts
from scheduler.planning.problem import Pair
from scheduler.planning.repair import repairs
from scheduler.planning.review import review_shifts
from scheduler.planning.written import Reason, Share, Written
from tests.planning.communities import cases
from tests.planning.small import WEEK, away, community, person, rota, shift

FRIDAY = shift(27, target=3, minimum=2)
TUESDAY = shift(24)


def case_of(made: Community, shifts: tuple[Shift, ...], *rotas: Rota) -> Written:
    return Written(made, shifts, rotas, (WEEK,))


def test_an_empty_place_is_counted_down_by_rule_and_name() -> None:
    made = community(
        [
            person("away"),
            person("busy"),
            person("full", limits=Limits(week=1)),
            person("here"),
            person("later", available=(Window((2,)),)),
            person("other", "cut"),
            person("free"),
        ],
        absences=(away("away", 27, 27),),
    )
    busy = shift(27, service="haircut", hours=(9, 11))
    written = rota(WEEK, {TUESDAY: ["full"], FRIDAY: ["here"], busy: ["busy"]})
    told = explain.shift(
        case_of(made, (TUESDAY, FRIDAY, busy), written), FRIDAY.id, with_repairs=False
    )
    assert (told.places, told.empty, told.holders) == (3, 2, 6)
    assert [(g.rule, g.reasons) for g in told.kept_away] == [
        ("absence", (Reason("away", "absence"),)),
        ("available", (Reason("later", "available"),)),
        ("per_day", (Reason("busy", "per_day", (busy.id,)),)),
        ("per_week", (Reason("full", "per_week", (TUESDAY.id,)),)),
    ]
    assert [one.volunteer for one in told.free] == ["free"]


def test_an_assigned_person_is_shown_with_the_alternatives_and_their_cost() -> None:
    made = community([person("a"), person("b", rather_not=(Window(),)), person("c", "cut")])
    written = rota(WEEK, {TUESDAY: ["a"]})
    told = explain.shift(case_of(made, (TUESDAY,), written), TUESDAY.id)
    (serving,) = told.serving
    assert (serving.volunteer, serving.costs) == ("a", (("fairness", 200),))
    assert serving.alternatives == (
        explain.Alternative("b", Share(0, 1), (("change", 40), ("rather_not", 24))),
    )
    assert serving.alternatives[0].cost == 64


def test_a_person_is_told_about_each_shift_of_the_week() -> None:
    made = community([person("a"), person("b", rather_not=(Window((5,)),))])
    shifts = (TUESDAY, shift(25), shift(27))
    written = rota(WEEK, {TUESDAY: ["b"], shift(25): ["a"], shift(27): []})
    case = case_of(made, shifts, written)
    told = [explain.chance(case, one.id, "b") for one in shifts]
    assert [(c.serves, c.cost is not None, c.instead_of) for c in told] == [
        (True, False, ""),
        (False, True, "a"),
        (False, True, ""),
    ]


def test_the_cheapest_favour_is_offered_first() -> None:
    made = community(
        [
            person("full", limits=Limits(week=1)),
            person("later", available=(Window((2,)),)),
            person("barber", "cut", available=(Window((5,)),)),
        ]
    )
    friday = shift(27)
    written = rota(WEEK, {TUESDAY: ["full"], friday: []})
    offered = repairs(case_of(made, (TUESDAY, friday), written), friday.id)
    assert [(one.kind, one.volunteer) for one in offered] == [
        ("again_planned", ""),
        ("other_time", "later"),
        ("train", "barber"),
        ("again", "full"),
    ]


def test_moving_a_shift_is_offered_where_somebody_could_come_then() -> None:
    made = community([person("a"), person("b", "cut")])
    late, early = shift(27, hours=(9, 11)), shift(27, hours=(9, 11), service="haircut")
    free = replace(made.planning, per_day=2, travel_minutes=0)
    made = replace(made, planning=free)
    written = rota(WEEK, {early: ["a"], late: []})
    offered = repairs(case_of(made, (late, early), written), late.id)
    assert [(one.kind, one.moved and one.moved.start.hour) for one in offered] == [
        ("train", None),
        ("move", 11),
        ("move", 7),
    ]


@given(cases())
@settings(max_examples=30, deadline=None)
def test_in_a_proven_plan_nobody_else_would_save_anything(
    case: tuple[Community, tuple[Shift, ...], tuple[Rota, ...]],
) -> None:
    made, known, drafts = case
    plan = plan_shifts(made, known, drafts, WEEK, 2, 5.0)
    if not plan.proven or any(p.severity == "error" for p in plan.problems):
        return
    rotas = {one.week: one for one in (*drafts, *plan.rotas)}
    weeks = (WEEK, WEEK + 1)
    together = Written(made, known, tuple(rotas.values()), weeks)
    for shift_id in together.problem.open:
        told = explain.shift(together, shift_id, with_repairs=False)
        others = [one for who in told.serving for one in who.alternatives]
        assert [one for one in (*others, *told.free) if one.cost < 0] == []


@given(cases())
@settings(max_examples=15, deadline=None)
def test_each_repair_fills_a_place_and_breaks_nothing(
    case: tuple[Community, tuple[Shift, ...], tuple[Rota, ...]],
) -> None:
    made, known, _ = case
    plan = plan_shifts(made, known, (), WEEK, 1, 5.0)
    for shift_id, _empty in plan.unfilled:
        for repair in repairs(Written(made, known, plan.rotas, (WEEK,)), shift_id):
            shifts = tuple(
                repair.moved if repair.moved and s.id == repair.moved.id else s
                for s in known
            )
            after = applied(plan.rotas[0], shifts, repair.joined, repair.left)
            changed = repair.community or made
            before = review_shifts(made, known, plan.rotas, WEEK)
            judged = review_shifts(changed, shifts, (after,), WEEK)
            assert dict(judged.empty).get(shift_id, 0) < dict(before.empty)[shift_id]
            assert not [p for p in judged.problems if p.severity == "error"]


def applied(
    one: Rota, shifts: tuple[Shift, ...], joined: tuple[Pair, ...], left: tuple[Pair, ...]
) -> Rota:
    held = {Pair(entry.shift, name) for entry in one.shifts for name in entry.volunteers}
    held = (held - set(left)) | set(joined)
    return rota(
        one.week, {s: sorted(p.volunteer for p in held if p.shift == s.id) for s in shifts}
    )
