"""Official letters: what GB/T 9704 asks of a page can be counted on it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from scheduler.publish import letter
from scheduler.publish.letter import Heading, Letter, Table
from scheduler.publish.sheet import Column
from tests.publish.paper import FONTS, templates

DAY = date(2026, 11, 24)
MILLIMETRE = 72 / 25.4


def write(*body: str | Heading | Table, **more: str) -> Letter:
    made = Letter(title="公示", body=body, signed="凌云社区", dated=DAY)
    return replace(made, **more)  # type: ignore[arg-type]


def pages(of: Letter) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(BytesIO(letter.pdf(of, FONTS, templates()))).pages)


def lines(page: pypdf.PageObject) -> list[str]:
    return [line for line in page.extract_text().splitlines() if line]


def test_a_full_page_has_22_lines_of_28_characters_between_the_margins() -> None:
    _, page, *_ = pages(write("民" * 28 * 60))
    *text, number = lines(page)
    assert (text, number) == (["民" * 28] * 22, "— 2 —")
    places: list[tuple[float, float]] = []

    def note(words: str, page: list[float], at: list[float], *_: object) -> None:
        if "民" in words:
            places.append((at[4] + page[4], page[5] - at[5]))

    page.extract_text(visitor_text=note)
    left, top = min(x for x, _ in places), max(y for _, y in places)
    assert left == pytest.approx(28 * MILLIMETRE, abs=1)
    size = 156 * MILLIMETRE / 28
    assert top == pytest.approx((297 - 37) * MILLIMETRE - 0.86 * size, abs=1)


def test_parts_are_numbered_and_the_sender_stands_at_the_end_above_the_date() -> None:
    of = write("如下。", Heading("门禁"), "修好了。", Heading("路灯"), "换了。", to="邻居")
    (page,) = pages(of)
    assert lines(page) == [
        *("公示", "邻居：", "如下。", "一、门禁", "修好了。", "二、路灯", "换了。"),
        *("凌云社区", "2026年11月24日", "— 1 —"),
    ]


def test_the_sender_never_stands_on_a_page_without_text() -> None:
    for count in range(14, 24):
        last = pages(write(*["民"] * count, "此致"))[-1]
        assert "此致" in lines(last)


def test_a_long_table_says_its_heading_on_each_page() -> None:
    table = Table((Column("事项", 2), Column("单位", 1)), (("换灯", "物业"),) * 60)
    found = pages(write("如下。", table))
    assert [lines(page).count("事项 单位") for page in found] == [1, 1, 1]
    assert sum(lines(page).count("换灯 物业") for page in found) == 60


def test_a_letter_is_tagged_titled_and_the_same_each_time() -> None:
    of = write("无。", title="凌云社区\n公示")
    made = letter.pdf(of, FONTS, templates())
    reader = pypdf.PdfReader(BytesIO(made))
    assert reader.metadata
    assert (reader.metadata.title, reader.metadata.author) == ("凌云社区公示", "凌云社区")
    assert "/StructTreeRoot" in reader.root_object
    assert letter.pdf(of, FONTS, templates()) == made


@pytest.mark.parametrize("words", ["", "长" * 900, "a" * 300, "#eval(1)\n*x* $a$", "\n"])
def test_whatever_the_words_the_letter_can_be_made(words: str) -> None:
    table = Table((Column(words, 1),), ((words,),))
    assert pages(
        write(words, Heading(words), table, title=f"公示{words}", to=words, signed=words)
    )
    assert pages(write())


def test_every_word_of_a_letter_can_be_checked_before_it_is_printed() -> None:
    table = Table((Column("列", 1),), (("格",),))
    assert list(letter.texts([write("段", Heading("头"), table, to="谁")])) == [
        *("公示", "谁", "凌云社区", "", "段", "头", "列", "格"),
    ]
