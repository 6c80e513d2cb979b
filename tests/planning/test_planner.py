"""Plans of small communities, and what holds for the plans of all."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model.community import Community
from scheduler.model.people import Volunteer
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from scheduler.planning.gather import build
from scheduler.planning.planner import Plan, plan_shifts
from scheduler.planning.problem import Pair, RotaProblem
from scheduler.planning.relaxed import relaxed
from scheduler.planning.review import review_shifts
from scheduler.planning.solver import total
from scheduler.planning.start import start
from scheduler.planning.terms import AtMost, Holds, Needs, is_kept
from tests.planning import oracle
from tests.planning.communities import NAMES, cases, volunteers
from tests.planning.small import WEEK, away, who

EFFORT = 5.0
Case = tuple[Community, tuple[Shift, ...], tuple[Rota, ...]]


def planned(case: Case) -> Plan:
    made, known, rotas = case
    return plan_shifts(made, known, rotas, WEEK, 1, EFFORT)


def chosen(case: Case, plan: Plan) -> dict[str, frozenset[str]]:
    names = who(plan.rotas)
    return {s.id: frozenset(names.get(s.id, ())) for s in case[1]}


@given(cases())
@settings(max_examples=25, deadline=None)
def test_a_plan_keeps_every_hard_rule(case: Case) -> None:
    plan = planned(case)
    assert oracle.is_allowed(case[0], case[1], chosen(case, plan))
    codes = {problem.code for problem in plan.problems}
    assert codes <= {"below-minimum", "pair-never-meets", "nobody-holds-role"}


@given(cases())
@settings(max_examples=25, deadline=None)
def test_hard_rules_allow_exactly_the_rotas_that_the_plain_words_allow(case: Case) -> None:
    made, known, _ = case
    problem = build(made, known, (), (WEEK,))
    hard = [t for t in problem.terms if isinstance(t, (Holds, AtMost, Needs))]
    assert set(problem.pairs) == {
        Pair(s.id, p.id) for s in known for p in made.volunteers if oracle.may(made, p, s)
    }
    for rota_ in subsets(range(min(8, len(problem.pairs)))):
        names = {s.id: names_on(problem, rota_, s.id) for s in known}
        assert oracle.is_allowed(made, known, names) == all(
            is_kept(term, rota_) for term in hard
        )


def names_on(problem: RotaProblem, held: frozenset[int], shift_id: str) -> frozenset[str]:
    return frozenset(
        problem.pairs[n].volunteer for n in problem.of_shift.get(shift_id, ()) if n in held
    )


def subsets(pairs: Iterable[int]) -> Iterator[frozenset[int]]:
    every = list(pairs)
    for size in range(len(every) + 1):
        yield from map(frozenset, combinations(every, size))


@given(cases())
@settings(max_examples=25, deadline=None)
def test_the_cost_that_review_counts_is_the_objective(case: Case) -> None:
    plan = planned(case)
    made, known, rotas = case
    problem = build(made, known, rotas, (WEEK,))
    assert plan.cost == sum(points for _, points in plan.costs)
    names = who(plan.rotas)
    held = problem.settled | {
        n
        for n, pair in enumerate(problem.pairs)
        if pair.volunteer in names.get(pair.shift, ())
    }
    assert total(problem.terms, frozenset(held)) == plan.cost
    without_draft = tuple(one for one in rotas if one.is_released)
    fresh = plan_shifts(made, known, without_draft, WEEK, 1, EFFORT)
    judged = review_shifts(made, known, (*without_draft, *fresh.rotas), WEEK)
    assert judged.cost == fresh.cost


@given(cases())
@settings(max_examples=15, deadline=None)
def test_a_draft_that_keeps_every_rule_is_never_cheaper_than_the_plan(case: Case) -> None:
    made, known, _ = case
    first = planned((made, known, ()))
    assert first.drafted is None
    again = planned((made, known, first.rotas))
    assert again.drafted == again.costs
    absent = replace(made, absences=(*made.absences, away(NAMES[0], 23, 29)))
    after = planned((absent, known, first.rotas))
    assert after.drafted is not None
    assert all(points >= 0 for _, points in after.drafted)


@given(cases())
@settings(max_examples=25, deadline=None)
def test_no_rota_of_a_tiny_community_is_cheaper(case: Case) -> None:
    made, known, rotas = case
    problem = build(made, known, rotas, (WEEK,))
    free = [n for n in range(len(problem.pairs)) if problem.is_open(n)]
    if len(free) > 9:
        return
    hard = [t for t in relaxed(problem.terms) if isinstance(t, (Holds, AtMost, Needs))]
    best = min(
        total(problem.terms, rota_)
        for rota_ in (problem.settled | subset for subset in subsets(free))
        if all(is_kept(term, rota_) for term in hard)
    )
    plan = planned(case)
    assert (plan.cost, plan.proven) == (best, True)


@given(cases())
@settings(max_examples=25, deadline=None)
def test_the_start_keeps_every_hard_rule(case: Case) -> None:
    made, known, rotas = case
    problem = build(made, known, rotas, (WEEK,))
    terms = relaxed(problem.terms)
    begun = start(problem, terms)
    assert [
        t for t in terms if isinstance(t, (Holds, AtMost, Needs)) and not is_kept(t, begun)
    ] == []


@given(cases(), volunteers("new"))
@settings(max_examples=15, deadline=None)
def test_one_more_volunteer_never_makes_the_best_rota_worse(
    case: Case, more: Volunteer
) -> None:
    made, known, rotas = case
    newcomer = replace(more, together_must=(), apart_must=(), apart_wish=())
    bigger = replace(made, volunteers=(*made.volunteers, newcomer))
    assert planned((bigger, known, rotas)).cost <= planned(case).cost


@given(cases())
@settings(max_examples=15, deadline=None)
def test_one_absence_less_never_makes_the_best_rota_worse(case: Case) -> None:
    made, known, rotas = case
    present = replace(made, absences=())
    assert planned((present, known, rotas)).cost <= planned(case).cost


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_records_does_not_matter(case: Case, random: Random) -> None:
    made, known, rotas = case
    people, held, weeks = list(made.volunteers), list(known), list(rotas)
    random.shuffle(people)
    random.shuffle(held)
    random.shuffle(weeks)
    other = replace(made, volunteers=tuple(people))
    assert planned((other, tuple(held), tuple(weeks))) == planned(case)
