"""A phone on its side, and a desk at 400 %: what is there to be read is not what the bars leave of it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import signed_in
from tests.browser.given_board import a_morning
from tests.running import Running

pytestmark = pytest.mark.browser
BARS = """() => [...document.querySelectorAll("main *, body > *")]
  .filter((each) => ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.checkVisibility())
  .map((each) => each.getBoundingClientRect())
  .reduce((sum, box) => sum + Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)), 0)"""
"""How much of the screen bars take once the page is scrolled."""


@pytest.mark.parametrize("path", ["", "/do/register-person", "/do/take-roll-call"])
@pytest.mark.parametrize(("width", "height"), [(320, 256), (640, 360)])
def test_bars_leave_a_page_most_of_a_low_screen(
    browser: Browser, running: Running, width: int, height: int, path: str
) -> None:
    page = signed_in(browser, running, "operator", width, height)
    page.goto(f"{running.address}/operations/{a_morning(running).id}{path}")
    page.evaluate("scrollTo(0, 300)")
    assert page.evaluate(BARS) <= 0.4 * height
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(320, 256), (640, 360), (844, 390)])
def test_a_sheet_takes_a_low_screen(browser: Browser, running: Running, width: int, height: int) -> None:
    page = signed_in(browser, running, "operator", width, height)
    page.goto(f"{running.address}/operations/{a_morning(running).id}")
    expect(page.locator("#live-words")).to_contain_text("Live")
    page.locator("#row-P04 a").first.press("Enter")
    box = page.locator(".fl-sheet").bounding_box() or pytest.fail("there is no sheet")
    assert box["height"] >= 0.7 * height
