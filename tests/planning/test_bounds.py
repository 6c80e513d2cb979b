"""The relaxation and what is built on it, on tiny communities against all their rotas."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from scheduler.planning import solver
from scheduler.planning.bounds import bounds
from scheduler.planning.cpsat import search
from scheduler.planning.gather import build
from scheduler.planning.linear import Linear, is_kept, linear
from scheduler.planning.problem import RotaProblem
from scheduler.planning.relaxed import relaxed
from scheduler.planning.rounding import around
from scheduler.planning.solver import EXACT, total
from scheduler.planning.start import start
from scheduler.planning.terms import AtMost, Holds, Needs, Term
from scheduler.planning.terms import is_kept as keeps
from tests.planning.communities import cases
from tests.planning.small import WEEK

Case = tuple[Community, tuple[Shift, ...], tuple[Rota, ...]]
EFFORTS = (0.0, 1e-7, 1e-6, 1.0)
"""From no step of the simplex method at all to more than it needs."""


def problem_of(case: Case) -> tuple[RotaProblem, list[Term], Linear]:
    problem = build(*case, (WEEK,))
    terms = list(relaxed(problem.terms))
    return problem, terms, linear(len(problem.pairs), terms, start(problem, terms))


def is_allowed(terms: list[Term], held: frozenset[int]) -> bool:
    return all(keeps(t, held) for t in terms if isinstance(t, (Holds, AtMost, Needs)))


def all_rotas(problem: RotaProblem, terms: list[Term]) -> Iterator[frozenset[int]]:
    free = [n for n in range(len(problem.pairs)) if problem.is_open(n)]
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            if is_allowed(terms, held := problem.settled | set(chosen)):
                yield frozenset(held)


@given(cases(), st.sampled_from(EFFORTS))
@settings(max_examples=40, deadline=None)
def test_no_rota_is_cheaper_than_its_bound_wherever_the_relaxation_is_stopped(
    case: Case, effort: float
) -> None:
    problem, terms, model = problem_of(case)
    if sum(map(problem.is_open, range(len(problem.pairs)))) > 9:
        return
    found = bounds(model, effort)
    assert found is not None
    for held in all_rotas(problem, terms):
        used = max((0.0, *(found.added[n] for n in held if not model.lower[n])))
        assert found.bound + used <= total(terms, held) + EXACT


@given(cases())
@settings(max_examples=25, deadline=None)
def test_what_is_found_around_the_relaxation_keeps_every_row_at_its_price(
    case: Case,
) -> None:
    _, terms, model = problem_of(case)
    relaxation = bounds(model, 1.0)
    assert relaxation is not None
    assert relaxation.values is not None
    near = around(model, relaxation.values, relaxation.added)
    found = search(model, near.core, near.values, 1.0, near.held)
    if found is None:  # people held there may not fit together
        return
    held = frozenset(n for n in range(model.pairs) if found.values[n])
    assert is_kept(model, found.values)
    assert is_allowed(terms, held)
    assert found.cost == total(terms, held) >= relaxation.bound - EXACT


@given(cases(), st.sampled_from(EFFORTS), st.sampled_from((0, solver.MANY)))
@settings(max_examples=50, deadline=None)
def test_a_rota_keeps_every_hard_rule_however_early_the_search_ends_or_wide_it_is(
    case: Case, effort: float, many: int
) -> None:
    problem, terms, _ = problem_of(case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solver, "MANY", many)
        solution = solver.solve(problem, effort)
    assert is_allowed(terms, solution.rota)
    assert 0 <= solution.bound <= solution.cost == total(problem.terms, solution.rota)
    begin = total(problem.terms, start(problem, terms))
    assert solution.cost <= begin
