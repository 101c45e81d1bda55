"""Firstlight was updated while a page stood open: the page says so and stays; a wall is drawn anew by itself."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import signed_in
from tests.browser.given_board import Centre, a_morning, on_the_board
from tests.running import Running
from web.live import lines

pytestmark = pytest.mark.browser


def updated(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """The service ends, and comes back as another version."""
    running.stop()
    monkeypatch.setattr(lines, "VERSION", "another")
    running.start()


@pytest.fixture
def centre(running: Running) -> Centre:
    return a_morning(running)


def test_an_open_board_says_that_firstlight_was_updated_and_stays_until_it_is_reloaded(
    running: Running, phone: BrowserContext, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = on_the_board(running, phone, centre)
    said = board.locator("#live-updated")
    expect(board.locator("#live-words")).to_contain_text("Live")
    expect(said).to_be_hidden()
    updated(running, monkeypatch)
    expect(said).to_have_text("Firstlight was updated. Reload it")
    expect(board.locator("#live-words")).to_contain_text("Live")
    assert board.evaluate("window.marked") is True
    monkeypatch.undo()
    with board.expect_event("load"):
        said.get_by_role("link").tap()
    expect(said).to_be_hidden()


def test_a_wall_is_drawn_anew_by_itself(
    running: Running, browser: Browser, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    page: Page = signed_in(browser, running, "wall", 1920, 1080)
    page.goto(f"{running.address}/operations/{centre.id}/wall")
    expect(page.locator("#live-words")).to_contain_text("Live")
    page.evaluate("setTimeout = ((wait) => (what, ms, ...more) => wait(what, Math.min(ms, 500), ...more))(setTimeout)")
    with page.expect_event("load"):
        updated(running, monkeypatch)
    expect(page.locator("#wall-here")).to_have_text("7")
