import stat
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Linli = Callable[..., CompletedProcess[str]]


def test_the_month_before_is_reported_for_staff_only(linli: Linli, here: Path) -> None:
    made = linli("report")
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("【示范社区2026年10月诉求办理】")
    folder = here / "build/reports/2026-10"
    assert sorted(path.name for path in folder.iterdir()) == [
        "report.pdf",
        "report.txt",
        "report.xlsx",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    before = folder.readlink()
    assert linli("report", "2026-10").stdout == made.stdout
    assert folder.readlink() == before


def test_a_month_that_has_begun_is_counted_to_today(linli: Linli, here: Path) -> None:
    assert "截至2026年11月23日" in linli("report", "2026-11").stdout
    assert (here / "build/reports/2026-11/report.pdf").is_file()


def test_a_month_that_is_none_or_has_not_begun_is_refused(linli: Linli, here: Path) -> None:
    for month, words in (
        ("2026-12", "That month has not begun."),
        ("2026", "Write the month like 2026-10."),
        ("2026-13", "Write the month like 2026-10."),
    ):
        made = linli("report", month, language="en_US.UTF-8")
        assert (made.returncode, words in made.stderr) == (2, True), made.stderr
    assert not (here / "build").exists()
