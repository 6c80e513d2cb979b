import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scheduler.content.nodes import Block, Broken, Listing, Node, Scalar, parse
from scheduler.problems import Source


def plain(node: Node | None) -> object:
    """Give a tree of nodes as lists, pairs and texts."""
    match node:
        case Scalar(text=text):
            return text
        case Listing(nodes=nodes):
            return [plain(one) for one in nodes]
        case Block(entries=entries):
            return [(key.text, plain(value)) for key, value in entries]
        case Broken():
            return Broken
    return None


def read(text: str) -> object:
    parsed = parse("x.yaml", text.encode())
    assert parsed.problems == ()
    return plain(parsed.node)


def codes(data: str | bytes) -> list[str]:
    written = data.encode() if isinstance(data, str) else data
    return [problem.code for problem in parse("x.yaml", written).problems]


def test_every_scalar_stays_the_text_that_was_written() -> None:
    text = "a: 8:30\nb: 22:00\nc: no\nd: 012\ne: 2026-11-27\nf: ~\ng: 1_000\nh: 3.10\ni:\n"
    assert read(text) == [
        ("a", "8:30"),
        ("b", "22:00"),
        ("c", "no"),
        ("d", "012"),
        ("e", "2026-11-27"),
        ("f", "~"),
        ("g", "1_000"),
        ("h", "3.10"),
        ("i", ""),
    ]


def test_repeated_keys_stay_visible() -> None:
    assert read("a: 1\na: 2\n") == [("a", "1"), ("a", "2")]


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference() -> None:
    parsed = parse("x.yaml", b"\xef\xbb\xbf" + "姓名: 王芳\r\n电话: 1\r\n".encode())
    assert (plain(parsed.node), parsed.problems) == ([("姓名", "王芳"), ("电话", "1")], ())


def test_lonely_carriage_returns_end_lines() -> None:
    assert read("a: 1\rb: 2\r") == [("a", "1"), ("b", "2")]


def test_columns_count_characters() -> None:
    node = parse("x.yaml", "姓名: 王芳\n".encode()).node
    assert isinstance(node, Block)
    assert node.entries[0][1].source == Source("x.yaml", 1, 5, 2)


def test_a_block_is_underlined_by_its_first_line() -> None:
    node = parse("x.yaml", b"- id: a\n  name: b\n").node
    assert isinstance(node, Listing)
    assert node.nodes[0].source == Source("x.yaml", 1, 3, 5)


def test_an_empty_file_has_no_node() -> None:
    assert [
        plain(parse("x.yaml", data).node) for data in (b"", b"# nichts\n", b"---\n")
    ] == [
        None,
        None,
        "",
    ]


def test_aliases_are_told_where_they_stand_and_never_expanded() -> None:
    parsed = parse("x.yaml", b"a: &x [1]\nb: *x\n<<: *x\n")
    assert [(p.code, p.source) for p in parsed.problems] == [
        ("anchor", Source("x.yaml", 1, 4, 2)),
        ("alias", Source("x.yaml", 2, 4, 2)),
        ("alias", Source("x.yaml", 3, 5, 2)),
    ]
    assert plain(parsed.node) == [("a", ["1"]), ("b", Broken), ("<<", Broken)]


def test_a_bomb_of_aliases_is_harmless() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert set(codes(bomb)) == {"anchor", "alias"}


def test_tags_are_told() -> None:
    assert codes("a: !!int 1\nb: !x y\n") == ["tag", "tag"]


def test_deep_nesting_is_told_once_without_recursion() -> None:
    assert codes("[" * 100_000) == ["too-deep"]
    assert codes("- " * 21 + "x") == ["too-deep"]
    assert codes("[" * 20 + "]" * 20) == []


def test_a_second_document_is_told_and_left_out() -> None:
    parsed = parse("x.yaml", b"---\na: 1\n---\nb: 2\n...\n")
    assert [(p.code, p.source) for p in parsed.problems] == [
        ("several-documents", Source("x.yaml", 3, 1, 3))
    ]
    assert plain(parsed.node) == [("a", "1")]


def test_a_key_that_is_no_word_is_told_once() -> None:
    parsed = parse("x.yaml", b"{a: 1}: {b: 2}\nc: 3\n")
    assert [p.code for p in parsed.problems] == ["bad-key"]
    assert plain(parsed.node) == [("\0", Broken), ("c", "3")]


def test_files_in_other_encodings_are_told_with_the_first_odd_byte() -> None:
    gbk = parse("x.yaml", "id: a\nname: 王芳\n".encode("gbk")).problems[0]
    assert (gbk.code, gbk.source) == ("not-utf8", Source("x.yaml", 2, 7))
    assert dict(gbk.message.values) == {"guess": "GBK"}
    assert codes("a: 王\n".encode("utf-16")) == ["not-utf8"]
    assert codes(b"a: \xff\xfe\xfd") == ["not-utf8"]


def test_more_than_ten_megabytes_are_not_parsed() -> None:
    assert codes(b"#" * 10_000_001) == ["too-large"]
    assert codes(b"#" * 10_000_000) == []


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u200c",
        "\u200d",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u061c",
        "\u3164",
        "\U000e0041",
    ],
)
def test_what_hides_in_a_name_or_turns_it_around_is_told(hidden: str) -> None:
    parsed = parse("x.yaml", f"name: 王{hidden}芳\n".encode())
    assert [(p.code, p.source) for p in parsed.problems] == [
        ("unprintable-character", Source("x.yaml", 1, 8))
    ]


def test_a_picture_made_of_several_may_hold_joiners() -> None:
    assert parse("x.yaml", "note: 👨\u200d👩\u200d👧 全家\n".encode()).problems == ()


def test_every_invisible_character_is_told_and_the_rest_is_read() -> None:
    parsed = parse("x.yaml", "a: 1\x07\nb: 王\u200b芳\nc: \ufeff2\n".encode())
    assert [(p.code, p.source) for p in parsed.problems] == [
        ("unprintable-character", Source("x.yaml", 1, 5)),
        ("unprintable-character", Source("x.yaml", 2, 5)),
        ("unprintable-character", Source("x.yaml", 3, 4)),
    ]
    assert plain(parsed.node) == [("a", "1\ufffd"), ("b", "王\ufffd芳"), ("c", "\ufffd2")]


def test_each_conflict_is_told() -> None:
    one = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n"
    assert codes(one * 2) == ["conflict-markers"] * 2


def test_all_colons_without_a_key_are_told_at_once() -> None:
    text = "- id: a\n  姓名：王芳\n- id: b\n  电话：1\n  name:李强\n"
    parsed = parse("x.yaml", text.encode())
    assert [(p.code, p.source) for p in parsed.problems] == [
        ("full-width-colon", Source("x.yaml", 2, 5)),
        ("full-width-colon", Source("x.yaml", 4, 5)),
        ("missing-blank", Source("x.yaml", 5, 7)),
    ]


def test_words_with_a_full_width_colon_elsewhere_are_not_to_blame() -> None:
    text = "details: |\n  注意：请带围裙\nname: 'x\n"
    assert [problem.code for problem in parse("x.yaml", text.encode()).problems] == [
        "broken-yaml"
    ]


def test_tabs_are_told_up_to_where_the_parser_stopped() -> None:
    assert codes("a:\n\tb: 1\n\tc: 2\n") == ["tab-indentation"] * 2


def test_tabs_inside_a_text_are_a_part_of_it() -> None:
    assert read("a: x\ty\n") == [("a", "x\ty")]


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"a: '\\")
@example(b"%YAML 3.0\n---\na")
@example(b"%TAG ! x\n--- !a b")
@example(b"\xf0\x9f\x98\x80: *\xe7\x8e\x8b")
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_it_raise(data: bytes) -> None:
    parse("x.yaml", data)


@given(
    st.text(
        alphabet="ab王：:-[]{},\n\t '\"#&*!|>?%@`\\~\r\u3000<=\x00\x85\u2028", max_size=80
    )
)
@settings(max_examples=300, deadline=None)
def test_no_text_makes_it_raise_and_each_problem_has_a_place_in_it(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in parse("x.yaml", text.encode()).problems:
        assert problem.source is not None
        assert 1 <= problem.source.line <= len(lines) + 1
        assert problem.source.column >= 1
