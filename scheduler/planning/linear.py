"""The terms of a problem as whole-number columns and linear rows, for any solver.

The model is measured, not guessed (docs and benchmarks say how): one boolean column for
each eligible pair and none for places; whole numbers for empty places; sets that exclude
each other as one row; rising costs as a chain of steps. Its linear relaxation is almost
whole. Columns run from ``lower`` to ``upper``; the first ones are the problem's pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from scheduler.planning import terms as t
from scheduler.planning.terms import Term


@dataclass(frozen=True, slots=True)
class Row:
    """``least`` <= sum of coefficient x column <= ``most``; ``None`` bounds nothing."""

    columns: tuple[int, ...]
    coefficients: tuple[int, ...]
    least: int | None
    most: int | None


@dataclass
class Linear:
    """Columns, their costs, rows, and the start's value of each column."""

    begin: frozenset[int]
    pairs: int = 0
    """The first so many columns are pairs of a person and a shift."""
    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    costs: list[int] = field(default_factory=list)
    hint: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    constant: int = 0

    def column(self, upper: int, hint: int, cost: int = 0) -> int:
        """Add a column and give its number."""
        self.lower.append(0)
        self.upper.append(upper)
        self.costs.append(cost)
        self.hint.append(hint)
        return len(self.upper) - 1

    def row(
        self,
        plus: Iterable[int],
        minus: Iterable[tuple[int, int]] = (),
        least: int | None = None,
        most: int | None = None,
    ) -> None:
        """Add a row: each of ``plus`` once, less (column, how often) of ``minus``."""
        factors: dict[int, int] = defaultdict(int)
        for column in plus:
            factors[column] += 1
        for column, times in minus:
            factors[column] -= times
        self.rows.append(Row(tuple(factors), tuple(factors.values()), least, most))

    def held(self, pairs: Iterable[int]) -> int:
        """Count how many of the pairs the start holds."""
        return sum(pair in self.begin for pair in pairs)


def linear(count: int, terms: Sequence[Term], begin: frozenset[int]) -> Linear:
    """Write the terms over ``count`` pairs; ``begin`` is the start."""
    model = Linear(begin, count)
    for pair in range(count):
        model.column(1, int(pair in begin))
    _add_hard(model, terms)
    caps = _caps(terms)
    for term in terms:
        if isinstance(term, t.Steps):
            _add_steps(model, term, most_of(term.pairs, caps))
        else:
            _add_soft(model, term)
    return model


def is_kept(model: Linear, values: Sequence[int]) -> bool:
    """Tell whether the values keep all rows and bounds of columns."""
    bounds = zip(model.lower, values, model.upper, strict=True)
    if not all(least <= value <= most for least, value, most in bounds):
        return False
    for row in model.rows:
        factors = zip(row.columns, row.coefficients, strict=True)
        total = sum(factor * values[column] for column, factor in factors)
        if row.least is not None and total < row.least:
            return False
        if row.most is not None and total > row.most:
            return False
    return True


def _add_hard(model: Linear, terms: Iterable[Term]) -> None:
    exclusive = []
    groups: dict[tuple[tuple[int, ...], int], list[int]] = defaultdict(list)
    for term in terms:
        match term:
            case t.Holds(pair=pair):
                model.lower[pair] = 1
            case t.AtMost(pairs=pairs, cap=1):
                exclusive.append(pairs)
            case t.AtMost(pairs=pairs, cap=cap):
                model.row(pairs, most=cap)
            case t.Needs(pair=pair, support=support, count=count):
                groups[support, count].append(pair)
            case _:
                pass
    for pairs in largest(exclusive):
        model.row(pairs, most=1)
    for (support, count), needing in groups.items():
        _add_needs(model, support, count, needing)


def _add_needs(
    model: Linear, support: tuple[int, ...], count: int, pairs: list[int]
) -> None:
    """Let one switch stand between many pairs and what they all need."""
    if len(pairs) == 1:
        model.row(support, [(pairs[0], count)], least=0)
        return
    switch = model.column(1, int(model.held(pairs) > 0))
    model.row(support, [(switch, count)], least=0)
    for pair in pairs:
        model.row([switch], [(pair, 1)], least=0)


def _add_soft(model: Linear, term: Term) -> None:
    match term:
        case t.Price(pair=pair, amount=amount):
            model.costs[pair] += amount
        case t.Kept(pair=kept, amount=amount):
            model.constant += amount
            if kept is not None:
                model.costs[kept] -= amount
        case t.Short(pairs=pairs, places=places, amount=amount) if places:
            hint = max(0, places - model.held(pairs))
            model.row([*pairs, model.column(places, hint, amount)], least=places)
        case t.Lone(pair=pair, support=support, amount=amount):
            hint = int(pair in model.begin and not model.held(support))
            alone = model.column(1, hint, amount)
            model.row([*support, alone], [(pair, 1)], least=0)
        case _:
            pass


def _add_steps(model: Linear, term: t.Steps, most: int) -> None:
    """Write a count as a sum of steps whose prices rise, equal ones together.

    There are no steps beyond ``most``, which the hard terms let nobody reach.
    """
    if not term.amounts:
        return
    prices = (term.amounts + term.amounts[-1:] * most)[:most]
    left, steps = model.held(term.pairs), []
    for price, group in groupby(prices):
        width = len(list(group))
        steps.append(model.column(width, min(left, width), price))
        left -= min(left, width)
    model.row(term.pairs, [(step, 1) for step in steps], most=0)


def _caps(terms: Iterable[Term]) -> dict[int, list[t.AtMost]]:
    """Give the caps on each pair."""
    caps = defaultdict(list)
    for term in terms:
        if isinstance(term, t.AtMost):
            for pair in term.pairs:
                caps[pair].append(term)
    return caps


def most_of(pairs: tuple[int, ...], caps: Mapping[int, Sequence[t.AtMost]]) -> int:
    """Give a count that the pairs that hold cannot pass: by caps that do not overlap."""
    left = set(pairs)
    known = {cap for pair in pairs for cap in caps.get(pair, ())}
    most = 0
    for cap in sorted(known, key=lambda c: (c.cap - len(c.pairs), c.pairs, c.cap)):
        if left.issuperset(cap.pairs):
            left.difference_update(cap.pairs)
            most += cap.cap
    return most + len(left)


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
