"""A story that says too much, or that may not be told, is named at its place."""

import pytest

from scheduler import content

NAME = "content/mediation/2026/TJ-2026-001.yaml"
AROUND = {
    "content/community.yaml": """\
name: 示范社区
domain: shifan.example
contacts: [{id: office, name: 社区办公室, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}]
""",
    "content/compounds.yaml": """\
- id: xingfu
  name: 幸福里
  grid: grid-1
  property_manager: 海晏物业
  buildings: [{id: xingfu-1, name: 1号楼, units: 3, floors: 6, doors: 2}]
""",
}
CASE = """\
id: TJ-2026-001
received: 2026-11-02
grid: grid-1
parties: [甲方, 乙方]
by: 网格员
text: 装修以后墙裂了。
consents:
  - {party: 甲方, date: 2026-11-20}
  - {party: 乙方, date: 2026-11-21}
reviewed_by: 社区副书记
story: 两家坐下来谈了两回，话说开了。
"""


def problems(case: str) -> list[tuple[str, str, int, int]]:
    tree = {**AROUND, NAME: case}
    loaded = content.load({path: words.encode() for path, words in tree.items()})
    return [
        (one.code, one.severity, one.source.line, one.source.column)
        for one in loaded.problems
        if one.source
    ]


def test_a_story_with_consent_and_review_has_no_problem() -> None:
    assert problems(CASE) == []


@pytest.mark.parametrize(
    "words",
    [
        "在幸福里",
        "第一网格",
        "海晏物业的人",
        "1号楼的两家",
        "三号楼上下",
        "11月9日",
        "十月三日",
        "9号那天",
        "2026-11-09",
        "2单元",
        "李大爷",
        "302室",
    ],
)
def test_a_story_names_no_place_no_day_and_nobody(words: str) -> None:
    line = CASE.replace("两家坐下来", f"{words}，两家坐下来")
    found = problems(line)
    assert set(found) == {("private-in-public", "error", 11, 8)}


def test_a_story_may_name_a_month() -> None:
    assert problems(CASE.replace("两家", "2026年10月，两家")) == []


def test_a_story_that_may_not_be_told_is_warned_of_where_the_reason_stands() -> None:
    missing = CASE.replace("  - {party: 乙方, date: 2026-11-21}\n", "")
    assert problems(missing) == [("story-without-consent", "warning", 10, 8)]
    back = CASE.replace("11-21}", "11-21, withdrawn: 2026-11-25}")
    assert problems(back) == [("story-without-consent", "warning", 9, 5)]
    unread = CASE.replace("reviewed_by: 社区副书记\n", "")
    assert problems(unread) == [("not-reviewed", "warning", 10, 8)]
