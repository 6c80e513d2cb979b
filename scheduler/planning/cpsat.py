"""Solves a linear model, or a core of its columns, with CP-SAT: repeatable, one worker.

One worker with a strong linear relaxation beats many without on these models, and it is
repeatable: the search stops by counted work, never by the clock.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.planning.interrupt import interruptibly
from scheduler.planning.linear import Linear

SEED = 20_230_106


@dataclass(frozen=True, slots=True)
class Found:
    """The best values found, and what the core's columns cannot be cheaper than."""

    values: list[int]
    """By column; empty where nothing was found in time."""
    cost: int
    bound: float
    proven: bool
    work: float
    """Deterministic seconds."""


def search(
    model: Linear,
    core: Sequence[int],
    hint: Sequence[int],
    work: float,
    held: Collection[int] = frozenset(),
) -> Found | None:
    """Search the columns of ``core``, those of ``held`` at 1 or more, all others at 0.

    ``None``: there is nothing.
    """
    from ortools.sat.python import cp_model

    cp: Any = cp_model.CpModel()
    columns: dict[int, Any] = {}
    for column in core:
        upper = model.upper[column]
        lower = max(model.lower[column], int(column in held))
        columns[column] = cp.new_int_var(lower, upper, "")
        cp.add_hint(columns[column], hint[column])
    linear = cp_model.LinearExpr
    for row in model.rows:
        inside = [
            (columns[column], factor)
            for column, factor in zip(row.columns, row.coefficients, strict=True)
            if column in columns
        ]
        expression = linear.weighted_sum([v for v, _ in inside], [f for _, f in inside])
        if row.least is not None and (inside or row.least > 0):
            cp.add(expression >= row.least)
        if row.most is not None and any(f > 0 for _, f in inside):
            cp.add(expression <= row.most)
    priced = [column for column in core if model.costs[column]]
    cp.minimize(
        linear.weighted_sum(
            [columns[column] for column in priced],
            [model.costs[column] for column in priced],
        )
        + model.constant
    )
    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = work
    solver.parameters.catch_sigint_signal = False
    status = interruptibly(lambda: int(solver.solve(cp)), solver.stop_search)
    spent = solver.response_proto.deterministic_time
    if status == cp_model.INFEASIBLE:
        return None
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found([], 0, solver.best_objective_bound, proven=False, work=spent)
    values = [0] * len(model.upper)
    for column, variable in columns.items():
        values[column] = solver.value(variable)
    return Found(
        values,
        round(solver.objective_value),
        solver.best_objective_bound,
        bool(status == cp_model.OPTIMAL),
        spent,
    )
