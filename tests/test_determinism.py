"""The same content and date give the same bytes, wherever and however it runs."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ELSEWHERE = [
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "en_US.UTF-8"},
]


def digests(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file, and the target of every link."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink())
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.slow
def test_two_hash_seeds_time_zones_locales_and_folders_give_the_same_bytes(
    tmp_path: Path,
) -> None:
    made = []
    for number, environment in enumerate(ELSEWHERE):
        folder = tmp_path / f"folder-{number}" / ("deeper" * number or "here")
        shutil.copytree(ROOT / "content", folder / "content")
        subprocess.run(
            [sys.executable, "-m", "scheduler", "--on", "2026-11-23", "weekly", "--yes"],
            cwd=folder,
            env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        )
        made.append({**digests(folder / "build"), **digests(folder / "content")})
    assert made[0] == made[1]
    assert len(made[0]) > 100
