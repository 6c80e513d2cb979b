from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.publish.colouring import LETTERS, colours, letter


def test_letters_are_never_used_twice_and_look_like_no_digit() -> None:
    found = [letter(number) for number in range(100)]
    assert len(set(found)) == 100
    assert found[: len(LETTERS) + 2] == [*LETTERS, "A2", "B2"]
    assert not {"I", "O"} & set(found)


@given(st.sets(st.sampled_from(list(combinations("abcdefgh", 2)))))
def test_neighbours_differ_where_there_are_as_many_colours_as_names(
    pairs: set[tuple[str, str]],
) -> None:
    touching: dict[str, set[str]] = {}
    for one, other in pairs:
        touching.setdefault(one, set()).add(other)
        touching.setdefault(other, set()).add(one)
    found = colours("abcdefgh", touching, 8)
    assert all(found[one] != found[other] for one, other in pairs)


def test_colours_take_turns_and_a_crowded_one_shares_the_rarest() -> None:
    assert colours("abcd", {}, 3) == {"a": 0, "b": 1, "c": 2, "d": 0}
    touching = {"d": {"a", "b", "c"}}
    assert colours("abcd", touching, 3)["d"] == 0
    assert colours("abcd", {"b": {"a"}, "d": {"a", "b", "c"}}, 2)["d"] == 1
