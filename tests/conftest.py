"""Runs linli as a user would: in a folder of its own, as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Linli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def linli(tmp_path: Path) -> Linli:
    """Run ``linli`` in ``tmp_path/here`` on 23 November 2026, in Chinese."""

    def run(*arguments: str, answer: str = "", language: str = "zh_CN.UTF-8") -> object:
        here = tmp_path / "here"
        return subprocess.run(
            [sys.executable, "-m", "scheduler", "--on", "2026-11-23", *arguments],
            cwd=here if here.exists() else tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "", "LC_ALL": language},
            input=answer,
            capture_output=True,
            text=True,
            check=False,
        )

    return run  # type: ignore[return-value]


@pytest.fixture
def here(tmp_path: Path, linli: Linli) -> Path:
    """Start a small community in ``tmp_path/here``."""
    made = linli("new", str(tmp_path / "here"))
    assert made.returncode == 0, made.stderr
    return tmp_path / "here"
