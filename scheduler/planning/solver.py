"""Finds the cheapest rota with CP-SAT: one worker, strong LP, always a start.

The model is measured, not guessed (docs and benchmarks say how): one boolean for each
eligible pair and none for places; whole numbers for empty places; sets that exclude each
other as one row; rising costs as a chain of steps. Its linear relaxation is almost whole,
so one worker that solves it well beats many that do not. One worker is also repeatable:
the search stops by counted work (``effort``), never by the clock.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scheduler.planning import terms as t
from scheduler.planning.problem import RotaProblem
from scheduler.planning.relaxed import relaxed
from scheduler.planning.start import start
from scheduler.planning.terms import Term

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

SEED = 20_230_106
BROKEN_BY_PINS = 1_000_000
"""Price of a rule that pinned people cannot all keep; far above all weights."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The pairs that hold, what they cost, and what no rota can be cheaper than."""

    rota: frozenset[int]
    cost: int
    bound: int
    proven: bool
    work: float
    """Deterministic seconds that the solver worked."""


def total(terms: Iterable[Term], rota: frozenset[int]) -> int:
    """Give the cost of a rota by all soft terms."""
    return sum(
        t.cost(term, rota)
        for term in terms
        if not isinstance(term, (t.Holds, t.AtMost, t.Needs))
    )


def solve(problem: RotaProblem, effort: float) -> Solution:
    """Give the best rota found with ``effort`` (deterministic seconds) of work."""
    terms = relaxed(problem.terms)
    begin = start(problem, terms)
    found = _search(len(problem.pairs), terms, begin, effort)
    if found is None:
        found = _search(len(problem.pairs), _softened(terms), begin, effort)
    begin_cost = total(problem.terms, begin)
    if found is None:
        return Solution(begin, begin_cost, 0, proven=False, work=effort)
    cost = total(problem.terms, found.rota)
    if begin_cost < cost and all(
        t.is_kept(term, begin)
        for term in terms
        if isinstance(term, (t.Holds, t.AtMost, t.Needs))
    ):
        return Solution(begin, begin_cost, found.bound, proven=False, work=found.work)
    bound = cost if found.proven else min(found.bound, cost)
    return Solution(found.rota, cost, bound, found.proven, found.work)


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


@dataclass
class _Model:
    """A CP-SAT model under construction: pairs, objective, and the start as hint."""

    cp: Any
    pairs: Sequence[Any]
    begin: frozenset[int]
    objective: list[tuple[Any, int]] = field(default_factory=list)
    constant: int = 0

    def held(self, pairs: Iterable[int]) -> int:
        """Count how many of the pairs the start holds."""
        return sum(pair in self.begin for pair in pairs)

    def whole(self, highest: int, hint: int, price: int = 0) -> "IntVar":
        """Add a whole number from 0 to ``highest``, boolean if that is 1."""
        number: IntVar = (
            self.cp.new_bool_var("")
            if highest == 1
            else self.cp.new_int_var(0, highest, "")
        )
        self.cp.add_hint(number, hint)
        if price:
            self.objective.append((number, price))
        return number

    def several(self, pairs: Iterable[int]) -> list[Any]:
        """Give the variables of some pairs."""
        return [self.pairs[pair] for pair in pairs]


def _search(
    count: int, terms: Sequence[Term], begin: frozenset[int], effort: float
) -> Solution | None:
    """Run CP-SAT; ``None`` when it ends without a rota."""
    from ortools.sat.python import cp_model

    cp: Any = cp_model.CpModel()
    model = _Model(cp, [cp.new_bool_var("") for _ in range(count)], begin)
    for number, pair in enumerate(model.pairs):
        cp.add_hint(pair, number in begin)
    _add_hard(model, terms)
    _add_soft(model, terms)
    cp.minimize(
        cp_model.LinearExpr.weighted_sum(
            [variable for variable, _ in model.objective],
            [price for _, price in model.objective],
        )
        + model.constant
    )
    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    rota = frozenset(n for n, pair in enumerate(model.pairs) if solver.value(pair))
    return Solution(
        rota,
        round(solver.objective_value),
        -int(-solver.best_objective_bound // 1),
        proven=status == cp_model.OPTIMAL,
        work=solver.response_proto.deterministic_time,
    )


def _add_hard(model: _Model, terms: Sequence[Term]) -> None:
    cp = model.cp
    exclusive = []
    groups: dict[tuple[tuple[int, ...], int], list[int]] = defaultdict(list)
    for term in terms:
        match term:
            case t.Holds(pair=pair):
                cp.add(model.pairs[pair] == 1)
            case t.AtMost(pairs=pairs, cap=1):
                exclusive.append(pairs)
            case t.AtMost(pairs=pairs, cap=cap):
                cp.add(sum(model.several(pairs)) <= cap)
            case t.Needs(pair=pair, support=support, count=count):
                groups[support, count].append(pair)
            case _:
                pass
    for pairs in largest(exclusive):
        cp.add_at_most_one(model.several(pairs))
    for (support, count), needing in groups.items():
        _add_needs(model, support, count, needing)


def _add_needs(
    model: _Model, support: tuple[int, ...], count: int, pairs: list[int]
) -> None:
    """Let one switch stand between many pairs and what they all need."""
    supporters = model.several(support)
    if len(pairs) == 1:
        model.cp.add(sum(supporters) >= count * model.pairs[pairs[0]])
        return
    switch = model.whole(1, int(any(pair in model.begin for pair in pairs)))
    model.cp.add(sum(supporters) >= count * switch)
    for pair in pairs:
        model.cp.add_implication(model.pairs[pair], switch)


def _add_soft(model: _Model, terms: Sequence[Term]) -> None:
    shorts: dict[str, list[t.Short]] = defaultdict(list)
    for term in terms:
        match term:
            case t.Price(pair=pair, amount=amount):
                model.objective.append((model.pairs[pair], amount))
            case t.Kept(pair=kept, amount=amount):
                model.constant += amount
                if kept is not None:
                    model.objective.append((model.pairs[kept], -amount))
            case t.Short(shift=shift):
                shorts[shift].append(term)
            case t.Steps(pairs=pairs, amounts=amounts):
                _add_steps(model, pairs, amounts)
            case t.Lone(pair=pair, support=support, amount=amount):
                alone = int(pair in model.begin and not model.held(support))
                missing = model.whole(1, alone, amount)
                model.cp.add(sum(model.several(support)) + missing >= model.pairs[pair])
            case _:
                pass
    for several in shorts.values():
        for term in several:
            _add_short(model, term)


def _add_short(model: _Model, term: t.Short) -> None:
    """Charge empty places."""
    if not term.places:
        return
    hint = max(0, term.places - model.held(term.pairs))
    empty = model.whole(term.places, hint, term.amount)
    model.cp.add(sum(model.several(term.pairs)) + empty >= term.places)


def _add_steps(model: _Model, pairs: tuple[int, ...], amounts: tuple[int, ...]) -> None:
    """Write a count as a sum of steps whose prices rise, equal ones together."""
    if not pairs or not amounts:
        return
    prices = (amounts + amounts[-1:] * len(pairs))[: len(pairs)]
    left, steps = model.held(pairs), []
    for price, group in groupby(prices):
        width = len(list(group))
        steps.append(model.whole(width, min(left, width), price))
        left -= min(left, width)
    model.cp.add(sum(model.several(pairs)) == sum(steps))


def largest(sets: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Drop each set that lies inside another one."""
    kept: list[tuple[int, ...]] = []
    holding: dict[int, list[frozenset[int]]] = defaultdict(list)
    for one in sorted(set(sets), key=lambda s: (-len(s), s)):
        members = frozenset(one)
        if any(members <= other for other in holding[one[0]]):
            continue
        kept.append(one)
        for pair in one:
            holding[pair].append(members)
    return sorted(kept)
