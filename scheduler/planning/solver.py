"""Finds the cheapest rota: a start, the relaxation's bound, then a search in the core.

The relaxation tells for each column what the cost rises to with it. First a good rota is
sought around its answer. Then all columns that add next to nothing are searched (the
core); what is found there tells which columns cannot be in any cheaper rota. Either none
of those left out can: then the answer is proven for all. Or the core grows by those that
can, and is searched again. Work is counted, that of the relaxation too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, inf

from scheduler.planning import terms as t
from scheduler.planning.bounds import Bounds, bounds
from scheduler.planning.cpsat import Found, search
from scheduler.planning.linear import Linear, is_kept, linear
from scheduler.planning.problem import RotaProblem
from scheduler.planning.relaxed import relaxed
from scheduler.planning.rounding import USED, around
from scheduler.planning.start import start
from scheduler.planning.terms import Term

PACE = 0.2
"""Deterministic seconds of CP-SAT for each second of ``effort``: measured, so that one
unit of effort takes about a second on the machine of the benchmarks."""
QUICK = 1 / 2
"""The share of the work left that the search around the relaxation may take."""
NARROW = 5.0
"""Points that a column of the first core may add."""
MANY = 150_000
"""Columns; in wider cores CP-SAT found nothing in minutes, so none is searched where a
rota is known."""
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
    terms = problem.terms
    if any(isinstance(term, t.Holds) for term in terms):
        terms = relaxed(terms)
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
    # No wish costs less than nothing; prices of an unfinished relaxation may say so.
    bound = cost if found.proven else max(0, min(cost, ceil(found.bound - EXACT)))
    return Solution(rota, cost, bound, found.proven, found.work)


def _search(model: Linear, work: float) -> Found | None:
    """Search core after core, until the answer is proven for all columns."""
    relaxation = bounds(model, work / PACE)
    if relaxation is None:
        found = search(model, range(len(model.upper)), model.hint, work)
        return found if found and found.values else None
    sound = is_kept(model, model.hint)
    best = Found(
        model.hint,
        _cost(model, model.hint),
        relaxation.bound,
        proven=sound and ceil(relaxation.bound - EXACT) >= _cost(model, model.hint),
        work=relaxation.effort * PACE,
    )
    if relaxation.values is not None and best.work < work and not best.proven:
        near = around(model, relaxation.values, relaxation.added)
        share = (work - best.work) * QUICK
        found = search(model, near.core, near.values, share, near.held)
        if found:
            best = _better(best, found, relaxation.bound, -inf, sound=sound)
            sound = sound or bool(found.values)
    return _widen(model, relaxation, best, work, sound=sound)


def _widen(
    model: Linear, relaxation: Bounds, best: Found, work: float, *, sound: bool
) -> Found | None:
    """Search all columns that could be in a better rota, those that add least first."""
    reach = min(NARROW, best.cost - relaxation.bound) if sound else NARROW
    while best.work < work and not (sound and best.proven):
        core = _core(model, relaxation, best.values, reach)
        if sound and len(core) > MANY:
            break
        found = search(model, core, best.values, work - best.work)
        whole = len(core) == len(model.upper)
        if found is None and whole:
            return None
        if found is None:
            reach = inf
            continue
        best = _better(best, found, relaxation.bound, inf if whole else reach, sound=sound)
        sound = sound or bool(found.values)
        reach = best.cost - relaxation.bound
    return best if sound else None


def _better(
    best: Found, found: Found, relaxed_bound: float, reach: float, *, sound: bool
) -> Found:
    """Keep the better of two, and all that the search of a core has proven.

    Whatever uses a column outside the core costs ``relaxed_bound + reach`` or more.
    """
    work = best.work + found.work
    kept = found if found.values and (found.cost <= best.cost or not sound) else best
    bound = max(best.bound, min(found.bound, relaxed_bound + reach))
    proven = (found.proven and kept.cost - relaxed_bound < reach + 1 - EXACT) or (
        ceil(bound - EXACT) >= kept.cost
    )
    return Found(kept.values, kept.cost, bound, proven, work)


def _core(model: Linear, relaxation: Bounds, values: list[int], reach: float) -> list[int]:
    """Give the columns that add no more than ``reach``, and those in use anywhere."""
    used = relaxation.values
    return [
        column
        for column, added in enumerate(relaxation.added.tolist())
        if added <= reach
        or values[column]
        or model.lower[column]
        or (used is not None and used[column] > USED)
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
