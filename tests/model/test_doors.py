from hypothesis import given
from hypothesis import strategies as st

from scheduler.content.phrases.doors import doors as read
from scheduler.model.doors import Door, doors_in, households, ranges, spoken, written
from scheduler.model.people import DoorRange
from scheduler.model.place import Building, Compound
from scheduler.problems import Source

HERE = Source("")


def building(number: int, units: int, floors: int, doors: int, *vacant: str) -> Building:
    return Building(
        f"xingfu-{number}",
        f"{number}号楼",
        "xingfu",
        "grid-1",
        units,
        floors,
        doors,
        vacant,
        HERE,
    )


BUILDINGS = (
    building(1, 2, 3, 2, "1-201", "2-101", "2-302"),
    building(2, 1, 11, 2),
    building(3, 1, 1, 1),
)
BY_ID = {one.id: one for one in BUILDINGS}
COMPOUND = Compound("xingfu", "幸福里", "商品房", BUILDINGS, HERE)
ALL = [
    Door(one.id, unit, floor * 100 + place)
    for one in BUILDINGS
    for unit in range(1, one.units + 1)
    for floor in range(1, one.floors + 1)
    for place in range(1, one.doors + 1)
    if f"{unit}-{floor * 100 + place}" not in one.vacant
]


@st.composite
def some_ranges(draw: st.DrawFn) -> list[DoorRange]:
    """Draw ranges as people write them: whole buildings, or from a door to a later one."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        one = draw(st.sampled_from(BUILDINGS))
        if draw(st.booleans()):
            unit = draw(st.integers(1, one.units))
            numbers = [
                f * 100 + p
                for f in range(1, one.floors + 1)
                for p in range(1, one.doors + 1)
            ]
            first, last = sorted(draw(st.tuples(*[st.sampled_from(numbers)] * 2)))
            found.append(DoorRange(one.id, unit, first, last))
        else:
            found.append(DoorRange(one.id))
    return found


def brute(found: list[DoorRange]) -> set[Door]:
    """Look at every door there is, and ask whether some range names it."""
    return {
        door
        for door in ALL
        if any(
            door.building == one.building
            and (one.unit is None or one.unit == door.unit)
            and (one.first is None or one.first <= door.number)
            and (one.last is None or door.number <= one.last)
            for one in found
        )
    }


def held(found: list[DoorRange]) -> frozenset[Door]:
    return frozenset(d for one in found for d in doors_in(one, BY_ID[one.building]))


@given(some_ranges(), some_ranges())
def test_union_gap_and_overlap_of_ranges_equal_those_of_every_door_looked_at(
    one: list[DoorRange], other: list[DoorRange]
) -> None:
    assert held([*one, *other]) == brute(one) | brute(other)
    assert held(one) - held(other) == brute(one) - brute(other)
    assert held(one) & held(other) == brute(one) & brute(other)
    every = frozenset(d for b in BUILDINGS for d in households(b))
    assert every - held(one) == set(ALL) - brute(one)


@given(st.sets(st.sampled_from(ALL)))
def test_the_ranges_of_a_set_hold_exactly_the_set_and_no_fewer_would_do(
    wanted: set[Door],
) -> None:
    found = ranges(wanted, BY_ID)
    assert held(list(found)) == wanted
    runs = 0
    for one in BUILDINGS:
        every = households(one)
        if set(every) <= wanted:
            runs += 1
            continue
        runs += sum(
            door in wanted
            and (n == 0 or every[n - 1] not in wanted or every[n - 1].unit != door.unit)
            for n, door in enumerate(every)
        )
    assert len(found) == runs


@given(some_ranges())
def test_a_range_is_read_as_it_was_written_or_spoken(found: list[DoorRange]) -> None:
    for one in found:
        assert read(written(one), (COMPOUND,)) == one
        assert read(spoken(one, BY_ID[one.building], COMPOUND), (COMPOUND,)) == one
        assert read(spoken(one, BY_ID[one.building]), (COMPOUND,), "xingfu-3") == one


def test_a_range_is_written_and_spoken_as_people_do() -> None:
    part, single, whole = (
        DoorRange("xingfu-1", 1, 101, 302),
        DoorRange("xingfu-1", 2, 301, 301),
        DoorRange("xingfu-2"),
    )
    assert [written(one) for one in (part, single, whole)] == [
        "xingfu-1 1-101..1-302",
        "xingfu-1 2-301",
        "xingfu-2",
    ]
    assert [
        spoken(one, BY_ID[one.building], COMPOUND) for one in (part, single, whole)
    ] == [
        "幸福里 1号楼1单元101-302",
        "幸福里 1号楼2单元301",
        "幸福里 2号楼 全部",
    ]
    assert spoken(part, BY_ID["xingfu-1"]) == "1号楼1单元101-302"
