"""What if: two plans of the same weeks compared, as content is and as it might be.

A scenario is another community (a service more or less, two more people trained); both
are planned with the same effort, and only what differs is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.model.community import Community
from scheduler.model.rota import Rota
from scheduler.model.times import Week
from scheduler.planning.differences import PersonChange, changes
from scheduler.planning.planner import Plan, plan


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a scenario would change."""

    before: Plan
    after: Plan
    filled: tuple[str, ...]
    """Shifts with open places now, and none then, though they are held."""
    emptied: tuple[str, ...]
    """Shifts with open places then, and none now, though they are held now."""
    duties: tuple[tuple[str, int], ...]
    """(Volunteer, duties more or fewer), those without a difference left out."""
    added: tuple[str, ...] = ()
    """Shifts that would be new."""
    dropped: tuple[str, ...] = ()
    """Shifts that would not be held any more."""

    @property
    def cost(self) -> int:
        """Points more (fewer when negative)."""
        return self.after.cost - self.before.cost


def compare(  # noqa: PLR0917 - all that it depends on
    community: Community,
    scenario: Community,
    rotas: Iterable[Rota],
    first: Week,
    weeks: int,
    effort: float,
) -> Comparison:
    """Plan the weeks for both communities and compare the plans."""
    known = tuple(rotas)
    before = plan(community, known, first, weeks, effort)
    drafts = {rota.week: rota for rota in (*known, *before.rotas)}
    after = plan(scenario, tuple(drafts.values()), first, weeks, effort)
    return compared(before, after)


def compared(before: Plan, after: Plan) -> Comparison:
    """Compare two plans of the same weeks."""
    was, will = dict(before.unfilled), dict(after.unfilled)
    now, then = _shifts(before), _shifts(after)
    people = _people(before, after)
    counts: dict[str, int] = {}
    for person in people:
        more = len(person.gained) - len(person.lost)
        counts[person.volunteer] = counts.get(person.volunteer, 0) + more
    return Comparison(
        before,
        after,
        tuple(shift for shift in was if shift not in will and shift in then),
        tuple(shift for shift in will if shift not in was and shift in now),
        tuple((name, more) for name, more in sorted(counts.items()) if more),
        tuple(shift for shift in then if shift not in now),
        tuple(shift for shift in now if shift not in then),
    )


def _shifts(plan: Plan) -> dict[str, None]:
    return dict.fromkeys(entry.shift for rota in plan.rotas for entry in rota.shifts)


def _people(before: Plan, after: Plan) -> Iterable[PersonChange]:
    for one, other in zip(before.rotas, after.rotas, strict=True):
        yield from changes(one, other).people
