"""What residents meet, in a real browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scheduler.site import build
from tests.publish.test_pages import filled

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
KINDS = (
    "",
    "month/",
    "services/",
    "services/dumplings/",
    "notices/",
    "notices/2026-11/",
    "notices/LY-2026-0001/",
    "notices/2026-09/",
    "notices/LY-2026-0004/",
    "subscribe/",
    "help/",
    "grids/",
    "organisation/",
    "compounds/",
    "compounds/wanghai/",
    "council/",
    "care/",
    "figures/",
    "figures/cases/",
    "stories/",
    "venues/",
    "about/",
    "accessibility/",
    "changes/",
    "404.html",
)
"""One address of every kind of page."""


@pytest.fixture
def page(phone: BrowserContext, address: str) -> Iterator[Page]:
    page = phone.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda r: None if r.url.startswith(address) else wrong.append(f"foreign {r.url}"),
    )
    yield page
    assert wrong == []


def large(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="大字").click()


SHIFTS = """window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(e => { window.shift += e.value }))
  .observe({type: 'layout-shift', buffered: true})"""


@pytest.mark.parametrize("kind", [*KINDS, "figures/cases/#in-2026-11"])
def test_no_page_asks_another_host_breaks_its_policy_or_jumps(
    page: Page, address: str, kind: str
) -> None:
    page.add_init_script(SHIFTS)
    page.goto(address + kind)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.1
    page.get_by_role("button", name="搜索").click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("size", ["normal", "large"])
def test_today_place_phone_subscribe_and_solved_are_on_the_first_screen(
    page: Page, address: str, size: str
) -> None:
    if size == "large":
        large(page, address)
    page.goto(address)
    bar = page.locator(".bar").bounding_box()
    assert bar
    assert page.locator(".days--now .day__label").inner_text() == "今天"
    for found in (
        page.locator(".days--now .line__title", has_text="公益理发"),
        page.locator(".days--now .line__venue", has_text="党群驿家"),
        page.get_by_role("link", name="订阅到手机日历"),
        page.get_by_role("link", name="打电话 0633-5550100"),
        page.get_by_role("link", name=re.compile("已解决 1 件")),
    ):
        box = found.first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= bar["y"]


def test_a_figure_opens_the_list_of_what_it_counts(page: Page, address: str) -> None:
    page.goto(f"{address}figures/")
    page.locator("summary", has_text="按收到的月份").click()
    page.locator('a[href="cases/#in-2026-11"]').first.click()
    assert page.locator("#in-2026-11").get_attribute("open") is not None
    open_, repeats = page.locator("#in-2026-11 .ids").all_inner_texts()
    assert open_.split() == ["LY-2026-0002", "13天", "LY-2026-0003", "11天"]
    assert repeats.split() == ["LY-2026-0006", "12天"]


def test_days_are_labelled_for_shanghai_whatever_the_phone_believes(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(timezone_id="America/Los_Angeles")
    context.clock.set_fixed_time(datetime(2026, 11, 25, 17, tzinfo=UTC))  # 26th in China
    page = context.new_page()
    page.goto(address)
    assert page.locator(".days--now .line__title").all_inner_texts() == ["周四议事会"]
    assert page.locator(".home__next .day__label:visible").all_inner_texts() == ["明天"]
    context.close()


def test_a_day_without_anything_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.clock.set_fixed_time(datetime(2026, 11, 25, 1, tzinfo=UTC))
    page = context.new_page()
    page.goto(address)
    assert "没有安排" in page.locator(".days--now").inner_text()
    context.close()


def test_an_old_page_warns_after_seven_days_and_not_before(
    browser: Browser, address: str
) -> None:
    for day, warned in ((30, False), (1, True)):
        context = browser.new_context()
        month = 11 if day == 30 else 12
        context.clock.set_fixed_time(datetime(2026, month, day, 1, tzinfo=UTC))
        page = context.new_page()
        page.goto(address)
        assert page.locator("[data-stale]").is_visible() is warned
        context.close()


def test_without_javascript_dates_stand_as_dates(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".home__next .day").count() > 10
    assert page.locator(".home__next .tile").first.inner_text().split() == ["11月", "23"]
    assert page.get_by_role("button").count() == 0
    page.get_by_role("link", name="更多").click()
    assert page.get_by_role("link", name="无障碍").first.is_visible()
    context.close()


def test_large_print_is_remembered_and_announced(page: Page, address: str) -> None:
    large(page, address)
    assert page.locator("[data-say]").inner_text() == "已换成大字"
    page.goto(address + "services/dumplings/")
    assert page.get_by_role("button", name="大字").get_attribute("aria-pressed") == "true"
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 24


def test_body_text_is_at_least_18_px(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 18


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("水饺", "初心水饺"),
        ("理发", "公益理发"),
        ("逢三", "公益理发"),
        ("望海", "望海名苑"),
        ("漏雨", "顶楼漏雨修好了"),
        ("楼漏", "顶楼漏雨修好了"),
        ("哪里可以理发", "公益理发"),
    ],
)
@pytest.mark.parametrize("way", ["typed", "pasted"])
def test_search_finds_the_right_page(
    page: Page, address: str, query: str, found: str, way: str
) -> None:
    page.goto(address + "about/")
    page.get_by_role("button", name="搜索").click()
    box = page.get_by_label("找服务、小区、公示")
    if way == "typed":
        box.press_sequentially(query)
    else:  # without a single key
        box.evaluate(
            "(n, v) => { n.value = v; n.dispatchEvent(new Event('input')) }", query
        )
    page.locator(".found a").first.wait_for()
    assert found in page.locator(".found__title").first.inner_text()
    page.locator(".found a").first.click()
    page.wait_for_load_state()
    assert page.locator("main").inner_text().count(query[-2:]) > 0


def test_search_works_from_a_disk(phone: BrowserContext, offline: Path) -> None:
    page = phone.new_page()
    page.goto((offline / "services/dumplings.html").as_uri())
    page.get_by_role("button", name="搜索").click()
    for query, title in (("理发", "公益理发"), ("漏雨", "顶楼漏雨修好了")):
        page.get_by_label("找服务、小区、公示").fill(query)
        page.locator(".found a", has_text=title).first.click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == title
        page.get_by_role("button", name="搜索").click()


def test_notices_are_filtered_by_words_compound_and_kind(page: Page, address: str) -> None:
    page.goto(address + "notices/#compound=wanghai")
    assert page.get_by_label("小区", exact=True).input_value() == "wanghai"
    assert page.locator("[data-notice-count]").inner_text() == "共 1 件"
    page.get_by_label("找什么").fill("停车")
    assert page.locator(".results a").count() == 0
    page.get_by_label("找什么").fill("漏雨")
    assert page.locator(".results .found__title").all_inner_texts() == ["顶楼漏雨修好了"]


def test_the_month_is_filtered_by_service_and_grid(page: Page, address: str) -> None:
    page.goto(address + "month/")
    page.get_by_label("服务", exact=True).select_option("haircuts")
    titles = set(page.locator(".wallcal li:visible a").all_inner_texts())
    assert {title.replace("\n", " ") for title in titles} == {"09:00 公益理发"}
    page.get_by_label("服务", exact=True).select_option("")
    page.get_by_label("网格", exact=True).select_option("grid-2")
    assert "公益理发" not in "".join(page.locator(".wallcal li:visible").all_inner_texts())


def test_everything_is_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    names = []
    for _ in range(10):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 4)"))
    assert names[1:9] == ["大字", "朗读", "", "首页", "月历", "服务", "公示", "更多"]
    page.get_by_role("button", name="更多").press("Enter")
    assert page.locator("#menu").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#menu").is_visible()


def test_addresses_are_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "subscribe/")
    page.get_by_role("button", name=re.compile("复制地址.*全部服务")).click()
    page.get_by_text("已复制", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://lingyun.example/calendars/all.ics"


def test_a_link_to_one_feed_unfolds_it(page: Page, address: str) -> None:
    page.goto(address + "services/dumplings/")
    page.get_by_role("link", name="订阅初心水饺").click()
    assert page.locator("#dumplings").get_attribute("open") == ""


@pytest.mark.parametrize("kind", ["services/dumplings/", "notices/LY-2026-0001/"])
def test_services_and_notices_print_on_exactly_one_page(
    page: Page, address: str, kind: str, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    page.goto(address + kind)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    reader = PdfReader(tmp_path / "page.pdf")
    assert len(reader.pages) == 1
    assert f"lingyun.example/{kind}" in reader.pages[0].extract_text()


def test_the_month_prints_as_one_wall_sheet_a_month(
    page: Page, address: str, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    page.goto(address + "month/")
    for landscape in (False, True):
        page.pdf(path=tmp_path / "page.pdf", format="A4", landscape=landscape)
        sheets = PdfReader(tmp_path / "page.pdf").pages
        assert len(sheets) == 2
        across = [sheet.mediabox.width > sheet.mediabox.height for sheet in sheets]
        assert across == [landscape, landscape]


@pytest.mark.slow
def test_hostile_and_endless_words_break_no_layout(
    phone: BrowserContext, tmp_path: Path
) -> None:
    text = "<b>{{ 1 }}\\*[](x)" * 40 + "x" * 4_700 + "长" * 4_700
    build.build(ROOT, filled(text), tmp_path, offline=True)
    page = phone.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    (tmp_path / "404.html").unlink()  # knows its style sheets by absolute paths only
    for file in sorted(tmp_path.rglob("*.html")):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 360, file
        assert page.locator("main b", has_text="{{").count() == 0
