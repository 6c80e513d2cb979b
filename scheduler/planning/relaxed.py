"""What the rules still ask once decisions that break them have been taken as they are.

Pinned and released pairs hold whatever the rules say (``review`` tells what they break).
A term that they break already, alone or by what they force, asks no more than that it
gets no worse. All others stay as they are, so the rest of the rota keeps every rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scheduler.planning.terms import AtMost, Holds, Needs, Term, pairs_of


@dataclass
class _Known:
    """Pairs that hold for sure, and those that cannot."""

    holding: set[int]
    barred: set[int]


def relaxed(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Give the terms with those relaxed that decisions made impossible to keep."""
    found = list(terms)
    fixed = {term.pair for term in found if isinstance(term, Holds)}
    known = _Known(set(fixed), set())
    touching: dict[int, list[int]] = {}
    for place, term in enumerate(found):
        if isinstance(term, (AtMost, Needs)):
            for pair in pairs_of(term):
                touching.setdefault(pair, []).append(place)
    caps = {place for pair in fixed for place in touching.get(pair, ())}
    needs = {p for p, term in enumerate(found) if isinstance(term, Needs)} & caps
    while caps or needs:
        pending = caps or needs
        place = min(pending)
        pending.discard(place)
        term = found[place]
        learnt: set[int] = set()
        if isinstance(term, AtMost):
            found[place], learnt = _at_most(term, known)
        elif isinstance(term, Needs):
            kept, learnt = _needs(term, known)
            if kept is None:
                found[place] = Holds(term.rule, term.pair)
        again = {q for pair in learnt for q in touching.get(pair, ())}
        caps |= {q for q in again if isinstance(found[q], AtMost)}
        needs |= {q for q in again if isinstance(found[q], Needs)}
    return tuple(found)


def _at_most(term: AtMost, known: _Known) -> tuple[AtMost, set[int]]:
    """Raise a cap that is passed already; bar the others where it is reached."""
    held = {pair for pair in term.pairs if pair in known.holding}
    term = replace(term, cap=max(term.cap, len(held)))
    if len(held) < term.cap:
        return term, set()
    learnt = set(term.pairs) - held - known.barred
    known.barred |= learnt
    return term, learnt


def _needs(term: Needs, known: _Known) -> tuple[Needs | None, set[int]]:
    """Drop a need that cannot be met; take the support that alone can meet it."""
    left = {pair for pair in term.support if pair not in known.barred}
    if term.pair in known.holding:
        if len(left) < term.count:
            return None, set()
        if len(left) == term.count:
            learnt = left - known.holding
            known.holding |= learnt
            return term, learnt
    elif len(left) < term.count and term.pair not in known.barred:
        known.barred.add(term.pair)
        return term, {term.pair}
    return term, set()
