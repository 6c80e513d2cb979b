from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import content
from scheduler.model.community import Community, LiaisonDefaults
from scheduler.model.doors import Door, doors_in, households, ranges
from scheduler.model.liaison import distance, faults, loads, net, strays
from scheduler.model.people import DoorRange, Handover, LiaisonRange, PioneerHousehold
from scheduler.planning.liaison.planner import Crowded, Proposal, propose
from scheduler.planning.liaison.points import (
    BALANCE,
    BEYOND_BOUNDS,
    CHANGE,
    DISTANCES,
    RANGE,
    TAKER,
)
from scheduler.problems import Source

HERE = Source("")
FILES = {
    "community.yaml": """
name: 示范社区
domain: shifan.example
contacts: [{id: office, name: 大厅, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}]
venues: [{id: hall, name: 中心}]
liaison: {least: 2, ideal: 3, most: 4}
""",
    "compounds.yaml": """
- id: xingfu
  name: 幸福里
  grid: grid-1
  buildings:
    - {id: xingfu-1, name: 1号楼, units: 2, floors: 2, doors: 2, vacant: [2-202]}
    - {id: xingfu-2, name: 2号楼, units: 1, floors: 1, doors: 2}
""",
    "pioneers/grid-1.yaml": """
- {id: a, building: xingfu-1, unit: 1, since: 2026-01-01, keeps_in_touch_with: [1号楼1单元]}
- {id: b, building: xingfu-1, unit: 2, since: 2026-01-01, keeps_in_touch_with: [1号楼2单元]}
- {id: c, building: xingfu-2, since: 2026-01-01, keeps_in_touch_with: [xingfu-2]}
""",
}
NEW_YEAR = date(2026, 1, 1)


def community(files: Mapping[str, str] = FILES) -> Community:
    loaded = content.load({f"content/{n}": t.encode() for n, t in files.items()})
    assert loaded.problems == ()
    assert loaded.community
    return loaded.community


def points(
    found: Community,
    before: Mapping[Door, str],
    after: Mapping[Door, str],
    here: Collection[str] = "abc",
    newcomers: Collection[str] = (),
) -> int:
    """Count a net's points from the rules as they are told, without a model."""
    bounds = found.liaison
    count = Counter(after.values())
    total = sum(DISTANCES[distance(found, found.pioneer[w], d)] for d, w in after.items())
    total += CHANGE * sum(
        before.get(d) in here and before[d] != w and w not in newcomers
        for d, w in after.items()
    )
    order = [d for b in found.building.values() for d in households(b)]
    total += RANGE * sum(
        one[:2] == other[:2] and after[one] != after[other]
        for one, other in pairwise(order)
    )
    for one in here:
        total += BALANCE * abs(count[one] - bounds.ideal)
        total += BEYOND_BOUNDS * max(0, bounds.least - count[one], count[one] - bounds.most)
    leavers = set(before.values()) - set(here)
    takers = {(before[d], w) for d, w in after.items() if before.get(d) in leavers}
    return total + TAKER * len(takers)


def with_owners(
    bounds: Sequence[int],
    homes: Sequence[tuple[str, int | None]],
    before: dict[Door, str],
    pinned: set[Door],
) -> Community:
    return replace(
        community(SMALL),
        liaison=LiaisonDefaults(*bounds),
        pioneers=tuple(
            PioneerHousehold(
                who,
                building,
                HERE,
                tuple(
                    LiaisonRange(DoorRange(*d, d.number), HERE, pinned=d in pinned)
                    for d, holder in before.items()
                    if holder == who
                ),
                unit,
            )
            for who, (building, unit) in zip("abc", homes, strict=True)
        ),
    )


def pass_on(found: Community, proposal: Proposal, *left: str) -> Community:
    """Write a proposal down as hand-overs."""
    passed = tuple(
        Handover(
            proposal.day,
            move.out,
            move.to,
            ranges(move.doors, found.building),
            HERE,
            left=move.out in left,
        )
        for move in proposal.moves
    )
    return replace(found, handovers=(*found.handovers, *passed))


SMALL = FILES | {
    "compounds.yaml": """
- id: xingfu
  name: 幸福里
  grid: grid-1
  buildings:
    - {id: xingfu-1, name: 1号楼, units: 2, floors: 3, doors: 1, vacant: [2-301]}
    - {id: xingfu-2, name: 2号楼, units: 1, floors: 2, doors: 1}
"""
}
HOMES = [("xingfu-1", 1), ("xingfu-1", 2), ("xingfu-1", None), ("xingfu-2", 1)]


@settings(max_examples=20, deadline=None)
@given(
    bounds=st.tuples(*[st.integers(0, 4)] * 3).map(sorted),
    homes=st.tuples(*[st.sampled_from(HOMES)] * 3),
    owners=st.tuples(*[st.sampled_from("abc-")] * 7),
    pins=st.sets(st.integers(0, 6), max_size=3),
    leaver=st.sampled_from(["", "", "a"]),
    new=st.sampled_from(["", "", "c"]),
)
def test_no_net_is_better_than_the_proposed_one_of_all_that_there_are(
    *,
    bounds: list[int],
    homes: Sequence[tuple[str, int | None]],
    owners: Sequence[str],
    pins: set[int],
    leaver: str,
    new: str,
) -> None:
    small = community(SMALL)
    doors = [d for b in small.building.values() for d in households(b)]
    before = {d: o for d, o in zip(doors, owners, strict=True) if o not in {"-", new}}
    pinned = {doors[n] for n in pins if doors[n] in before}
    found = with_owners(bounds, homes, before, pinned)
    here = [who for who in "abc" if who != leaver]

    def best(*, whole: bool) -> tuple[int, int]:
        """Give the least points, and by how many households loads are outside then."""
        may = [
            {before[d]}
            if before.get(d) in here and d in pinned
            else {*here}
            if whole or before.get(d) not in here
            else {before[d], *new}
            for d in doors
        ]
        nets = (dict(zip(doors, who, strict=True)) for who in product(*may))
        cost = min(points(found, before, after, here, new) for after in nets)
        return cost, cost // BEYOND_BOUNDS

    proposal = propose(
        found,
        NEW_YEAR,
        20,
        without=[leaver] if leaver else [],
        newcomers=[new] if new else [],
    )
    count, (least, _, most) = Counter(before.values()), bounds
    already = sum(
        max(0, least - count[who], count[who] - most) for who in here if who != new
    )
    expected, outside = best(whole=not (leaver or new))
    if (leaver or new) and outside > already and best(whole=True)[1] < outside:
        expected, outside = best(whole=True)
    assert (proposal.cost, proposal.bound, proposal.outside) == (
        expected,
        expected,
        outside,
    )
    assert points(found, before, proposal.after, here, new) == expected
    assert set(proposal.after) == set(doors)
    assert all(proposal.after[d] == before[d] for d in pinned if before[d] in here)


def test_a_household_that_leaves_hands_over_exactly_its_doors_to_the_fewest() -> None:
    found = community()
    found = replace(found, liaison=LiaisonDefaults(2, 4, 6))
    proposal = propose(found, date(2026, 3, 1), 20, without=["c"])
    assert [(m.out, m.to, m.doors) for m in proposal.moves] == [
        ("c", "b", (Door("xingfu-2", 1, 101), Door("xingfu-2", 1, 102)))
    ]
    assert (proposal.proven, proposal.outside, proposal.gap) == (True, 0, 0)


def test_bounds_that_cannot_hold_are_told_and_every_door_still_has_somebody() -> None:
    found = replace(community(), liaison=LiaisonDefaults(1, 2, 2))
    proposal = propose(found, NEW_YEAR, 20)
    assert proposal.outside == 3
    assert len(proposal.after) == 9
    assert proposal.crowded == (Crowded(("grid-1",), 3, 9),)


TWO_GRIDS = {
    **FILES,
    "community.yaml": FILES["community.yaml"].replace(
        "grids: [{", "grids: [{id: grid-2, name: 第二网格}, {"
    ),
    "compounds.yaml": FILES["compounds.yaml"].replace(
        "{id: xingfu-2,", "{id: xingfu-2, grid: grid-2,"
    ),
}


def test_who_keeps_in_touch_in_two_grids_is_one_load() -> None:
    files = TWO_GRIDS | {
        "pioneers/grid-1.yaml": """
- {id: a, building: xingfu-1, unit: 1, since: 2026-01-01, keeps_in_touch_with: [1号楼1单元]}
- id: b
  building: xingfu-1
  unit: 2
  since: 2026-01-01
  keeps_in_touch_with: [1号楼2单元101, xingfu-2]
- id: c
  building: xingfu-1
  unit: 2
  since: 2026-01-01
  keeps_in_touch_with: 1号楼2单元102-201
"""
    }
    proposal = propose(community(files), NEW_YEAR, 20)
    assert (proposal.moves, proposal.outside, proposal.proven) == ((), 0, True)


def test_a_grid_that_lacks_people_is_helped_by_the_other_one_of_its_compound() -> None:
    files = TWO_GRIDS | {
        "pioneers/grid-1.yaml": "\n".join(FILES["pioneers/grid-1.yaml"].splitlines()[:-1])
    }
    found = replace(community(files), liaison=LiaisonDefaults(2, 4, 5))
    proposal = propose(found, NEW_YEAR, 20)
    assert [(m.out, m.to, m.doors) for m in proposal.moves] == [
        ("", "b", (Door("xingfu-2", 1, 101), Door("xingfu-2", 1, 102)))
    ]
    assert (proposal.nobody, proposal.crowded) == ((), ())


def test_a_grid_without_any_pioneer_household_is_told() -> None:
    found = replace(community(), pioneers=())
    proposal = propose(found, NEW_YEAR, 20)
    assert (len(proposal.nobody), proposal.moves, proposal.cost) == (9, (), 0)


def test_a_net_goes_through_a_year_of_leaving_and_joining_without_a_days_gap() -> None:
    found = community()
    found = replace(found, liaison=LiaisonDefaults(2, 4, 7))
    spring = propose(found, date(2026, 3, 1), 20, without=["b"])
    found = pass_on(found, spring, "b")
    new = PioneerHousehold("d", "xingfu-1", HERE, unit=2, since=date(2026, 6, 15))
    found = replace(found, pioneers=(*found.pioneers, new))
    found = pass_on(found, propose(found, date(2026, 6, 15), 20, newcomers=["d"]))
    found = pass_on(found, propose(found, date(2026, 9, 1), 20, without=["a"]), "a")
    assert faults(found, date(2026, 12, 31)) == ()
    assert list(strays(found)) == []
    assert [sorted(loads(net(found, day))) for day in (NEW_YEAR, date(2026, 12, 31))] == [
        ["a", "b", "c"],
        ["c", "d"],
    ]
    mine = {d for d, who in net(found, date(2026, 7, 1)).items() if who[0].pioneer == "d"}
    unit = frozenset(
        door
        for handover in found.handovers
        if handover.to == "d" and handover.date < date(2026, 7, 1)
        for part in handover.doors
        for door in doors_in(part, found.building[part.building])
    )
    assert mine == unit
    assert len(mine) >= 2
