"""Visits as staff meet them: planned, due, and recorded with all that can go wrong."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Linli = Callable[..., CompletedProcess[str]]

PROGRAMMES = """\
- {id: net, name: 联系户走访, cadence: 每季度, from: 2026-07-01}
- {id: elders, name: 独居老人走访, cadence: 每月, sealed_list: elders-alone}
- {id: three, name: 按本社区制度填写}
"""
PIONEERS = """\
- {id: pioneer-001, building: xingfu-1, volunteer: wang-fang, since: 2026-07-01, keeps_in_touch_with: [xingfu-1]}
- {id: pioneer-002, building: xingfu-2, since: 2026-07-01, keeps_in_touch_with: [xingfu-2]}
"""  # noqa: E501 - content as people write it
LISTS = "- {id: elders-alone, name: 独居老人, count: 12, date: 2026-10-01}\n"
PAID = "- {date: 2026-08-03, programme: net, building: xingfu-1, visitors: wang-fang}\n"


@pytest.fixture
def there(here: Path) -> Path:
    content = here / "content"
    for path, words in {
        "visit-programmes.yaml": PROGRAMMES,
        "pioneers/grid-1.yaml": PIONEERS,
        "sealed/lists.yaml": LISTS,
        "visits/2026.yaml": PAID,
    }.items():
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(words, "utf-8")
    return content / "visits/2026.yaml"


@pytest.mark.usefixtures("there")
def test_due_lists_the_oldest_first_and_counts_sealed_lists(linli: Linli) -> None:
    told = linli("--on", "2026-12-31", "visits", "due", language="en_US.UTF-8")
    lines = told.stdout.splitlines()
    assert told.returncode == 0, told.stderr
    assert ("pioneer-002" in lines[0], "never visited" in lines[0]) == (True, True)
    assert ("pioneer-001 王芳" in lines[1], "last visited 2026-08-03" in lines[1]) == (
        True,
        True,
    )
    assert "\n".join(lines[2:]) == (
        "2 overdue, 0 due soon.\n"
        "独居老人走访, 2026-12-01 to 2026-12-31: 0 of 12 visited.\n"
        "按本社区制度填写 is not planned: "
        "how often (cadence) is not written in content/visit-programmes.yaml."
    )


@pytest.mark.usefixtures("there")
def test_due_of_one_person_or_grid_as_json(linli: Linli) -> None:
    def buildings(*options: str) -> list[str]:
        told = linli("--on", "2026-12-31", "visits", "due", "--json", *options)
        return [one["building"] for one in json.loads(told.stdout)]

    assert buildings("--person", "王芳") == ["xingfu-1"]
    assert buildings("--person", "pioneer-002") == ["xingfu-2"]
    assert buildings("--grid", "第一网格") == ["xingfu-2", "xingfu-1"]
    assert linli("visits", "due", "--grid", "第十网格").returncode == 1


@pytest.mark.usefixtures("there")
def test_plan_shows_each_open_visit_of_the_weeks(linli: Linli) -> None:
    told = linli("--on", "2026-10-01", "visits", "plan", "--weeks", "14")
    assert (told.stdout.count("pioneer-001 王芳"), told.stdout.count("pioneer-002")) == (
        1,
        1,
    )


def test_a_visit_is_recorded_and_is_due_no_more(linli: Linli, there: Path) -> None:
    options = ("--programme", "联系户走访", "--building", "幸福里 2号楼", "--visitor")
    more = ("--visitor", "李强", "--topic", "防火", "--date", "2026-11-22")
    tried = linli("visits", "record", *options, "pioneer-002", *more, "--dry-run")
    assert tried.returncode == 0, tried.stderr
    assert there.read_text("utf-8") == PAID
    told = linli("visits", "record", *options, "pioneer-002", *more)
    line = (
        '- {date: 2026-11-22, programme: net, building: "幸福里 2号楼", '
        "visitors: [pioneer-002, li-qiang], topics: [防火]}\n"
    )
    assert told.stdout == tried.stdout + "已写 content/visits/2026.yaml\n"
    assert there.read_text("utf-8") == PAID + line
    due = linli("--on", "2026-12-31", "visits", "due", "--json")
    assert [one["building"] for one in json.loads(due.stdout)] == ["xingfu-1"]


def test_what_is_wrong_with_a_record_is_told_and_nothing_is_written(
    linli: Linli, there: Path
) -> None:
    before = there.read_bytes()

    def codes(*options: str) -> list[str]:
        told = linli("visits", "record", "--programme", *options)
        assert told.returncode == 1, told.stdout
        return re.findall(r" \[([a-z-]+)\]$", told.stderr, re.MULTILINE)

    net = ("net", "--visitor", "王芳", "--building")
    assert codes(*net, "幸福里 1号楼1单元302") == ["door-in-place"]
    assert codes(*net, "xingfu-9", "--issue", "SF-1") == [
        "unknown-building",
        "unknown-issue",
    ]
    assert codes(*net, "xingfu-1", "--date", "2026-12-01") == ["visit-in-future"]
    assert codes(*net, "xingfu-1", "--date", "2026-06-30") == ["visit-outside-programme"]
    assert codes("elders", "--visitor", "王芳", "--building", "xingfu-1") == [
        "sealed-place"
    ]
    assert codes("net", "--visitor", "王小芳", "--building", "xingfu-1") == [
        "unknown-visitor"
    ]
    assert codes("nets", "--visitor", "王芳", "--building", "xingfu-1") == [
        "unknown-programme"
    ]
    assert there.read_bytes() == before


def test_without_options_each_thing_is_asked(linli: Linli, there: Path) -> None:
    answers = "elders\n\n王芳、李强\n3\n身体\n\n\n\n"
    told = linli("visits", "record", answer=answers)
    assert told.returncode == 0, told.stderr
    assert there.read_text("utf-8") == PAID + (
        "- {date: 2026-11-23, programme: elders, visitors: [wang-fang, li-qiang], "
        "count: 3, topics: [身体]}\n"
    )


def test_the_same_visit_is_not_noted_twice(linli: Linli, there: Path) -> None:
    options = ("--programme", "net", "--building", "xingfu-1", "--visitor", "王芳")
    told = linli("visits", "record", *options, "--date", "2026-08-03")
    assert (told.returncode, "[visit-twice]" in told.stderr) == (1, True)
    assert there.read_text("utf-8") == PAID
    opening = (*options, "--issue", "灯不亮", "--category", "房屋维修")
    assert linli("visits", "record", *opening).returncode == 0
    again = linli("visits", "record", *opening)
    assert (again.returncode, "[visit-twice]" in again.stderr) == (1, True)


@pytest.mark.usefixtures("there")
def test_a_programme_is_found_by_a_part_of_its_name_that_no_other_has(linli: Linli) -> None:
    rest = ("--building", "xingfu-1", "--visitor", "王芳", "--dry-run")
    one = linli("visits", "record", "--programme", "联系户", *rest)
    assert "programme: net," in one.stdout
    several = linli("visits", "record", "--programme", "走访", *rest)
    assert "[unknown-programme]" in several.stderr


def test_what_was_told_on_a_visit_opens_issues(linli: Linli, there: Path) -> None:
    issues = there.parents[1] / "issues/2026"
    before = sorted(path.name for path in issues.iterdir())
    options = ("--programme", "net", "--building", "幸福里 2号楼", "--visitor", "王芳")
    told = ("--issue", "楼道灯不亮。", "--issue", "SF-2026-001", "--issue", "门关不严")
    more = ("--category", "房屋维修")
    tried = linli("visits", "record", *options, *told, *more, "--dry-run")
    assert tried.returncode == 0, tried.stderr
    assert sorted(path.name for path in issues.iterdir()) == before
    wrong = ("visits", "record", *options[:2], "--building", "幸福里 2号楼1单元302")
    assert linli(*wrong, *options[4:], *told, *more).returncode == 1
    assert sorted(path.name for path in issues.iterdir()) == before
    assert linli("visits", "record", *options, *told, *more).returncode == 0
    assert sorted(path.name for path in issues.iterdir()) == [
        *before,
        "SF-2026-002.yaml",
        "SF-2026-003.yaml",
    ]
    assert (issues / "SF-2026-002.yaml").read_text("utf-8").splitlines() == [
        "id: SF-2026-002",
        "received: 2026-11-23",
        "origin: visit",
        "category: housing",
        "compound: xingfu",
        "building: xingfu-2",
        "level: building",
        'text: "楼道灯不亮。"',
        "steps: []",
    ]
    assert "issues: [SF-2026-002, SF-2026-001, SF-2026-003]" in there.read_text("utf-8")
    assert linli("check").returncode == 0
