"""What the rota's commands show before they write, and the texts to paste after it."""

import re
from pathlib import Path

import pytest

from tests.cli.test_commands import files_below
from tests.conftest import Linli

ON_IT = re.compile(r"      - ([a-z-]+)  # (\S+)")


def released(here: Path, linli: Linli) -> str:
    """Release this week; give its file."""
    assert linli("plan").returncode == 0
    assert linli("release", "2026-W48").returncode == 0
    return (here / "content/rotas/2026-W48.yaml").read_text("utf-8")


def first_on(here: Path, shift: str) -> tuple[str, str]:
    """Give id and name of the first person on one of the week's shifts."""
    written = (here / "content/rotas/2026-W48.yaml").read_text("utf-8")
    found = ON_IT.search(written, written.index(shift))
    assert found
    return found[1], found[2]


def test_plan_tells_each_shift_each_person_and_what_it_gains(
    here: Path, linli: Linli
) -> None:
    linli("plan")
    who, name = first_on(here, "dumplings/2026-11-27/wrap")
    (here / "content/absences/2026.yaml").write_text(
        f"- {{volunteer: {who}, from: 2026-11-23, to: 2026-11-30}}\n", "utf-8"
    )
    before = files_below(here / "content")
    told = linli("plan", "--dry-run").stdout.splitlines()
    (shift,) = [line for line in told if line.endswith(f"  -{name}")]
    assert shift.startswith("  11-27 08:30-10:00  爱心水饺 包水饺  +")
    assert any(re.match(f"  {name}  .*-爱心水饺 包水饺 11-27", line) for line in told)
    (total,) = [line for line in told if line.startswith("总扣分：")]
    below = told[told.index(total) + 1 :]
    assert below[0].split() == ["空缺", "2000", "→", "0"]
    assert files_below(here / "content") == before


def test_a_first_plan_has_nothing_to_compare_with(here: Path, linli: Linli) -> None:
    assert not (here / "content/rotas").exists()
    assert "总扣分" not in linli("plan", "--dry-run").stdout


def test_release_and_weekly_can_be_tried_without_writing(here: Path, linli: Linli) -> None:
    linli("plan")
    before = files_below(here)
    for command in (("release", "2026-W48"), ("weekly",)):
        told = linli(*command, "--dry-run")
        assert (told.returncode, told.stdout.splitlines()[-1]) == (
            0,
            "可以定稿：2026-W48（这次没有写）",
        )
        assert files_below(here) == before


def test_a_swap_is_shown_with_the_text_for_the_group(here: Path, linli: Linli) -> None:
    before = released(here, linli)
    _, out = first_on(here, "haircuts/2026-11-23/haircut")
    other = {"孙磊": "周洁", "周洁": "孙磊"}[out]
    told = linli("swap", "2026-W48", "haircuts/haircut", out, other, "--dry-run")
    assert (told.returncode, told.stderr) == (0, "")
    assert f"公益理发（理发）：{out}换为{other}" in told.stdout
    assert (here / "content/rotas/2026-W48.yaml").read_text("utf-8") == before


def test_what_is_refused_is_shown_where_it_stands(here: Path, linli: Linli) -> None:
    linli("plan")
    _, out = first_on(here, "haircuts/2026-11-23/haircut")
    other = {"孙磊": "周洁", "周洁": "孙磊"}[out]
    told = linli("swap", "2026-W48", "haircuts/haircut", other, out)
    assert told.returncode == 1
    first, excerpt, *_ = told.stderr.splitlines()
    assert re.fullmatch(
        f"content/rotas/2026-W48.yaml:[0-9]+:5: 错误: {other}不在 "
        r"haircuts/2026-11-23/haircut 这一班。 \[not-on-shift\]",
        first,
    )
    assert re.match(r" +[0-9]+ \|   - shift: haircuts/2026-11-23/haircut  # ", excerpt)
    told = linli("swap", "2026-W48", "haircuts/wrap", out)
    assert told.stderr.startswith("content/rotas/2026-W48.yaml:2:1: 错误: ")
    told = linli("swap", "2026-W48", "haircuts/haircut", out, out)
    assert f"{out}替不了：已在这一班。 [substitute-barred]" in told.stderr
    told = linli("explain", "2026-W48", "王方")
    assert told.stderr.splitlines() == [
        "错误: 没有编号为“王方”的服务或志愿者。 [unknown-service]",
        "您是不是要写“王芳”？",
    ]
    told = linli("explain", "2026-W48", "舞蹈")
    assert told.stderr.splitlines()[1] == "这里可以写：爱心水饺, 公益理发。"
    told = linli("explain", "2026-W48", "dumplings", "barber")
    assert (told.returncode, told.stdout) == (1, "")
    assert "没有编号为“barber”的岗位。 [unknown-role]" in told.stderr


def test_review_judges_a_rota_that_was_edited_by_hand(here: Path, linli: Linli) -> None:
    assert linli("review").stderr.startswith("错误: 还没有 2026-W48 的值班表。")
    linli("plan")
    whole, week = linli("review"), linli("review", "2026-W48")
    assert (whole.returncode, whole.stderr, week.returncode) == (0, "", 0)
    assert whole.stdout.splitlines()[0] == (
        "2026-W48 至 2026-W51：23 个名额已排 100%；分担均衡；改动 0 处。"
    )
    assert week.stdout.splitlines()[0] == (
        "2026-W48：6 个名额已排 100%；分担均衡；改动 0 处。"
    )
    rota = here / "content/rotas/2026-W48.yaml"
    who, _ = first_on(here, "haircuts/2026-11-23/haircut")
    rota.write_text(
        rota.read_text("utf-8").replace(f"- {who}  #", "- li-qiang  #", 1), "utf-8"
    )
    told = linli("review", "2026-W48")
    assert (told.returncode, "[lacks-role]" in told.stderr) == (1, True)
    assert re.search(r"content/rotas/2026-W48.yaml:\d+:\d+: 错误: 李强", told.stderr)


@pytest.mark.usefixtures("here")
def test_explain_says_why_it_is_one_and_not_another_in_duties_and_points(
    linli: Linli,
) -> None:
    linli("plan")
    why = "多 109 分（分担不均 +53，改动上一稿 +40，同一周第二次服务 +16）"
    assert linli("explain", "2026-W48", "haircuts").stdout.splitlines() == [
        "公益理发 理发（haircuts/2026-11-23/haircut）：1 个位置，已有 1 人",
        "  周洁（13 周排 4 次，能排 15 次），可以换成",
        f"    孙磊（排 5 次，能排 15 次）：{why}",
    ]
    assert linli("explain", "2026-W48", "孙磊").stdout.splitlines() == [
        "孙磊：13 周里排 5 次，能排 15 次",
        f"公益理发 理发 (haircuts/2026-11-23/haircut)：可以换下周洁，{why}",
        "爱心水饺 送餐 (dumplings/2026-11-27/deliver)：已排上",
    ]
    listed = linli("swap", "2026-W48", "haircuts/haircut", "周洁").stdout
    assert re.fullmatch(r"1\. 孙磊 \d{11}，109 分\n", listed)


def test_a_pin_that_breaks_a_rule_is_told_and_the_rest_is_planned(
    here: Path, linli: Linli
) -> None:
    linli("plan")
    draft = here / "content/rotas/2026-W48.yaml"
    who, _ = first_on(here, "haircuts/2026-11-23/haircut")
    pinned = draft.read_text("utf-8").replace(
        f"- {who}  ", "- {id: li-qiang, pinned: yes}  "
    )
    draft.write_text(pinned, "utf-8")
    told = linli("plan")
    assert (told.returncode, "[lacks-role]" in told.stderr) == (1, True)
    assert re.search(r"content/rotas/2026-W48.yaml:\d+:\d+: 错误: 李强", told.stderr)
    assert told.stdout.startswith("已排 11 个班次：23 个名额已排 100%")
    assert "{id: li-qiang, pinned: yes}" in draft.read_text("utf-8")


@pytest.mark.slow
def test_an_absence_is_recorded_so_that_it_reads_well_and_told_to_the_group(
    here: Path, linli: Linli
) -> None:
    before = released(here, linli)
    who, name = first_on(here, "dumplings/2026-11-27/wrap")
    told = linli("absent", who, "2026-11-24", "2026-11-28")
    assert told.stderr == ""
    assert "下面这段可以发到群里：" in told.stdout
    assert f"爱心水饺（包水饺）：{name}" in told.stdout
    after = (here / "content/rotas/2026-W48.yaml").read_text("utf-8")
    assert before.count("revision:") == 0
    assert after.count("revision:") > 0
    assert linli("check").returncode == 0
