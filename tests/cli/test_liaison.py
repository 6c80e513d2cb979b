from pathlib import Path

import pytest
from click.testing import CliRunner

from scheduler.cli import _group
from scheduler.cli.words import choose_language
from tests.planning.liaison.test_planner import FILES


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    choose_language()


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    for name, written in FILES.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, "utf-8")
    found = CliRunner().invoke(
        _group(), ["--project", str(folder), "--on", "2026-03-01", *arguments]
    )
    return found.exit_code, found.output


def test_who_names_the_contact_of_a_door_in_any_spelling(tmp_path: Path) -> None:
    for door in ("xingfu-1 2-101", "幸福里 1号楼2单元101", "幸福里1号楼2单元101室"):
        assert run(tmp_path, "who", *door.split()) == (0, "幸福里 1号楼2单元101: b\n")
    vacant = run(tmp_path, "who", "xingfu-1 2-202")
    assert vacant == (0, "Nobody lives there: the door is vacant.\n")


def test_check_ends_well_where_every_household_has_one_contact(tmp_path: Path) -> None:
    code, told = run(tmp_path, "liaison", "check")
    assert code == 0
    assert "示范社区: 3 pioneer households, 9 of 9 households have one contact" in told


def test_plan_writes_handovers_once_and_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    written = tmp_path / "content/handovers/2026.yaml"
    arguments = ("liaison", "plan", "--without", "c")
    code, told = run(tmp_path, *arguments, "--dry-run")
    assert (code, written.exists()) == (0, False)
    assert "c → b: " in told
    code, told = run(tmp_path, *arguments)
    assert (code, "left: yes" in written.read_text("utf-8")) == (0, True)
    before = written.read_bytes()
    assert run(tmp_path, "liaison", "check")[0] == 0
    assert run(tmp_path, *arguments)[0] == 0
    assert written.read_bytes() == before
