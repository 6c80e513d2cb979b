import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from scheduler import content
from scheduler.audit import Audited, audit
from scheduler.audit.search import MASK
from scheduler.audit.secrets import Secrets, secrets
from scheduler.problems import Severity
from tests.audit.planted import (
    CLEAN,
    CONTENT,
    IDENTITY,
    NAME,
    PHONE,
    SURFACES,
    TOKEN,
    page,
    zipped,
)

ON = date(2026, 11, 23)


@cache
def private(*more: tuple[str, str], on: date = ON) -> Secrets:
    tree = {path: text.encode() for path, text in (CONTENT | dict(more)).items()}
    loaded = content.load(tree)
    assert loaded.problems == ()
    assert loaded.community
    return secrets(loaded.community, on)


def reviewed(word: str) -> tuple[str, str]:
    written = f"- {{word: {word}, reviewed_by: 社区副书记, date: 2026-11-02}}\n"
    return "content/reviewed-words.yaml", written


def look(tree: Mapping[str, bytes], found: Secrets | None = None) -> Audited:
    return audit(sorted(tree.items()), found or private())


@pytest.mark.parametrize("surface", SURFACES)
def test_a_planted_leak_is_caught_and_not_repeated(surface: str) -> None:
    problems = look(SURFACES[surface]).problems
    assert [p for p in problems if p.severity is Severity.ERROR] != []
    told = " ".join(str(p.message) for p in problems)
    for secret in (NAME, PHONE, TOKEN, IDENTITY, "wangjianfang", "5501", "12345"):
        assert secret not in told


@pytest.mark.parametrize("surface", SURFACES)
def test_every_finding_names_file_view_and_place_and_the_file_without_the_secret(
    surface: str,
) -> None:
    for problem in look(SURFACES[surface]).problems:
        assert problem.source
        (path,) = SURFACES[surface]
        shown = problem.source.file
        assert shown == path or (MASK in shown and NAME not in shown), shown
        for secret in ("wangjianfang", NAME, PHONE):
            assert secret not in shown
        if problem.code in {"private-in-site", "word-in-site"}:
            told = re.search(r"in (.+) at character (\d+): “(.*)”", str(problem.message))
            assert told, problem.message
            assert told[1]
            assert int(told[2]) >= 1
            assert MASK in told[3]


def test_there_are_many_surfaces() -> None:
    assert len(SURFACES) >= 24


def test_a_clean_site_has_no_findings() -> None:
    done = look(CLEAN)
    assert done.problems == ()
    assert done.files == len(CLEAN)


def test_a_finding_names_file_view_and_place_with_everything_masked() -> None:
    (problem,) = look({"a.html": page(f"请找{NAME}或{PHONE}")}).problems[:1]
    assert problem.code == "private-in-site"
    assert problem.source
    assert problem.source.file == "a.html"
    assert str(problem.message) == (
        "Here is a person's name, in shown text at character 9: “请找▇▇▇或▇▇▇▇▇▇▇▇▇”."
    )


def test_one_name_in_many_files_is_one_finding() -> None:
    tree = {f"{n}.html": page(NAME) for n in range(30)}
    (problem,) = look(tree).problems
    assert "It is in 29 more files." in str(problem.message)


def test_a_name_that_is_a_word_is_a_warning_until_somebody_reviews_it() -> None:
    tree = {"a.html": page("大家都很高兴地来了")}
    (problem,) = look(tree).problems
    assert (problem.code, problem.severity) == ("word-in-site", Severity.WARNING)
    assert "大家都很▇▇地来了" in str(problem.message)
    assert look(tree, private(reviewed("高兴"))).problems == ()


def test_a_reviewed_phrase_lets_the_name_pass_inside_it_only() -> None:
    phrase = reviewed(f"大{NAME}路")
    assert look({"a.html": page(f"大{NAME}路")}, private(phrase)).problems == ()
    assert look({"a.html": page(f"找{NAME}")}, private(phrase)).problems != ()


def test_a_consented_name_passes_until_the_consent_ends() -> None:
    tree = {"a.html": page("负责人：李兰")}
    assert look(tree).problems == ()
    (problem,) = look(tree, private(on=date(2027, 1, 1))).problems
    assert problem.code == "private-in-site"
    withdrawn = ("content/withdrawals.yaml", "- {volunteer: li-lan, date: 2026-11-01}\n")
    assert look(tree, private(withdrawn)).problems != ()


def test_an_archive_that_unpacks_to_too_much_is_not_let_through() -> None:
    bomb = zipped({"a.txt": b"0" * (300 * 2**20)})
    assert [p.code for p in look({"a.zip": bomb}).problems] == ["sealed-in-site"]


def test_archives_deep_in_archives_are_not_let_through() -> None:
    data = b"x"
    for _ in range(8):
        data = zipped({"a.zip": data})
    assert [p.code for p in look({"a.zip": data}).problems] == ["sealed-in-site"]


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 broken", b"PK\x03\x04 no", b"\x1f\x8b broken", b"\x89PNG broken"],
)
def test_a_broken_file_is_told_and_no_traceback(data: bytes) -> None:
    assert [p.code for p in look({"a.bin": data}).problems] == ["sealed-in-site"]


def test_secrets_are_all_names_numbers_and_addresses_but_the_offices_ones() -> None:
    words = dict(private().words)
    assert {word: str(kind) for word, kind in words.items()} == {
        NAME: "name",
        "高兴": "word",
        PHONE: "phone",
        "12400000002": "phone",
        TOKEN: "token",
    }
    assert {"wang-jianfang", "wangjianfang", "jianfang-wang"} <= private().pinyin
    assert private().phones == {"06335550100", "06335550101"}


def test_what_no_site_shows_is_told() -> None:
    names = ("a.yaml", "b/.git/HEAD", "c.html~", "d.bak", "old.xlsm")
    problems = look(dict.fromkeys(names, b"")).problems
    assert [p.code for p in problems] == ["leftover-in-site"] * len(names)
    assert sorted(p.source.file for p in problems if p.source) == sorted(names)


def test_the_place_of_a_photo_is_told() -> None:
    problems = look(SURFACES["place of a photo"]).problems
    assert [p.code for p in problems] == ["place-in-site"]
