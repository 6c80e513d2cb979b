from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf

from scheduler.model.times import Week
from scheduler.publish import sheets
from scheduler.publish.letter import Heading, Letter
from scheduler.publish.sheets import board, month, notice
from tests.publish.neighbourhood import CANARY, edition
from tests.publish.paper import FONTS, lines, templates

LASTED = "（10月2日收到，经过居民协商，10月18日办结，历时16天。）"
WEEK = Week(2026, 48)
AFTER = Week(2026, 49)


def test_the_board_says_what_is_on_for_whom_and_where_helpers_are_wanted() -> None:
    made = board.sheet(edition(), WEEK)
    assert made is not None
    assert list(lines(made)) == [
        "[11月23日 星期一]",
        "公益理发 | 09:00–11:00 | 党群驿家 |  | ",
        "[11月26日 星期四]",
        "周四议事会 | 15:00–16:30 | 党群驿家 |  | ",
        "[11月27日 星期五]",
        "初心水饺 | 08:30–10:30 | 初心食堂 | 独居老人 免费 | 包水饺还需2人",
    ]
    assert made.right == "编制日期：2026年11月20日"
    assert made.notes == ("咨询报名：社区服务大厅 0633-5550100（工作日 8:30-17:30）",)


def test_a_cancelled_date_stays_on_the_board_with_its_reason() -> None:
    made = board.sheet(edition(), AFTER)
    assert made is not None
    assert "初心水饺 | 取消（食堂检修）" in list(lines(made))
    assert [column.title for column in made.columns][-1] == "为谁服务"


def test_a_moved_date_stands_on_both_days() -> None:
    made = board.sheet(edition(), Week(2026, 50))
    assert made is not None
    found = list(lines(made))
    assert "初心水饺 | 改到12月12日星期六 08:30（场地有会）" in found
    assert "初心水饺 改期 | 08:30–10:30 | 初心食堂 | 独居老人 免费" in found


def test_nothing_private_gets_onto_the_board() -> None:
    tree = sheets.render_board(edition(), (WEEK, AFTER), FONTS, templates())
    assert list(tree) == [
        "2026-W48/board.pdf",
        "2026-W48/board.xlsx",
        "2026-W49/board.pdf",
        "2026-W49/board.xlsx",
        "months/2026-11.pdf",
        "months/2026-11.xlsx",
        "months/2026-12.pdf",
        "months/2026-12.xlsx",
        "months/2026-11-notices.pdf",
    ]
    made = [board.sheet(edition(), week) for week in (WEEK, AFTER)]
    assert not any(CANARY in line for sheet in made if sheet for line in lines(sheet))
    for path in (path for path in tree if path.endswith(".pdf")):
        for page in pypdf.PdfReader(BytesIO(tree[path])).pages:
            assert CANARY not in page.extract_text()


def test_a_week_without_anything_has_no_board() -> None:
    empty = replace(edition(), services=())
    assert board.sheet(empty, WEEK) is None


def test_a_month_has_a_column_for_each_weekday_and_says_what_is_not_held() -> None:
    december = date(2026, 12, 1)
    made = month.sheet(edition(), december)
    found = list(lines(made))
    assert len(found) == 1 + 5
    third = "3 09:00 公益理发 15:00 周四议事会"
    assert found[1] == f" | 1 | 2 | {third} | 4 初心水饺 停 | 5 | 6"
    assert found[2].split(" | ")[4:6] == ["11", "12 08:30 初心水饺"]


def test_the_months_of_the_wall_are_this_one_and_the_next() -> None:
    assert month.firsts(edition()) == (date(2026, 11, 1), date(2026, 12, 1))


def test_the_notice_tells_what_was_resolved_in_a_month_and_how_long_it_took() -> None:
    made = notice.letter(edition(), date(2026, 11, 1))
    assert made == Letter(
        title="凌云社区2026年11月\n已解决事项公示",
        to="居民朋友们",
        body=(
            "以下1件事项已经办结，现予公示。",
            Heading("顶楼漏雨修好了"),
            f"望海名苑：已重做防水，雨后回访不再渗漏。{LASTED}",
            "如有不同意见，请向社区反映：社区服务大厅 0633-5550100（工作日 8:30-17:30）。",
        ),
        signed="凌云社区",
        dated=date(2026, 11, 5),
        banner="演示数据，纯属虚构",
    )
    assert notice.letter(edition(), date(2026, 10, 1)) is None
