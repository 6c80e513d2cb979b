"""``linli what-if``: a scenario is told, and nothing is written."""

import re
from pathlib import Path

from tests.cli.test_commands import files_below
from tests.conftest import Linli

TEA = """\
去掉: {志愿者: [zhou-jie, wu-gang]}
服务:
  - 编号: tea
    名称: 茶话会
    场地: hall
    规律: 每周三
    时间: 14:00-16:00
    需要: [{编号: cut, 岗位: haircut, 人数: 2, 至少: 1}]
"""


def test_a_scenario_is_told_in_a_few_lines_and_nothing_is_written(
    here: Path, linli: Linli
) -> None:
    assert linli("plan").returncode == 0
    (here / "if.yaml").write_text(TEA, "utf-8")
    before = files_below(here)
    told = linli("what-if", "if.yaml")
    assert (told.returncode, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    assert lines[0].startswith("现在：已排 11 个班次：23 个名额已排 100%")
    assert lines[1].startswith("假设：已排 15 个班次：31 个名额已排 ")
    assert lines[2].startswith("新增 4 个班次，其中还缺 ")
    assert "会新缺人的班次：" in lines
    assert any(re.fullmatch(r"  1[12]-\d\d .+  缺 0 人 → 缺 1 人", line) for line in lines)
    assert any(re.fullmatch(r"  周洁  -[1-9]", line) for line in lines)
    assert any(line.startswith("总扣分：") for line in lines)
    assert files_below(here) == before


def test_a_scenario_that_changes_nothing_says_so(here: Path, linli: Linli) -> None:
    (here / "if.yaml").write_text("train: []\n", "utf-8")
    told = linli("what-if", "if.yaml")
    assert told.stdout.splitlines()[2:] == ["排班不会有任何变化。"]


def test_a_mistake_is_told_with_its_place_in_the_scenario(here: Path, linli: Linli) -> None:
    (here / "if.yaml").write_text("without: {volunteers: [zhoujie]}\n", "utf-8")
    told = linli("what-if", "if.yaml")
    assert (told.returncode, told.stdout) == (1, "")
    assert "if.yaml:1:24: 错误" in told.stderr
    assert "without: {volunteers: [zhoujie]}" in told.stderr
    assert "zhou-jie" in told.stderr
