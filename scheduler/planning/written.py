"""A rota as it is written, with everybody who could serve: what questions need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.model.service import Shift
from scheduler.model.times import Week
from scheduler.planning import history
from scheduler.planning.bars import barred_by
from scheduler.planning.gather import View, build, horizon, settled_duties
from scheduler.planning.judging import Judge
from scheduler.planning.problem import Pair, RotaProblem
from scheduler.planning.review import assigned_pairs
from scheduler.planning.rules import RULES
from scheduler.planning.terms import AtMost, Hard

RANK = {rule.id: place for place, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a volunteer cannot join: the rule, and the duties that stand in the way."""

    volunteer: str
    rule: str
    because: tuple[str, ...] = ()
    """Ids of shifts."""


@dataclass(frozen=True, slots=True)
class Share:
    """Duties of the weeks of fairness, the rota's own among them, and those possible."""

    duties: int
    offer: int


@dataclass(frozen=True)
class Written:
    """The rotas of some weeks among the others, and the problem that they answer.

    What a change costs depends on the weeks that are looked at together: asked about the
    weeks of a plan, a proven plan has no change that saves anything.
    """

    community: Community
    shifts: tuple[Shift, ...]
    """Those of the weeks' ``horizon``."""
    rotas: tuple[Rota, ...]
    weeks: tuple[Week, ...]

    @cached_property
    def balance(self) -> tuple[dict[str, int], dict[str, int]]:
        """Give everybody's loads and offers."""
        others = [rota for rota in self.rotas if rota.week not in self.weeks]
        return history.balance(
            self.community,
            self.shifts,
            settled_duties(
                self.community, {s.id: s for s in self.shifts}, others, drafts=True
            ),
            self.weeks,
        )

    @cached_property
    def problem(self) -> RotaProblem:
        """Everybody who could serve in the weeks."""
        return self.problem_as(View(reopened=True, balance=self.balance))

    @cached_property
    def written_pairs(self) -> frozenset[Pair]:
        """Give the pairs that the weeks' rotas assign."""
        return frozenset(
            self.problem.pairs[n] for n in self.assigned if self.problem.is_open(n)
        )

    @cached_property
    def assigned(self) -> frozenset[int]:
        """Give the pairs of the problem that are written."""
        return self.pairs_in(self.problem)

    @cached_property
    def judge(self) -> Judge:
        """Tell what single changes would do."""
        return Judge(self.problem, self.assigned)

    def problem_as(self, view: View, community: Community | None = None) -> RotaProblem:
        """Look at the weeks in another way, or as if the community were another."""
        return build(community or self.community, self.shifts, self.rotas, self.weeks, view)

    def pairs_in(self, problem: RotaProblem) -> frozenset[int]:
        """Give the written pairs by their numbers in ``problem``."""
        mine = [rota for rota in self.rotas if rota.week in self.weeks]
        return assigned_pairs(problem, mine)

    def share(self, volunteer: str) -> Share:
        """Give a volunteer's duties in the weeks of fairness, and the possible ones."""
        pairs = self.problem.of_volunteer.get(volunteer, ())
        now = sum(n in self.assigned and self.problem.is_open(n) for n in pairs)
        served = self.problem.loads.get(volunteer, 0)
        return Share(served + now, self.problem.offers.get(volunteer, 0))

    def count(self, shift: str) -> int:
        """Count the people on a shift."""
        return sum(n in self.assigned for n in self.problem.of_shift.get(shift, ()))

    def reason(
        self, volunteer: str, shift: str, leaves: Iterable[int] = ()
    ) -> Reason | None:
        """Say why somebody cannot join a shift; ``None`` when nothing forbids it."""
        person = self.community.volunteer[volunteer]
        if barred := barred_by(self.community, person, self.problem.shifts[shift]):
            return Reason(volunteer, barred)
        pair = self.problem.number[Pair(shift, volunteer)]
        broken = self.judge.broken((pair,), leaves)
        if not broken:
            return None
        first = min(broken, key=lambda term: RANK[term.rule])
        return Reason(volunteer, first.rule, self._because(first, pair))

    def _because(self, term: Hard, pair: int) -> tuple[str, ...]:
        if not isinstance(term, AtMost):
            return ()
        held = [n for n in term.pairs if n in self.assigned and n != pair]
        return tuple(sorted({self.problem.pairs[n].shift for n in held}))

    def with_community(self, community: Community) -> "Written":
        """Give the same rota in another community."""
        return replace(self, community=community)


def written(
    community: Community, rotas: Iterable[Rota], week: Week, weeks: Sequence[Week] = ()
) -> Written:
    """Look at the rota of ``week`` as it is written, together with the ``weeks`` around.

    ``weeks`` follow each other; those without ``week`` are not looked at.
    """
    from scheduler import timetable

    together = tuple(weeks) if week in weeks else (week,)
    first, last = horizon(community, together[0], len(together))
    shifts = timetable.shifts(community, first, last)
    return Written(community, tuple(shifts), tuple(rotas), together)
