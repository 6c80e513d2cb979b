"""Pins, released weeks and bad decisions: what stays, and what is said about it."""

from dataclasses import replace

from scheduler.model.community import Attendance, Community
from scheduler.model.people import Limits, Window
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from scheduler.planning.planner import Plan, plan_shifts
from tests.planning.small import HERE, WEEK, away, community, person, rota, shift, who

FRIDAY = shift(27, target=2)
TUESDAY = shift(24)


def planned(made: Community, shifts: tuple[Shift, ...], *rotas: Rota) -> Plan:
    return plan_shifts(made, shifts, rotas, WEEK, 1, 5.0)


def said(plan: Plan) -> list[tuple[str, int]]:
    return [(p.code, p.source.line if p.source else 0) for p in plan.problems]


def test_a_pin_stays_though_others_would_be_cheaper() -> None:
    made = community([person("a", rather_not=(Window(),)), person("b"), person("c")])
    plan = planned(made, (FRIDAY,), rota(WEEK, {FRIDAY: ["a"]}, pinned="a"))
    (entry,) = plan.rotas[0].shifts
    assert [x.volunteer for x in entry.assignments if x.pinned] == ["a"]
    assert len(entry.assignments) == 2
    assert said(plan) == []


def test_a_pinned_person_without_the_role_stays_and_is_told_at_the_pin() -> None:
    made = community([person("a", "cut"), person("b")])
    plan = planned(made, (FRIDAY,), rota(WEEK, {FRIDAY: ["a"]}, pinned="a"))
    assert who(plan.rotas) == {FRIDAY.id: ("a", "b")}
    assert said(plan) == [("lacks-role", 10)]


def test_two_pins_of_one_person_on_a_day_stay_and_the_rest_is_planned() -> None:
    other = shift(27, "cut", target=1)
    made = community([person("a", "wrap", "cut"), person("b"), person("c")])
    both = rota(WEEK, {FRIDAY: ["a"], other: ["a"]}, pinned="a")
    plan = planned(made, (FRIDAY, other, TUESDAY), both)
    assert who(plan.rotas) == {TUESDAY.id: ("c",), FRIDAY.id: ("a", "b"), other.id: ("a",)}
    assert {code for code, _ in said(plan)} == {
        "over-day-limit",
        "lacks-certificate",
    }


def test_pins_that_nobody_can_lead_together_stay() -> None:
    one = shift(27, target=2, lead=True)
    two = shift(27, target=2, lead=True, service="haircut")
    made = community([person("a"), person("b"), person("c", leads=("wrap",))])
    plan = planned(made, (one, two), rota(WEEK, {one: ["a"], two: ["b"]}, pinned="ab"))
    assert who(plan.rotas) == {one.id: ("a", "c"), two.id: ("b",)} or who(plan.rotas) == {
        one.id: ("a",),
        two.id: ("b", "c"),
    }
    assert [code for code, _ in said(plan)] == ["no-lead"]


def test_more_pins_than_leaders_can_lead_still_gives_a_rota() -> None:
    held = [
        shift(27, target=2, lead=True, service=service, hours=hours)
        for service in ("dumplings", "haircut")
        for hours in ((8, 10),)
    ] + [shift(27, "cut", target=2, lead=True, role="wrap")]
    names = ["a", "b", "c"]
    made = community(
        [person(n) for n in names] + [person(n, leads=("wrap",)) for n in "xy"]
    )
    pins = rota(WEEK, dict(zip(held, names, strict=True)), pinned=names)
    plan = planned(made, tuple(held), pins)
    assert sorted(len(names) for names in who(plan.rotas).values()) == [1, 2, 2]
    assert [code for code, _ in said(plan)] == ["no-lead"]


def test_a_pin_on_a_shift_that_is_not_held_is_left_out_and_told() -> None:
    plan = planned(
        community([person("a")]), (TUESDAY,), rota(WEEK, {FRIDAY: ["a"]}, pinned="a")
    )
    assert who(plan.rotas) == {TUESDAY.id: ("a",)}
    assert said(plan) == [("pin-without-shift", 10)]


def test_a_released_week_is_returned_untouched() -> None:
    released = rota(WEEK, {FRIDAY: ["a", "a2"]}, released=True)
    plan = planned(community([person("a"), person("b")]), (FRIDAY, TUESDAY), released)
    assert plan.rotas == (released,)
    assert plan.rotas[0] is released


def test_released_and_pinned_duties_of_other_weeks_count_for_the_month() -> None:
    earlier, later = shift(17), shift(30)
    limits = Limits(month=2)
    made = community([person("a", limits=limits), person("b")])
    rotas = (
        rota(WEEK + -1, {earlier: ["a"]}, released=True),
        rota(WEEK + 1, {later: ["a"]}, pinned="a"),
    )
    full = planned(made, (TUESDAY, replace(FRIDAY, target=1)), *rotas)
    assert set(who(full.rotas).values()) == {("b",)}


def test_rest_is_kept_across_the_border_of_a_week() -> None:
    sunday, monday = shift(22), shift(23)
    made = community([person("a", limits=Limits(rest=1)), person("b", "cut")])
    plan = planned(made, (monday,), rota(WEEK + -1, {sunday: ["a"]}, released=True))
    assert plan.unfilled == ((monday.id, 1),)


def test_who_did_not_come_last_time_is_asked_first() -> None:
    before = shift(20, target=2)
    rotas = rota(WEEK + -1, {before: ["a", "b"]}, released=True)
    came = Attendance(before.occurrence, ("a",), 20, HERE, ("b",))
    made = community([person("a"), person("b")], attendance=(came,))
    plan = planned(made, (before, TUESDAY), rotas)
    assert who(plan.rotas) == {TUESDAY.id: ("b",)}


def test_a_draft_stays_where_nothing_speaks_against_it() -> None:
    made = community([person(name) for name in "abcdef"])
    shifts = (TUESDAY, FRIDAY, shift(28))
    draft = rota(WEEK, {TUESDAY: ["f"], FRIDAY: ["d", "e"], shift(28): ["c"]})
    assert who(planned(made, shifts, draft).rotas) == who((draft,))


def test_an_absence_changes_one_place_of_the_draft() -> None:
    made = community([person(name) for name in "abcdef"], absences=(away("d", 27, 27),))
    draft = rota(WEEK, {TUESDAY: ["f"], FRIDAY: ["d", "e"]})
    plan = planned(made, (TUESDAY, FRIDAY), draft)
    assert who(plan.rotas) == {TUESDAY.id: ("f",), FRIDAY.id: ("a", "e")}


def test_limits_of_zero_and_pairs_that_cannot_meet_are_told() -> None:
    monday = (Window((1,)),)
    made = community(
        [
            person("a", limits=Limits(week=0)),
            person("b", together_must=("c",)),
            person("c", available=monday),
        ]
    )
    plan = planned(made, (FRIDAY, replace(TUESDAY, need="bake", role="bake")))
    assert sorted({code for code, _ in said(plan)}) == [
        "limit-of-zero",
        "nobody-holds-role",
        "pair-never-meets",
    ]
    assert plan.unfilled == ((shift(24, "bake").id, 1), (FRIDAY.id, 2))
