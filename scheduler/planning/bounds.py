"""What no rota can be cheaper than, and what each column would add: from the relaxation.

The relaxation is solved by HiGHS, one thread, for a counted number of steps. Its prices of
rows are taken as a hint only: the bound is counted from them by weak duality, so it holds
however exact they are, and also where HiGHS was stopped early.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scheduler.planning.interrupt import interruptibly
from scheduler.planning.linear import Linear

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEPS = 700_000_000
"""Steps of the simplex method times entries of the matrix in a second: measured, the same
for 1,000 and 3,000 volunteers within a quarter."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the relaxation tells of a model."""

    bound: float
    """No rota that keeps every hard term is cheaper."""
    added: "NDArray[np.float64]"
    """By column: what the bound rises to, at least, when the column is used at all."""
    values: "NDArray[np.float64] | None"
    """By column: how much of it the relaxation uses; ``None``: it was stopped early."""
    effort: float
    """About so many seconds, counted in steps."""


@dataclass(frozen=True, slots=True)
class _Matrix:
    """The rows of a model as arrays; one entry for each factor of each row."""

    row: "NDArray[np.int64]"
    column: "NDArray[np.int64]"
    factor: "NDArray[np.float64]"
    least: "NDArray[np.float64]"
    most: "NDArray[np.float64]"


def bounds(model: Linear, effort: float) -> Bounds | None:
    """Solve the relaxation with ``effort``; ``None`` when it has no solution."""
    import numpy as np

    matrix = _matrix(model)
    limit = int(effort * STEPS / max(1, len(matrix.factor)))
    solver: Any = _solver(model, matrix, limit)
    interruptibly(solver.run, solver.cancelSolve)
    state, steps = solver.getModelStatus().name, solver.getInfo().simplex_iteration_count
    if state not in {"kOptimal", "kModelEmpty", "kIterationLimit"}:
        return None
    solution = solver.getSolution()
    prices = np.array(solution.row_dual, dtype=float)
    prices = prices if len(prices) == len(model.rows) else np.zeros(len(model.rows))
    bound, added = _by_prices(model, matrix, prices)
    ended = state != "kIterationLimit"
    values = np.array(solution.col_value, dtype=float) if ended else None
    return Bounds(bound, added, values, steps * len(matrix.factor) / STEPS)


def _by_prices(
    model: Linear, matrix: _Matrix, prices: "NDArray[np.float64]"
) -> "tuple[float, NDArray[np.float64]]":
    """Give the bound that the prices of rows prove, and what each column adds."""
    import numpy as np

    prices = np.where(np.isinf(matrix.least), np.minimum(prices, 0), prices)
    prices = np.where(np.isinf(matrix.most), np.maximum(prices, 0), prices)
    paid = matrix.factor * prices[matrix.row]
    count = len(model.upper)
    added = np.array(model.costs, dtype=float) - np.bincount(
        matrix.column, paid, minlength=count
    )
    lower, upper = np.array(model.lower, dtype=float), np.array(model.upper, dtype=float)
    sides = np.where(prices > 0, matrix.least, matrix.most)
    sides[prices == 0] = 0
    bound = (
        float(np.sum(prices * sides))
        + float(np.sum(np.where(added > 0, added * lower, added * upper)))
        + model.constant
    )
    return bound, added.astype(float)


def _matrix(model: Linear) -> _Matrix:
    """Write the rows as arrays, in the order of rows and columns."""
    import numpy as np

    rows = model.rows
    row = np.repeat(np.arange(len(rows)), [len(r.columns) for r in rows])
    column = np.fromiter((c for r in rows for c in r.columns), dtype=np.int64)
    factor = np.fromiter((f for r in rows for f in r.coefficients), dtype=float)
    order = np.lexsort((column, row))
    return _Matrix(
        row,
        column[order],
        factor[order],
        np.array([-np.inf if r.least is None else r.least for r in rows], dtype=float),
        np.array([np.inf if r.most is None else r.most for r in rows], dtype=float),
    )


def _solver(model: Linear, matrix: _Matrix, limit: int) -> Any:  # noqa: ANN401 - no types
    """Hand the relaxation to HiGHS."""
    import highspy
    import numpy as np

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.upper), len(model.rows)
    lp.col_cost_ = np.array(model.costs, dtype=float)
    lp.col_lower_ = np.array(model.lower, dtype=float)
    lp.col_upper_ = np.array(model.upper, dtype=float)
    lp.row_lower_, lp.row_upper_ = matrix.least, matrix.most
    lengths = np.bincount(matrix.row, minlength=len(model.rows))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    lp.a_matrix_.index_ = matrix.column.astype(np.int32)
    lp.a_matrix_.value_ = matrix.factor
    solver: Any = highspy.Highs()
    solver.silent()
    solver.HandleUserInterrupt = True
    for option, value in (
        ("threads", 1),
        ("solver", "simplex"),
        ("simplex_iteration_limit", limit),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    return solver
