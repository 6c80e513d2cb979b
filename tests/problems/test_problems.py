"""Each code has a folder with content that shows it, and what the command line prints.

A case is laid over ``_base``, a small community without problems. After a change of
words: ``UPDATE_EXPECTED=1 pytest tests/problems``, then read the difference.
"""

import ast
import os
import re
from pathlib import Path

import pytest

from scheduler import content
from scheduler.cli import report, words
from scheduler.content.writing import append_record
from scheduler.problems import Problem, Refused

HERE = Path(__file__).parent
SCHEDULER = HERE.parents[1] / "scheduler"
BASE = HERE / "_base"
CASES = sorted(
    path for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "_."
)
WITHOUT_BASE = {"no-community-file"}
MADE = {"too-large": {"content/compounds.yaml": b"#" * 10_000_001}}
"""Files that are better not kept in the repository."""


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
    tree = tree_of(case)
    if case.name != "cannot-append":
        return content.load(tree).problems
    file, data = next(iter(files_of(case).items()))
    with pytest.raises(Refused) as refused:
        append_record(file, data, {"volunteer": "wang-fang"}, "absence")
    return refused.value.problems


def printed(problems: tuple[Problem, ...], tree: dict[str, bytes]) -> str:
    return (
        "\n\n".join(report.render(problem, tree, words.say) for problem in problems) + "\n"
    )


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    words.choose_language()


def test_the_base_has_no_problems() -> None:
    assert content.load(files_of(BASE)).problems == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_told_as_written(case: Path) -> None:
    tree, problems = tree_of(case), told(case)
    expected = case / "expected.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(printed(problems, tree), "utf-8")
    assert case.name in {problem.code for problem in problems}
    assert printed(problems, tree) == expected.read_text("utf-8")


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


def test_every_code_of_reading_has_its_case() -> None:
    written = codes_in(SCHEDULER / "content")
    written |= {code for code, _ in content.references.NOUNS.values()}
    assert written == {case.name for case in CASES}


def test_codes_are_words_with_hyphens() -> None:
    odd = [
        code
        for code in codes_in(SCHEDULER)
        if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", code)
    ]
    assert set(odd) <= {"alias", "anchor", "tag"}
