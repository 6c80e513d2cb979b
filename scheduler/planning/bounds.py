"""What no rota can be cheaper than, and what each column would add: from the relaxation.

The relaxation is solved by GLOP (in OR-Tools). Its prices of rows are taken as a hint
only: the bound is counted from them by weak duality, so it holds however exact they are.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scheduler.planning.linear import Linear

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

USED = 1e-6
"""A column of the relaxation above this is used by it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A lower bound of the cost, and how it rises with each column."""

    bound: float
    added: "NDArray[np.float64]"
    """By column: a rota with the column at 1 or more costs ``bound + added`` or more."""
    used: "NDArray[np.bool_]"
    """Which columns the relaxation uses."""


def bounds(model: Linear) -> Bounds | None:
    """Solve the relaxation; ``None`` when it has no solution."""
    import numpy as np

    solved = _solve(model)
    if solved is None:
        return None
    values, prices = solved
    least = np.array([-np.inf if r.least is None else r.least for r in model.rows])
    most = np.array([np.inf if r.most is None else r.most for r in model.rows])
    prices = np.where(np.isinf(least), np.minimum(prices, 0), prices)
    prices = np.where(np.isinf(most), np.maximum(prices, 0), prices)
    added = np.array(model.costs, dtype=float)
    lengths = [len(row.columns) for row in model.rows]
    columns = np.fromiter((c for row in model.rows for c in row.columns), dtype=int)
    factors = np.fromiter((f for row in model.rows for f in row.coefficients), dtype=float)
    np.subtract.at(added, columns, factors * np.repeat(prices, lengths))
    lower, upper = np.array(model.lower), np.array(model.upper)
    sides = np.where(prices > 0, least, most)
    bound = (
        float(np.sum(np.where(prices == 0, 0, prices) * np.where(prices == 0, 0, sides)))
        + float(np.sum(np.where(added > 0, added * lower, added * upper)))
        + model.constant
    )
    return Bounds(bound, added, values > USED)


def _solve(model: Linear) -> "tuple[NDArray[np.float64], NDArray[np.float64]] | None":
    """Give the values of the columns and the prices of the rows."""
    import numpy as np
    from ortools.linear_solver.python import model_builder

    lp: Any = model_builder.Model()  # type: ignore[no-untyped-call]
    rows = lp.helper
    rows.add_var_array_with_bounds(
        np.array(model.lower, dtype=float),
        np.array(model.upper, dtype=float),
        np.zeros(len(model.upper), dtype=bool),
        "",
    )
    for column, cost in enumerate(model.costs):
        if cost:
            rows.set_var_objective_coefficient(column, cost)
    for row in model.rows:
        number = rows.add_linear_constraint()
        rows.set_constraint_lower_bound(number, -np.inf if row.least is None else row.least)
        rows.set_constraint_upper_bound(number, np.inf if row.most is None else row.most)
        for column, factor in zip(row.columns, row.coefficients, strict=True):
            rows.add_term_to_constraint(number, column, factor)
    solver: Any = model_builder.Solver("glop")
    if solver.solve(lp) != model_builder.SolveStatus.OPTIMAL:
        return None
    values = solver.values(lp.get_variables())
    prices = solver.dual_values(lp.get_linear_constraints())
    return values.to_numpy(dtype=float), prices.to_numpy(dtype=float)
