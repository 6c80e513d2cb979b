"""What each odd spreadsheet is shown as, and what becomes of the files.

After a change of words: ``UPDATE_EXPECTED=1 pytest tests/cli/test_import.py``, then read
the difference.
"""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, content
from tests.cli.import_tables import CASES
from tests.cli.import_town import TREE

HERE = Path(__file__).parent / "import_corpus"


def hold(name: str, shown: str) -> None:
    expected = HERE / f"{name}.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(shown, "utf-8")
    assert shown == expected.read_text("utf-8")


@pytest.mark.parametrize("name", CASES)
def test_an_odd_table_is_shown_as_expected_and_a_dry_run_writes_nothing(
    name: str, town: Path, run: Run
) -> None:
    kind, file, data = CASES[name]()
    (town / file).write_bytes(data)
    code, shown = run(kind, file, "--dry-run")
    hold(name, shown)
    assert content(town) == TREE
    assert code == int("看不懂" in shown.replace("看不懂 0", "") or "错误" in shown)


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_written_unless_all_is_understood_and_then_only_once(
    name: str, town: Path, run: Run
) -> None:
    kind, file, data = CASES[name]()
    (town / file).write_bytes(data)
    code, _ = run(kind, file, "--yes")
    after = content(town)
    if code:
        assert after == TREE
        return
    code, shown = run(kind, file, "--yes")
    assert (code, "没有要写的" in shown) == (0, True)
    assert "新增 0，改动 0" in shown
    assert content(town) == after
