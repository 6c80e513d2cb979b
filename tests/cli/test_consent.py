"""``linli consent`` and ``linli audit``, as a user types them."""

from pathlib import Path

import pytest

from tests.conftest import Linli

LED = """
- id: zhao-lan
  name: 赵兰
  grid: grid-1
  born: 1970
  public_name: title
  consent: {by: 本人, date: 2026-03-01, scope: services, until: 2026-12-31}
- {id: qian-li, name: 钱丽, grid: grid-1, public_name: full,
   consent: {by: 本人, date: 2026-03-01, scope: services, until: 2026-12-31}}
"""


def led(here: Path) -> None:
    roster = here / "content/volunteers/led.yaml"
    roster.write_text(LED, "utf-8")


def test_consents_are_listed_with_what_the_public_reads(here: Path, linli: Linli) -> None:
    assert linli("consent", "list", language="en").stdout == (
        "Nobody agreed to be named in public.\n"
    )
    led(here)
    told = linli("consent", "list", language="en").stdout
    assert "shown as 赵老师 until 2026-12-31" in told
    assert "not shown: not known to be 18" in told
    later = linli("--on", "2027-01-01", "consent", "list", language="en").stdout
    assert "not shown: ended on 2026-12-31" in later


def test_a_withdrawal_is_added_once_and_never_written_over(
    here: Path, linli: Linli
) -> None:
    led(here)
    file = here / "content/withdrawals.yaml"
    tried = linli("consent", "withdraw", "赵兰", "--dry-run", language="en")
    assert (tried.returncode, file.exists()) == (0, False)
    done = linli("consent", "withdraw", "赵兰", language="en")
    assert done.returncode == 0, done.stderr
    assert "zhao-lan" in file.read_text("utf-8")
    assert "2026-11-23" in file.read_text("utf-8")
    assert "not shown: taken back" in linli("consent", "list", language="en").stdout
    again = linli("consent", "withdraw", "赵兰", language="en")
    assert again.returncode == 1
    assert "[no-consent-to-withdraw]" in again.stderr
    assert linli("check", language="en").stderr.count("error:") == 0


def test_audit_exits_with_1_and_never_prints_what_it_found(
    here: Path, linli: Linli
) -> None:
    roster = here / "content/volunteers/more.yaml"
    roster.write_text("- {id: qian-li, name: 钱丽, grid: grid-1}\n", "utf-8")
    site = here / "out"
    site.mkdir()
    (site / "index.html").write_text("<p>你好</p>", "utf-8")
    clean = linli("audit", "out", language="en")
    assert (clean.returncode, clean.stderr) == (0, "")
    assert clean.stdout.startswith("out: 1 files in ")
    (site / "index.html").write_text("<p>谢谢钱丽</p>", "utf-8")
    found = linli("audit", "out", language="en")
    assert found.returncode == 1
    assert "out/index.html:1:1: error: Here is a person's name" in found.stderr
    assert "钱丽" not in found.stdout + found.stderr
    assert '"code": "private-in-site"' in linli("audit", "out", "--json").stdout


@pytest.mark.parametrize(
    "place", ["content", "content/site", "build", "build/staff", "build/site", ".", ".."]
)
def test_no_flag_mixes_the_site_with_what_is_private(
    place: str, here: Path, linli: Linli
) -> None:
    before = sorted(path for path in here.rglob("*"))
    done = linli("publish", "--to", place, language="en")
    assert done.returncode == 1
    assert "[private-place]" in done.stderr
    assert sorted(path for path in here.rglob("*")) == before
    packed = linli("publish", "--offline", "content/site.zip", language="en")
    assert "[private-place]" in packed.stderr


def test_a_run_takes_from_others_what_is_private(here: Path, linli: Linli) -> None:
    (here / "content").chmod(0o755)
    linli("feeds", "mint")
    assert (here / "content").stat().st_mode & 0o007 == 0
    files = list((here / "content").rglob("*.yaml"))
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
