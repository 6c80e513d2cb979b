"""``linli purge``, as a user types it."""

from pathlib import Path

import pytest

from scheduler import files
from scheduler.model.retention import ABSENCE_REASONS, ABSENCES
from tests.conftest import Linli

AWAY = """\
# 请假
- {volunteer: wang-fang, from: 2025-06-01, to: 2025-06-02, reason: 住院}   # 记得去看她
- {volunteer: li-qiang, from: 2026-10-01, to: 2026-10-02, reason: 外出}
- {volunteer: sun-lei, from: 2026-12-01, to: 2026-12-02, reason: 外出}
"""
LEFT = """\
# 请假
- {volunteer: li-qiang, from: 2026-10-01, to: 2026-10-02}
- {volunteer: sun-lei, from: 2026-12-01, to: 2026-12-02, reason: 外出}
"""
LOG = """\
- {date: 2026-11-23, rule: absence_reasons, file: content/absences/2025.yaml, count: 1}
- {date: 2026-11-23, rule: absences, file: content/absences/2025.yaml, count: 1}
"""


@pytest.fixture
def away(here: Path) -> Path:
    file = here / "content/absences/2025.yaml"
    file.write_text(AWAY, "utf-8")
    return file


def test_what_is_past_its_time_is_listed_with_its_place_and_nothing_is_written(
    here: Path, away: Path, linli: Linli
) -> None:
    before = files.read_tree(here, "content")
    told = linli("purge", "--dry-run", language="en")
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == [
        f"why somebody was away (absence_reasons, 30 days: {ABSENCE_REASONS.why}): 1",
        "  content/absences/2025.yaml:3:59  reason  kept until 2026-11-01",
        f"who was away and when (absences, 365 days: {ABSENCES.why}): 1",
        "  content/absences/2025.yaml:2:3  whole record  kept until 2026-06-02",
        "2 places in 1 files are past their time.",
        "Nothing was written.",
    ]
    assert files.read_tree(here, "content") == before
    assert away.read_text("utf-8") == AWAY


def test_it_goes_once_is_logged_and_the_history_is_warned_of(
    here: Path, away: Path, linli: Linli
) -> None:
    done = linli("purge", answer="y\n", language="en")
    assert done.returncode == 0, done.stderr
    assert away.read_text("utf-8") == LEFT
    log = here / "content/purged.yaml"
    assert log.read_text("utf-8") == LOG
    assert "still in git's history" in done.stdout
    again = linli("purge", "--yes", language="en")
    assert again.stdout == "Nothing is past its time.\n"
    assert (away.read_text("utf-8"), log.read_text("utf-8")) == (LEFT, LOG)
    assert linli("check", language="en").returncode == 0


def test_without_a_yes_nothing_goes(away: Path, linli: Linli) -> None:
    assert linli("purge", answer="n\n").returncode == 130
    assert linli("purge").returncode == 130
    assert away.read_text("utf-8") == AWAY


def test_the_days_are_the_communitys_to_set(here: Path, away: Path, linli: Linli) -> None:
    file = here / "content/community.yaml"
    written = file.read_text("utf-8")
    file.write_text(f"{written}\n保存天数: {{请假原因: 90, absences: 800}}\n", "utf-8")
    done = linli("purge", "--yes", language="en")
    assert done.returncode == 0, done.stderr
    assert "reason  kept until 2025-08-31" in done.stdout
    assert away.read_text("utf-8") == AWAY.replace(", reason: 住院", "")
    file.write_text(f"{written}\nretention: {{absence: 90}}\n", "utf-8")
    assert "Did you mean “absences”?" in linli("purge", "--yes", language="en").stderr
