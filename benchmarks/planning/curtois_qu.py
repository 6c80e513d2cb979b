"""Published shift scheduling instances (Curtois and Qu), by one plain call of CP-SAT.

The instances (http://www.schedulingbenchmarks.org/nrp/) are not ours to ship: give the
folder that holds ``Instance1.txt`` and so on. Prints a line of a table for each instance,
and leaves each roster in ROSTERS, already judged by ``curtois_score``::

    python benchmarks/planning/curtois_qu.py FOLDER SECONDS ROSTERS 1 2 3
"""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import curtois_score
from ortools.sat.python import cp_model

BEST_KNOWN = (607, 828, 1001, 1716, 1143, 1950, 1056, 1300, 439, 4631, 3443, 4040)
"""Of instances 1 to 12."""
SMALL = 6
"""Up to this one, one worker with the strong relaxation proves; beyond, two search."""


@dataclass(frozen=True)
class Instance:
    """The sections of a file, each line split at its commas."""

    days: int
    sections: dict[str, list[list[str]]]

    @property
    def shifts(self) -> dict[str, int]:
        """Give the minutes of each shift."""
        return {s[0]: int(s[1]) for s in self.sections["SECTION_SHIFTS"]}

    @property
    def people(self) -> list[str]:
        """Give the employees' names."""
        return [line[0] for line in self.sections["SECTION_STAFF"]]


def read(text: str) -> Instance:
    """Read a file of the set."""
    sections: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("SECTION_"):
            lines = sections.setdefault(line.strip(), [])
        elif line.strip() and not line.startswith("#"):
            lines.append([part.strip() for part in line.split(",")])
    return Instance(int(sections["SECTION_HORIZON"][0][0]), sections)


@dataclass
class Model:
    """The model of an instance; ``x`` has only the shifts that a person may work."""

    instance: Instance
    cp: Any = field(default_factory=cp_model.CpModel)
    x: dict[tuple[str, int, str], Any] = field(default_factory=dict)
    work: dict[tuple[str, int], Any] = field(default_factory=dict)

    def held(self, person: str, day: int, shifts: Iterable[str]) -> list[Any]:
        """Give the columns of a person's day that exist."""
        found = (self.x.get((person, day, shift)) for shift in shifts)
        return [column for column in found if column is not None]


def build(instance: Instance) -> Model:
    """Write an instance as a model of booleans."""
    model = Model(instance)
    off = {
        (person, int(day))
        for person, *days in instance.sections.get("SECTION_DAYS_OFF", ())
        for day in days
    }
    for line in instance.sections["SECTION_STAFF"]:
        _columns(model, line, off)
        _runs(model, line)
        _succession(model, line[0])
    model.cp.minimize(sum(_wishes(model)) + sum(_cover(model)))
    return model


def _columns(model: Model, line: list[str], off: set[tuple[str, int]]) -> None:
    """Add a person's columns, with the limits of their numbers and minutes."""
    name, limits, longest, shortest, *_, weekends = line
    days, cp = range(model.instance.days), model.cp
    lengths = model.instance.shifts
    most = {k: int(v) for k, v in (limit.split("=") for limit in limits.split("|"))}
    for day in days:
        model.work[name, day] = cp.new_bool_var("")
        for shift in lengths:
            if most[shift] and (name, day) not in off:
                model.x[name, day, shift] = cp.new_bool_var("")
        held = model.held(name, day, lengths)
        cp.add_exactly_one([*held, ~model.work[name, day]])
    for shift, cap in most.items():
        if 0 < cap < model.instance.days:
            cp.add(sum(sum(model.held(name, day, [shift])) for day in days) <= cap)
    minutes = sum(
        length * column
        for shift, length in lengths.items()
        for day in days
        for column in model.held(name, day, [shift])
    )
    cp.add_linear_constraint(minutes, int(shortest), int(longest))
    worked = []
    for saturday in range(5, model.instance.days, 7):
        worked.append(cp.new_bool_var(""))
        for day in range(saturday, min(model.instance.days, saturday + 2)):
            cp.add_implication(model.work[name, day], worked[-1])
    cp.add(sum(worked) <= int(weekends))


def _runs(model: Model, line: list[str]) -> None:
    """Bound the runs of work and rest by clauses; those at a border may be short.

    Begins and ends of runs as booleans (as in unit commitment) make rows that are tighter
    on paper, but did worse with one worker where tried (docs/benchmarks-rivals.md).
    """
    name, cp, days = line[0], model.cp, model.instance.days
    longest, least_run, least_off = (int(part) for part in line[4:7])
    work = [model.work[name, day] for day in range(days)]
    rest = [~here for here in work]
    for first in range(days - longest):
        cp.add_bool_or(rest[first : first + longest + 1])
    for here, other, least in ((work, rest, least_run), (rest, work, least_off)):
        for length in range(1, least):
            for first in range(1, days - length):
                last = first + length
                cp.add_bool_or([here[first - 1], *other[first:last], here[last]])


def _succession(model: Model, name: str) -> None:
    """Bar shifts after shifts: all that share the same barred ones in one row."""
    barred = {
        line[0]: frozenset(line[2].split("|")) - {""} if len(line) > 2 else frozenset()  # noqa: PLR2004
        for line in model.instance.sections["SECTION_SHIFTS"]
    }
    for then in {after for after in barred.values() if after}:
        now = [shift for shift, after in barred.items() if then <= after]
        for day in range(model.instance.days - 1):
            before, after = model.held(name, day, now), model.held(name, day + 1, then)
            if before and after:
                model.cp.add_at_most_one([*before, *after])


def _wishes(model: Model) -> Iterator[Any]:
    sections = model.instance.sections
    for person, day, shift, weight in sections.get("SECTION_SHIFT_ON_REQUESTS", ()):
        yield int(weight) * (1 - sum(model.held(person, int(day), [shift])))
    for person, day, shift, weight in sections.get("SECTION_SHIFT_OFF_REQUESTS", ()):
        yield int(weight) * sum(model.held(person, int(day), [shift]))


def _cover(model: Model) -> Iterator[Any]:
    for day, shift, wanted, under, over in model.instance.sections["SECTION_COVER"]:
        there = [c for p in model.instance.people for c in model.held(p, int(day), [shift])]
        need = int(wanted)
        short = model.cp.new_int_var(0, need, "")
        extra = model.cp.new_int_var(0, max(0, len(there) - need), "")
        model.cp.add(sum(there) + short - extra == need)
        yield int(under) * short + int(over) * extra


def solver_for(number: int, seconds: float) -> cp_model.CpSolver:
    """Give the solver with the parameters for an instance."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.num_workers = 1
    if number > SMALL:
        solver.parameters.num_workers = 2
        solver.parameters.subsolvers.append("max_lp")
    return solver


def roster(model: Model, solver: cp_model.CpSolver) -> dict[str, list[str]]:
    """Read the roster from a solution."""
    found = {p: [curtois_score.OFF] * model.instance.days for p in model.instance.people}
    for (person, day, shift), column in model.x.items():
        if solver.value(column):
            found[person][day] = shift
    return found


def row(folder: Path, seconds: float, rosters: Path, number: int) -> str:
    """Solve one instance and give its line of the table."""
    told = (folder / f"Instance{number}.txt").read_text("utf-8")
    model, best = build(read(told)), BEST_KNOWN[number - 1]
    solver = solver_for(number, seconds)
    began, cpu = time.perf_counter(), time.process_time()
    status = solver.solve(model.cp)
    took, worked = time.perf_counter() - began, time.process_time() - cpu
    bound = solver.best_objective_bound
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return f"| {number} | {best} | none | {bound:.0f} | | {took:.0f} | {worked:.0f} |"
    made = roster(model, solver)
    lines = [f"{person}: {' '.join(days)}\n" for person, days in made.items()]
    (rosters / f"Instance{number}.roster").write_text("".join(lines), "utf-8")
    broken, cost = curtois_score.faults(told, made), curtois_score.penalty(told, made)
    if broken or cost != round(solver.objective_value):
        raise ValueError([number, cost, solver.objective_value, broken])
    return (
        f"| {number} | {best} | {cost} | {bound:.0f} | {100 * (cost - best) / best:.1f} % "
        f"| {took:.0f} | {worked:.0f} |"
    )


if __name__ == "__main__":
    Path(sys.argv[3]).mkdir(parents=True, exist_ok=True)
    print("| instance | best known | found | bound | above | seconds | of CPU |")
    print("|---|---|---|---|---|---|---|")
    for given in sys.argv[4:]:
        line = row(Path(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3]), int(given))
        print(line, flush=True)
