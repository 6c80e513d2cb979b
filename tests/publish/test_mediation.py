"""Mediation: its counts reach the staff's papers, its story the site; nothing else does."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, make_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from scheduler import content, files, outputs, project
from scheduler.audit.reading import readable
from scheduler.audit.views import views
from scheduler.audit.views.view import View
from scheduler.model.community import Community
from scheduler.model.mediation import Attempt, Consent, Mediation, Promise
from scheduler.model.rota import Rota
from scheduler.problems import Source
from scheduler.publish import agenda, calendars, ledger, pages, personal, public
from scheduler.publish.ledger_edition import MediationMonth
from scheduler.publish.sheets import ledger as sheets
from scheduler.publish.sheets import report
from tests.publish.neighbourhood import ON, TREE, read

MARK, UNKNOWN = "金丝雀", "无名字段标"
DAY = date(2024, 2, 29)
"""A day that stands nowhere else."""
WRITTEN = ("2024-02", "20240229", "20240228", "2024年2月", "2024/2", "2月29日")
HERE = Source("content/mediation/2024/x.yaml")
CASE = Mediation(
    id=f"{MARK}编号",
    received=DAY,
    grid="grid-1",
    parties=(f"{MARK}甲方", f"{MARK}乙方"),
    by=f"{MARK}经办",
    text=f"{MARK}内容",
    source=HERE,
    issue="LY-2026-0005",
    attempts=(Attempt(DAY, HERE, f"{MARK}谁", ((f"{MARK}身份", 3),), f"{MARK}结果"),),
    evidence=(f"{MARK}证据",),
    agreed=DAY,
    agreement=f"{MARK}协议",
    promises=(Promise(f"{MARK}乙方", f"{MARK}承诺", DAY, HERE, DAY, kept=True),),
    ended=DAY,
    reason=f"{MARK}原因",
    consents=(Consent(f"{MARK}甲方", DAY, HERE),),
    story=f"{MARK}故事",
    reviewed_by=f"{MARK}审核",
)
FOUND = """
id: TJ-2026-00{n}
received: 2026-1{m}-0{n}
grid: grid-1
parties: [甲方, 乙方]
by: 网格员
text: 密内容
{more}
"""
KEPT = "looked_at: 2026-11-20, kept: yes"
CASES = {
    "content/mediation/2026/1.yaml": FOUND.format(n=1, m=0, more=""),
    "content/mediation/2026/2.yaml": FOUND.format(
        n=2,
        m=1,
        more="agreed: 2026-11-09\nagreement: 密\n"
        "promises: [{party: 甲方, text: 密, due: 2026-11-20}, "
        "{party: 乙方, text: 密, due: 2026-12-20}]",
    ),
    "content/mediation/2026/3.yaml": FOUND.format(
        n=3,
        m=1,
        more="agreed: 2026-11-09\nagreement: 密\n"
        f"promises: [{{party: 甲方, text: 密, due: 2026-11-20, {KEPT}}}]",
    ),
    "content/mediation/2026/4.yaml": FOUND.format(
        n=4, m=1, more="ended: 2026-11-24\nreason: 密"
    ),
}
TELLS = """consents:
  - {party: 甲方, date: 2026-11-10}
  - {party: 乙方, date: 2026-11-12%s}
story: |
  两家坐下来谈了两回。
  墙补好了，话说开了。
reviewed_by: 副书记
"""


def test_cases_are_counted_by_state_and_month_and_promises_by_whether_they_are_due() -> (
    None
):
    found = ledger.edition(read(CASES)[0], ON).mediation
    assert dict(zip(found.states, found.all, strict=True)) == {
        "在谈": 2,
        "谈成待兑现": 1,
        "已兑现": 1,
        "没兑现": 0,
        "没谈成": 0,
    }
    assert found.months[-2:] == (
        MediationMonth("2026-10", 1, (1, 0, 0, 0, 0)),
        MediationMonth("2026-11", 3, (1, 1, 1, 0, 0)),
    )
    assert (len(found.months), found.due, found.coming) == (12, 1, 1)
    later = ledger.edition(read(CASES)[0], date(2026, 11, 24)).mediation
    assert later.all == (1, 1, 1, 0, 1)


def test_the_counts_stand_in_the_workbook_and_the_letter_and_not_in_the_text() -> None:
    found = ledger.edition(read(CASES)[0], ON)
    sheet = next(one for one in sheets.workbook(found).sheets if one.name == "调解")
    rows = [
        ["".join(piece.text for piece in cell.pieces) for cell in block[0]]
        for group in sheet.groups
        for block in group.blocks
    ]
    assert rows[-4:] == [
        ["2026-11", "3", "1", "1", "1", "0", "0"],
        ["历年合计", "4", "2", "1", "1", "0", "0"],
        ["到期该看的承诺", "1", "", "", "", "", ""],
        ["还没到期的承诺", "1", "", "", "", "", ""],
    ]
    said = (
        "本月收到3件；登记以来4件：在谈2件，谈成待兑现1件，已兑现1件。"
        "到期该回头看的承诺1项，还没到期的1项。只计件数，别的都不写。"
    )
    assert said in report.letter(found).body
    assert "调解" not in report.text(found)


def test_a_story_stands_on_the_site_while_everybody_agrees_and_without_anything_else() -> (
    None
):
    def page(taken_back: str, on: date = ON) -> str:
        case = CASES["content/mediation/2026/3.yaml"] + TELLS % taken_back
        files_ = {**TREE, "content/mediation/2026/3.yaml": case}
        loaded = content.load({path: words.encode() for path, words in files_.items()})
        assert loaded.community is not None
        told = public.edition(loaded.community, loaded.rotas, on)
        tree = pages.render(told, project.templates("pages"), calendars.public(told))
        return tree.get("stories.md", b"").decode()

    assert "<p>两家坐下来谈了两回。</p><p>墙补好了，话说开了。</p>" in page("")
    for word in ("TJ-2026", "密", "副书记", "甲方", "第一网格", "望海名苑"):
        assert word not in page("")
    assert page("", date(2026, 11, 11)) == ""
    assert page(", withdrawn: 2026-11-24") != ""
    assert page(", withdrawn: 2026-11-23") == ""


def test_no_field_of_a_case_and_none_that_nobody_knows_reaches_any_output(
    tmp_path: Path,
) -> None:
    bare, rotas = read(
        {**TREE, "content/mediation/2026/1.yaml": FOUND.format(n=1, m=0, more="")}
    )
    community = replace(bare, mediations=(with_unknown(CASE),))
    assert UNKNOWN in repr(community)
    for path, said in everything(tmp_path, community, rotas):
        found = [word for word in (MARK, UNKNOWN, *WRITTEN) if word in said]
        assert found == [], path


def with_unknown(case: Mediation) -> Mediation:
    """Give the case, and each record in it, a field that nobody knows."""

    def more(record: Any) -> Any:  # noqa: ANN401
        kind = type(record)
        made = make_dataclass(
            kind.__name__, [("unknown", str, UNKNOWN)], bases=(kind,), frozen=True
        )
        return made(**{one.name: getattr(record, one.name) for one in fields(kind)})

    made: Mediation = more(
        replace(
            case,
            attempts=tuple(map(more, case.attempts)),
            promises=tuple(map(more, case.promises)),
            consents=tuple(map(more, case.consents)),
        )
    )
    return made


def everything(
    root: Path, community: Community, rotas: tuple[Rota, ...]
) -> Iterator[tuple[str, str]]:
    """Yield what stands in each file of each audience, as people and programs read it."""
    outputs.publish_staff(root, community, rotas, ON)
    outputs.publish_feeds(root, community, rotas, ON)
    outputs.publish_report(root, community, ON.replace(day=1), ON)
    told = public.edition(community, rotas, ON)
    trees: dict[str, Mapping[str, bytes]] = {
        folder: dict(files.walk(root / folder))
        for folder in (outputs.STAFF, outputs.FEEDS, outputs.REPORTS)
    }
    trees["site"] = pages.render(told, project.templates("pages"), calendars.public(told))
    trees["calendars"] = calendars.public(told)
    (meeting,) = outputs.next_council(community, ON)
    asked = {"agenda": asdict(agenda.edition(community, meeting))}
    asked["personal"] = {"all": repr(personal.editions(community, rotas, ON))}
    trees["json"] = {
        "asked.json": json.dumps(asked, default=str, ensure_ascii=False).encode()
    }
    for name, tree in trees.items():
        assert tree
        for path, data in tree.items():
            for view in views(path, data):
                if isinstance(view, View):
                    yield f"{name}/{path}", readable(view.text)
