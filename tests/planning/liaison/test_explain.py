from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.model.doors import Door, households
from scheduler.model.liaison import Distance
from scheduler.planning.liaison.explain import Alternative, Explained, explain
from scheduler.planning.liaison.points import Points
from tests.planning.liaison.test_planner import (
    FILES,
    HOMES,
    NEW_YEAR,
    SMALL,
    TWO_GRIDS,
    community,
    points,
    with_owners,
)

FIRST = Door("xingfu-1", 1, 101)


def test_a_door_is_explained_by_what_each_other_would_cost_the_net() -> None:
    found = list(explain(community(), NEW_YEAR, {FIRST}))
    near, cheap = (Points(1, 6, 3, 0, 0, 0), Points(4, 6, 3, -4, 0, 0))
    assert found == [
        Explained(
            (FIRST,),
            "a",
            Distance.OWN_UNIT,
            4,
            pinned=False,
            alternatives=(
                Alternative("c", Distance.OWN_COMPOUND, 3, cheap),
                Alternative("b", Distance.OWN_BUILDING, 4, near),
            ),
        )
    ]
    assert [one.more.total for one in found[0].alternatives] == [9, 10]


def test_pinned_doors_nobodys_doors_and_other_grids_have_no_alternatives() -> None:
    ranges = "[1号楼1单元]"
    pinned = "[{doors: 1号楼1单元, pinned: yes}]"
    pioneers = FILES["pioneers/grid-1.yaml"]
    assert ranges in pioneers
    pins = community(FILES | {"pioneers/grid-1.yaml": pioneers.replace(ranges, pinned)})
    unit = households(pins.building["xingfu-1"])[:4]
    assert list(explain(pins, NEW_YEAR, {FIRST, unit[1]})) == [
        Explained(unit[:2], "a", Distance.OWN_UNIT, 4, pinned=True)
    ]
    gaps = community(FILES | {"pioneers/grid-1.yaml": pioneers.replace("[xingfu-2]", "[]")})
    lone = Door("xingfu-2", 1, 101)
    first, last = explain(gaps, NEW_YEAR, {FIRST, lone})
    assert (first.holder, last) == ("a", Explained((lone,), ""))
    apart = community(TWO_GRIDS)
    found = {one.holder: one for one in explain(apart, NEW_YEAR, {FIRST, lone})}
    assert [one.pioneer for one in found["a"].alternatives] == ["b"]
    assert found["c"].alternatives == ()


@settings(max_examples=50, deadline=None)
@given(
    bounds=st.tuples(*[st.integers(0, 4)] * 3).map(sorted),
    homes=st.tuples(*[st.sampled_from(HOMES)] * 3),
    owners=st.tuples(*[st.sampled_from("abc")] * 7),
    pins=st.sets(st.integers(0, 6), max_size=3),
    asked=st.sets(st.integers(0, 6)),
)
def test_what_is_told_is_the_cost_of_the_net_with_the_move_less_that_without(
    bounds: list[int],
    homes: Sequence[tuple[str, int | None]],
    owners: Sequence[str],
    pins: set[int],
    asked: set[int],
) -> None:
    doors = [d for b in community(SMALL).building.values() for d in households(b)]
    before = dict(zip(doors, owners, strict=True))
    pinned, wanted = {doors[n] for n in pins}, {doors[n] for n in asked}
    found = with_owners(bounds, homes, before, pinned)
    now = points(found, before, before)
    explained = list(explain(found, NEW_YEAR, wanted))
    assert sorted(door for one in explained for door in one.doors) == sorted(wanted)
    for one in explained:
        assert {before[door] for door in one.doors} == {one.holder}
        assert one.pinned == (one.doors[0] in pinned)
        costs = {other.pioneer: other.more.total for other in one.alternatives}
        assert costs == {
            who: points(found, before, {**before, **dict.fromkeys(one.doors, who)}) - now
            for who in "abc"
            if who != one.holder and not one.pinned
        }
        assert list(costs.values()) == sorted(costs.values())
