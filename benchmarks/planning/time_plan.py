"""Times ``plan``, ``explain``, ``mend`` and ``risk`` on a community, as a table.

Usage: ``python benchmarks/planning/time_plan.py ROOT|synthetic:PEOPLE WEEKS [EFFORT]``.
ROOT holds ``content/``. Each run is one line, so that a shell loop makes the table.
"""

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import synthetic

from scheduler import content, files, timetable
from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from scheduler.model.times import DateSpan
from scheduler.planning import explain
from scheduler.planning.gather import build, horizon
from scheduler.planning.planner import Plan, plan_shifts
from scheduler.planning.relaxed import relaxed
from scheduler.planning.risk import risk_shifts
from scheduler.planning.solver import total
from scheduler.planning.start import start
from scheduler.planning.substitute import mend_shifts
from scheduler.planning.written import Written

FIRST = synthetic.FIRST


@dataclass(frozen=True)
class Case:
    """What is planned."""

    name: str
    community: Community
    rotas: tuple[Rota, ...]
    shifts: tuple[Shift, ...]
    weeks: int


def case(name: str, weeks: int) -> Case:
    """Load or make a community with the shifts that a plan of ``weeks`` needs."""
    if name.startswith("synthetic:"):
        made = synthetic.make(int(name.removeprefix("synthetic:")))
        return Case(
            name, made, (), synthetic.shifts(made, *horizon(made, FIRST, weeks)), weeks
        )
    loaded = content.load(files.read_tree(Path(name), "content"))
    if loaded.community is None:
        raise SystemExit(str(loaded.problems))
    shifts = timetable.shifts(loaded.community, *horizon(loaded.community, FIRST, weeks))
    drafts = tuple(rota for rota in loaded.rotas if rota.week < FIRST)
    return Case(name, loaded.community, drafts, tuple(shifts), weeks)


def timed(label: str, work: Callable[[], object]) -> object:
    """Run something and print how long it took, by the clock and of CPU."""
    began, worked = time.perf_counter(), time.process_time()
    result = work()
    took, cpu = time.perf_counter() - began, time.process_time() - worked
    print(f"{label}: {took:.1f} s, CPU {cpu:.1f} s", flush=True)
    return result


def greedy(one: Case) -> int:
    """Give the cost of the greedy start alone."""
    window = [FIRST + offset for offset in range(one.weeks)]
    problem = build(one.community, one.shifts, one.rotas, window)
    return total(problem.terms, start(problem, relaxed(problem.terms)))


def ask(one: Case, made: Plan) -> None:
    """Time the questions that staff ask of a plan."""
    rotas = (*one.rotas, *made.rotas)
    weeks = tuple(rota.week for rota in made.rotas)
    written = Written(one.community, one.shifts, rotas, weeks)

    def explained() -> int:
        return sum(len(explain.shift(written, shift).repairs) for shift, _ in made.unfilled)

    timed(f"explain {len(made.unfilled)} unfilled shifts", explained)
    away = made.rotas[0].shifts[0].volunteers[0]
    span = DateSpan(FIRST.monday, FIRST.monday + timedelta(days=13))
    timed(
        "mend after one absence",
        lambda: mend_shifts(one.community, one.shifts, rotas, away, span, 60.0),
    )
    timed("risk", lambda: risk_shifts(one.community, one.shifts, rotas, FIRST))


def main(name: str, count: int, effort: float) -> None:
    """Print the figures of one community."""
    one = case(name, count)
    print(f"{name}: {len(one.community.volunteers)} volunteers, {count} weeks")
    print(f"greedy start: cost {greedy(one)}")
    made = timed(
        "plan",
        lambda: plan_shifts(one.community, one.shifts, one.rotas, FIRST, count, effort),
    )
    if not isinstance(made, Plan):
        raise TypeError(made)
    print(
        f"cost {made.cost}, gap {100 * made.gap:.3f} %, proven {made.proven}, "
        f"open places {sum(n for _, n in made.unfilled)}, work {made.work:.2f}"
    )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    ask(one, made)


if __name__ == "__main__":
    limit = float(sys.argv[3]) if len(sys.argv) > 3 else 60.0  # noqa: PLR2004
    main(sys.argv[1], int(sys.argv[2]), limit)
