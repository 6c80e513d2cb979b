"""What is left when a run is killed, interrupted, or cut short by the disk."""

import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scheduler import content, files
from tests.conftest import Linli
from tests.trust.kills import CASES

ROOT = Path(__file__).parents[2]
KILLS = 20
ENGLISH = {"PYTHONPATH": str(ROOT), "LANGUAGE": "", "LC_ALL": "en_US.UTF-8"}


def linli_in(here: Path, *prefix: str) -> "subprocess.CompletedProcess[str]":
    """Run ``linli weekly`` in ``here``, under the command ``prefix``."""
    return subprocess.run(
        [
            *prefix,
            sys.executable,
            "-m",
            "scheduler",
            "--on",
            "2026-11-23",
            "weekly",
            "--yes",
        ],
        cwd=here,
        env={**os.environ, **ENGLISH},
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def asking(here: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run ``linli weekly`` in ``here`` until it has planned and asks whether to release."""
    with subprocess.Popen(
        [sys.executable, "-m", "scheduler", "--on", "2026-11-23", "weekly"],
        cwd=here,
        env={**os.environ, **ENGLISH, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout
        while "2026-W51" not in run.stdout.readline():
            assert run.poll() is None
        yield run


def is_sound(here: Path) -> bool:
    """Tell whether the content reads without a problem and no torn file lies about."""
    tree = files.read_tree(here, "content")
    return not content.load(tree).problems and not list(here.rglob("content/**/.*.yaml.*"))


def may_mount() -> bool:
    """Tell whether a file system may be mounted here, away from all others."""
    probe = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.slow
def test_a_run_killed_at_any_moment_tears_nothing_and_the_next_one_finishes() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.trust.kills", "--kills", str(KILLS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout.splitlines()[-1:]) == (
        0,
        [f"{KILLS} kills, {KILLS} survived"],
    ), ended.stdout + ended.stderr
    assert len(CASES) <= KILLS


def test_an_interrupted_run_ends_with_130_and_leaves_all_as_it_was(here: Path) -> None:
    before = files.read_tree(here, "content")
    with asking(here) as run:
        run.send_signal(signal.SIGINT)
        assert run.wait() == 130
    assert files.read_tree(here, "content") == before
    assert not (here / "build/site").exists()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no /proc")
def test_an_interrupt_is_heard_while_the_solver_works(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    settings = tmp_path / "content/community.yaml"
    settings.write_text(settings.read_text().replace("weeks: 4\n", "weeks: 13\n", 1))
    before = files.read_tree(tmp_path, "content")
    terminal, end = pty.openpty()  # how long work goes is told on a terminal only
    with subprocess.Popen(
        [sys.executable, "-m", "scheduler", "--on", "2026-11-23", "plan"],
        cwd=tmp_path,
        env={**os.environ, **ENGLISH},
        stdout=subprocess.PIPE,
        stderr=end,
    ) as run:
        told = b""
        while b"Planning 13 weeks" not in told:
            told += os.read(terminal, 1000)
        while len(list(Path(f"/proc/{run.pid}/task").iterdir())) == 1:
            assert run.poll() is None
        run.send_signal(signal.SIGINT)
        said = run.communicate()[0]
    os.close(terminal)
    os.close(end)
    assert (run.returncode, said) == (130, b"")
    assert files.read_tree(tmp_path, "content") == before


@pytest.mark.skipif(not may_mount(), reason="no file system may be mounted here")
@pytest.mark.parametrize("size", ["40k", "600k"])
def test_a_full_disk_is_told_in_words_and_tears_nothing(
    here: Path, tmp_path: Path, size: str
) -> None:
    mount, left = tmp_path / "small", tmp_path / "left"
    mount.mkdir()
    script = (
        f'mount -t tmpfs -o size={size} tmpfs "{mount}" && cp -a "{here}/." "{mount}" &&'
        f'cd "{mount}" && "$@"; code=$?; cp -a "{mount}" "{left}"; exit $code'
    )
    ended = linli_in(here, "unshare", "-m", "sh", "-c", script, "sh")
    assert ended.returncode == 1, ended.stderr
    assert "No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert is_sound(left)
    assert not (left / "build/site").exists()


@pytest.mark.skipif(not may_mount(), reason="no file system may be mounted here")
def test_a_read_only_folder_is_told_in_words(here: Path, tmp_path: Path) -> None:
    mount = tmp_path / "disc"
    mount.mkdir()
    script = (
        f'mount --bind "{here}" "{mount}" && mount -o remount,bind,ro "{mount}" &&'
        f'cd "{mount}" && exec "$@"'
    )
    ended = linli_in(here, "unshare", "-m", "sh", "-c", script, "sh")
    assert ended.returncode == 1, ended.stderr
    assert "Cannot write this file: Read-only file system." in ended.stderr
    assert not (here / "build").exists()


@pytest.mark.skipif(not shutil.which("setpriv"), reason="there is no setpriv")
@pytest.mark.parametrize("path", ["content/rotas", "content/community.yaml"])
def test_what_may_not_be_read_or_written_is_told_in_words(here: Path, path: str) -> None:
    (here / "content/rotas").mkdir()
    (here / path).chmod(0o500 if (here / path).is_dir() else 0)
    mortal = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    ended = linli_in(here, *(mortal if os.geteuid() == 0 else ()))
    (here / path).chmod(0o700)
    assert ended.returncode == 1, ended.stderr
    assert "Permission denied" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert is_sound(here)


def test_a_file_edited_while_linli_asks_is_left_to_the_editor(here: Path) -> None:
    rota = here / "content/rotas/2026-W48.yaml"
    with asking(here) as run:
        rota.parent.mkdir()
        rota.write_text("# mine\n")
        _, told = run.communicate("y\n")
    assert run.returncode == 1, told
    assert "This file was changed while linli was working." in told
    assert rota.read_text() == "# mine\n"
    assert not (here / "build/site").exists()


def test_a_second_run_is_kept_out_until_the_first_has_written(
    here: Path, linli: Linli
) -> None:
    with files.only_run(here / "build"):
        ended = linli("weekly", "--yes", language="en_US.UTF-8")
    assert ended.returncode == 1
    assert "Another linli is working on this community right now." in ended.stderr
    assert not (here / "content/rotas").exists()


def test_a_clock_that_jumps_back_changes_nothing_that_was_released(
    here: Path, linli: Linli
) -> None:
    assert linli("weekly", "--yes").returncode == 0
    released = (here / "content/rotas/2026-W48.yaml").read_bytes()
    ended = linli("--on", "2026-11-02", "weekly", "--yes")
    assert "Traceback" not in ended.stderr
    assert (here / "content/rotas/2026-W48.yaml").read_bytes() == released
    assert is_sound(here)


def test_a_step_of_an_issue_that_a_killed_run_wrote_is_not_written_twice(
    here: Path, linli: Linli
) -> None:
    told = ("--text", "路灯坏了", "--origin", "phone", "--category", "housing")
    assert linli("issues", "add", *told, "--compound", "xingfu").returncode == 0
    claim = ("issues", "claim", "SF-2026-002", "--due", "2026-12-01", "--note", "上门看")
    file = here / "content/issues/2026/SF-2026-002.yaml"
    assert linli(*claim).returncode == 0
    once = file.read_bytes()
    again = linli(*claim, language="en")
    assert again.stdout == "SF-2026-002: this stands there already.\n"
    assert file.read_bytes() == once
    assert linli(*claim[:-1], "另找人").returncode == 0
    assert file.read_bytes() != once
