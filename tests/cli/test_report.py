"""Problems as text and as JSON."""

import json

from scheduler.cli import report
from scheduler.problems import Problem, Severity, Source, Text, text


def in_english(words: Text) -> str:
    return str(words)


TREE = {"content/v.yaml": "- id: wang-fang\n  岗位: [剪发]\n".encode()}


def test_a_problem_names_place_mistake_excerpt_and_remedy() -> None:
    problem = Problem(
        "unknown-role",
        text("There is no role {role}.", role="剪发"),
        Source("content/v.yaml", 2, 8, 2),
        text("Did you mean {guess}?", guess="理发"),
    )
    assert report.render(problem, TREE, in_english) == (
        "content/v.yaml:2:8: error: There is no role 剪发. [unknown-role]\n"
        "    2 |   岗位: [剪发]\n"
        "      |          ^^^^\n"
        "Did you mean 理发?"
    )


def test_a_problem_without_place_is_one_line() -> None:
    problem = Problem("late", text("Too late."), severity=Severity.WARNING)
    assert report.render(problem, {}, in_english) == "warning: Too late. [late]"


def test_a_place_in_a_spreadsheet_is_named_as_there() -> None:
    problem = Problem("bad-date", text("No."), Source("值班.xlsx", 5, 28, sheet="一月"))
    assert report.render(problem, {"值班.xlsx": b"PK\n" * 9}, in_english) == (
        "值班.xlsx:一月!AB5: error: No. [bad-date]"
    )


def test_a_place_beyond_the_file_shows_no_excerpt() -> None:
    problem = Problem("cut", text("The file ends."), Source("content/v.yaml", 99))
    assert report.render(problem, TREE, in_english) == (
        "content/v.yaml:99:1: error: The file ends. [cut]"
    )


def test_long_lines_are_cut_around_the_place() -> None:
    tree = {"f": ("x" * 500 + "!" + "y" * 500).encode()}
    _, excerpt, caret = report.render(
        Problem("long", text("Long."), Source("f", 1, 501)), tree, in_english
    ).splitlines()
    assert len(excerpt) < 120
    assert excerpt[caret.index("^")] == "!"


def test_control_characters_never_reach_the_terminal() -> None:
    tree = {"f": b"\x1b[31mred"}
    shown = report.render(Problem("ctl", text("Odd."), Source("f", 1, 2)), tree, in_english)
    assert "\x1b" not in shown


def test_json_has_one_object_for_each_problem() -> None:
    problem = Problem("late", text("Too late."), Source("f", 3, 4))
    assert json.loads(report.as_json([problem], in_english)) == [
        {
            "code": "late",
            "severity": "error",
            "file": "f",
            "line": 3,
            "column": 4,
            "message": "Too late.",
            "hint": None,
        }
    ]
