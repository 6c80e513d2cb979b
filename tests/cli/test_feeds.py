"""``linli feeds``: what it writes, what it says, and what it never shows."""

import re
from pathlib import Path

from tests.conftest import Linli

TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def feeds(here: Path) -> str:
    return (here / "content/feeds.yaml").read_text("utf-8")


def ids(here: Path) -> list[str]:
    return re.findall(r"volunteer: ([a-z0-9-]+)", feeds(here))


def test_mint_gives_everybody_an_address_once(here: Path, linli: Linli) -> None:
    first = linli("feeds", "mint", language="en")
    after = feeds(here)
    assert first.returncode == 0, first.stderr
    assert f"{len(ids(here))} new addresses in content/feeds.yaml." in first.stdout
    assert len(set(TOKEN.findall(after))) == len(ids(here)) > 1
    assert (here / "content/feeds.yaml").stat().st_mode & 0o777 == 0o600
    second = linli("feeds", "mint", language="en")
    assert "0 new addresses" in second.stdout
    assert feeds(here) == after


def test_addresses_are_random(here: Path, linli: Linli) -> None:
    linli("feeds", "mint")
    first = TOKEN.findall(feeds(here))
    (here / "content/feeds.yaml").unlink()
    linli("feeds", "mint")
    assert not set(first) & set(TOKEN.findall(feeds(here)))


def test_list_shows_people_and_never_an_address(here: Path, linli: Linli) -> None:
    before = linli("feeds", "list", language="en")
    assert "have no address yet" in before.stdout
    linli("feeds", "mint")
    after = linli("feeds", "list", language="en")
    assert "open since 2026-11-23" in after.stdout
    assert not any(token in after.stdout for token in TOKEN.findall(feeds(here)))


def test_rotate_closes_the_old_address_and_mints_a_new_one(
    here: Path, linli: Linli
) -> None:
    linli("feeds", "mint")
    person = ids(here)[0]
    before = feeds(here)
    done = linli("feeds", "rotate", person, language="en")
    assert done.returncode == 0, done.stderr
    assert "says until 2026-12-23 that it was replaced" in done.stdout
    lines = before.splitlines()
    assert feeds(here).splitlines()[: len(lines)] == [
        line.replace("}", ", closed: 2026-11-23T12:00:00}") if person in line else line
        for line in lines
    ]
    assert ids(here) == [*re.findall(r"volunteer: ([a-z0-9-]+)", before), person]
    assert linli("check").returncode == 0


def test_each_command_can_be_tried_without_writing(here: Path, linli: Linli) -> None:
    tried = linli("feeds", "mint", "--dry-run", language="en")
    assert tried.stdout.splitlines()[-1] == "Would record it in content/feeds.yaml"
    assert not (here / "content/feeds.yaml").exists()
    linli("feeds", "mint")
    before, person = feeds(here), ids(here)[0]
    assert person in tried.stdout
    for command in (("rotate",), ("revoke",), ("revoke", "--leaked")):
        tried = linli("feeds", *command, person, "--dry-run", language="en")
        assert tried.stdout == "Would record it in content/feeds.yaml\n"
    assert feeds(here) == before


def test_revoke_says_what_follows_and_leaked_is_recorded(here: Path, linli: Linli) -> None:
    linli("feeds", "mint")
    first, second, *_ = ids(here)
    closed = linli("feeds", "revoke", first, language="en")
    leaked = linli("feeds", "revoke", second, "--leaked", language="en")
    assert "Until 2026-12-23 the calendar says that it is closed" in closed.stdout
    assert "The file goes at once" in leaked.stdout
    told = linli("feeds", "list", language="en").stdout
    assert "closed; says so until 2026-12-23" in told
    assert "leaked; gone" in told
    assert feeds(here).count("leaked: yes") == 1


def test_an_unknown_or_closed_address_is_refused_and_nothing_written(
    here: Path, linli: Linli
) -> None:
    linli("feeds", "mint")
    person = ids(here)[0]
    linli("feeds", "revoke", person)
    before = feeds(here)
    for command in (("revoke", person), ("rotate", person), ("rotate", "nobody")):
        assert linli("feeds", *command).returncode == 1
    assert feeds(here) == before


def test_a_record_written_by_hand_over_several_lines_is_closed_as_well(
    here: Path, linli: Linli
) -> None:
    linli("feeds", "mint")
    person, token = ids(here)[0], TOKEN.findall(feeds(here))[0]
    path = here / "content/feeds.yaml"
    written = f"# 手写\n- 志愿者: {person}\n  密钥: {token}  # 备注}}\n"
    path.write_text(f"{written}  开通: 2026-01-05T09:00\n", "utf-8")
    done = linli("feeds", "revoke", person, "--leaked", language="en")
    assert done.returncode == 0, done.stderr
    assert path.read_text("utf-8") == (
        f"{written}  停用: 2026-11-23T12:00:00\n  已泄露: yes\n  开通: 2026-01-05T09:00\n"
    )
