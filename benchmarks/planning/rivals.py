"""The planner beside other ways to make the same rota, judged by the same rules.

Every rival gets the same problem (who could serve where, and every hard and soft rule as
terms), the same last draft and the same seconds; what it answers is judged by
``scheduler.planning.review``. The last draft is the greedy assigner's; after it one
volunteer in twenty falls away for ten days. One line of the table for each call::

    python benchmarks/planning/rivals.py ROOT|synthetic:PEOPLE WEEKS SECONDS RIVAL

RIVAL is planner, greedy, nurse (needs nothing more) or timefold (``pip install timefold``
and Java 17). ROOT holds ``content/``.
"""

import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from time_plan import FIRST, Case, case

from scheduler.model.people import Absence
from scheduler.model.times import DateSpan
from scheduler.planning import terms as t
from scheduler.planning.gather import build
from scheduler.planning.planner import draft
from scheduler.planning.problem import RotaProblem
from scheduler.planning.relaxed import relaxed
from scheduler.planning.review import judge
from scheduler.planning.solver import PACE, solve
from scheduler.problems import Source

FALL_AWAY = 0.05
"""Share of the volunteers who become absent after the last draft was made."""
Rival = Callable[[RotaProblem, float], frozenset[int]]


class Greedy:
    """Fills shift after shift with who has the fewest duties and breaks no rule."""

    def __init__(self, problem: RotaProblem, terms: Sequence[t.Term]) -> None:
        """Begin with what is fixed."""
        self.problem = problem
        self.rota = {term.pair for term in terms if isinstance(term, t.Holds)}
        self.loads = Counter(problem.loads)
        self.loads.update(problem.pairs[n].volunteer for n in self.rota)
        self.caps: dict[int, list[t.AtMost]] = defaultdict(list)
        self.needs: dict[int, list[t.Needs]] = defaultdict(list)
        for term in terms:
            if isinstance(term, t.AtMost):
                for pair in term.pairs:
                    self.caps[pair].append(term)
            elif isinstance(term, t.Needs):
                self.needs[term.pair].append(term)

    def fill(self) -> frozenset[int]:
        """Fill the shifts by time."""
        for shift in self.problem.open:
            pairs = self.problem.of_shift.get(shift, ())
            for pair in self.by_load(pairs):
                if self.held(pairs) >= self.problem.shifts[shift].target:
                    break
                self.add(pair)
        return frozenset(self.rota)

    def held(self, pairs: Sequence[int]) -> int:
        """Count the pairs that hold."""
        return sum(pair in self.rota for pair in pairs)

    def by_load(self, pairs: Sequence[int]) -> list[int]:
        """Sort pairs by the duties of their volunteers."""
        return sorted(pairs, key=lambda n: (self.loads[self.problem.pairs[n].volunteer], n))

    def add(self, pair: int, depth: int = 3) -> list[int]:
        """Add a pair, and whom it needs; give what was added, nothing if that fails."""
        full = any(self.held(term.pairs) >= term.cap for term in self.caps[pair])
        if pair in self.rota or full or not depth:
            return []
        added = [pair]
        self._set(pair, 1)
        for need in self.needs[pair]:
            for other in self.by_load(need.support):
                if self.held(need.support) >= need.count:
                    break
                added += self.add(other, depth - 1)
            if self.held(need.support) < need.count:
                for other in added:
                    self._set(other, -1)
                return []
        return added

    def _set(self, pair: int, more: int) -> None:
        self.loads[self.problem.pairs[pair].volunteer] += more
        (self.rota.add if more > 0 else self.rota.discard)(pair)


def greedy(problem: RotaProblem, seconds: float) -> frozenset[int]:
    """Assign greedily; takes no more time when there is more."""
    del seconds
    return Greedy(problem, relaxed(problem.terms)).fill()


def planner(problem: RotaProblem, seconds: float) -> frozenset[int]:
    """Solve as ``linli plan`` does, with as much work as usually takes so long."""
    found = solve(problem, seconds)
    proven = "proven" if found.proven else f"bound {found.bound}"
    print(f"planner: {proven}, work {found.work / PACE:.1f}", file=sys.stderr)
    return found.rota


def rival_called(name: str) -> Rival:
    """Give a rival; its libraries are loaded before the clock starts."""
    if name == "nurse":
        import rivals_nurse

        return rivals_nurse.solve
    if name == "timefold":
        import rivals_timefold

        return rivals_timefold.solve
    return {"planner": planner, "greedy": greedy}[name]


def disturbed(one: Case) -> RotaProblem:
    """Give the problem after a greedy draft was made and some people fell away."""
    window = tuple(FIRST + offset for offset in range(one.weeks))
    known = {rota.week: rota for rota in one.rotas}
    first = build(one.community, one.shifts, known.values(), window)
    rota = greedy(first, 0)
    drafts = [draft(first, rota, {}, week) for week in first.weeks]
    random = Random(1)
    people = [v.id for v in one.community.volunteers]
    away = sorted(random.sample(people, round(FALL_AWAY * len(people))))
    span = DateSpan(FIRST.monday, FIRST.monday + timedelta(days=9))
    more = [Absence(person, span, Source("rivals.yaml")) for person in away]
    community = replace(one.community, absences=(*one.community.absences, *more))
    others = [r for r in one.rotas if r.week not in first.weeks]
    return build(community, one.shifts, [*others, *drafts], window)


def spread(problem: RotaProblem, rota: frozenset[int]) -> float:
    """Give how many duties beyond a fair share the busiest person has."""
    loads = Counter({v: problem.loads.get(v, 0) for v in problem.offers})
    loads.update(problem.pairs[n].volunteer for n in rota - problem.settled)
    total, offered = sum(loads.values()), sum(problem.offers.values())
    return max(loads[v] - total * o / offered for v, o in problem.offers.items())


def main(name: str, weeks: int, seconds: float, rival: str) -> None:
    """Print the line of one rival on one instance."""
    problem, solve_it = disturbed(case(name, weeks)), rival_called(rival)
    began, cpu = time.perf_counter(), time.process_time()
    rota = solve_it(problem, seconds)
    took, worked = time.perf_counter() - began, time.process_time() - cpu
    judged = judge(problem, rota, ())
    broken = sum(problem.code != "below-minimum" for problem in judged.problems)
    costs = dict(judged.costs)
    changes = len(problem.draft - rota) + problem.gone
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"| {name} x {weeks} | {rival} | {judged.cost} | {broken} "
        f"| {sum(n for _, n in judged.empty)} | {len(judged.below)} "
        f"| {costs.get('fairness', 0)} | {spread(problem, rota):.1f} | {changes} "
        f"| {took:.0f} | {worked:.0f} | {memory} |",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
