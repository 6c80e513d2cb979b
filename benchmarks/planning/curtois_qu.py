"""Published staff scheduling instances (Curtois and Qu), solved by the planner's means.

Only the reader and the instances' own rules are here; the linear model and its search are
``scheduler.planning``'s. Usage, with one second of effort as in ``linli plan``::

    python benchmarks/planning/curtois_qu.py FOLDER EFFORT 1 2 3
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scheduler.planning.cpsat import search
from scheduler.planning.linear import Linear
from scheduler.planning.solver import PACE

BEST_KNOWN = (607, 828, 1001, 1716, 1143, 1950, 1056, 1300, 439, 4631, 3443, 4040)
"""Of instances 1 to 12."""


@dataclass(frozen=True)
class Instance:
    """The sections of a file, each line split at its commas."""

    days: int
    sections: dict[str, list[list[str]]]


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
    """A linear model of an instance, and the column of each (person, day, shift)."""

    instance: Instance
    linear: Linear
    x: dict[tuple[str, int, str], int]

    def on(self, person: str, day: int) -> list[int]:
        """Give the columns of a person's day."""
        return [self.x[person, day, s] for s in self.shifts]

    @property
    def shifts(self) -> dict[str, int]:
        """Give the minutes of each shift."""
        return {s[0]: int(s[1]) for s in self.instance.sections["SECTION_SHIFTS"]}


def build(instance: Instance) -> Model:
    """Write an instance as a linear model."""
    linear = Linear(frozenset())
    days = range(instance.days)
    shifts = [line[0] for line in instance.sections["SECTION_SHIFTS"]]
    people = [line[0] for line in instance.sections["SECTION_STAFF"]]
    x = {(p, d, s): linear.column(1, 0) for p in people for d in days for s in shifts}
    model = Model(instance, linear, x)
    for line in instance.sections["SECTION_STAFF"]:
        _person(model, line)
    for person, *off in instance.sections.get("SECTION_DAYS_OFF", ()):
        for day in off:
            linear.row(model.on(person, int(day)), most=0)
    _wishes(model)
    _cover(model)
    return model


def _person(model: Model, line: list[str]) -> None:
    """Add the hard rules of one person."""
    name, most_of, longest, shortest, run, least_run, least_off, weekends = line
    days, linear, x = model.instance.days, model.linear, model.x
    for day in range(days):
        linear.row(model.on(name, day), most=1)
    for shift, _, *after in model.instance.sections["SECTION_SHIFTS"]:
        barred = [other for other in (after[0] if after else "").split("|") if other]
        for day in range(days - 1):
            then = [x[name, day + 1, other] for other in barred]
            linear.row([x[name, day, shift], *then], most=1)
    for part in most_of.split("|"):
        shift, most = part.split("=")
        linear.row([x[name, day, shift] for day in range(days)], most=int(most))
    minutes = [
        (x[name, day, shift], -length)
        for day in range(days)
        for shift, length in model.shifts.items()
    ]
    linear.row([], minutes, least=int(shortest), most=int(longest))
    for first in range(days - int(run)):
        window = range(first, first + int(run) + 1)
        linear.row([c for day in window for c in model.on(name, day)], most=int(run))
    _runs(model, name, int(least_run), int(least_off))
    worked = []
    for saturday in range(5, days, 7):
        weekend = linear.column(1, 0)
        worked.append(weekend)
        for day in range(saturday, min(days, saturday + 2)):
            linear.row([weekend], [(c, 1) for c in model.on(name, day)], least=0)
    linear.row(worked, most=int(weekends))


def _runs(model: Model, name: str, least_run: int, least_off: int) -> None:
    """Bar runs of work or rest that are too short, but for those at the borders."""
    days, linear = model.instance.days, model.linear
    for day in range(1, days):
        before, here = model.on(name, day - 1), model.on(name, day)
        for later in range(day + 1, min(days, day + least_run)):
            then = model.on(name, later)
            linear.row([*before, *then], [(c, 1) for c in here], least=0)
        for later in range(day + 1, min(days, day + least_off)):
            then = model.on(name, later)
            linear.row([*before, *then], [(c, 1) for c in here], most=1)


def _wishes(model: Model) -> None:
    linear, sections = model.linear, model.instance.sections
    for person, day, shift, weight in sections.get("SECTION_SHIFT_ON_REQUESTS", ()):
        linear.constant += int(weight)
        linear.costs[model.x[person, int(day), shift]] -= int(weight)
    for person, day, shift, weight in sections.get("SECTION_SHIFT_OFF_REQUESTS", ()):
        linear.costs[model.x[person, int(day), shift]] += int(weight)


def _cover(model: Model) -> None:
    people = [line[0] for line in model.instance.sections["SECTION_STAFF"]]
    for day, shift, wanted, under, over in model.instance.sections["SECTION_COVER"]:
        linear, need = model.linear, int(wanted)
        short = linear.column(max(1, need), 0, int(under))
        extra = linear.column(len(people), 0, int(over))
        there = [model.x[person, int(day), shift] for person in people]
        linear.row([*there, short], [(extra, 1)], least=need, most=need)


def rows(folder: Path, effort: float, numbers: list[int]) -> Iterator[str]:
    """Yield a line of the table for each instance."""
    for number in numbers:
        instance = read((folder / f"Instance{number}.txt").read_text("utf-8"))
        model = build(instance).linear
        began = time.perf_counter()
        found = search(model, range(len(model.upper)), model.hint, effort * PACE)
        seconds = time.perf_counter() - began
        best = BEST_KNOWN[number - 1]
        if found is None:
            yield f"| {number} | none | | {best} | | {seconds:.0f} s |"
            continue
        away = 100 * (found.cost - best) / best
        yield (
            f"| {number} | {found.cost} | {found.bound:.0f} | {best} | {away:.1f} % "
            f"| {seconds:.0f} s |"
        )


if __name__ == "__main__":
    print("| instance | found | bound | best known | away | time |")
    print("|---|---|---|---|---|---|")
    for row in rows(Path(sys.argv[1]), float(sys.argv[2]), [int(n) for n in sys.argv[3:]]):
        print(row, flush=True)
