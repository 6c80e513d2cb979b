from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.content.nodes import Listing, Scalar, parse
from scheduler.content.writing import Value, append_record, quoted, whole
from scheduler.model.times import CST
from scheduler.problems import Refused

AWAY: dict[str, Value] = {
    "volunteer": "wang-fang",
    "from": date(2026, 12, 1),
    "to": date(2026, 12, 7),
    "reason": "",
}


def append(existing: str, what: str = "absence", under: str = "") -> str:
    return append_record("x.yaml", existing.encode(), AWAY, what, under).decode()


LINE = "- {volunteer: wang-fang, from: 2026-12-01, to: 2026-12-07}\n"


def test_a_record_goes_to_the_end_and_nothing_else_changes() -> None:
    existing = "# 请假\n- volunteer: li-na   # 李娜\n  from:   2026-11-01\n\n# 完\n"
    assert append(existing) == existing + LINE


def test_a_file_with_comments_only_gets_its_first_record() -> None:
    assert append("# 请假\n") == "# 请假\n" + LINE
    assert append("") == LINE


def test_a_last_line_without_an_end_gets_one() -> None:
    assert append("- {volunteer: li-na}") == "- {volunteer: li-na}\n" + LINE


def test_windows_line_ends_byte_order_marks_and_indentation_are_kept() -> None:
    existing = b"\xef\xbb\xbf  - {volunteer: li-na}\r\n"
    assert append_record("x.yaml", existing, AWAY, "absence") == (
        existing + b"  " + LINE.replace("\n", "\r\n").encode()
    )


def test_a_file_with_chinese_keys_gets_chinese_keys() -> None:
    existing = "- {志愿者: li-na, 起: 2026-11-01}\n"
    assert (
        append(existing)
        == existing + "- {志愿者: wang-fang, 起: 2026-12-01, 止: 2026-12-07}\n"
    )


def test_a_record_goes_under_its_key_even_if_others_follow() -> None:
    existing = "id: x\nsteps:\n  - {claimed: 2026-01-01}\n\n# 公示用\npublic_title: y\n"
    before, after = existing[:39], existing[39:]
    assert append(existing, "step", "steps") == before + "  " + LINE + after


def test_a_list_that_is_not_there_yet_is_begun() -> None:
    assert append("id: x\n", "step", "steps") == "id: x\nsteps:\n  " + LINE


def test_moments_flags_and_lists_are_written_as_the_readers_read_them() -> None:
    record: dict[str, Value] = {
        "at": datetime(2026, 11, 26, 7, 5, tzinfo=CST),
        "leaked": True,
        "served": 3,
        "attended": ("wang-fang", "li-na"),
        "note": "a: b # c",
    }
    assert append_record("x.yaml", b"", record, "change").decode() == (
        "- {at: 2026-11-26T07:05:00, leaked: yes, served: 3, "
        'attended: [wang-fang, li-na], note: "a: b # c"}\n'
    )


@pytest.mark.parametrize(
    "existing", ["[{volunteer: li-na}]\n", "text\n", "- 'x\n", "a: &b c\n"]
)
def test_a_broken_file_or_a_list_in_brackets_is_refused(existing: str) -> None:
    with pytest.raises(Refused):
        append(existing)


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_in_quotes_is_read_back_as_it_was(written: str) -> None:
    parsed = parse("x.yaml", f"[{quoted(written)}, {quoted(written)}]".encode())
    assert isinstance(parsed.node, Listing)
    found = [node.text for node in parsed.node.nodes if isinstance(node, Scalar)]
    assert (found, parsed.problems) == ([written, written], ())


PERSON: dict[str, Value] = {
    "id": "qian-jin",
    "name": "钱进",
    "roles": ("wrap",),
    "limits": {"week": 1},
}


def append_long(existing: str, *, chinese: bool = False) -> str:
    data = existing.encode()
    return append_record(
        "x.yaml", data, PERSON, "volunteer", long=True, chinese=chinese
    ).decode()


LONG = "- id: qian-jin\n  name: 钱进\n  roles: [wrap]\n  limits: {week: 1}\n"


def test_a_long_record_takes_a_line_for_each_key_and_the_files_blank_lines() -> None:
    assert append_long("- id: a\n- id: b\n") == "- id: a\n- id: b\n" + LONG
    spaced = "- id: a\n\n- id: b\n"
    assert append_long(spaced) == spaced + "\n" + LONG
    assert append_long(spaced + "\n") == spaced + "\n" + LONG


def test_a_file_that_is_begun_has_the_keys_of_its_community() -> None:
    assert append_long("", chinese=True) == (
        "- 编号: qian-jin\n  姓名: 钱进\n  岗位: [wrap]\n  限额: {每周: 1}\n"
    )
    assert append_long("- id: a\n", chinese=True) == "- id: a\n" + LONG


def test_a_file_of_one_record_has_its_lists_line_by_line() -> None:
    service: dict[str, Value] = {
        "id": "x",
        "time": "8:30-9:30",
        "needs": ({"id": "wrap", "target": 2}, {"id": "door", "target": 1}),
    }
    assert whole(service, "service", chinese=False).decode() == (
        'id: x\ntime: "8:30-9:30"\nneeds:\n'
        "  - {id: wrap, target: 2}\n  - {id: door, target: 1}\n"
    )
    assert whole(service, "service", chinese=True).decode() == (
        '编号: x\n时间: "8:30-9:30"\n需要:\n'
        "  - {编号: wrap, 人数: 2}\n  - {编号: door, 人数: 1}\n"
    )
