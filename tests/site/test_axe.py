"""Every kind of page in every mode: axe-core finds nothing (WCAG 2.2 AA, best practice).

The same loads tell whether a page scrolls sideways and how high its targets are.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.site.test_browser import KINDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([tags, within]) => {
  const found = await axe.run(within || document, {runOnly: {type: 'tag', values: tags}});
  return found.violations.flatMap(
    v => v.nodes.map(n => [v.id, n.target.join(' '), n.failureSummary]));
}"""
TARGETS = """least => [...document.querySelectorAll('a, button, input, select, summary')]
  .filter(n => n.checkVisibility({visibilityProperty: true}))
  .filter(n => !n.closest('.vh') && !n.matches('.skip'))
  .map(n => [n.textContent.trim(), Math.round(n.getBoundingClientRect().height)])
  .filter(([_, height]) => height < least)"""
WIDTH = "document.documentElement.scrollWidth"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


def axe() -> str:
    for name in ("axe_playwright_python",):
        spec = find_spec(name)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for path in Path(folder).glob("*.min.js"):
                return path.read_text("utf-8")
    pytest.skip("axe-core is not installed")


def set_mode(page: Page, mode: str) -> None:
    page.set_viewport_size(DESK if "desk" in mode else PHONE)  # type: ignore[arg-type]
    for name in ("large", "dark"):
        page.evaluate(
            "([name, on]) => document.documentElement.classList.toggle(name, on)",
            [name, name in mode],
        )


@pytest.mark.parametrize("kind", KINDS)
def test_no_violation_no_sideways_scroll_and_no_small_target_in_any_mode(
    phone: BrowserContext, address: str, kind: str
) -> None:
    page = phone.new_page()
    page.goto(address + kind)
    page.evaluate(axe())
    for mode in (
        "phone",
        "phone dark",
        "phone large",
        "phone large dark",
        "desk",
        "desk dark",
    ):
        set_mode(page, mode)
        assert page.evaluate(RUN, [TAGS, ""]) == [], mode
        if "phone" in mode:
            assert page.evaluate(WIDTH) == PHONE["width"], mode
            least = 60 if "large" in mode else 44
            assert page.evaluate(TARGETS, least) == [], mode
    for sheet in ("menu", "search"):  # the same on all pages: looked at whole on the first
        for mode in ("phone", "phone dark large", "desk") if kind == "" else ("phone",):
            set_mode(page, mode)
            page.evaluate("id => document.getElementById(id).showModal()", sheet)
            within = "" if kind == "" else f"#{sheet}"
            assert page.evaluate(RUN, [TAGS, within]) == [], (sheet, mode)
            page.evaluate("id => document.getElementById(id).close()", sheet)
