"""A line that is cut: the board stays to be read, and says that nothing could be opened; a slow one opens once."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.given_board import a_morning, on_the_board
from tests.running import Running

pytestmark = pytest.mark.browser
SAYS = "No signal. This page stays as it is: try again once it is back."


@pytest.fixture
def board(running: Running, phone: BrowserContext) -> Page:
    return on_the_board(running, phone, a_morning(running))


def test_without_a_signal_the_board_stays_whatever_is_tapped_and_says_that_it_is_not_live(
    board: Page, phone: BrowserContext
) -> None:
    phone.set_offline(True)
    expect(board.locator("#live-words")).to_have_text("Not live")
    row = board.locator("#row-P02 > a").first
    for place in (board.locator(".fl-dock").get_by_role("link", name="Register"), row):
        board.evaluate("say('')")
        place.tap()
        expect(board.locator("#unsent")).to_have_text(SAYS)
    assert board.evaluate("window.marked") is True
    phone.set_offline(False)
    expect(board.locator("#unsent")).to_be_hidden()
    expect(board.locator("#live-words")).to_contain_text("Live")
    row.tap()
    expect(board.locator(".fl-sheet")).to_contain_text("P02")


def test_a_number_asked_for_without_a_signal_stays_typed(board: Page, phone: BrowserContext) -> None:
    board.locator(".fl-dock").get_by_role("link", name="Person no.").tap()
    board.get_by_label("Number").fill("4")
    phone.set_offline(True)
    board.get_by_role("button", name="Open").tap()
    expect(board.locator("#unsent")).to_have_text(SAYS)
    expect(board.get_by_label("Number")).to_have_value("4")


def test_a_row_tapped_twice_over_a_slow_line_is_closed_by_one_back(board: Page) -> None:
    slow: list[Route] = []
    board.route("**/people/P02", lambda asked: slow.append(asked))
    before = board.evaluate("history.length")
    row = board.locator("#row-P02 > a").first
    row.tap()
    expect(row).to_have_attribute("aria-busy", "true")
    row.tap()
    for each in slow:
        each.continue_()
    expect(board.locator(".fl-sheet")).to_contain_text("P02")
    board.wait_for_timeout(500)  # so that a second one would have come
    assert board.evaluate("history.length") == before + 1


def test_a_device_that_says_it_has_no_signal_but_reaches_the_service_is_led_on(board: Page) -> None:
    """As on the machine that runs it, with nothing plugged in."""
    board.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    board.locator(".fl-dock").get_by_role("link", name="Person no.").tap()
    expect(board.get_by_label("Number")).to_be_visible()
    board.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    board.get_by_label("Number").fill("2")
    board.get_by_role("button", name="Open").tap()
    expect(board.get_by_text("P02").first).to_be_visible()
    board.wait_for_url("**/people/P02*")
