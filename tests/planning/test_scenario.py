"""What if: only what differs between two plans is told."""

from scheduler.planning.planner import plan_shifts
from scheduler.planning.scenario import compared
from tests.planning.small import WEEK, community, person, shift

FRIDAY = shift(27, target=2)


def test_one_more_person_fills_the_open_place() -> None:
    few = plan_shifts(community([person("a")]), (FRIDAY,), (), WEEK, 1, 5.0)
    more = plan_shifts(
        community([person("a"), person("b")]), (FRIDAY,), few.rotas, WEEK, 1, 5.0
    )
    told = compared(few, more)
    assert (told.filled, told.emptied, told.duties) == ((FRIDAY.id,), (), (("b", 1),))
    assert told.cost == more.cost - few.cost < 0


def test_shifts_that_are_new_or_gone_are_told_apart_from_filled_and_empty_ones() -> None:
    old, new = shift(24), shift(25, service="haircut")
    made = community([person("a")])
    now = plan_shifts(made, (FRIDAY, old), (), WEEK, 1, 5.0)
    then = plan_shifts(made, (FRIDAY, new), now.rotas, WEEK, 1, 5.0)
    told = compared(now, then)
    assert (told.added, told.dropped) == ((new.id,), (old.id,))
    assert (told.filled, told.emptied) == ((), ())
