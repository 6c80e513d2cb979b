from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scheduler.content.editing import Setting, changed, written
from scheduler.content.nodes import Block, Listing, parse
from scheduler.content.writing import Value
from scheduler.problems import Refused, Source

ORDER = ("id", "name", "grid", "phone", "roles", "available", "limits", "since")
FILE = "v.yaml"
PEOPLE = """\
# 花名册
- id: wang-fang
  name: 王芳            # 孙女代填
  phone: "10200000001"
  grid: 'grid-1'
  roles:
    - wrap              # 拿手
    - deliver

- {id: li-qiang, name: 李强, roles: [wrap, deliver]}   # 夫妻
- 编号: zhao-min
  姓名: 赵敏
  限额: {每周: 1}
# 完
"""
WANG, LI, ZHAO = Source(FILE, 2, 3), Source(FILE, 10, 3), Source(FILE, 11, 3)


def edit(source: Source, value: Value, *keys: str, data: str = PEOPLE) -> str:
    setting = Setting(source, keys, value, "volunteer", ORDER)
    return changed(data.encode(), setting).decode()


def swapped(old: str, new: str) -> str:
    assert PEOPLE.count(old) == 1
    return PEOPLE.replace(old, new)


def test_a_value_is_replaced_and_its_quotes_and_comments_stay() -> None:
    assert edit(WANG, "王小芳", "name") == swapped("王芳 ", "王小芳 ")
    assert edit(WANG, "10200000009", "phone") == swapped("10200000001", "10200000009")
    assert edit(WANG, "grid-2", "grid") == swapped("'grid-1'", "'grid-2'")
    assert edit(WANG, "a: b", "name") == swapped("王芳 ", '"a: b" ')


def test_a_list_in_brackets_is_replaced_as_a_whole() -> None:
    assert edit(LI, ("haircut",), "roles") == swapped("[wrap, deliver]", "[haircut]")


def test_of_a_list_with_a_line_for_each_only_lines_come_and_go() -> None:
    assert edit(WANG, ("wrap", "haircut"), "roles") == swapped(
        "    - deliver\n", "    - haircut\n"
    )
    assert edit(WANG, ("deliver", "wrap", "haircut"), "roles") == swapped(
        "    - deliver\n", "    - deliver\n    - haircut\n"
    )


def test_a_value_that_is_not_there_comes_behind_the_key_before_it() -> None:
    day = date(2026, 1, 5)
    assert edit(WANG, day, "since") == swapped(
        "    - deliver\n", "    - deliver\n  since: 2026-01-05\n"
    )
    assert edit(WANG, 1962, "born") == swapped(
        "    - deliver\n", "    - deliver\n  born: 1962\n"
    )
    assert edit(LI, day, "since") == swapped("deliver]}", "deliver], since: 2026-01-05}")
    assert edit(ZHAO, "10200000003", "phone") == swapped(
        "  姓名: 赵敏\n", "  姓名: 赵敏\n  电话: 10200000003\n"
    )


def test_a_value_inside_another_is_set_and_begun_in_the_files_language() -> None:
    assert edit(ZHAO, 2, "limits", "week") == swapped("{每周: 1}", "{每周: 2}")
    assert edit(ZHAO, 3, "limits", "month") == swapped("{每周: 1}", "{每周: 1, 每月: 3}")
    assert edit(LI, 2, "limits", "week") == swapped(
        "deliver]}", "deliver], limits: {week: 2}}"
    )


def test_windows_line_ends_and_byte_order_marks_stay() -> None:
    data = b"\xef\xbb\xbf" + PEOPLE.replace("\n", "\r\n").encode()
    setting = Setting(WANG, ("since",), date(2026, 1, 5), "volunteer", ORDER)
    assert changed(data, setting) == data.replace(
        b"- deliver\r\n", b"- deliver\r\n  since: 2026-01-05\r\n"
    )


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ("- id: a\n  name: 王\n    芳\n", 2),
        ("- id: a\n  name: |\n    王芳\n", 2),
        ('- id: a\n  name: "王\n    芳"\n', 2),
        ("- id: a\n  name: [王,\n    芳]\n", 2),
        ("- id: a\n  name: {王: 芳}\n", 2),
        ("- id: a\n  name:\n", 2),
    ],
)
def test_what_is_written_otherwise_is_left_to_people_and_the_line_is_told(
    record: str, line: int
) -> None:
    with pytest.raises(Refused) as refused:
        edit(Source(FILE, 1, 3), "李强", "name", data=record)
    (problem,) = refused.value.problems
    assert (problem.code, problem.source and problem.source.line) == (
        "change-by-hand",
        line,
    )
    assert str(problem.hint) == "Write it by hand: name: 李强"


def test_a_value_is_read_as_it_stands_there() -> None:
    data = PEOPLE.encode()
    assert written(data, WANG, ("roles",), "volunteer") == "wrap, deliver"
    assert written(data, ZHAO, ("limits", "week"), "volunteer") == "1"
    assert written(data, ZHAO, ("since",), "volunteer") == ""


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=8
)
KEYS = st.sampled_from(["name", "phone", "grid", "note"])
STYLE = st.sampled_from(["{0}", "'{0}'", '"{0}"', "{0}   # {0}", "[{0}]"])
ENTRY = st.tuples(KEYS, STYLE, TEXT)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(KEYS, STYLE, TEXT), min_size=1, max_size=4, unique_by=lambda e: e[0]
    ),
    KEYS,
    TEXT,
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_stands_there_only_the_value_changes_and_reads_as_meant(
    entries: list[tuple[str, str, str]], key: str, value: str, end: str
) -> None:
    lines = ["# x", "- id: a", *(f"  {k}: {s.format(t)}" for k, s, t in entries), "- id: b"]
    data = (end.join(lines) + end).encode()
    assume(not parse(FILE, data).problems)
    before = of(data, 0)
    assume(before is not None)
    setting = Setting(Source(FILE, 2, 3), (key,), value, "volunteer", ORDER)
    try:
        after = changed(data, setting)
    except Refused:
        return
    assert of(after, 0) == {**(before or {}), key: value}
    assert of(after, 1) == of(data, 1)
    old, new = data.decode().split(end), after.decode().split(end)
    assert len(new) - len(old) == (key not in (before or {}))
    touched = [line for line in old if line not in new]
    assert len(touched) <= 1
    assert all(line.lstrip().startswith(f"{key}:") for line in touched)


def of(data: bytes, place: int) -> dict[str, object] | None:
    """Give keys and values of a record; values that are no texts as their kind."""
    node = parse(FILE, data).node
    if not isinstance(node, Listing) or len(node.nodes) != 2:
        return None
    record = node.nodes[place]
    if not isinstance(record, Block):
        return None
    return {
        word.text: getattr(said, "text", None)
        if not isinstance(said, Listing)
        else [getattr(one, "text", None) for one in said.nodes]
        for word, said in record.entries
    }
