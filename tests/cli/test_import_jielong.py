"""What each odd sign-up chain is shown as, and how those who signed up get on a shift."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, content
from tests.cli.import_chains import CHAINS
from tests.cli.import_town import TREE
from tests.cli.test_import import hold

WEEK = "content/rotas/2026-W48.yaml"
SHIFT = "dumplings/2026-11-27/wrap"
DRAFT = f"""\
week: 2026-W48
status: draft
shifts:
  - shift: {SHIFT}
    when: 2026-11-27 08:30-10:30
    venue: canteen
    volunteers:
      - zhang-wei-2  # 张伟
"""
RELEASED = DRAFT.replace("draft", "released\nreleased_at: 2026-11-20T09:00:00")


@pytest.fixture
def chain(town: Path) -> Path:
    file = town / "jielong.txt"
    file.write_text("#接龙\n周五包水饺\n1. 李强\n2. 张𬘭\n3. 王芳\n", "utf-8")
    return file


@pytest.mark.parametrize("name", CHAINS)
def test_an_odd_chain_is_shown_as_expected(name: str, town: Path, run: Run) -> None:
    (town / "jielong.txt").write_text(CHAINS[name], "utf-8")
    code, shown = run("jielong", "jielong.txt")
    hold(f"chain_{name}", shown)
    assert code == int("错误" in shown)
    assert content(town) == TREE


def test_a_chain_in_gb18030_is_read_as_well(town: Path, run: Run) -> None:
    (town / "a.txt").write_bytes("#接龙\n1. 王芳\n".encode("gb18030"))
    assert run("jielong", "a.txt")[1].splitlines()[0] == "2  报名  王芳"


@pytest.mark.usefixtures("chain")
def test_who_signed_up_is_pinned_in_a_draft_as_far_as_rules_and_places_go(
    town: Path, run: Run
) -> None:
    (town / WEEK).parent.mkdir()
    (town / WEEK).write_text(DRAFT, "utf-8")
    code, shown = run("jielong", "jielong.txt", "--shift", SHIFT, "--yes")
    assert shown.splitlines()[5:] == [
        "初心水饺 包水饺，2026-11-27 08:30-10:30：",
        "  李强  参加",
        "  张𬘭  不行  不担任该岗位",
        "  王芳  参加",
        "已写 content/rotas/2026-W48.yaml",
        "已设为指定；运行 linli plan，其余的人会重新排。",
    ]
    assert code == 0
    written = (town / WEEK).read_text("utf-8")
    assert "{id: li-qiang, pinned: yes}" in written
    assert "{id: wang-fang, pinned: yes}" in written
    assert "- zhang-wei-2" in written


@pytest.mark.usefixtures("chain")
def test_a_released_rota_gets_them_as_recorded_changes_while_places_are_left(
    town: Path, run: Run
) -> None:
    (town / WEEK).parent.mkdir()
    (town / WEEK).write_text(RELEASED, "utf-8")
    dry = run("jielong", "jielong.txt", "--shift", SHIFT, "--dry-run")
    assert (town / WEEK).read_text("utf-8") == RELEASED
    code, shown = run("jielong", "jielong.txt", "--shift", SHIFT, "--yes")
    assert (dry[0], code) == (0, 0)
    assert "  王芳  没有空位了" in shown
    written = (town / WEEK).read_text("utf-8")
    assert (
        f"- {{revision: 1, at: 2026-11-23T12:00:00, kind: add, shift: {SHIFT}, "
        'in: li-qiang, by: "社区办公室", reason: "周五包水饺"}'
    ).replace('"', "") in written.replace('"', "")


@pytest.mark.usefixtures("chain")
def test_a_second_run_finds_them_there(town: Path, run: Run) -> None:
    (town / WEEK).parent.mkdir()
    (town / WEEK).write_text(DRAFT, "utf-8")
    run("jielong", "jielong.txt", "--shift", SHIFT, "--yes")
    after = content(town)
    _, shown = run("jielong", "jielong.txt", "--shift", SHIFT, "--yes")
    assert "没有要写的" in shown
    assert content(town) == after


@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize(
    ("shift", "code"),
    [("dumplings", "bad-shift"), (SHIFT, "week-not-planned")],
)
def test_a_shift_that_is_not_there_is_told(
    shift: str, code: str, town: Path, run: Run
) -> None:
    ended, shown = run("jielong", "jielong.txt", "--shift", shift)
    assert (ended, f"[{code}]" in shown) == (1, True)
    assert content(town) == TREE


def test_bytes_that_are_no_text_are_told(town: Path, run: Run) -> None:
    (town / "a.txt").write_bytes(b"\xff\xff\x00\x80")
    ended, shown = run("jielong", "a.txt")
    assert (ended, "[no-chain]" in shown) == (1, True)
