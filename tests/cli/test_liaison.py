import re
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


def refused(folder: Path, *arguments: str) -> str:
    """Give the code of the problem for which a run is refused."""
    code, told = run(folder, *arguments)
    (found,) = re.findall(r" \[([a-z-]+)\]$", told, re.MULTILINE)
    assert code == 1
    return str(found)


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


def test_map_draws_one_building_a_compound_or_all_for_staff_only(tmp_path: Path) -> None:
    code, told = run(tmp_path, "liaison", "map")
    assert (code, told) == (
        0,
        "build/liaison/map/all: maps of doors, for staff only, 3 files\n",
    )
    run(tmp_path, "liaison", "map", "幸福里", "2号楼")
    run(tmp_path, "liaison", "map", "幸福里")
    made = tmp_path / "build/liaison/map"
    assert {
        one.relative_to(made).as_posix() for one in made.glob("[!.]*/*")
    } == {
        *(f"{name}/{file}" for name in ("all", "xingfu") for file in (
            "maps.pdf", "xingfu-1.svg", "xingfu-2.svg",
        )),
        "xingfu-2/maps.pdf",
        "xingfu-2/xingfu-2.svg",
    }  # fmt: skip
    for one in made.glob("[!.]*/*"):
        assert (one.stat().st_mode & 0o777, one.parent.stat().st_mode & 0o777) == (
            0o600,
            0o700,
        )
    assert refused(tmp_path, "liaison", "map", "幸福") == "unknown-compound"
    assert refused(tmp_path, "liaison", "map", "xingfu-9") == "unknown-building"


def test_a_leaver_s_doors_are_proposed_written_down_and_handed_over(tmp_path: Path) -> None:
    told = run(tmp_path, "liaison", "vacancies", "--without", "c")[1]
    assert told.splitlines() == [
        "第一网格 幸福里2号楼 全部: 2 households, from 2026-03-01 on, before: c",
        "2 households have nobody.",
    ]
    assert refused(tmp_path, "liaison", "handover", "c") == "no-handover"
    code, told = run(tmp_path, "liaison", "handover", "c", "--proposed")
    assert (code, told.splitlines()[-1]) == (
        0,
        "build/liaison/handover/c: hand-over sheets, for staff and both sides, 1 files",
    )
    assert not (tmp_path / "content/handovers").exists()
    proposed = (tmp_path / "build/liaison/handover/c/handover.pdf").read_bytes()
    assert run(tmp_path, "liaison", "plan", "--without", "c")[0] == 0
    for what in ("c", "b", "content/handovers/2026.yaml"):
        code, told = run(tmp_path, "liaison", "handover", what)
        assert (code, "2026-03-01: c → b, 2 households, 幸福里 2号楼 全部" in told) == (
            0,
            True,
        )
    assert (tmp_path / "build/liaison/handover/c/handover.pdf").read_bytes() != proposed
    assert run(tmp_path, "liaison", "vacancies")[1] == "0 households have nobody.\n"
    assert refused(tmp_path, "liaison", "handover", "2025.yaml") == "no-handover"
    assert refused(tmp_path, "liaison", "handover", "c", "--proposed") == "no-handover"


def test_explain_says_why_somebody_has_a_door_and_what_others_would_cost(
    tmp_path: Path,
) -> None:
    legend = (
        "Each line is one move by itself, in points of the whole net; doors stay in "
        "their grid, so others are not compared."
    )
    code, told = run(tmp_path, "liaison", "explain", "幸福里", "1号楼1单元101")
    assert (code, told.splitlines()) == (
        0,
        [
            "幸福里 1号楼1单元101 (households: 1): a, lives in the same unit, has 4",
            (
                "  1. c: +9 points: lives in the same compound +4; contacts that change: "
                "1, +6; pieces of units +3; loads 3 and 3, ideal 3, -4"
            ),
            (
                "  2. b: +10 points: lives in the same building +1; contacts that "
                "change: 1, +6; pieces of units +3"
            ),
            "  None of the 2 others would be better; 2 could keep the loads within 2 to 4.",
            legend,
        ],
    )
    code, told = run(tmp_path, "liaison", "explain", "c")
    assert (code, told.splitlines()[:2]) == (
        0,
        [
            "幸福里 2号楼 全部 (households: 2): c, lives in the same building, has 2",
            (
                "  1. b: +3026 points: would have 5, over 4; leaves 0, under 2; loads "
                "outside the bounds +3000; lives in the same compound +6; contacts that "
                "change: 2, +12; loads 0 and 5, ideal 3, +8"
            ),
        ],
    )
    vacant = run(tmp_path, "liaison", "explain", "xingfu-1 2-202")
    assert vacant == (0, "Nobody lives there: the door is vacant.\n")
    assert refused(tmp_path, "liaison", "explain", "xingfu-9 1-101") == "unknown-building"
    assert refused(tmp_path, "liaison", "explain", "幸福里 1号楼9单元101") == refused(
        tmp_path, "who", "幸福里 1号楼9单元101"
    )
