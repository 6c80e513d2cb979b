"""Substitutes, mending after an absence, and the loss test."""

from dataclasses import replace
from datetime import date, datetime

from scheduler.model.people import Limits, Window
from scheduler.model.rota import Change
from scheduler.model.times import CST, DateSpan
from scheduler.planning import substitute
from scheduler.planning.differences import changes
from scheduler.planning.risk import risk_shifts
from scheduler.planning.written import Written
from tests.planning.small import WEEK, community, person, rota, shift, who

FRIDAY = shift(27, target=2, minimum=2, risk=True)
TUESDAY = shift(24)
AT = datetime(2026, 11, 26, 7, 5, tzinfo=CST)


def test_substitutes_break_nothing_and_reserves_come_first() -> None:
    made = community(
        [
            person("a"),
            person("b"),
            person("c", apart_must=("b",)),
            person("d", rather_not=(Window(),)),
            person("e"),
            person("f", "cut"),
        ]
    )
    released = rota(WEEK, {FRIDAY: ["a", "b"]}, released=True)
    released = replace(released, shifts=(replace(released.shifts[0], reserves=("d",)),))
    case = Written(made, (FRIDAY,), (released,), (WEEK,))
    found = substitute.ranked(case, FRIDAY.id, "a")
    assert [(one.volunteer, one.reserve) for one in found] == [("d", 1), ("e", 0)]


def test_who_left_is_replaced_at_the_cost_of_the_substitute_alone() -> None:
    left = person("a", until=date(2026, 11, 26))
    made = community([left, person("b", rather_not=(Window(),))])
    wanted = shift(27, minimum=1)
    released = rota(WEEK, {wanted: ["a"]}, released=True)
    case = Written(made, (wanted,), (released,), (WEEK,))
    assert substitute.ranked(case, wanted.id, "a") == (substitute.Substitute("b", 224),)


def test_a_lead_is_replaced_by_somebody_who_may_lead() -> None:
    wanted = shift(27, target=2, lead=True)
    made = community(
        [
            person("a", leads=("wrap",)),
            person("b"),
            person("c"),
            person("d", leads=("wrap",)),
        ]
    )
    released = rota(WEEK, {wanted: ["a", "b"]}, released=True)
    case = Written(made, (wanted,), (released,), (WEEK,))
    assert [s.volunteer for s in substitute.ranked(case, wanted.id, "a")] == ["d"]


def test_mending_changes_as_little_as_it_can_and_is_recorded() -> None:
    made = community([person(name, limits=Limits(week=1)) for name in "abcd"])
    shifts = (TUESDAY, FRIDAY)
    released = rota(WEEK, {TUESDAY: ["a"], FRIDAY: ["b", "c"]}, released=True)
    span = DateSpan(date(2026, 11, 25), date(2026, 11, 30))
    plan = substitute.mend_shifts(made, shifts, (released,), "b", span, 5.0)
    (after,) = plan.rotas
    assert (who(plan.rotas), plan.proven) == (
        {TUESDAY.id: ("a",), FRIDAY.id: ("c", "d")},
        True,
    )
    recorded = substitute.record(released, after, AT, "社区办公室", "生病")
    assert recorded.changes == (
        Change(1, AT, "swap", FRIDAY.id, "社区办公室", "生病", "b", "d"),
    )
    assert (recorded.revision, recorded.released_at) == (1, released.released_at)


def test_changes_recorded_at_one_moment_follow_each_other_by_seconds() -> None:
    released = rota(WEEK, {TUESDAY: ["a"], FRIDAY: ["b", "c"]}, released=True)
    after = rota(WEEK, {TUESDAY: ["d"], FRIDAY: ["b"]}, released=True)
    once = substitute.record(released, after, AT, "社区办公室", "")
    back = substitute.record(once, replace(released, changes=once.changes), AT, "", "")
    assert [(c.revision, c.at.second, c.kind) for c in back.changes] == [
        (1, 0, "swap"),
        (2, 1, "swap"),
        (3, 2, "swap"),
        (4, 3, "add"),
    ]


def test_mending_goes_through_another_shift_where_nobody_else_can() -> None:
    made = community(
        [
            person("a", limits=Limits(week=1)),
            person("b", limits=Limits(week=1)),
            person("d", limits=Limits(week=1), available=(Window((2,)),)),
        ]
    )
    friday = shift(27)
    released = rota(WEEK, {TUESDAY: ["a"], friday: ["b"]}, released=True)
    span = DateSpan(date(2026, 11, 23), date(2026, 11, 29))
    plan = substitute.mend_shifts(made, (TUESDAY, friday), (released,), "b", span, 5.0)
    assert who(plan.rotas) == {TUESDAY.id: ("d",), friday.id: ("a",)}


def test_days_before_the_absence_stay_as_they_were() -> None:
    made = community([person(name, limits=Limits(week=1)) for name in "ab"])
    friday = shift(27)
    released = rota(WEEK, {TUESDAY: ["a"], friday: ["b"]}, released=True)
    span = DateSpan(date(2026, 11, 26), date(2026, 11, 29))
    plan = substitute.mend_shifts(made, (TUESDAY, friday), (released,), "b", span, 5.0)
    assert who(plan.rotas) == {TUESDAY.id: ("a",), friday.id: ()}
    assert plan.unfilled == ((friday.id, 1),)


def test_changes_are_told_by_shift_and_by_person() -> None:
    before = rota(WEEK, {TUESDAY: ["a"], FRIDAY: ["b", "c"]})
    after = rota(WEEK, {FRIDAY: ["a", "c"], shift(28): ["b"]})
    found = changes(before, after)
    assert [(c.shift, c.joined, c.left) for c in found.shifts] == [
        (TUESDAY.id, (), ("a",)),
        (FRIDAY.id, ("a",), ("b",)),
        (shift(28).id, ("b",), ()),
    ]
    assert [(p.volunteer, p.gained, p.lost) for p in found.people] == [
        ("a", (FRIDAY.id,), (TUESDAY.id,)),
        ("b", (shift(28).id,), (FRIDAY.id,)),
    ]
    assert changes(before, before).shifts == ()


def test_the_only_barber_is_the_first_risk() -> None:
    cut = shift(26, "cut", target=1, minimum=1, role="wrap", service="haircut")
    made = community(
        [
            person("only", available=(Window((4,)),)),
            person("x", available=(Window((5,)),)),
            person("y", available=(Window((5,)),)),
            person("z", available=(Window((5,)),)),
        ]
    )
    written = rota(WEEK, {cut: ["only"], FRIDAY: ["x", "y"]})
    losses = risk_shifts(made, (cut, FRIDAY), (written,), WEEK, 1)
    assert [(loss.away, loss.lost) for loss in losses] == [
        (("only",), (cut.id,)),
        (("x", "y"), (FRIDAY.id,)),
        (("x",), ()),
        (("y",), ()),
    ]
    assert losses[2].shifts[0].could_come == ("z",)
