from dataclasses import replace
from io import BytesIO

import pypdf

from scheduler.model.times import Week
from scheduler.publish import sheets
from scheduler.publish.sheets import board
from tests.publish.neighbourhood import CANARY, edition
from tests.publish.paper import FONTS, lines, templates

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
    ]
    made = [board.sheet(edition(), week) for week in (WEEK, AFTER)]
    assert not any(CANARY in line for sheet in made if sheet for line in lines(sheet))
    for path in ("2026-W48/board.pdf", "2026-W49/board.pdf"):
        for page in pypdf.PdfReader(BytesIO(tree[path])).pages:
            assert CANARY not in page.extract_text()


def test_a_week_without_anything_has_no_board() -> None:
    empty = replace(edition(), services=())
    assert sheets.render_board(empty, (WEEK,), FONTS, templates()) == {}
