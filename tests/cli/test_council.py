"""Three weeks of a council, replayed: an ordinary Thursday, a holiday, a moved one."""

import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scheduler import cli, content, outputs, project
from scheduler.content.imports import council_table
from scheduler.content.tables import Table
from scheduler.model import council
from scheduler.model.community import Community
from scheduler.model.issue import IssueState, Level
from scheduler.publish import agenda, notices, personal, public, sheets

ISSUE = """\
id: {id}
received: {received}
origin: phone
category: housing
compound: xingfu
level: building
text: 2单元302室李大爷说顶楼漏水。
# 手写的说明
steps: []
"""
FILES = {
    "community.yaml": """\
name: 示范社区
domain: shifan.example
contacts: [{id: office, name: 社区办公室, phone: 0633-5550100}]
grids: [{id: grid-1, name: 第一网格}]
venues: [{id: hall, name: 服务中心, grid: grid-1}]
categories: [{id: housing, name: 房屋维修}]
issues:
  unclaimed_meetings: 2
  escalation: [{level: building, days: 14}]
""",
    "compounds.yaml": """\
- id: xingfu
  name: 幸福里
  grid: grid-1
  buildings: [{id: xingfu-1, name: 1号楼, units: 3, floors: 6, doors: 2}]
""",
    "organisation.yaml": "posts: [{id: office, name: 社区办公室, holder: wang-fang}]\n",
    "volunteers/grid-1.yaml": "- {id: wang-fang, name: 王芳, grid: grid-1}\n",
    "feeds.yaml": (
        f"- {{volunteer: wang-fang, token: {'a' * 32}, minted: 2026-09-01T09:00}}\n"
    ),
    "services/council.yaml": """\
id: council
name: 周四议事会
venue: hall
kind: council
when: 每周四
time: 15:00-16:30
on_holiday: previous_workday
move: [{date: 2026-10-08, to: 2026-10-09, reason: 会场占用, decided: 2026-09-20T09:00}]
""",
    "issues/2026/SF-2026-001.yaml": ISSUE.format(id="SF-2026-001", received="2026-09-20"),
    "issues/2026/SF-2026-002.yaml": ISSUE.format(id="SF-2026-002", received="2026-09-21"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, written in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    return tmp_path


def linli(monkeypatch: pytest.MonkeyPatch, on: str, *arguments: str) -> object:
    monkeypatch.setattr(sys, "argv", ["linli", "--on", on, *arguments])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return end.value.code


def community(here: Path) -> Community:
    loaded = content.load(project.read_content(here))
    assert loaded.problems == ()
    assert loaded.community is not None
    return loaded.community


def filled(here: Path, on: date, *rows: tuple[str, ...]) -> Path:
    """Fill in the workbook of the next meeting's agenda, as somebody would."""
    known = community(here)
    (meeting,) = outputs.next_council(known, on)
    edition = agenda.edition(known, meeting)
    made = sheets.render_agendas([edition], project.FONTS, project.templates("sheets"))
    data = next(data for path, data in made.items() if path.endswith(".xlsx"))
    book = load_workbook(BytesIO(data))
    page = book.active
    assert page is not None
    for row in page.iter_rows():
        for issue, *said in rows:
            if row[0].value == issue:
                for cell, words in zip(row[3:], said, strict=True):
                    cell.value = words or None
    path = here / "filled.xlsx"
    book.save(path)
    return path


def read_out(here: Path, on: date) -> list[tuple[str, bool, int, bool]]:
    return [
        (one.issue.id, one.unclaimed, one.meetings, one.flagged)
        for one in council.agenda(community(here), on)
    ]


def stands(here: Path, on: str) -> tuple[object, ...]:
    """Give where everything stands: states, notices, open and settled, the calendar."""
    known, day = community(here), date.fromisoformat(on)
    told = public.edition(known, (), day)
    total = told.figures.total
    (edition,) = personal.editions(known, (), day)
    return (
        tuple(str(issue.state) for issue in known.issues),
        tuple(notice.id for notice in told.notices),
        (total.received.count, total.settled.count, total.open.count),
        tuple((one.issue[-3:], str(one.day), one.ended) for one in edition.issues),
    )


def test_three_weeks_of_a_council_with_a_holiday_and_a_moved_thursday(  # noqa: PLR0915
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = date(2026, 9, 24)
    assert read_out(here, first) == [
        ("SF-2026-001", True, 0, False),
        ("SF-2026-002", True, 0, False),
    ]
    sheet = filled(here, first, ("SF-2026-001", "社区办公室", "2026-10-05", "", "先看看"))
    before = (here / "content/issues/2026/SF-2026-001.yaml").read_text("utf-8")
    assert (
        linli(monkeypatch, "2026-09-24", "council", "record", str(sheet), "--dry-run") == 0
    )
    assert (here / "content/issues/2026/SF-2026-001.yaml").read_text("utf-8") == before
    record = ("council", "record", str(sheet), "--present", "社区办公室", "--yes")
    assert linli(monkeypatch, "2026-09-24", *record) == 0
    after = (here / "content/issues/2026/SF-2026-001.yaml").read_text("utf-8")
    assert after == before.replace(
        "steps: []\n",
        "steps:\n  - {claimed: 2026-09-24, by: 社区办公室, due: 2026-10-05, "
        "note: 先看看}\n",
    )
    assert linli(monkeypatch, "2026-09-24", *record) == 1
    assert "[meeting-recorded]" in capsys.readouterr().err

    assert stands(here, "2026-09-24") == (
        ("claimed", "received"),
        (),
        (2, 0, 2),
        (("001", "2026-10-05", ""),),
    )

    # 1 October is a holiday: the meeting is on the last workday before it
    holiday = date(2026, 9, 30)
    (meeting,) = outputs.next_council(community(here), date(2026, 9, 25))
    assert (meeting.nominal, meeting.start.date()) == (date(2026, 10, 1), holiday)
    assert read_out(here, holiday) == [("SF-2026-002", True, 1, False)]
    sheet = filled(here, date(2026, 9, 28))
    assert linli(monkeypatch, "2026-09-30", "council", "record", str(sheet), "--yes") == 0

    assert stands(here, "2026-09-30") == (
        ("claimed", "received"),
        (),
        (2, 0, 2),
        (("001", "2026-10-05", ""),),
    )

    # 8 October is moved to the 9th: one is overdue, the other flagged; both should rise
    moved = date(2026, 10, 9)
    (meeting,) = outputs.next_council(community(here), date(2026, 10, 1))
    assert meeting.start.date() == moved
    assert read_out(here, moved) == [
        ("SF-2026-002", True, 2, True),
        ("SF-2026-001", False, 0, False),
    ]
    rises = [one.escalation for one in council.agenda(community(here), moved)]
    assert [(r.to, r.since) for r in rises if r] == [
        (Level.COMPOUND, date(2026, 10, 5)),
        (Level.COMPOUND, date(2026, 10, 4)),
    ]
    text = agenda.chat(agenda.edition(community(here), meeting))
    assert "改期：会场占用" in text
    assert "会上念过2次" in text
    assert "李大爷" not in text
    sheet = filled(
        here,
        date(2026, 10, 8),
        ("SF-2026-001", "", "", "办结", "防水重新铺过"),
        ("SF-2026-002", "社区办公室", "2026-10-20", "提级", ""),
    )
    assert linli(monkeypatch, "2026-10-09", "council", "record", str(sheet), "--yes") == 0
    known = community(here)
    assert [(i.state, i.reached) for i in known.issues] == [
        (IssueState.SETTLED, Level.BUILDING),
        (IssueState.CLAIMED, Level.COMPOUND),
    ]
    assert [(m.date, m.day, m.reason, m.read) for m in known.meetings] == [
        (first, first, "", ("SF-2026-001", "SF-2026-002")),
        (date(2026, 10, 1), holiday, "国庆节", ("SF-2026-002",)),
        (date(2026, 10, 8), moved, "会场占用", ("SF-2026-002", "SF-2026-001")),
    ]
    assert council.agenda(known, date(2026, 10, 15)) == ()

    assert stands(here, "2026-10-09") == (
        ("settled", "claimed"),
        (),
        (2, 1, 1),
        (("001", "2026-10-05", "已办结"), ("002", "2026-10-20", "")),
    )

    common = ("--origin", "phone", "--category", "房屋维修", "--text", "哪个小区都有")
    everywhere = ("issues", "add", *common, "--compound", "全社区")
    assert linli(monkeypatch, "2026-10-10", *everywhere) == 0
    assert (here / "content/issues/2026/SF-2026-003.yaml").read_text("utf-8") == (
        "id: SF-2026-003\nreceived: 2026-10-10\norigin: phone\ncategory: housing\n"
        "level: community\ntext: 哪个小区都有\nsteps: []\n"
    )
    (here / "content/issues/2026/SF-2026-003.yaml").unlink()

    # from the follow-up to the notice and back
    step = ("issues", "follow-up", "001", "--outcome", "fixed")
    assert linli(monkeypatch, "2026-10-10", "issues", "publish", "001", "--yes") == 1
    assert linli(monkeypatch, "2026-10-12", *step) == 0
    words = (
        "--title",
        "2单元修好了",
        "--result",
        "防水重铺",
        "--reviewed-by",
        "社区办公室",
    )
    publish = ("issues", "publish", "001", "--yes")
    assert linli(monkeypatch, "2026-10-13", *publish, *words) == 1
    words = ("--title", "屋顶修好了", *words[2:])
    early = ("--until", "2026-10-12")
    assert linli(monkeypatch, "2026-10-13", *publish, *words, *early) == 1
    assert "[notice-ends-before]" in capsys.readouterr().err
    until = ("--until", "2026-10-31")
    assert linli(monkeypatch, "2026-10-13", *publish, *words, *until) == 0
    told = notices.notices(community(here), date(2026, 10, 13))
    assert [(one.id, one.title, one.until) for one in told] == [
        ("SF-2026-001", "屋顶修好了", date(2026, 10, 31))
    ]
    assert stands(here, "2026-10-13")[:3] == (
        ("published", "claimed"),
        ("SF-2026-001",),
        (2, 1, 1),
    )
    assert linli(monkeypatch, "2026-10-14", "issues", "reopen", "001") == 1
    assert (
        linli(monkeypatch, "2026-10-14", "issues", "withdraw", "001", "--reason", "有误")
        == 0
    )
    assert linli(monkeypatch, "2026-10-14", "issues", "reopen", "001") == 0
    assert community(here).issue["SF-2026-001"].state is IssueState.RECEIVED
    assert stands(here, "2026-10-14") == (
        ("received", "claimed"),
        (),
        (2, 0, 2),
        (("001", "2026-10-05", "已办结"), ("002", "2026-10-20", "")),
    )


def test_a_wrong_row_is_told_with_its_cell(here: Path) -> None:
    head = ("编号", "反映的事", "为什么上会", "谁来办", "期限", "议定", "说明")
    wrong = (
        ("SF-2026-001", "", "", "没这个岗位", "2026-09-01", "", ""),
        ("SF-2026-002", "", "", "", "", "挂起", ""),
        ("SF-2026-009", "", "", "社区办公室", "", "", ""),
    )
    known = community(here)
    table = Table("议程.xlsx", "议程", (head, *wrong))
    found = council_table.read(table, known, date(2026, 9, 24)).problems
    assert [(p.code, p.source and (p.source.line, p.source.column)) for p in found] == [
        ("unknown-post", (2, 4)),
        ("due-before-meeting", (2, 5)),
        ("missing-value", (3, 7)),
        ("unknown-issue", (4, 1)),
    ]
    empty = council_table.read(Table("x", "x", (("a",),)), known, date(2026, 9, 24))
    assert [p.code for p in empty.problems] == ["not-an-agenda"]


def test_a_character_that_the_font_lacks_is_told_before_the_agenda_is_printed(
    here: Path,
) -> None:
    known = community(here)
    (meeting,) = outputs.next_council(known, date(2026, 9, 24))
    edition = agenda.edition(known, meeting)
    has = project.coverage(project.FONTS)
    assert sheets.preflight_agendas([edition], has) == ()
    (problem,) = sheets.preflight_agendas([replace(edition, venue="𠮷田")], has)
    assert problem.code == "no-glyph"
