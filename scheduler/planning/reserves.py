"""Ranks who stands by (备班) for each shift where absences are likely."""

from collections import Counter
from collections.abc import Iterable

from scheduler.model.rota import Rota
from scheduler.planning.judging import Judge
from scheduler.planning.problem import RotaProblem

RANKED = 2
"""Reserves for each such shift."""


def rank(
    problem: RotaProblem, assigned: frozenset[int], rotas: Iterable[Rota] = ()
) -> dict[str, tuple[str, ...]]:
    """Give the reserves of each shift that wants them, best first.

    A reserve breaks no rule by joining. Those of the last draft stay while they can;
    then come those who cost least, who stand by least often so far.
    """
    before = {s.shift: s.reserves for rota in rotas for s in rota.shifts}
    judge = Judge(problem, assigned)
    often: Counter[str] = Counter()
    ranked = {}
    for shift in problem.open:
        if not problem.shifts[shift].risk:
            continue
        costs = {
            problem.pairs[pair].volunteer: judge.difference(joins=(pair,))
            for pair in problem.of_shift.get(shift, ())
            if pair not in assigned and judge.fits(pair)
        }
        stay = [person for person in before.get(shift, ()) if person in costs]
        others = sorted(set(costs) - set(stay), key=lambda p: (often[p], costs[p], p))
        ranked[shift] = tuple([*stay, *others][:RANKED])
        often.update(ranked[shift])
    return ranked
