"""The columns around the relaxation's answer: where a good rota is found soonest.

People whom the relaxation puts on a shift wholly are held there. For the places that it
leaves, those it tries and some of the many more that would add nothing are let in.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.planning.linear import Linear, Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

USED = 1e-6
"""Of a column's value in the relaxation: less is nothing."""
NOTHING = 0.5
"""Points; who adds less adds nothing (costs are whole)."""
EACH = 5
"""People for each place that is left."""
MIX = 2_654_435_761
"""Knuth's multiplier: spreads the choice over people instead of taking the first."""


@dataclass(frozen=True, slots=True)
class Around:
    """A core of columns, those held at 1 in it, and values to begin from."""

    core: list[int]
    held: frozenset[int]
    values: list[int]


def around(
    model: Linear, values: "NDArray[np.float64]", added: "NDArray[np.float64]"
) -> Around:
    """Give the columns around ``values``, by what each column would add."""
    used, adds = values.tolist(), added.tolist()
    held = frozenset(n for n in range(model.pairs) if used[n] > 1 - USED)
    core = {n for n, value in enumerate(used) if value > USED or model.lower[n]}
    for row in model.rows:
        if row.least is not None and row.least > 0:
            pairs = [n for n in row.columns if n < model.pairs]
            places = row.least - sum(n in held for n in pairs)
            near = (n for n in pairs if adds[n] <= NOTHING and n not in core)
            core.update(sorted(near, key=_mixed)[: EACH * max(0, places)])
    core |= {
        n
        for row in model.rows
        if not _is_kept_without(model, row, core)
        for n in row.columns
        if n >= model.pairs
    }
    return Around(sorted(core), held, [round(value) for value in used])


def _mixed(column: int) -> int:
    return column * MIX % 2**32


def _is_kept_without(model: Linear, row: Row, core: set[int]) -> bool:
    """Tell whether any values of the columns in ``core`` keep a row, others being 0."""
    inside = [
        factor * model.upper[column]
        for column, factor in zip(row.columns, row.coefficients, strict=True)
        if column in core
    ]
    least, most = sum(min(n, 0) for n in inside), sum(max(n, 0) for n in inside)
    return (row.least is None or least >= row.least) and (
        row.most is None or most <= row.most
    )
