"""A whole rota in a moment, that keeps every hard term: where the solver starts from.

Greedy: what is fixed, then the last draft, then shift by shift, the scarcest first, the
person who costs least, together with whoever that person needs.
"""

from collections import defaultdict
from collections.abc import Iterable

from scheduler.planning.problem import RotaProblem
from scheduler.planning.terms import AtMost, Holds, Needs, Price, Steps, Term


class _Start:
    """The rota so far, and how full each limit is."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.chosen: set[int] = set()
        self.caps: dict[int, list[AtMost]] = defaultdict(list)
        self.needs: dict[int, list[Needs]] = defaultdict(list)
        self.prices: dict[int, int] = defaultdict(int)
        self.steps: dict[int, list[Steps]] = defaultdict(list)
        self.full: dict[int, int] = defaultdict(int)
        for term in terms:
            match term:
                case AtMost(pairs=pairs):
                    for pair in pairs:
                        self.caps[pair].append(term)
                case Needs(pair=pair):
                    self.needs[pair].append(term)
                case Price(pair=pair, amount=amount):
                    self.prices[pair] += amount
                case Steps(pairs=pairs, amounts=amounts) if amounts:
                    for pair in pairs:
                        self.steps[pair].append(term)
                case _:
                    pass

    def put(self, pair: int) -> None:
        """Let the pair hold, come what may."""
        if pair not in self.chosen:
            self.chosen.add(pair)
            self._count(pair, 1)

    def take(self, pair: int) -> None:
        """Undo it."""
        self.chosen.discard(pair)
        self._count(pair, -1)

    def _count(self, pair: int, more: int) -> None:
        for term in (*self.caps[pair], *self.steps[pair]):
            self.full[id(term)] += more

    def fits(self, pair: int) -> bool:
        """Tell whether every limit has room for the pair."""
        return all(self.full[id(term)] < term.cap for term in self.caps[pair])

    def price(self, pair: int) -> int:
        """Give what the pair would cost now."""
        total = self.prices[pair]
        for term in self.steps[pair]:
            total += term.amounts[min(self.full[id(term)], len(term.amounts) - 1)]
        return total

    def add(self, pair: int, depth: int = 3) -> list[int]:
        """Let the pair hold with all that it needs; give what was added, or nothing."""
        if pair in self.chosen or not self.fits(pair):
            return []
        self.put(pair)
        added = [pair]
        for term in self.needs[pair]:
            while sum(other in self.chosen for other in term.support) < term.count:
                more = self.support(term, depth)
                if not more:
                    for other in added:
                        self.take(other)
                    return []
                added += more
        return added

    def support(self, term: Needs, depth: int) -> list[int]:
        """Add the cheapest pair that a need asks for."""
        if not depth:
            return []
        left = [other for other in term.support if other not in self.chosen]
        for other in sorted(left, key=lambda n: (self.price(n), n)):
            if more := self.add(other, depth - 1):
                return more
        return []


def start(problem: RotaProblem, terms: Iterable[Term]) -> frozenset[int]:
    """Give a rota that keeps every hard term of ``terms`` (already ``relaxed``)."""
    known = tuple(terms)
    rota = _Start(known)
    fixed = {term.pair for term in known if isinstance(term, Holds)}
    _put_fixed(rota, sorted(fixed))
    for pair in sorted(problem.draft):
        if _open_places(problem, rota, problem.pairs[pair].shift) > 0:
            rota.add(pair)
    for shift in sorted(problem.open, key=lambda s: (_slack(problem, s), s)):
        candidates = [n for n in problem.of_shift.get(shift, ()) if n not in rota.chosen]
        places = _open_places(problem, rota, shift)
        for pair in sorted(candidates, key=lambda n: (rota.price(n), n)):
            if places <= 0:
                break
            if rota.add(pair):
                places = _open_places(problem, rota, shift)
    return frozenset(rota.chosen)


def _put_fixed(rota: _Start, fixed: list[int]) -> None:
    """Let what is fixed hold, with all that it needs as far as that can be had."""
    for pair in fixed:
        rota.put(pair)
    for pair in fixed:
        for need in rota.needs[pair]:
            while sum(n in rota.chosen for n in need.support) < need.count:
                if not rota.support(need, 3):
                    break


def _slack(problem: RotaProblem, shift: str) -> int:
    return len(problem.of_shift.get(shift, ())) - problem.shifts[shift].target


def _open_places(problem: RotaProblem, rota: _Start, shift: str) -> int:
    held = sum(pair in rota.chosen for pair in problem.of_shift.get(shift, ()))
    return problem.shifts[shift].target - held
