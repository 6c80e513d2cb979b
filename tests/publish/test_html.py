from html.parser import HTMLParser

import pytest

from scheduler.publish import html_
from scheduler.publish.editions import State
from scheduler.publish.sheet import (
    Cell,
    Column,
    Document,
    Flow,
    Group,
    Look,
    Piece,
    Sheet,
    cell,
    place,
    texts,
)
from scheduler.publish.sheets import week
from scheduler.publish.staff_edition import StaffPause
from tests.publish.paper import FRIDAY, edition, person, shift

SMALL = Sheet(
    name="表",
    title="值班表",
    left="第48周",
    middle="第2版",
    right="11月26日",
    banner="演示",
    columns=(Column("日期", 20, centred=True), Column("项目", 30), Column("人", 60)),
    groups=(
        Group(
            (
                (
                    (
                        Cell(
                            (
                                Piece("水饺", Look.STRONG),
                                Piece("改期", Look.TAG, changed=True),
                            ),
                            2,
                        ),
                        Cell(
                            (Piece("王芳", more="(海棠湾)"), Piece("赵𬘭")), flow=Flow.LIST
                        ),
                    ),
                    (Cell((Piece("急缺1人", Look.ALERT),), flow=Flow.LIST),),
                ),
                ((Cell((Piece("停办", Look.QUIET),), columns=2),),),
            ),
            head=cell("周五"),
        ),
        Group((((cell("合计"), cell(), cell("3", changed=True)),),)),
    ),
    notes=("▲ 有变动。",),
    sign=("制表", "审核"),
)
BODY = """\
<main>
<div role="region" aria-label="值班表" tabindex="0">
<table>
<caption><p>（演示）</p><h1>值班表</h1>
<p>第48周　第2版　11月26日</p></caption>
<thead><tr><th scope="col">日期</th><th scope="col">项目</th>\
<th scope="col">人</th></tr></thead>
<tbody>
<tr><th scope="rowgroup" rowspan="3" class="centred">周五</th>\
<td rowspan="2"><strong>水饺</strong><br><mark><b>▲改期</b></mark></td>\
<td class="list"><span>王芳(海棠湾)、</span><span>赵𬘭</span></td></tr>
<tr><td class="list"><span><em>急缺1人</em></span></td></tr>
<tr><td colspan="2"><small>停办</small></td></tr>
</tbody>
<tbody>
<tr><td class="centred">合计</td><td></td><td><mark>▲3</mark></td></tr>
</tbody>
</table>
<p>▲ 有变动。</p><p>制表：＿＿＿＿＿＿　　审核：＿＿＿＿＿＿</p></div>
</main>
</html>
"""
LIVELY = edition(
    shift(lead=person(1), reserves=(person(6),), bring="笔", joined=frozenset({"p0"})),
    shift("cook", range(2, 6), role="后厨", open=2, minimum=5),
    shift(service="tea", state=State.CANCELLED),
    pauses=(StaffPause("a/b", "水饺", FRIDAY, State.CANCELLED, "国庆节"),),
)


class Reader(HTMLParser):
    """Reads elements with their attributes, and the words of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def written(*sheets: Sheet) -> str:
    return html_.page(Document("值班表 2026-W48", "凌云社区", FRIDAY, sheets)).decode()


def test_a_sheet_is_a_table_with_caption_headings_and_spans() -> None:
    _, main, body = written(SMALL).partition("<main>")
    assert main + body == BODY


def test_the_page_says_its_language_and_date_and_may_load_nothing() -> None:
    read = Reader(written(SMALL))
    assert ("html", {"lang": "zh-CN"}) in read.elements
    meta = {
        of.get("name") or of.get("http-equiv"): of["content"]
        for tag, of in read.elements
        if tag == "meta" and "content" in of
    }
    assert meta == {
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        "viewport": "width=device-width, initial-scale=1",
        "robots": "noindex",
        "author": "凌云社区",
        "dcterms.date": "2026-11-27",
    }
    assert not {"script", "link", "img"} & {tag for tag, _ in read.elements}
    assert "url(" not in html_.STYLE
    assert "@import" not in html_.STYLE


def worded(words: str) -> Sheet:
    """Make a sheet that says the same words wherever it can."""
    pieces = (Piece(words, more=words), Piece(words, Look.ALERT, changed=True))
    return Sheet(
        name=words,
        title=words,
        left=words,
        banner=words,
        columns=(Column("日期", 10), Column(words, 10)),
        groups=(Group((((Cell(pieces, flow=Flow.LIST),),),), cell(words)),),
        notes=(words,),
        sign=(words,),
    )


@pytest.mark.parametrize(
    "bad",
    ["<script>alert(1)</script>", '" onfocus="alert(1)', "</style><b>", "&lt;i&gt;", "]]>"],
)
def test_whatever_the_words_they_stay_words(bad: str) -> None:
    read, calm = Reader(written(worded(bad))), Reader(written(worded("好")))
    assert [one.replace(bad, "好") for one in read.words] == calm.words
    assert read.elements == [
        (tag, {name: bad if value == "好" else value for name, value in attributes.items()})
        for tag, attributes in calm.elements
    ]


@pytest.mark.parametrize("sheet", [SMALL, week.sheet(LIVELY, LIVELY.weeks[0])])
def test_cells_span_as_in_the_grid(sheet: Sheet) -> None:
    spans = [
        (int(of.get("rowspan") or 1), int(of.get("colspan") or 1))
        for tag, of in Reader(written(sheet)).elements
        if tag == "td" or (tag == "th" and of["scope"] == "rowgroup")
    ]
    assert spans == [(one.cell.rows, one.cell.columns) for one in place(sheet)]


def test_every_text_of_the_week_is_on_its_page() -> None:
    made = week.sheet(LIVELY, LIVELY.weeks[0])
    page = "".join(Reader(written(made)).words)
    assert "欧阳雪" in page
    assert [words for words in texts([made]) if words not in page] == []


def test_the_same_sheet_gives_the_same_bytes_and_several_follow_each_other() -> None:
    assert written(SMALL) == written(SMALL)
    assert Reader(written(SMALL, SMALL)).words.count("合计") == 2
