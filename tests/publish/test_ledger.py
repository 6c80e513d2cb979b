"""The ledger of all issues and the monthly report: staff's, and without what is sealed."""

from datetime import date
from io import BytesIO

import openpyxl
import pypdf

from scheduler.publish import ledger, letter, xlsx
from scheduler.publish.counts import number
from scheduler.publish.ledger_edition import LedgerRow, Movement
from scheduler.publish.sheets import ledger as sheets
from scheduler.publish.sheets import preflight_report, render_ledger, report
from tests.publish.neighbourhood import ON, TREE, read
from tests.publish.paper import COVERAGE, FONTS, templates

EDITION = ledger.edition(read()[0], ON)


def ids(*numbers: int) -> list[str]:
    return [f"LY-2026-000{n}" for n in numbers]


def test_a_row_tells_how_an_issue_stood_on_the_day() -> None:
    (row,) = (row for row in EDITION.rows if row.id == "LY-2026-0003")
    assert row == LedgerRow(
        id="LY-2026-0003",
        received=date(2026, 11, 12),
        origin="走访",
        category="房屋维修",
        compound="望海名苑",
        grid="第一网格",
        level="社区",
        text="密墙皮",
        state="在办",
        is_open=True,
        by="密师傅",
        due=date(2026, 12, 3),
        settled=None,
        days=11,
        outcome="",
        satisfaction="",
        repeat_of="",
        published=None,
    )


def test_what_is_sealed_is_counted_and_nothing_more() -> None:
    assert [row.id for row in EDITION.rows] == ids(4, 1, 2, 6, 3)
    assert EDITION.sealed == 1
    assert "两家吵架" in TREE["content/issues/2026/LY-2026-0005.yaml"]
    assert "两家吵架" not in repr(EDITION)


def test_a_mediation_case_that_began_as_an_issue_is_counted_once() -> None:
    case = """
id: TJ-2026-01
received: 2026-11-14
grid: grid-2
parties: [甲方, 乙方]
by: 社区副书记
issue: LY-2026-0005
text: 密两家吵架
"""
    community, _ = read({"content/mediation/2026/TJ-2026-01.yaml": case})
    assert ledger.edition(community, ON).sealed == 1


def test_the_month_moves_what_is_open() -> None:
    assert EDITION.movement == Movement(
        before=number([]),
        received=number(ids(2, 3)),
        reopened=number([]),
        settled=number([]),
        declined=number([]),
        after=number(ids(2, 3)),
    )


def test_the_workbook_can_be_filtered_and_added_up() -> None:
    book = openpyxl.load_workbook(BytesIO(render_ledger(EDITION)["issues.xlsx"]))
    assert book.sheetnames == [
        *("台账", "总数", "按月", "按类别", "按小区", "调解", "口径")
    ]
    page = book["台账"]
    assert page.auto_filter.ref == "A4:Q9"
    cells = {page.cell(4, column).value: column for column in range(1, 18)}
    assert [page.cell(row, cells["天数"]).value for row in range(5, 10)] == [
        8,
        16,
        13,
        12,
        11,
    ]
    totals = [cell.value for cell in book["按类别"][7]]
    assert totals == ["合计", 4, 2, 2, 0, 1, 16]


def test_the_workbook_is_the_same_twice() -> None:
    assert render_ledger(EDITION) == render_ledger(ledger.edition(read()[0], ON))


def test_the_report_is_a_letter_of_figures_without_anybody_s_words() -> None:
    assert preflight_report(EDITION, COVERAGE) == ()
    data = letter.pdf(report.letter(EDITION), FONTS, templates())
    pages = pypdf.PdfReader(BytesIO(data)).pages
    said = "".join(page.extract_text() for page in pages).replace("\n", "")
    assert "11月收到诉求2件，办好0件，不予受理0件；月初在办0件，现在在办2件。" in said
    assert "LY-2026-0002松竹里路灯照明待认领—13" in said.replace(" ", "")
    assert "密" not in said


def test_the_report_s_workbook_lists_what_is_open() -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx.workbook(sheets.report(EDITION))))
    page = book["在办"]
    assert [page.cell(row, 1).value for row in range(5, 7)] == ids(2, 3)


def test_the_text_is_short_and_says_what_is_overdue() -> None:
    late = ledger.edition(read()[0], date(2026, 12, 10))
    within = "7天内办好0%，14天内办好25%，30天内办好50%"
    half = f"近十二个月收到的诉求，一半在16天以内办好；{within}"
    assert report.text(late).splitlines() == [
        "【凌云社区2026年12月诉求办理】（演示数据，纯属虚构）",
        "截至2026年12月10日，12月收到诉求0件，办好0件，不予受理0件；月初在办2件，现在在办2件。",
        f"{half}。没办完的按还在等算。",
        "近十二个月响应率75%，解决率100%，满意率100%。",
        "过了期限还没办好的1件，请经办单位抓紧。",
        "咨询：社区服务大厅 0633-5550100",
    ]
