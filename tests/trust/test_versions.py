"""Content lives in git: undo, merging and history are git's, and linli fits in."""

import os
import subprocess
from pathlib import Path

import pytest

from scheduler import content, files
from tests.conftest import Linli

WHO = {
    f"GIT_{role}_{what}": "a@example"
    for role in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def git(here: Path, *arguments: str) -> str:
    """Run git in ``here`` and give what it printed; its exit code when it fails."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=here,
        env={**os.environ, **WHO, "GIT_CONFIG_GLOBAL": "/dev/null"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else f"exit {done.returncode}: {done.stdout}"


@pytest.fixture
def kept(here: Path) -> Path:
    """Give a community in git, with one commit."""
    git(here, "init", "-q", "-b", "main")
    git(here, "add", "-A")
    git(here, "commit", "-qm", "start")
    return here


def append(path: Path, words: str) -> None:
    path.write_text(path.read_text("utf-8") + words, "utf-8")


def test_weekly_warns_when_nothing_could_be_undone(here: Path, linli: Linli) -> None:
    assert "[not-versioned]" in linli("weekly", "--dry-run").stderr
    git(here, "init", "-q")
    assert "[not-versioned]" not in linli("weekly", "--dry-run").stderr


def test_what_is_made_anew_is_not_kept_and_what_people_need_is(
    kept: Path, linli: Linli
) -> None:
    assert linli("weekly", "--yes").returncode == 0
    assert git(kept, "status", "--porcelain") == "?? content/rotas/\n"


def test_a_command_adds_lines_and_changes_none(kept: Path, linli: Linli) -> None:
    linli("absent", "王芳", "2026-12-01", "2026-12-02", "--reason", "出差")
    linli("absent", "李强", "2026-12-08", "2026-12-09")
    shown = git(kept, "diff", "-U0", "content/absences").splitlines()
    added = [line for line in shown if line.startswith("+") and line[:3] != "+++"]
    removed = [line for line in shown if line.startswith("-") and line[:3] != "---"]
    assert (len(added), removed) == (2, [])


def test_additions_of_two_people_in_different_places_merge(
    kept: Path, linli: Linli
) -> None:
    linli("plan")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "plan")
    git(kept, "checkout", "-qb", "theirs")
    append(
        kept / "content/volunteers/grid-1.yaml",
        "\n- {id: he-mei, name: 何梅, grid: grid-1, roles: [wrap]}\n",
    )
    linli("absent", "孙磊", "2026-12-14", "2026-12-15")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "theirs")
    git(kept, "checkout", "-q", "main")
    service = kept / "content/services/haircuts.yaml"
    service.write_text(service.read_text("utf-8").replace("公益理发", "共享理发"), "utf-8")
    git(kept, "commit", "-qam", "ours")
    assert not git(kept, "merge", "-q", "theirs").startswith("exit")
    loaded = content.load(files.read_tree(kept, "content"))
    assert loaded.problems == ()
    assert loaded.community
    assert "he-mei" in loaded.community.volunteer
    assert loaded.community.service["haircuts"].name == "共享理发"


def test_two_people_may_change_two_shifts_of_one_rota(kept: Path, linli: Linli) -> None:
    linli("plan")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "plan")
    rota = kept / "content/rotas/2026-W48.yaml"
    first, last = "      - sun-lei", "      - zhao-min"
    assert rota.read_text("utf-8").count(first) == rota.read_text("utf-8").count(last) == 1
    git(kept, "checkout", "-qb", "theirs")
    rota.write_text(rota.read_text("utf-8").replace(first, "      - zhou-jie"), "utf-8")
    git(kept, "commit", "-qam", "theirs")
    git(kept, "checkout", "-q", "main")
    rota.write_text(rota.read_text("utf-8").replace(last, "      - wu-gang"), "utf-8")
    git(kept, "commit", "-qam", "ours")
    assert not git(kept, "merge", "-q", "theirs").startswith("exit")
    merged = rota.read_text("utf-8")
    assert (first in merged, last in merged) == (False, False)
    assert "zhou-jie" in merged


def test_what_git_leaves_of_a_conflict_is_named_at_its_line(
    kept: Path, linli: Linli
) -> None:
    roster = kept / "content/volunteers/grid-1.yaml"
    git(kept, "checkout", "-qb", "theirs")
    roster.write_text(roster.read_text("utf-8").replace("王芳", "王方"), "utf-8")
    git(kept, "commit", "-qam", "theirs")
    git(kept, "checkout", "-q", "main")
    roster.write_text(roster.read_text("utf-8").replace("王芳", "汪芳"), "utf-8")
    git(kept, "commit", "-qam", "ours")
    assert git(kept, "merge", "-q", "theirs").startswith("exit 1")
    told = linli("check")
    assert told.returncode == 1
    assert "content/volunteers/grid-1.yaml:3:1: 错误" in told.stderr
    assert "[conflict-markers]" in told.stderr


def test_git_undoes_what_a_command_did(kept: Path, linli: Linli) -> None:
    linli("weekly", "--yes")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "the week")
    before = files.read_tree(kept, "content")
    pair = ("周洁", "孙磊")
    done = [linli("swap", "2026-W48", "haircuts/haircut", *p) for p in (pair, pair[::-1])]
    assert 0 in [one.returncode for one in done]  # whichever of the two serves
    git(kept, "commit", "-qam", "a swap")
    assert files.read_tree(kept, "content") != before
    git(kept, "revert", "--no-edit", "HEAD")
    assert files.read_tree(kept, "content") == before
    assert linli("weekly", "--yes").returncode == 0


def test_a_history_begun_anew_after_a_purge_holds_the_words_no_more(
    kept: Path, linli: Linli
) -> None:
    linli("absent", "王芳", "2025-12-01", "2025-12-02", "--reason", "住院手术")
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "away")
    assert linli("--on", "2027-03-01", "purge", "--yes").returncode == 0
    git(kept, "commit", "-qam", "purge")
    assert git(kept, "log", "--all", "--oneline", "-S住院手术") != ""
    for command in (
        ("checkout", "-q", "--orphan", "fresh"),
        ("add", "-A"),
        ("commit", "-qm", "year 2027"),
        ("branch", "-D", "main"),
        ("branch", "-m", "main"),
        ("reflog", "expire", "--expire=now", "--all"),
        ("gc", "-q", "--prune=now"),
    ):
        assert not git(kept, *command).startswith("exit"), command
    assert git(kept, "log", "--all", "--oneline", "-S住院手术") == ""
    assert git(kept, "fsck", "--unreachable", "--no-reflogs") == ""
    assert linli("check").returncode == 0
