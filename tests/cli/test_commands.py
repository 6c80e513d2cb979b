"""A week's commands on a small community, told as a user meets them."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Linli = Callable[..., CompletedProcess[str]]


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_help_names_every_command_in_the_user_s_language(linli: Linli) -> None:
    chinese, english = linli("--help"), linli("--help", language="en_US.UTF-8")
    for name in ("weekly", "check", "plan", "release", "publish", "preview", "new"):
        assert f"  {name} " in chinese.stdout
    assert "用法" in chinese.stdout
    assert "Usage" in english.stdout


def test_outside_a_community_the_user_is_told_what_to_do(linli: Linli) -> None:
    told = linli("check")
    assert (told.returncode, told.stdout) == (1, "")
    assert "linli new" in told.stderr


def test_a_wrong_option_is_a_matter_of_usage(linli: Linli) -> None:
    assert linli("plan", "--bogus").returncode == 2


@pytest.mark.usefixtures("here")
def test_check_is_silent_when_all_is_well(linli: Linli, here: Path) -> None:
    (here / "content/services/haircuts.yaml").unlink()
    told = linli("--on", "2026-11-02", "check")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_a_mistake_is_told_with_its_place_and_nothing_is_touched(
    linli: Linli, here: Path
) -> None:
    roster = here / "content/volunteers/grid-1.yaml"
    roster.write_text(roster.read_text("utf-8").replace("[haircut,", "[haircot,"), "utf-8")
    before = files_below(here)
    told = linli("weekly", "--yes")
    assert told.returncode == 1
    assert "content/volunteers/grid-1.yaml:32:11" in told.stderr
    assert "haircut" in told.stderr
    assert files_below(here) == before


def test_plan_shows_what_it_would_do_and_writes_nothing_in_a_dry_run(
    linli: Linli, here: Path
) -> None:
    before = files_below(here / "content")
    told = linli("plan", "--dry-run")
    assert told.returncode == 0
    assert "2026-W48" in told.stdout
    assert files_below(here / "content") == before


def test_a_second_plan_finds_nothing_to_do(linli: Linli, here: Path) -> None:
    linli("plan")
    before = files_below(here / "content")
    told = linli("plan", language="en_US.UTF-8")
    assert "up to date" in told.stdout
    assert files_below(here / "content") == before


def test_a_draft_edited_by_hand_is_planned_again_and_a_pin_stays(
    linli: Linli, here: Path
) -> None:
    linli("plan")
    rota = here / "content/rotas/2026-W49.yaml"
    rota.write_text(
        rota.read_text("utf-8").replace("- sun-lei", "- {id: zhou-jie, pinned: yes}"),
        "utf-8",
    )
    assert linli("plan").returncode == 0
    assert "{id: zhou-jie, pinned: yes}" in rota.read_text("utf-8")


def test_a_released_week_is_left_as_it_is(linli: Linli, here: Path) -> None:
    linli("plan")
    assert linli("release", "2026-W48").returncode == 0
    rota = here / "content/rotas/2026-W48.yaml"
    before = rota.read_bytes()
    assert b"released_at: 2026-11-23T12:00:00" in before
    (here / "content/absences/2026.yaml").write_text("[]\n")
    assert linli("plan").returncode == 0
    assert rota.read_bytes() == before


def test_a_release_leaves_drafts_as_up_to_date_as_they_were(
    linli: Linli, here: Path
) -> None:
    linli("plan")
    linli("release", "2026-W48")
    assert "最新的" in linli("plan").stdout
    absences = here / "content/absences"
    absences.mkdir(exist_ok=True)
    (absences / "2026.yaml").write_text(
        "- {volunteer: wang-fang, from: 2026-12-07, to: 2026-12-20}\n"
    )
    linli("release", "2026-W49")
    assert "最新的" not in linli("plan").stdout


def test_a_swap_writes_its_own_week_and_the_next_plan_knows_of_it(
    linli: Linli, here: Path
) -> None:
    linli("weekly", "--yes")
    rota = here / "content/rotas/2026-W48.yaml"
    before = files_below(here / "content")
    out, joins = "zhou-jie", "sun-lei"
    if f"- {out}  " not in rota.read_text("utf-8"):
        out, joins = joins, out
    assert linli("swap", "2026-W48", "haircuts/haircut", out, joins).returncode == 0
    after = files_below(here / "content")
    assert [path for path in after if after[path] != before.get(path)] == [
        "rotas/2026-W48.yaml"
    ]
    assert "最新的" not in linli("plan", "--dry-run").stdout


def test_a_week_that_nobody_planned_cannot_be_released(linli: Linli, here: Path) -> None:
    told = linli("release", "2026-W50")
    assert told.returncode == 1
    assert "linli plan" in told.stderr
    assert not (here / "content/rotas").exists()


def test_a_released_week_that_breaks_a_rule_is_refused(linli: Linli, here: Path) -> None:
    linli("plan")
    rota = here / "content/rotas/2026-W48.yaml"
    rota.write_text(rota.read_text("utf-8").replace("- sun-lei", "- wang-fang"), "utf-8")
    told = linli("release", "2026-W48")
    assert told.returncode == 1
    assert "content/rotas/2026-W48.yaml:" in told.stderr
    assert "status: draft" in rota.read_text("utf-8")


@pytest.mark.slow
def test_weekly_asks_before_it_releases(linli: Linli, here: Path) -> None:
    assert linli("weekly", answer="n\n").returncode == 0
    rota = here / "content/rotas/2026-W48.yaml"
    assert "status: draft" in rota.read_text("utf-8")
    assert linli("weekly", answer="y\n").returncode == 0
    assert "status: released" in rota.read_text("utf-8")


@pytest.mark.slow
def test_a_second_weekly_changes_no_byte(linli: Linli, here: Path) -> None:
    first = linli("weekly", "--yes")
    assert first.returncode == 0, first.stderr
    before = files_below(here)
    second = linli("weekly", "--yes", language="en_US.UTF-8")
    assert second.returncode == 0
    assert second.stdout.count("unchanged") == 3
    assert files_below(here) == before


def test_the_completion_script_is_printed(linli: Linli) -> None:
    assert "_LINLI_COMPLETE" in linli("completion", "bash").stdout


def test_new_refuses_a_folder_that_holds_something(linli: Linli, here: Path) -> None:
    before = files_below(here)
    assert linli("new", str(here)).returncode == 1
    assert files_below(here) == before
