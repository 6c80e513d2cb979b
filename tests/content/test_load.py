from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import content
from scheduler.content import holidays
from scheduler.model.community import Community
from scheduler.model.holidays import DayKind, SchoolBreak
from scheduler.model.times import DateSpan
from scheduler.problems import Source
from tests.content.everything import EXPECTED, HERE, TREE, bare


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        f"content/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in folder.rglob("*.yaml")
    }


def codes(tree: dict[str, bytes]) -> list[str]:
    return [problem.code for problem in content.load(tree).problems]


def test_every_kind_of_file_is_read_to_its_records() -> None:
    loaded = content.load(TREE)
    assert loaded.problems == ()
    assert loaded.community is not None
    found = replace(loaded.community, holidays=EXPECTED.holidays)
    for field in fields(Community):
        assert bare(getattr(found, field.name)) == getattr(EXPECTED, field.name)


def test_the_communitys_own_days_lie_over_the_states_calendar() -> None:
    loaded = content.load(TREE).community
    assert loaded is not None
    known = loaded.holidays
    assert known.announced == frozenset(range(2004, 2028))
    assert [
        (known.kind(day), known.name(day))
        for day in (
            date(2026, 10, 1),
            date(2026, 10, 10),
            date(2026, 12, 8),
            date(2026, 12, 31),
            date(2027, 1, 10),
        )
    ] == [
        (DayKind.HOLIDAY, "国庆节"),
        (DayKind.MAKE_UP_WORKDAY, "国庆节调休上班"),
        (DayKind.HOLIDAY, "停电检修"),
        (DayKind.HOLIDAY, "元旦"),
        (DayKind.MAKE_UP_WORKDAY, "调休上班"),
    ]
    assert bare(known.breaks) == (
        SchoolBreak(
            "winter", "2027年寒假", DateSpan(date(2027, 1, 23), date(2027, 2, 21)), HERE
        ),
    )


def test_without_a_file_of_holidays_the_states_calendar_stands() -> None:
    tree = {path: data for path, data in TREE.items() if "holidays" not in path}
    loaded = content.load(tree)
    assert [problem.code for problem in loaded.problems] == ["no-such-break"]
    assert loaded.community is not None
    assert loaded.community.holidays == holidays.announced()


def test_records_keep_their_places() -> None:
    loaded = content.load(TREE).community
    assert loaded is not None
    assert loaded.volunteer["li-qiang"].source == Source(
        "content/volunteers/grid-1.yaml", 22, 3, 46
    )


def test_the_order_of_files_makes_no_difference() -> None:
    backwards = dict(reversed(TREE.items()))
    assert content.load(backwards) == content.load(TREE)


def test_files_outside_content_are_none_of_its_business() -> None:
    assert content.load(
        {**TREE, "mkdocs.yml": b"\xff", "content/.git/x.yaml": b"\xff"}
    ) == (content.load(TREE))


def test_every_record_with_a_problem_is_left_out_and_the_others_stay() -> None:
    tree = dict(TREE)
    tree["content/volunteers/grid-2.yaml"] = (
        "- {id: a, name: 甲, grid: grid-1, born: 一九六二, phone: 1}\n"
        "- {id: b, name: 乙, grid: grid-1}\n"
        "- {id: c, grid: grid-1}\n"
    ).encode()
    loaded = content.load(tree)
    assert [problem.code for problem in loaded.problems] == [
        "bad-number",
        "bad-phone",
        "missing-key",
    ]
    assert loaded.community is not None
    assert list(loaded.community.volunteer) == ["b", "li-qiang", "wang-fang"]


def test_ids_of_records_with_problems_are_not_unknown() -> None:
    tree = dict(TREE)
    tree["content/volunteers/grid-1.yaml"] = TREE["content/volunteers/grid-1.yaml"].replace(
        b"born: 1962", b"born: long ago"
    )
    assert codes(tree) == ["bad-number"]


def test_ids_in_a_file_that_cannot_be_parsed_are_not_unknown() -> None:
    for file in (
        "volunteers/grid-1.yaml",
        "community.yaml",
        "compounds.yaml",
        "services/care.yaml",
    ):
        tree = {**TREE, f"content/{file}": b"a: 'x\n"}
        assert codes(tree) == ["broken-yaml"]


def test_a_misspelt_key_is_told_once() -> None:
    tree = {
        **TREE,
        "content/volunteers/grid-2.yaml": "- {id: a, nmae: 甲, grid: grid-1}\n".encode(),
    }
    assert codes(tree) == ["unknown-key"]


def test_the_starters_are_without_problems_and_say_the_same() -> None:
    starter = Path(content.__file__).parents[1] / "starter"
    loaded = {
        language: content.load(files_of(starter / language)) for language in ("en", "zh")
    }
    assert loaded["en"].problems == loaded["zh"].problems == ()
    english, chinese = loaded["en"].community, loaded["zh"].community
    assert english is not None
    assert chinese is not None
    for field in fields(Community):
        if field.name != "holidays":
            assert bare(getattr(english, field.name)) == bare(getattr(chinese, field.name))


PATHS = st.sampled_from(sorted(TREE))


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, bytes]:
    """Give the tree with a piece of one file replaced, as a slip of the hand would."""
    path = draw(PATHS)
    written = TREE[path].decode()
    start = draw(st.integers(0, len(written)))
    end = start + draw(st.integers(0, 12))
    piece = draw(st.text("a1:：- []{}#'\"\n\t&*!，王/.", max_size=4))
    return {**TREE, path: (written[:start] + piece + written[end:]).encode()}


@given(spoilt())
@settings(max_examples=150, deadline=None)
def test_a_slip_of_the_hand_never_raises_and_every_problem_has_a_place(
    tree: dict[str, bytes],
) -> None:
    for problem in content.load(tree).problems:
        assert problem.source is not None
        assert problem.source.file in tree


@given(st.dictionaries(PATHS, st.binary(max_size=60), max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_bytes_in_any_file_make_it_raise(files: dict[str, bytes]) -> None:
    content.load({**TREE, **files})
