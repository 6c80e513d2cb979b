import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scheduler.content.nodes import Block, Listing, parse
from scheduler.content.removing import GONE, Removal, Removing
from scheduler.problems import Refused, Source

FILE = "v.yaml"
PEOPLE = """\
# 花名册
- id: wang-fang
  name: 王芳            # 孙女代填
  phone: "10200000001"  # 儿子的
  # 电话要再核对
  available:
    - 周一
    # 只在上午
    - 周五上午
  note: |
    第一行
    # 也是话

    第二行

  # 完
- {id: li-qiang, phone: "1", born: 1962, note: '要, 小心'}   # 夫妻
- phone: "3"
  born: 1950
  id: zhao-min
- 编号: sun-lei
  备注: 长长的
    一句话
"""
WANG, LI, ZHAO, SUN = (Source(FILE, line, 3) for line in (2, 17, 18, 21))


def without(
    *removals: Removal, data: str = PEOPLE
) -> tuple[str, list[tuple[str, int, int]]]:
    removing = Removing(FILE, data.encode())
    gone = [one for removal in removals for one in removing.take(removal)]
    told = [(key, source.line, source.column) for key, source in gone]
    return removing.data().decode(), told


def dropped(record: Source, *keys: str, data: str = PEOPLE) -> str:
    return without(Removal(record, "volunteer", keys), data=data)[0]


def cut(old: str, new: str = "") -> str:
    assert PEOPLE.count(old) == 1
    return PEOPLE.replace(old, new)


def test_a_value_goes_with_its_line_and_the_comments_around_it_stay() -> None:
    assert dropped(WANG, "phone") == cut('  phone: "10200000001"  # 儿子的\n')
    assert dropped(WANG, "phone", "available") == cut(
        '  phone: "10200000001"  # 儿子的\n'
    ).replace("  available:\n    - 周一\n    # 只在上午\n    - 周五上午\n", "")


def test_a_text_in_lines_goes_up_to_its_last_line() -> None:
    assert dropped(WANG, "note") == cut(
        "  note: |\n    第一行\n    # 也是话\n\n    第二行\n"
    )
    assert without(Removal(WANG, "volunteer", blank=("note",)))[0] == cut(
        "|\n    第一行\n    # 也是话\n\n    第二行\n", f"{GONE}\n"
    )
    assert dropped(SUN, "note") == cut("  备注: 长长的\n    一句话\n")


def test_of_a_record_in_braces_a_value_goes_with_one_comma() -> None:
    assert dropped(LI, "born") == cut(", born: 1962")
    assert dropped(LI, "phone", "note") == cut(', phone: "1"').replace(
        ", note: '要, 小心'", ""
    )
    first = '- {phone: "1", born: 2, id: a}\n'
    at = Source(FILE, 1, 3)
    assert dropped(at, "phone", "born", data=first) == "- {id: a}\n"
    both = (Removal(at, "volunteer", ("born",)), Removal(at, "volunteer", ("phone",)))
    assert without(*both, data=first) == (
        "- {id: a}\n", [("born", 1, 16), ("phone", 1, 4)]
    )  # fmt: skip


def test_the_key_behind_a_hyphen_leaves_its_place_to_the_next() -> None:
    assert dropped(ZHAO, "phone", "born") == cut(
        '- phone: "3"\n  born: 1950\n  id: zhao-min\n', "- id: zhao-min\n"
    )


def test_a_whole_record_goes_with_the_comment_behind_it() -> None:
    whole = Removal(LI, "volunteer")
    assert without(whole) == (
        cut("- {id: li-qiang, phone: \"1\", born: 1962, note: '要, 小心'}   # 夫妻\n"),
        [("", 17, 3)],
    )


def test_what_is_not_there_or_gone_already_is_passed_over() -> None:
    assert dropped(SUN, "phone") == PEOPLE
    blank = Removal(WANG, "volunteer", blank=("note",))
    once, _ = without(blank)
    assert without(blank, data=once) == (once, [])
    assert without(Removal(Source(FILE, 99, 1), "volunteer")) == (PEOPLE, [])


@pytest.mark.parametrize(
    "data",
    [
        "- [{id: a, phone: 1}]\n",
        "{id: a, phone: 1}\n",
        "- {id: a,  # 电话在下面\n   phone: 1}\n",
        '- phone: "1"\n  # 注\n  id: a\n',
        '- phone: "1"\n  born: 1950\n  # 注\n  id: a\n',
    ],
)
def test_what_would_take_something_else_along_is_left_to_people(data: str) -> None:
    record = Source(FILE, 1, data.index("{") + 1 if "{" in data else 3)
    whole = not data.startswith("- {") and "phone: 1" in data
    removal = Removal(record, "volunteer", () if whole else ("phone", "born"))
    with pytest.raises(Refused) as refused:
        without(removal, data=data)
    assert [one.code for one in refused.value.problems] == ["remove-by-hand"]


@st.composite
def values(draw: st.DrawFn, indent: str) -> str:
    """Write a value in one of the ways in which people do."""
    said = draw(st.sampled_from(("上午", "a b", "要上班", "12", "x, y")))
    match draw(st.integers(0, 5)):
        case 0:
            return said
        case 1:
            return f'"{said}: #"'
        case 2:
            return f"[{said}, b]"
        case 3:
            return "\n" + "\n".join(f"{indent}  - {one}" for one in (said, "二"))
        case 4:
            return f"|\n{indent}  {said}\n\n{indent}  # 不是注\n{indent}  二"
        case _:
            return f"{said}\n{indent}  接着"


@st.composite
def files(draw: st.DrawFn) -> str:
    """Write a list of records, with comments and blank lines between anything."""
    between = st.sampled_from(("", "", "\n", "# 注\n", "  # 注\n", "\n  # 注\n\n"))
    lines = [draw(between)]
    for number in range(draw(st.integers(1, 4))):
        keys = draw(st.permutations(("id", "note", "phone", "born")))
        if draw(st.booleans()):
            inside = ", ".join(
                f"{key}: {draw(st.sampled_from(('上午', '[a, b]', '{c: 1}', chr(34) * 2)))}"
                for key in keys
            )
            lines.append(f"- {{{inside}}}{draw(st.sampled_from(('', '  # 后')))}\n")
        else:
            for place, key in enumerate(keys):
                value = f"r{number}" if key == "id" else draw(values("  "))
                lines.append(f"{'  ' if place else '- '}{key}: {value}\n")
                if place:
                    lines.append(draw(between))
        lines.append(draw(between))
    made = "".join(lines)
    return made.rstrip("\n") if draw(st.booleans()) else made


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_all_else_stays_byte_for_byte(data: st.DataObject) -> None:
    ends = data.draw(st.sampled_from(("\n", "\r\n")))
    mark = data.draw(st.sampled_from(("", "\ufeff")))
    written = mark + data.draw(files()).replace("\n", ends)
    parsed = parse(FILE, written.encode())
    assume(not parsed.problems and isinstance(parsed.node, Listing))
    assert isinstance(parsed.node, Listing)
    removals = [
        Removal(one.source, "volunteer", *data.draw(st.sampled_from((
            (), (("note",),), (("phone", "born"),), ((), ("note",)), (("note",), ("born",)),
        ))))
        for one in parsed.node.nodes
        if isinstance(one, Block) and data.draw(st.booleans())
    ]  # fmt: skip
    try:
        made, _ = without(*removals, data=written)
    except Refused:
        return  # to be done by hand; which ones these are is tried above
    assert not parse(FILE, made.encode()).problems
    # What is left stands in its order in what was, but for the words that say it is gone.
    rest = iter(written)
    assert all(one in rest for one in made.replace(GONE, ""))
    whole = [removal for removal in removals if not removal.drop and not removal.blank]
    if not whole:  # a record takes the comments inside it along
        assert comments(made) == comments(written)
    again = Removing(FILE, made.encode())
    kept = again.root.nodes if isinstance(again.root, Listing) else []
    assert len(kept) == len(parsed.node.nodes) - len(whole)


def comments(written: str) -> list[str]:
    return re.findall(r"^\ufeff?( *# 注)\r?$", written, re.MULTILINE)
