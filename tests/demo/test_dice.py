from demo.dice import Dice


def test_a_stream_gives_the_same_rolls_for_good() -> None:
    dice = Dice("a test", 1)
    assert [dice.number(1, 6) for _ in range(12)] == ROLLS
    assert Dice("a test", 1).shuffled("凌云社区邻里") == list(SHUFFLED)
    assert Dice("a test", 1).bits(4).hex() == BITS


def test_streams_with_other_names_are_others() -> None:
    assert Dice("one").bits(8) != Dice("other").bits(8)


def test_some_keeps_the_order_and_gives_no_more_than_there_is() -> None:
    assert Dice("x").some([1, 2, 3], 5) == [1, 2, 3]
    chosen = Dice("y").some(range(100), 10)
    assert (len(chosen), chosen) == (10, sorted(set(chosen)))


def test_weights_of_nought_are_never_chosen() -> None:
    dice = Dice("z")
    assert {dice.weighted((("a", 1), ("b", 0), ("c", 3))) for _ in range(200)} == {"a", "c"}


ROLLS = [1, 6, 2, 5, 1, 4, 1, 2, 1, 6, 1, 3]
SHUFFLED = "云区社里邻凌"
BITS = "0af633ac"
