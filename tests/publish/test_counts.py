from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler.publish import counts
from scheduler.publish.counts import FEW, NO_FIGURES, OTHER, Group, Number, Rate, number
from scheduler.publish.waiting import Wait


def group(key: str, settled: int, open_: int = 0, declined: int = 0) -> Group:
    ids = [f"{key}-{n:03d}" for n in range(settled + open_ + declined)]
    return Group(
        key,
        received=number(ids),
        settled=number(ids[:settled]),
        open=number(ids[settled : settled + open_]),
        declined=number(ids[settled + open_ :]),
    )


def told(groups: tuple[Group, ...]) -> list[tuple[str, int | None]]:
    return [(group.key, group.received.count) for group in groups]


def test_small_groups_are_put_together() -> None:
    found = counts.together([group("a", 9), group("b", 3), group("c", 2)])
    assert told(found) == [("a", 9), (OTHER, 5)]


def test_the_next_smallest_joins_where_the_rest_would_tell_a_small_one() -> None:
    found = counts.together([group("a", 9), group("b", 6), group("c", 2)])
    assert told(found) == [("a", 9), (OTHER, 8)]


def test_nothing_is_put_together_where_nothing_is_small() -> None:
    assert told(counts.together([group("b", 5), group("a", 5)])) == [("a", 5), ("b", 5)]
    assert counts.together([]) == ()


def test_the_rest_adds_up_all_that_it_holds() -> None:
    (rest,) = counts.together([group("a", 1, 1), group("b", 0, 2, 1)])
    assert rest == Group(
        OTHER,
        received=number(["a-000", "a-001", "b-000", "b-001", "b-002"]),
        settled=number(["a-000"]),
        open=number(["a-001", "b-000", "b-001"]),
        declined=number(["b-002"]),
    )


@given(st.lists(st.integers(0, 12), max_size=9))
def test_no_small_group_can_be_told_or_worked_out(sizes: list[int]) -> None:
    found = counts.together(group(f"g{n}", size) for n, size in enumerate(sizes))
    received = [one.received.count or 0 for one in found]
    assert sum(received) == sum(sizes)
    if sum(sizes) >= FEW:
        assert min(received) >= FEW


def test_of_a_compound_only_what_was_received_and_published_ids_are_told() -> None:
    ids = [f"i{n}" for n in range(8)]
    found = Group("wanghai", number(ids), number(ids), waits=(Wait(3, settled=True),) * 8)
    figures = replace(NO_FIGURES, categories=(found,), compounds=(found,))
    made = counts.public(figures, {"i2", "i5"})
    assert made.categories == (found,)
    assert made.compounds == (Group("wanghai", Number(8, ("i2", "i5")), waits=found.waits),)


def test_a_community_with_few_issues_tells_no_compound() -> None:
    figures = replace(NO_FIGURES, compounds=(group("wanghai", 2, 1),))
    (made,) = counts.public(figures, {"wanghai-000"}).compounds
    assert made == Group(OTHER, Number(None))


def test_shares_are_rounded_down_so_that_a_hundred_means_all() -> None:
    assert Rate(Number(199), Number(200)).percent == 99
    assert Rate(Number(200), Number(200)).percent == 100
    assert Rate(Number(0), Number(0)).percent is None


def test_within_tells_the_share_that_was_settled_by_then() -> None:
    waits = (*(Wait(day, settled=True) for day in (7, 8, 30)), Wait(50, settled=False))
    assert Group("", waits=waits).within == (
        (7, 25),
        (14, 50),
        (30, 75),
        (60, 75),
        (90, 75),
    )
    assert Group("", waits=waits).median == 8
