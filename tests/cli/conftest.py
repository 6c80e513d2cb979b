"""A small community to import into, and ``linli import`` run inside this process."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler import cli
from tests.cli.import_town import TREE

Run = Callable[..., tuple[int, str]]


def content(town: Path) -> dict[str, str]:
    return {
        path.relative_to(town).as_posix(): path.read_text("utf-8")
        for path in sorted((town / "content").rglob("*.yaml"))
    }


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, written in TREE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(written, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``linli import`` on 23 November 2026; give exit code and all that is said."""

    def run(*arguments: str, answer: str = "") -> tuple[int, str]:
        monkeypatch.setattr(
            sys, "argv", ["linli", "--on", "2026-11-23", "import", *arguments]
        )
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answer.encode())))
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out + said.err

    return run
