"""Empty tables, filled in as a person would, come back without a warning."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run, content
from tests.cli.import_town import TREE

FILLED: dict[str, tuple[list[object], str]] = {
    "volunteers": (
        [
            "钱进",
            "10200000012",
            "第一网格",
            "幸福里2号楼",
            1961,
            "包水饺、送餐",
            None,
            "周五上午；休息日",
            None,
            1,
            date(2026, 11, 1),
        ],
        (
            "新增  A4  钱进  编号 qian-jin, 网格 第一网格, 楼栋 幸福里2号楼, "
            "电话 10200000012, 出生年 1961, 岗位 包水饺、送餐, "
            "可服务时间 周五上午；休息日, 每周最多 1, 加入 2026-11-01"
        ),
    ),
    "availability": (
        ["张伟(zhang-wei)", "√", "×", None, "上午", None, "9:00-11:00", None, 2],
        "改动  A4  张伟  可服务时间 周一；周四 上午；周六 9:00-11:00, 每周最多 2",
    ),
    "absences": (
        ["王芳", date(2026, 12, 1), None, "外出"],
        "新增  A4  王芳  起 2026-12-01, 止 2026-12-01, 原因 外出",
    ),
    "attendance": (
        [date(2026, 11, 13), "初心水饺", "李强", "√", 21],
        "新增  C4  初心水饺 2026-11-13  到场 李强, 服务人次 21",
    ),
    "services": (
        [
            "磨刀日",
            "每月第一个周六",
            "9:00-11:00",
            "党群服务中心",
            "送餐",
            2,
            1,
            "把刀带来",
            None,
            "免费",
            "跳过",
        ],
        (
            "新增  A4  磨刀日  编号 mo-dao-ri, 规律 每月第一个周六, 场地 党群服务中心"
            ", 遇放假 跳过, 一句话介绍 把刀带来, 费用 免费, 时间 09:00-11:00, 岗位 送餐 2/1"
        ),
    ),
}


def fill(file: Path, cells: list[object]) -> None:
    book = load_workbook(file)
    page = book["填写"]
    assert len(cells) == page.max_column
    for column, value in enumerate(cells, 1):
        page.cell(4, column).value = value
    book.save(file)


@pytest.mark.parametrize("kind", FILLED)
def test_an_empty_table_holds_nothing_to_write(kind: str, town: Path, run: Run) -> None:
    assert run("template", kind)[0] == 0
    assert run(kind, f"{kind}.xlsx") == (
        0,
        "新增 0，改动 0，不变 0，看不懂 0。\n没有要写的。\n",
    )
    assert content(town) == TREE


@pytest.mark.parametrize("kind", FILLED)
def test_a_filled_table_comes_back_without_a_warning(
    kind: str, town: Path, run: Run
) -> None:
    cells, line = FILLED[kind]
    run("template", kind)
    fill(town / f"{kind}.xlsx", cells)
    code, shown = run(kind, f"{kind}.xlsx", "--yes")
    counts = f"新增 {int('新增' in line)}，改动 {int('改动' in line)}，不变 0，看不懂 0。"
    assert (code, shown.splitlines()[:2]) == (0, [line, counts])
    assert all(line.startswith("已写 ") for line in shown.splitlines()[2:])
    assert content(town) != TREE


def test_choices_are_the_communitys_own_and_long_lists_stand_on_a_hidden_sheet(
    town: Path, run: Run
) -> None:
    run("template", "volunteers", "--to", "a.xlsx")
    book = load_workbook(BytesIO((town / "a.xlsx").read_bytes()))
    page, choices = book["填写"], book["选项"]
    assert choices.sheet_state == "hidden"
    assert [cell.value for cell in choices["C"] if cell.value] == ["第一网格", "第二网格"]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    grid = rules["C4:C303"]
    assert (grid.type, grid.formula1, grid.promptTitle, grid.prompt) == (
        "list",
        "选项!$C$1:$C$2",
        "网格",
        "从列表里选",
    )
    assert rules["F4:F303"].showErrorMessage is False


def test_the_same_day_gives_the_same_bytes_for_its_owner_only(town: Path, run: Run) -> None:
    run("template", "absences", "--to", "a.xlsx")
    run("template", "absences", "--to", "b.xlsx")
    assert (town / "a.xlsx").read_bytes() == (town / "b.xlsx").read_bytes()
    assert (town / "a.xlsx").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_written_over(town: Path, run: Run) -> None:
    (town / "volunteers.xlsx").write_bytes(b"filled in")
    code, shown = run("template", "volunteers")
    assert (code, "[file-exists]" in shown) == (1, True)
    assert (town / "volunteers.xlsx").read_bytes() == b"filled in"
