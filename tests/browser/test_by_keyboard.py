"""A shift without a mouse: what has the focus is seen, and whoever stands somewhere goes on from there."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import head, signed_in
from tests.browser.given_board import Centre, a_morning
from tests.running import Running

pytestmark = pytest.mark.browser
SEEN = """() => {
  const each = document.activeElement, label = each.labels?.[0], box = (label ?? each).getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 20);
  const own = (top) => top && (top === each || each.contains(top) || top.contains(each) || label?.contains(top));
  const seen = (part) => {
    const top = document.elementFromPoint(x, box.top + box.height * part);
    return own(top) && getComputedStyle(top).position !== "sticky";
  };
  return [0.15, 0.5, 0.85].some(seen) ? null : each.outerHTML.slice(0, 120);
}"""
"""What of the element with the focus is seen: nothing of it, where it lies under something else."""
BARE = """() => {
  const each = document.activeElement, label = each.labels?.[0];
  const drawn = [[each], [each, "::after"], ...(label ? [[label], [label, "::before"]] : [])];
  const outlined = drawn.some((part) => getComputedStyle(...part).outlineStyle !== "none");
  return outlined || each === document.body ? [] : [each.outerHTML.slice(0, 120)];
}"""
"""What has the focus and no outline: colours and shadows are the system's there, and say nothing of it."""
STANDS = "() => document.activeElement.closest('li[id]')?.id"


def on_a_board(browser: Browser, running: Running, centre: Centre, width: int = 360, height: int = 740) -> Page:
    page = signed_in(browser, running, "operator", width, height)
    page.goto(f"{running.address}/operations/{centre.id}")
    expect(page.locator("#live-words")).to_contain_text("Live")
    return page


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 720)])
def test_nothing_that_has_the_focus_lies_under_a_bar(
    browser: Browser, running: Running, width: int, height: int
) -> None:
    centre = a_morning(running)
    page = on_a_board(browser, running, centre, width, height)
    hidden = {}
    for path in ("", "/do/register-person", "/do/take-roll-call"):
        page.goto(f"{running.address}/operations/{centre.id}{path}")
        for key in ("Tab", "Shift+Tab"):
            for _ in range(45):
                page.keyboard.press(key)
                if under := page.evaluate(SEEN):
                    hidden[path, key] = under
    assert hidden == {}


def test_who_records_from_a_row_stands_on_the_row_that_takes_its_place(browser: Browser, running: Running) -> None:
    page = on_a_board(browser, running, a_morning(running))
    page.locator("#next-1").get_by_role("button", name="Came back: P03").press("Enter")
    expect(page.locator("#next-1")).not_to_contain_text("P03")
    page.wait_for_function("document.activeElement !== document.body")
    assert page.evaluate(STANDS) == "next-1"
    page.get_by_role("link", name="Close this message").press("Enter")
    assert page.evaluate("document.activeElement !== document.body")


def test_who_stands_on_somebody_who_leaves_stands_on_the_next(browser: Browser, running: Running) -> None:
    centre = a_morning(running)
    page = on_a_board(browser, running, centre)
    page.locator("#row-P06 a").first.focus()
    centre.has("record-departure", person="P06")
    expect(page.locator("#row-P06")).to_have_count(0)
    page.wait_for_function("document.activeElement !== document.body")
    assert str(page.evaluate(STANDS)).startswith("row-")


@pytest.mark.parametrize("delay", [100, 450, 900])
def test_a_key_that_is_pressed_again_stores_nothing_that_its_button_became(
    browser: Browser, running: Running, delay: int
) -> None:
    page = on_a_board(browser, running, a_morning(running))
    before = head(running)
    page.get_by_role("button", name="Left: Police").press("Enter")
    expect(page.get_by_role("button", name="Here: Police")).to_be_focused()
    page.wait_for_timeout(delay)
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    assert head(running) == before + 1


def test_a_panel_over_the_board_closes_by_escape_and_where_the_focus_has_gone_elsewhere(
    browser: Browser, running: Running
) -> None:
    page = on_a_board(browser, running, a_morning(running))
    for panel in (".fl-menu", ".fl-standing"):
        page.locator(f"{panel} > summary").press("Enter")
        expect(page.locator(panel)).to_have_attribute("open", "")
        page.keyboard.press("Escape")
        expect(page.locator(panel)).not_to_have_attribute("open", "")
        expect(page.locator(f"{panel} > summary")).to_be_focused()
        page.keyboard.press("Enter")
        page.locator("#row-P04 a").first.focus()
        expect(page.locator(panel)).not_to_have_attribute("open", "")


def test_what_lies_under_a_sheet_is_not_reached_and_what_is_drawn_anew_in_it_keeps_the_focus(
    browser: Browser, running: Running
) -> None:
    centre = a_morning(running)
    page = on_a_board(browser, running, centre)
    page.locator("#row-P04 a").first.press("Enter")
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(SEEN) is None
    page.get_by_role("button", name="20").press("Enter")
    centre.has("complete-health-screen", person="P04")
    expect(page.locator(".fl-sheet")).to_contain_text("Health screen done")
    expect(page.get_by_role("button", name="20")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#row-P04 a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert str(page.evaluate(STANDS)).startswith("row-"), "the board is there again"


def test_what_happens_is_said_once_in_words_and_so_is_that_the_board_is_live_again(
    browser: Browser, running: Running
) -> None:
    page = on_a_board(browser, running, a_morning(running))
    page.evaluate("""() => {
      window.said = [];
      const says = document.getElementById("says");
      new MutationObserver(() => window.said.push(says.textContent)).observe(says, { childList: true });
    }""")
    page.locator("#next-1").get_by_role("button", name="Came back: P03").press("Enter")
    undo = page.locator("#stored").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    page.wait_for_timeout(1300)
    undo.press("Enter")
    expect(page.locator("#stored")).to_contain_text("Voided: P03 came back")
    page.wait_for_timeout(500)
    assert page.evaluate("window.said") == ["P03 came back", "Voided: P03 came back"]
    running.stop()
    expect(page.get_by_role("alert").filter(has_text="Not live since")).to_be_visible()
    running.start()
    expect(page.locator("#says")).to_have_text("Live again")


def test_a_page_that_follows_a_form_says_what_was_stored(browser: Browser, running: Running) -> None:
    centre = a_morning(running)
    page = on_a_board(browser, running, centre)
    page.goto(f"{running.address}/operations/{centre.id}/do/complete-health-screen?person=P01")
    page.get_by_role("button", name="No", exact=True).press("Enter")
    expect(page.locator("#says")).to_contain_text("Recorded. P01: health screen done")


def test_with_the_colours_of_the_system_what_has_the_focus_is_outlined(browser: Browser, running: Running) -> None:
    page = on_a_board(browser, running, a_morning(running))
    board, bare = page.url, []
    page.emulate_media(forced_colors="active")
    for address in (board, f"{running.address}/operations", f"{board}/do/register-person"):
        page.goto(address)
        for _ in range(30):
            page.keyboard.press("Tab")
            bare += page.evaluate(BARE)
    assert bare == []
