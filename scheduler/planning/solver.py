"""Finds the cheapest rota: a start, the relaxation's bound, then a search in the core.

The relaxation tells for each column what the cost rises to with it. First only columns
that add next to nothing are searched (the core), which is quick; what is found there then
tells which columns cannot be in any cheaper rota. Either none of those left out can: then
the answer is proven for all. Or the core grows by those that can, and is searched again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from scheduler.planning import terms as t
from scheduler.planning.bounds import Bounds, bounds
from scheduler.planning.cpsat import Found, search
from scheduler.planning.linear import Linear, linear
from scheduler.planning.problem import RotaProblem
from scheduler.planning.relaxed import relaxed
from scheduler.planning.start import start
from scheduler.planning.terms import Term

PACE = 0.2
"""Deterministic seconds of CP-SAT for each second of ``effort``: measured, so that one
unit of effort takes about a second on the machine of the benchmarks."""
NARROW = 5.0
"""Points that a column of the first core may add."""
BROKEN_BY_PINS = 1_000_000
"""Price of a rule that pinned people cannot all keep; far above all weights."""
EXACT = 1e-4
"""Room for rounding in the relaxation's bound."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The pairs that hold, what they cost, and what no rota can be cheaper than."""

    rota: frozenset[int]
    cost: int
    bound: int
    proven: bool
    work: float
    """Deterministic seconds that the search worked."""


def total(terms: Iterable[Term], rota: frozenset[int]) -> int:
    """Give the cost of a rota by all soft terms."""
    return sum(
        t.cost(term, rota)
        for term in terms
        if not isinstance(term, (t.Holds, t.AtMost, t.Needs))
    )


def solve(problem: RotaProblem, effort: float) -> Solution:
    """Give the best rota found with ``effort``: about so many seconds, counted as work."""
    terms = relaxed(problem.terms)
    begin = start(problem, terms)
    work = effort * PACE
    found = _search(linear(len(problem.pairs), terms, begin), work)
    if found is None:
        found = _search(linear(len(problem.pairs), _softened(terms), begin), work)
    begin_cost = total(problem.terms, begin)
    if found is None:
        return Solution(begin, begin_cost, 0, proven=False, work=work)
    rota = frozenset(n for n in range(len(problem.pairs)) if found.values[n])
    cost = total(problem.terms, rota)
    bound = cost if found.proven else min(cost, ceil(found.bound - EXACT))
    return Solution(rota, cost, bound, found.proven, found.work)


def _search(model: Linear, work: float) -> Found | None:
    """Search core after core, until the answer is proven for all columns."""
    relaxation = bounds(model)
    everything = range(len(model.upper))
    if relaxation is None:
        return search(model, everything, model.hint, work)
    cost = _cost(model, model.hint)
    best = Found(model.hint, cost, relaxation.bound, proven=False, work=0.0)
    reach = NARROW
    while best.work < work:
        core = _core(model, relaxation, best.values, reach)
        found = search(model, core, best.values, work - best.work)
        if found is None:
            return None
        whole = len(core) == len(everything)
        bound = found.bound if whole else min(found.bound, relaxation.bound + reach)
        bound = max(bound, relaxation.bound, best.bound)
        gap = found.cost - relaxation.bound
        proven = found.proven and (whole or gap < reach + 1 - EXACT)
        proven = proven or ceil(bound - EXACT) >= found.cost
        best = Found(found.values, found.cost, bound, proven, best.work + found.work)
        if proven or not found.proven:
            break
        reach = gap
    return best


def _core(model: Linear, relaxation: Bounds, values: list[int], reach: float) -> list[int]:
    """Give the columns that add no more than ``reach``, and those in use anywhere."""
    return [
        column
        for column, added in enumerate(relaxation.added.tolist())
        if added <= reach
        or values[column]
        or model.lower[column]
        or relaxation.used[column]
    ]


def _cost(model: Linear, values: list[int]) -> int:
    return model.constant + sum(
        cost * value for cost, value in zip(model.costs, values, strict=True)
    )


def _softened(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Let fixed pairs do without what they need, at a price above everything else."""
    known = tuple(terms)
    fixed = {term.pair for term in known if isinstance(term, t.Holds)}
    return tuple(
        t.Lone(term.rule, term.pair, term.support, BROKEN_BY_PINS)
        if isinstance(term, t.Needs) and term.pair in fixed
        else term
        for term in known
    )
