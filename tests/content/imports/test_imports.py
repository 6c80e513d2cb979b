"""Whatever a table changes comes to be so, and nothing else does."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.content import load
from scheduler.content.imports import KINDS, apply, read
from scheduler.content.imports.headings import words
from scheduler.content.imports.lines import Context, State
from scheduler.content.imports.people import fresh, letters, slug
from scheduler.content.tables import Book, Table, Value
from tests.cli.import_town import TREE

FILES = {path: written.encode() for path, written in TREE.items()}
TODAY = date(2026, 11, 23)
IDS = ("wang-fang", "li-qiang", "zhang-wei", "zhang-wei-2", "zhang-lin")
PHONES = st.integers(0, 9999).map(lambda n: f"1030000{n:04d}")
ROLES = st.lists(st.sampled_from(["包水饺", "送餐", "理发"]), unique=True, max_size=3)
ROWS = st.dictionaries(st.sampled_from(IDS), st.tuples(PHONES | st.none(), ROLES))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_exactly_what_a_table_says_changes_and_then_nothing_is_left_to_change(
    rows: dict[str, tuple[str | None, list[str]]],
) -> None:
    cells: list[tuple[Value, ...]] = [("编号", "姓名", "电话", "岗位")]
    base = load(FILES).community
    assert base
    cells += [
        (who, base.volunteer[who].name, phone, "、".join(roles) or None)
        for who, (phone, roles) in rows.items()
    ]
    book = Book((Table("a.xlsx", "a", tuple(cells)),))
    context = Context(base, FILES, TODAY)
    found = read(KINDS["volunteers"], context, book, "a.xlsx", "")
    applied = apply(KINDS["volunteers"], context, found)
    assert applied.problems == ()
    after = load(applied.tree)
    assert after.problems == ()
    assert after.community
    known = {role.name: role.id for role in base.roles}
    for person in base.volunteers:
        phone, roles = rows.get(person.id, (None, []))
        now = after.community.volunteer[person.id]
        assert now.phone == (phone or person.phone)
        assert set(now.roles) == ({known[role] for role in roles} or set(person.roles))
        assert (now.name, now.grid, now.available) == (
            person.name,
            person.grid,
            person.available,
        )
    again = read(
        KINDS["volunteers"],
        Context(after.community, applied.tree, TODAY),
        book,
        "a.xlsx",
        "",
    )
    assert {line.state for line in again.lines} <= {State.SAME}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("王芳", "wang-fang"),
        ("王桂兰", "wang-guilan"),
        ("欧阳雪", "ouyang-xue"),
        ("单小燕", "shan-xiaoyan"),
        ("曾国强", "zeng-guoqiang"),
        ("张𬘭", "zhang-lin"),
        ("阿依古丽·买买提", "ayiguli-maimaiti"),
        ("吕绿", "lv-lv"),
        ("Anna Li", "anna-li"),
        ("䶮", "yan"),
    ],
)
def test_ids_are_pinyin_as_the_content_has_them(name: str, wanted: str) -> None:
    assert slug(name) == wanted


def test_an_id_that_is_taken_gets_a_number_and_one_of_no_letters_a_word() -> None:
    assert fresh("wang-fang", ["wang-fang", "wang-fang-2"], "volunteer") == "wang-fang-3"
    assert fresh("", [], "volunteer") == "volunteer"
    assert letters("磨刀日 A1") == "mo-dao-ri-a1"


HEADS = sorted(
    {word for kind in KINDS.values() for key in kind.keys for word in words(key, kind.what)}
)
ODD = [
    "王芳",
    "张伟",
    "张伟（",
    "第一网格",
    "1#",
    "包水饺、",
    "√",
    "12月1日-",
    "2.30",
    "周五",
    "每周五",
    "8:30-9:30",
    "0.375",
    "初心水饺",
    "dumplings/2026-11-20",
    "9999年9月9日",
    "①",
    "(",
    "wang-fang",
]
CELLS: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 10**11),
    st.floats(allow_nan=False),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.datetimes(datetime.fromisoformat("1900-01-01")),
    st.times(),
    st.text(max_size=6),
    st.sampled_from(ODD),
)
GRIDS = st.integers(1, 6).flatmap(
    lambda wide: st.tuples(
        st.lists(st.sampled_from([*HEADS, "周五上午"]), min_size=wide, max_size=wide),
        st.lists(st.lists(CELLS, min_size=wide, max_size=wide), max_size=4),
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(KINDS)), GRIDS)
def test_no_table_raises_and_what_is_understood_can_be_written_or_is_told(
    kind: str, grid: tuple[list[str], list[list[Value]]]
) -> None:
    base = load(FILES).community
    assert base
    heads, rows = grid
    table = Table("a.xlsx", "a", (tuple(heads), *map(tuple, rows)))
    context = Context(base, FILES, TODAY)
    found = read(KINDS[kind], context, Book((table,)), "a.xlsx", "")
    if not found.problems:
        applied = apply(KINDS[kind], context, found)
        assert applied.problems or load(applied.tree).problems == ()
