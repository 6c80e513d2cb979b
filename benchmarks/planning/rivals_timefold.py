"""Timefold's local search on the same terms: a benchmark extra, never part of the product.

Needs ``pip install timefold`` and a Java runtime (17). An entity for each place, whose
value range is who could serve there (or nobody); moves that change one place, or two at
once (for who may not come alone); scores counted incrementally, the quickest way that it
documents. The terms become tables: Timefold compiles the score class to Java.
"""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardSoftScore, IncrementalScoreCalculator

from scheduler.planning import terms as t
from scheduler.planning.problem import RotaProblem
from scheduler.planning.relaxed import relaxed

SEED = 1
MOVES = """
<solver xmlns="https://timefold.ai/xsd/solver">
  <constructionHeuristic>
    <constructionHeuristicType>FIRST_FIT</constructionHeuristicType>
  </constructionHeuristic>
  <localSearch>
    <unionMoveSelector>
      <changeMoveSelector/>
      <cartesianProductMoveSelector>
        <changeMoveSelector/><changeMoveSelector/>
      </cartesianProductMoveSelector>
    </unionMoveSelector>
  </localSearch>
</solver>
"""


@dataclass
class Candidate:
    """A pair; what it adds to each table, and the needs that speak of it."""

    id: Annotated[int, PlanningId]
    tables: list[int] = field(default_factory=list)
    needs: list[int] = field(default_factory=list)
    asks: list[int] = field(default_factory=list)
    """By need: 1 when the pair is the one that needs."""
    helps: list[int] = field(default_factory=list)
    """By need: 1 when the pair is one of its support."""


@planning_entity
@dataclass
class Place:
    """A place of a shift."""

    id: Annotated[int, PlanningId]
    candidates: Annotated[list[Candidate], ValueRangeProvider]
    candidate: Annotated[Candidate | None, PlanningVariable(allows_unassigned=True)] = None


@dataclass
class Prices:
    """What counts cost: ``hard[table][count]`` and ``soft[table][count]``."""

    hard: list[list[int]]
    soft: list[list[int]]
    counts: list[int]
    """Of the fixed pairs, to begin with; so are ``asking`` and ``helping``."""
    need_least: list[int]
    need_hard: list[int]
    need_soft: list[int]
    asking: list[int]
    helping: list[int]


@planning_solution
@dataclass
class Answer:
    """The places, filled or not."""

    prices: Annotated[Prices, ProblemFactProperty]
    places: Annotated[list[Place], PlanningEntityCollectionProperty]
    score: Annotated[HardSoftScore | None, PlanningScore] = None


class Score(IncrementalScoreCalculator):
    """Counts both scores as places change."""

    def __init__(self) -> None:
        """Begin with nothing; Timefold hands over the places afterwards."""
        self.hard = 0
        self.soft = 0

    def reset_working_solution(self, solution: Answer) -> None:
        """Count anew."""
        self.hard = 0
        self.soft = 0
        prices = solution.prices
        self.prices = prices
        self.counts = list(prices.counts)
        self.asking = list(prices.asking)
        self.helping = list(prices.helping)
        for table in range(len(self.counts)):
            self.hard = self.hard + prices.hard[table][self.counts[table]]
            self.soft = self.soft + prices.soft[table][self.counts[table]]
        for need in range(len(self.asking)):
            self._price_need(need, 1)
        for place in solution.places:
            self._count(place, 1)

    def before_entity_added(self, entity: Place) -> None:
        """Nothing is added."""

    def after_entity_added(self, entity: Place) -> None:
        """Count it."""
        self._count(entity, 1)

    def before_entity_removed(self, entity: Place) -> None:
        """Forget it."""
        self._count(entity, -1)

    def after_entity_removed(self, entity: Place) -> None:
        """Nothing is left."""

    def before_variable_changed(self, entity: Place, variable_name: str) -> None:  # noqa: ARG002
        """Forget who was there."""
        self._count(entity, -1)

    def after_variable_changed(self, entity: Place, variable_name: str) -> None:  # noqa: ARG002
        """Count who is there."""
        self._count(entity, 1)

    def calculate_score(self) -> HardSoftScore:
        """Give both scores."""
        return HardSoftScore.of(-self.hard, -self.soft)

    def _count(self, place: Place, more: int) -> None:
        candidate = place.candidate
        if candidate is None:
            return
        prices = self.prices
        for table in candidate.tables:
            before = self.counts[table]
            after = before + more
            self.counts[table] = after
            hard = prices.hard[table]
            soft = prices.soft[table]
            self.hard = self.hard + hard[after] - hard[before]
            self.soft = self.soft + soft[after] - soft[before]
        for n in range(len(candidate.needs)):
            need = candidate.needs[n]
            self._price_need(need, -1)
            self.asking[need] = self.asking[need] + more * candidate.asks[n]
            self.helping[need] = self.helping[need] + more * candidate.helps[n]
            self._price_need(need, 1)

    def _price_need(self, need: int, more: int) -> None:
        lacking = self.helping[need] < self.prices.need_least[need]
        if self.asking[need] > 0 and lacking:
            self.hard = self.hard + more * self.prices.need_hard[need]
            self.soft = self.soft + more * self.prices.need_soft[need]


class Tables:
    """The terms of a problem as tables."""

    def __init__(self, problem: RotaProblem, terms: tuple[t.Term, ...]) -> None:
        """Write every term; fixed pairs are counted in and have no place."""
        self.fixed = {term.pair for term in terms if isinstance(term, t.Holds)}
        self.candidates = [Candidate(n) for n in range(len(problem.pairs))]
        self.prices = Prices([], [], [], [], [], [], [], [])
        self.most = [problem.shift(n).target for n in range(len(problem.pairs))]
        # Nothing but a hard rule keeps a person from two places of one shift.
        for n in range(len(problem.pairs)):
            counts = range(self._top((n,)))
            self._table((n,), [max(0, k - 1) for k in counts], [0 for _ in counts])
        for term in terms:
            self._term(term)

    def _term(self, term: t.Term) -> None:
        match term:
            case t.AtMost(pairs=pairs, cap=cap):
                counts = range(self._top(pairs))
                self._table(pairs, [max(0, n - cap) for n in counts], [0 for _ in counts])
            case t.Needs(pair=pair, support=support, count=count):
                self._need(pair, support, count, (1, 0))
            case t.Lone(pair=pair, support=support, amount=amount):
                self._need(pair, support, 1, (0, amount))
            case t.Price(pair=pair):
                self._soft((pair,), term)
            case t.Kept(pair=kept) if kept is not None:
                self._soft((kept,), term)
            case t.Short(pairs=pairs) | t.Steps(pairs=pairs):
                self._soft(pairs, term)
            case _:
                pass

    def _top(self, pairs: tuple[int, ...]) -> int:
        """Give how far to count: a pair may be in every place before that is put right."""
        return 2 + sum(self.most[pair] for pair in pairs)

    def _soft(self, pairs: tuple[int, ...], term: t.Soft) -> None:
        known = [t.cost(term, frozenset(pairs[:n])) for n in range(len(pairs) + 1)]
        soft = [known[min(n, len(pairs))] for n in range(self._top(pairs))]
        self._table(pairs, [0 for _ in soft], soft)

    def _table(self, pairs: tuple[int, ...], hard: list[int], soft: list[int]) -> None:
        number = len(self.prices.counts)
        self.prices.hard.append(hard)
        self.prices.soft.append(soft)
        self.prices.counts.append(sum(pair in self.fixed for pair in pairs))
        for pair in pairs:
            self.candidates[pair].tables.append(number)

    def _need(
        self, pair: int, support: tuple[int, ...], count: int, price: tuple[int, int]
    ) -> None:
        prices, number = self.prices, len(self.prices.asking)
        prices.need_least.append(count)
        prices.need_hard.append(price[0])
        prices.need_soft.append(price[1])
        prices.asking.append(int(pair in self.fixed))
        prices.helping.append(sum(other in self.fixed for other in support))
        for other in sorted({pair, *support}):
            self.candidates[other].needs.append(number)
            self.candidates[other].asks.append(int(other == pair))
            self.candidates[other].helps.append(int(other in support))


def solve(problem: RotaProblem, seconds: float) -> frozenset[int]:
    """Give the rota found in so many seconds; the places of fixed pairs are taken."""
    tables = Tables(problem, relaxed(problem.terms))
    places: list[Place] = []
    for shift in problem.open:
        pairs = problem.of_shift.get(shift, ())
        free = [tables.candidates[n] for n in pairs if n not in tables.fixed]
        count = problem.shifts[shift].target - (len(pairs) - len(free))
        if not free:
            continue
        # As its documentation advises for planning again: begin with the last draft.
        drafted = [c for c in free if c.id in problem.draft][: max(0, count)]
        before = [*drafted, *[None] * max(0, count - len(drafted))]
        places += [Place(len(places) + n, free, who) for n, who in enumerate(before)]
    config: SolverConfig[Answer] = SolverConfig(
        solution_class=Answer,
        entity_class_list=[Place],
        random_seed=SEED,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            incremental_score_calculator_class=Score
        ),
        termination_config=TerminationConfig(spent_limit=Duration(seconds=int(seconds))),
        xml_source_text=MOVES,
    )
    solver = SolverFactory.create(config).build_solver()
    best = solver.solve(Answer(tables.prices, places))
    held = {place.candidate.id for place in best.places if place.candidate is not None}
    return frozenset(held) | tables.fixed
