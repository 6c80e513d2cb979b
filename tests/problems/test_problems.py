"""Each code has a folder with content that shows it, and what the command line prints.

A case is laid over ``_base``, a small community without problems. It shows its code when
``linli check`` looks at it, or when the command in ``command.txt`` is run there on 23
November 2026, beside the case's tables. After a change of words:
``UPDATE_EXPECTED=1 pytest tests/problems``, then read the difference.
"""

import ast
import os
import re
import shlex
import sys
from datetime import date
from pathlib import Path

import pytest

from scheduler import cli, content, project
from scheduler.cli import report, words
from scheduler.content.writing import append_record
from scheduler.planning.rules import RULES
from scheduler.problems import Problem, Refused

HERE = Path(__file__).parent
SCHEDULER = HERE.parents[1] / "scheduler"
BASE = HERE / "_base"
CASES = sorted(
    path for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "_."
)
RUN = [case for case in CASES if (case / "command.txt").exists()]
CHECKED = [case for case in CASES if case not in RUN]
WITHOUT_BASE = {"no-community-file"}
MADE = {"too-large": {"content/compounds.yaml": b"#" * 10_000_001}}
"""Files that are better not kept in the repository."""
TODAY = date(2026, 11, 9)
"""A day without a holiday or an unannounced year in the six weeks after it."""
ROTA_SHEET = "tests/cli/import_/test_rota.py"
ELSEWHERE = {
    "meeting-recorded": (
        "tests/cli/test_council.py",
        "test_three_weeks_of_a_council_with_a_holiday_and_a_moved_thursday",
    ),
    "not-an-agenda": (
        "tests/cli/test_council.py",
        "test_a_wrong_row_is_told_with_its_cell",
    ),
    "due-before-meeting": (
        "tests/cli/test_council.py",
        "test_a_wrong_row_is_told_with_its_cell",
    ),
    "link-leaves-project": (
        "tests/test_files.py",
        "test_a_link_out_of_the_project_is_refused",
    ),
    "cannot-read": (
        "tests/test_files.py",
        "test_a_file_that_cannot_be_read_is_a_problem_not_a_traceback",
    ),
    "cannot-write": (
        "tests/test_files.py",
        "test_a_folder_that_cannot_be_made_is_a_problem_not_a_traceback",
    ),
    "file-changed": (
        "tests/test_files.py",
        "test_a_file_that_somebody_changed_meanwhile_is_left_alone",
    ),
    "not-versioned": (
        "tests/trust/test_versions.py",
        "test_weekly_warns_when_nothing_could_be_undone",
    ),
    "another-run": ("tests/test_files.py", "test_two_runs_at_once_are_refused"),
    "private-in-site": (
        "tests/audit/test_audit.py",
        "test_a_finding_names_file_view_and_place_with_everything_masked",
    ),
    "word-in-site": (
        "tests/audit/test_audit.py",
        "test_a_name_that_is_a_word_is_a_warning_until_somebody_reviews_it",
    ),
    "leftover-in-site": (
        "tests/audit/test_audit.py",
        "test_what_no_site_shows_is_told",
    ),
    "place-in-site": (
        "tests/audit/test_audit.py",
        "test_the_place_of_a_photo_is_told",
    ),
    "sealed-in-site": (
        "tests/audit/test_audit.py",
        "test_archives_deep_in_archives_are_not_let_through",
    ),
    "unusable-mkdocs": (
        "tests/trust/test_roots.py",
        "test_pages_are_not_taken_from_where_private_files_are",
    ),
    "site-stopped": (
        "tests/site/test_gate.py",
        "test_a_finding_stops_the_site_and_the_old_one_stays",
    ),
    "no-consent-to-withdraw": (
        "tests/cli/test_consent.py",
        "test_a_withdrawal_is_added_once_and_never_written_over",
    ),
    "private-place": (
        "tests/cli/test_consent.py",
        "test_no_flag_mixes_the_site_with_what_is_private",
    ),
    "limit-of-zero": (
        "tests/planning/test_fixed.py",
        "test_limits_of_zero_and_pairs_that_cannot_meet_are_told",
    ),
    "pin-lost": ("tests/planning/rules/test_pinned.py", "test_a_pin_that_is_gone_is_told"),
    "release-lost": (
        "tests/planning/rules/test_released.py",
        "test_a_released_duty_that_is_gone_is_told",
    ),
    "damaged-spreadsheet": (
        "tests/content/tables/test_tables.py",
        "test_a_truncated_workbook_is_told",
    ),
    "unpacks-too-large": (
        "tests/content/tables/test_tables.py",
        "test_an_archive_that_declares_a_giant_part_is_not_unpacked",
    ),
    "encrypted-spreadsheet": (
        "tests/content/tables/test_tables.py",
        "test_a_workbook_with_a_password_is_told_apart_from_an_old_one",
    ),
    "old-spreadsheet": (
        "tests/content/tables/test_tables.py",
        "test_a_workbook_with_a_password_is_told_apart_from_an_old_one",
    ),
    "has-macros": (
        "tests/content/tables/test_tables.py",
        "test_a_workbook_with_macros_is_refused",
    ),
    "no-spreadsheet": (
        "tests/content/tables/test_tables.py",
        "test_other_files_are_told_to_be_no_spreadsheets",
    ),
    "too-many-rows": (
        "tests/content/tables/test_tables.py",
        "test_a_hundred_thousand_rows_are_refused_at_the_first_too_many",
    ),
    "formula-without-value": (
        "tests/content/tables/test_tables.py",
        "test_a_formula_that_nobody_computed_is_told_at_its_cell",
    ),
    "error-value": (
        "tests/content/tables/test_tables.py",
        "test_a_formula_that_failed_is_told_with_what_stands_there",
    ),
    "no-rota-sheet": (
        ROTA_SHEET,
        "test_only_one_sheet_that_linli_printed_can_be_read_back",
    ),
    "several-rota-sheets": (
        ROTA_SHEET,
        "test_only_one_sheet_that_linli_printed_can_be_read_back",
    ),
    "row-missing": (
        ROTA_SHEET,
        "test_what_cannot_be_understood_is_told_at_its_cell",
    ),
    "row-added": (
        ROTA_SHEET,
        "test_what_cannot_be_understood_is_told_at_its_cell",
    ),
    "row-twice": (
        ROTA_SHEET,
        "test_what_cannot_be_understood_is_told_at_its_cell",
    ),
    "cell-changed": (
        ROTA_SHEET,
        "test_what_cannot_be_understood_is_told_at_its_cell",
    ),
    "named-twice": (
        ROTA_SHEET,
        "test_what_cannot_be_understood_is_told_at_its_cell",
    ),
    "row-outdated": (
        ROTA_SHEET,
        "test_an_edit_of_a_row_that_changed_since_it_was_printed_is_refused",
    ),
    "reserves-kept": (
        ROTA_SHEET,
        "test_the_reserves_of_a_released_week_only_move_up",
    ),
    "cannot-lead": (
        ROTA_SHEET,
        "test_who_is_named_as_lead_has_to_be_allowed_to_lead",
    ),
    "other-lead": (
        ROTA_SHEET,
        "test_who_is_named_as_lead_has_to_be_allowed_to_lead",
    ),
    "no-fonts": (
        "tests/publish/test_fonts.py",
        "test_a_folder_without_a_font_is_refused",
    ),
    "bad-csv": (
        "tests/content/tables/test_tables.py",
        "test_a_quotation_mark_that_is_never_closed_is_told_at_its_row",
    ),
}
"""Codes that no content shows, and the test that does: they need a disk in some special
state, a spreadsheet that is no text, or records that the readers would not give."""
BY_NAME = {"volunteer", "service", "shift"}
"""What a command may name that is not there: ``unknown-volunteer`` and so on."""


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "content").rglob("*"))
        if path.is_file()
    }


def tree_of(case: Path) -> dict[str, bytes]:
    base = {} if case.name in WITHOUT_BASE else files_of(BASE)
    return {**base, **files_of(case), **MADE.get(case.name, {})}


def told(case: Path) -> tuple[Problem, ...]:
    """Give the problems of reading a case, or of adding a record to its first file."""
    if case.name != "cannot-append":
        return project.check(tree_of(case), TODAY)
    file, data = next(iter(files_of(case).items()))
    with pytest.raises(Refused) as refused:
        append_record(file, data, {"volunteer": "wang-fang"}, "absence")
    return refused.value.problems


def printed(problems: tuple[Problem, ...], tree: dict[str, bytes]) -> str:
    return (
        "\n\n".join(report.render(problem, tree, words.say) for problem in problems) + "\n"
    )


def run(case: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Run the case's command in its content; give the exit code."""
    for path, data in tree_of(case).items():
        (here / path).parent.mkdir(parents=True, exist_ok=True)
        (here / path).write_bytes(data)
    for table in case.glob("*.csv"):
        (here / table.name).write_bytes(table.read_bytes())
    arguments = shlex.split((case / "command.txt").read_text("utf-8"))
    monkeypatch.chdir(here)
    monkeypatch.setattr(sys, "argv", ["linli", "--on", "2026-11-23", *arguments])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return end.value.code


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    words.choose_language()


def test_the_base_has_no_problems() -> None:
    assert content.load(files_of(BASE)).problems == ()


def hold(case: Path, shown: str) -> None:
    """Compare with what is expected, or write it if asked to."""
    expected = case / "expected.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(shown, "utf-8")
    assert f"[{case.name}]" in shown
    assert shown == expected.read_text("utf-8")


@pytest.mark.parametrize("case", CHECKED, ids=lambda case: case.name)
def test_a_case_is_told_as_written(case: Path) -> None:
    hold(case, printed(told(case), tree_of(case)))


@pytest.mark.parametrize("case", RUN, ids=lambda case: case.name)
def test_a_command_tells_a_case_as_written(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = tmp_path / "here"
    code = run(case, here, monkeypatch)
    shown = capsys.readouterr().err.strip() + "\n"
    hold(case, shown.replace(str(tmp_path.resolve()), "/home/linli"))
    assert code == int("错误: " in shown)


def codes_in(folder: Path) -> set[str]:
    """Give the codes that stand as text where problems are made."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if node.func.id in {"Problem", "misread"} and isinstance(
                    first, ast.Constant
                ):
                    found.add(str(first.value))
    return found


def test_every_code_has_its_case_or_a_test_of_its_own() -> None:
    written = codes_in(SCHEDULER) | {rule.code for rule in RULES if rule.is_hard}
    written |= {code for code, _ in content.checks.references.NOUNS.values()}
    written |= {f"unknown-{kind}" for kind in BY_NAME}
    assert written == {case.name for case in CASES} | ELSEWHERE.keys()
    assert not ELSEWHERE.keys() & {case.name for case in CASES}


@pytest.mark.parametrize("code", ELSEWHERE)
def test_a_test_elsewhere_is_there_and_speaks_of_the_code(code: str) -> None:
    file, name = ELSEWHERE[code]
    module = ast.parse((HERE.parents[1] / file).read_text("utf-8"))
    found = [f for f in module.body if isinstance(f, ast.FunctionDef) and f.name == name]
    assert [code in ast.unparse(test) for test in found] == [True]


def test_codes_are_words_with_hyphens() -> None:
    odd = [
        code
        for code in codes_in(SCHEDULER)
        if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", code)
    ]
    assert set(odd) <= {"alias", "anchor", "tag"}
