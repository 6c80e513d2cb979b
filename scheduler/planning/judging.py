"""Small changes of a rota judged quickly: only the terms that speak of them are asked."""

from collections.abc import Iterable
from functools import cached_property

from scheduler.planning import terms as t
from scheduler.planning.problem import RotaProblem
from scheduler.planning.terms import Hard, Soft


class Judge:
    """A rota, and what single joins and leaves would do to it."""

    def __init__(self, problem: RotaProblem, rota: frozenset[int]) -> None:
        """Remember the rota; nothing here ever changes it."""
        self.problem = problem
        self.rota = rota

    @cached_property
    def _hard(self) -> dict[int, list[Hard]]:
        found: dict[int, list[Hard]] = {}
        for term in self.problem.terms:
            if isinstance(term, (t.Holds, t.AtMost, t.Needs)):
                for pair in t.pairs_of(term):
                    found.setdefault(pair, []).append(term)
        return found

    @cached_property
    def _soft(self) -> dict[int, list[Soft]]:
        found: dict[int, list[Soft]] = {}
        for term in self.problem.terms:
            if not isinstance(term, (t.Holds, t.AtMost, t.Needs)):
                for pair in t.pairs_of(term):
                    found.setdefault(pair, []).append(term)
        return found

    def difference(self, joins: Iterable[int] = (), leaves: Iterable[int] = ()) -> int:
        """Give the points that the change adds (negative: saves)."""
        return sum(self.differences(joins, leaves).values())

    def differences(
        self, joins: Iterable[int] = (), leaves: Iterable[int] = ()
    ) -> dict[str, int]:
        """Give the points that the change adds by each soft rule where it adds or saves."""
        after = (self.rota - set(leaves)) | set(joins)
        touched = {
            id(term): term
            for pair in after ^ self.rota
            for term in self._soft.get(pair, ())
        }.values()
        points: dict[str, int] = {}
        for term in touched:
            added = t.cost(term, after) - t.cost(term, self.rota)
            points[term.rule] = points.get(term.rule, 0) + added
        return {rule: added for rule, added in points.items() if added}

    def broken(
        self, joins: Iterable[int] = (), leaves: Iterable[int] = ()
    ) -> tuple[Hard, ...]:
        """Give the hard terms that the change breaks and that are kept now."""
        after = (self.rota - set(leaves)) | set(joins)
        touched = {
            id(term): term
            for pair in after ^ self.rota
            for term in self._hard.get(pair, ())
        }.values()
        return tuple(
            term
            for term in touched
            if not t.is_kept(term, after)
            and (t.is_kept(term, self.rota) or _is_worse(term, self.rota, after))
        )

    def fits(self, joins: int, leaves: Iterable[int] = ()) -> bool:
        """Tell whether a pair can join without breaking anything."""
        return not self.broken((joins,), leaves)


def _is_worse(term: Hard, before: frozenset[int], after: frozenset[int]) -> bool:
    """Tell whether a limit that was passed already is passed by more."""
    return isinstance(term, t.AtMost) and sum(p in after for p in term.pairs) > sum(
        p in before for p in term.pairs
    )
