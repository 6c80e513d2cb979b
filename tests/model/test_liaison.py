from dataclasses import replace
from datetime import date

from scheduler import content
from scheduler.model.community import Community
from scheduler.model.doors import Door, ranges, written
from scheduler.model.liaison import (
    Distance,
    Gap,
    Overlap,
    active,
    distance,
    faults,
    loads,
    net,
    strays,
    turns,
)
from scheduler.model.times import DateSpan

TODAY = date(2026, 11, 23)
FILES = {
    "community.yaml": """
name: 示范社区
domain: shifan.example
contacts: [{id: office, name: 大厅, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}, {id: grid-2, name: 第二网格}]
venues: [{id: hall, name: 中心}]
""",
    "compounds.yaml": """
- id: xingfu
  name: 幸福里
  grid: grid-1
  buildings:
    - {id: xingfu-1, name: 1号楼, units: 2, floors: 2, doors: 2, vacant: [1-201]}
    - {id: xingfu-2, name: 2号楼, units: 1, floors: 2, doors: 2}
- id: anju
  name: 安居苑
  grid: grid-1
  buildings: [{id: anju-1, name: 1号楼, units: 1, floors: 1, doors: 2}]
- id: far
  name: 远山居
  grid: grid-2
  buildings: [{id: far-1, name: 1号楼, units: 1, floors: 1, doors: 1}]
""",
    "pioneers/grid-1.yaml": """
- id: a
  building: xingfu-1
  unit: 1
  since: 2023-01-10
  keeps_in_touch_with: [xingfu-1, anju-1, far-1]
- {id: b, building: xingfu-2, since: 2023-01-10, keeps_in_touch_with: [xingfu-2]}
- {id: c, building: xingfu-2, since: 2024-06-01}
""",
}


def community(**more: str) -> Community:
    files = {**FILES, **{name.replace("__", "/") + ".yaml": t for name, t in more.items()}}
    loaded = content.load({f"content/{n}": t.encode() for n, t in files.items()})
    assert loaded.problems == ()
    assert loaded.community
    return loaded.community


def of(found: Community, pioneer: str, day: date) -> list[str]:
    mine = [d for d, who in net(found, day).items() if pioneer in {h.pioneer for h in who}]
    return [written(part) for part in ranges(mine, found.building)]


PASSED = (
    "- {date: 2024-06-01, out: b, in: c, doors: [2号楼1单元101-102], by: 办公室}\n".replace(
        "2号楼", "幸福里 2号楼"
    )
    + "- {date: 2025-01-01, out: b, in: c, doors: xingfu-2 1-201..1-202, left: yes}\n"
    + "- {date: 2025-03-01, out: c, in: a, doors: xingfu-2 1-202}\n"
)


def test_a_handover_passes_doors_on_from_its_day_and_keeps_what_was_before() -> None:
    found = community(handovers__2024=PASSED)
    days = (date(2024, 5, 31), date(2024, 6, 1), date(2025, 1, 1), date(2025, 3, 1))
    assert [of(found, "b", day) for day in days] == [
        ["xingfu-2"],
        ["xingfu-2 1-201..1-202"],
        [],
        [],
    ]
    assert [of(found, "c", day) for day in days[1:]] == [
        ["xingfu-2 1-101..1-102"],
        ["xingfu-2"],
        ["xingfu-2 1-101..1-201"],
    ]
    assert faults(found, TODAY) == ()
    assert [p.id for p in active(found, date(2024, 12, 31))] == ["a", "b", "c"]
    assert [p.id for p in active(found, date(2025, 1, 1))] == ["a", "c"]
    assert loads(net(found, TODAY)) == {"a": 11, "c": 3}


def test_the_days_on_which_the_net_changes_are_all_looked_at() -> None:
    found = community(handovers__2024=PASSED)
    assert turns(found, TODAY) == (
        date(2023, 1, 10),
        date(2024, 6, 1),
        date(2025, 1, 1),
        date(2025, 3, 1),
        TODAY,
    )


def test_who_leaves_without_handing_over_leaves_a_gap_that_ends_when_it_is_filled() -> None:
    late = "- {date: 2025-02-01, in: c, doors: xingfu-2}\n"
    found = community(handovers__2025=late)
    b = replace(found.pioneer["b"], until=date(2024, 12, 31))
    found = replace(found, pioneers=(found.pioneer["a"], b, found.pioneer["c"]))
    doors = tuple(Door("xingfu-2", 1, n) for n in (101, 102, 201, 202))
    assert faults(found, TODAY) == (
        Gap("xingfu-2", doors, DateSpan(date(2025, 1, 1), date(2025, 1, 31))),
    )


def test_two_who_have_the_same_doors_are_told_with_both_places_and_the_days() -> None:
    found = community(
        pioneers__more="- {id: d, building: xingfu-2, since: 2025-01-01, "
        "until: 2025-12-31, keeps_in_touch_with: [xingfu-2 1-101]}\n"
    )
    (fault,) = faults(found, TODAY)
    assert isinstance(fault, Overlap)
    assert [held.pioneer for held in (fault.first, fault.second)] == ["b", "d"]
    assert {fault.first.source.file, fault.second.source.file} == {
        "content/pioneers/grid-1.yaml",
        "content/pioneers/more.yaml",
    }
    assert fault.doors == (Door("xingfu-2", 1, 101),)
    assert fault.dates == DateSpan(date(2025, 1, 1), date(2025, 12, 31))


def test_doors_that_somebody_does_not_have_cannot_be_handed_over() -> None:
    found = community(
        handovers__2025="- {date: 2025-02-01, out: a, in: c, "
        "doors: [xingfu-2 1-101, anju-1]}\n"
    )
    assert [(s.handover.date, s.doors) for s in strays(found)] == [
        (date(2025, 2, 1), (Door("xingfu-2", 1, 101),))
    ]
    assert list(strays(community(handovers__2024=PASSED))) == []


def test_distance_goes_from_the_own_unit_to_beyond_the_grid() -> None:
    found = community()
    a = found.pioneer["a"]
    assert [
        distance(found, a, door)
        for door in (
            Door("xingfu-1", 1, 101),
            Door("xingfu-1", 2, 101),
            Door("xingfu-2", 1, 101),
            Door("anju-1", 1, 101),
            Door("far-1", 1, 101),
        )
    ] == list(Distance)
