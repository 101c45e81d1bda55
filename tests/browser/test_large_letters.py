"""Letters of twice their size, as a telephone can be set: what stands on a phone stands beside nothing else."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.given_board import a_morning, on_the_board, two_centres
from tests.running import Running

pytestmark = pytest.mark.browser
LARGE = "document.documentElement.style.setProperty('font-size', '200%', 'important')"
ON_EACH_OTHER = """(within) => {
  const shown = (each) => each.getClientRects().length && each.textContent.trim() && getComputedStyle(each).opacity > 0;
  const found = [];
  for (const part of document.querySelectorAll(within)) {
    const words = [...part.querySelectorAll("b, span, small, a, button, summary")].filter(shown);
    for (const [n, one] of words.entries())
      for (const other of words.slice(n + 1)) {
        const [a, b] = [one, other].map((each) => {
          const range = document.createRange();
          range.selectNodeContents(each);
          return range.getBoundingClientRect();
        });
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const said = [one, other].map((each) => each.textContent.trim()).join(" on ");
        if (!one.contains(other) && wide > 6 && high > 10) found.push(said);
      }
  }
  return found;
}"""
LINES = """(all) => all.map((each) => {
  const range = document.createRange();
  range.selectNodeContents(each);
  return range.getClientRects().length;
})"""
PARTS = {"": ".fl-bar, .fl-p, .fl-choose, .fl-side__row, .fl-dock", "/do": "#twelve", "/door": ".fl-p"}
"""What is looked at on each page of a shift, by its address after the operation's."""


def test_no_words_of_the_board_more_and_the_door_lie_on_others_in_letters_of_twice_their_size(
    running: Running, phone: BrowserContext
) -> None:
    centre = a_morning(running)
    page, found = on_the_board(running, phone, centre), {}
    for path, parts in PARTS.items():
        page.goto(f"{running.address}/operations/{centre.id}{path}")
        page.evaluate(LARGE)
        page.wait_for_timeout(300)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[path] = (wide, page.evaluate(ON_EACH_OTHER, parts))
    assert found == {path: (360, []) for path in PARTS}


def test_the_dock_is_whole_below_the_sheet_of_somebody_in_letters_of_twice_their_size(
    running: Running, phone: BrowserContext
) -> None:
    page = on_the_board(running, phone, a_morning(running))
    page.locator(".fl-rows--people a", has_text="P01").first.tap()
    sheet = page.locator("dialog.fl-sheet")
    sheet.get_by_text("Health screen done").first.wait_for()
    page.evaluate(LARGE)
    page.wait_for_timeout(300)
    foot, dock = sheet.bounding_box(), page.locator(".fl-dock").bounding_box()
    assert foot is not None
    assert dock is not None
    assert foot["y"] + foot["height"] <= dock["y"]


@pytest.mark.parametrize("path", ["/timeline", "/people/P01"])
def test_no_time_of_an_entry_is_broken_in_letters_of_twice_their_size(
    running: Running, phone: BrowserContext, path: str
) -> None:
    page = phone.pages[0]
    page.goto(f"{running.address}/operations/{a_morning(running).id}{path}")
    page.evaluate(LARGE)
    lines = page.locator(".fl-entry time").evaluate_all(LINES)
    assert lines
    assert max(lines) == 1, lines


CUT = """(within) => [...document.querySelectorAll(`${within}, ${within} *`)]
  .filter((each) => getComputedStyle(each).overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.textContent.trim())"""


def test_what_stands_of_each_centre_and_how_many_are_here_is_whole_in_letters_of_twice_their_size(
    running: Running, phone: BrowserContext
) -> None:
    page = on_the_board(running, phone, two_centres(running))
    page.evaluate(LARGE)
    page.wait_for_timeout(300)
    assert page.evaluate(CUT, "#board-centres") == []
    lines = page.locator("#board-here > span").evaluate(
        "(each) => [...each.getClientRects()].map(({ top, bottom }) => Math.round(bottom - top))"
    )
    high = page.locator("#board-here").evaluate("(each) => each.getBoundingClientRect().height")
    assert high >= sum(lines), "no line of it lies on the next"
