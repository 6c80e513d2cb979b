from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise, product

from scheduler import content
from scheduler.model.community import Community, LiaisonDefaults
from scheduler.model.doors import Door, doors_in, households, ranges
from scheduler.model.liaison import distance, faults, holders, loads, net, strays
from scheduler.model.people import Handover, PioneerHousehold
from scheduler.planning.liaison.planner import (
    BALANCE,
    BEYOND_BOUNDS,
    CHANGE,
    DISTANCES,
    RANGE,
    TAKER,
    Proposal,
    propose,
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


def community() -> Community:
    loaded = content.load({f"content/{n}": t.encode() for n, t in FILES.items()})
    assert loaded.problems == ()
    assert loaded.community
    return loaded.community


def points(found: Community, before: dict[Door, str], after: dict[Door, str]) -> int:
    """Count a net's points from the rules as they are told, without a model."""
    bounds = found.liaison
    count = Counter(after.values())
    here = [p.id for p in found.pioneers if p.until is None]
    total = sum(DISTANCES[distance(found, found.pioneer[w], d)] for d, w in after.items())
    total += CHANGE * sum(
        before.get(d) in here and before[d] != w for d, w in after.items()
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


def test_the_whole_net_costs_what_the_best_of_all_nets_costs() -> None:
    found = community()
    empty = replace(
        found,
        pioneers=tuple(replace(p, keeps_in_touch_with=()) for p in found.pioneers),
    )
    for one in (found, empty):
        proposal = propose(one, NEW_YEAR, 20)
        before = dict(holders(net(one, NEW_YEAR)))
        doors = [d for b in one.building.values() for d in households(b)]
        best = min(
            points(one, before, dict(zip(doors, who, strict=True)))
            for who in product("abc", repeat=len(doors))
        )
        assert (proposal.cost, proposal.proven) == (best, True)
        assert points(one, before, dict(proposal.after)) == best


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
