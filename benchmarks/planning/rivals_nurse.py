"""The model of OR-Tools' nurse example, with our hard rules added.

As published (ortools/sat/samples/nurses_sat.py and shift_scheduling_sat.py): a boolean
for each person in each place, each place for one person, duties shared by the distance
of the most and the least loaded, the solver left as it comes. Added: places may stay
empty, the hard rules, and the prices of all soft rules but fairness.
"""

from typing import Any

from ortools.sat.python import cp_model

from scheduler.planning import terms as t
from scheduler.planning.linear import linear
from scheduler.planning.problem import RotaProblem
from scheduler.planning.relaxed import relaxed


def solve(problem: RotaProblem, seconds: float) -> frozenset[int]:
    """Give the rota found in so many seconds, an empty one if there is none."""
    cp = cp_model.CpModel()
    terms = [
        term
        for term in relaxed(problem.terms)
        if not isinstance(term, t.Steps) or term.rule != "fairness"
    ]
    model = linear(len(problem.pairs), terms, frozenset())
    columns = [
        cp.new_int_var(lower, upper, "")
        for lower, upper in zip(model.lower, model.upper, strict=True)
    ]
    for row in model.rows:
        chosen = [columns[column] for column in row.columns]
        total = cp_model.LinearExpr.weighted_sum(chosen, row.coefficients)
        if row.least is not None:
            cp.add(total >= row.least)
        if row.most is not None:
            cp.add(total <= row.most)
    _add_places(cp, problem, columns)
    apart = _most_less_least(cp, problem, columns)
    prices = cp_model.LinearExpr.weighted_sum(columns, model.costs)
    cp.minimize(prices + problem.weights["fairness"] * apart)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return problem.settled
    return frozenset(n for n in range(len(problem.pairs)) if solver.value(columns[n]))


def _add_places(cp: cp_model.CpModel, problem: RotaProblem, columns: list[Any]) -> None:
    """Let each pair that holds take one place of its shift."""
    for shift in problem.open:
        pairs = problem.of_shift.get(shift, ())
        # Pins may ask for more people than there are places.
        pinned = sum(pair in problem.pinned for pair in pairs)
        places = range(max(problem.shifts[shift].target, pinned))
        at = {(n, place): cp.new_bool_var("") for n in pairs for place in places}
        for place in places:
            cp.add_at_most_one([at[n, place] for n in pairs])
        for n in pairs:
            cp.add(sum(at[n, place] for place in places) == columns[n])


def _most_less_least(
    cp: cp_model.CpModel, problem: RotaProblem, columns: list[Any]
) -> cp_model.LinearExpr:
    """Give how far apart the highest and the lowest load are."""
    top = len(problem.open) + max(problem.loads.values(), default=0)
    most, least = cp.new_int_var(0, top, ""), cp.new_int_var(0, top, "")
    for volunteer in problem.volunteers:
        pairs = [n for n in problem.of_volunteer[volunteer] if problem.is_open(n)]
        load = sum(columns[n] for n in pairs) + problem.loads.get(volunteer, 0)
        cp.add(load <= most)
        cp.add(load >= least)
    return most - least
