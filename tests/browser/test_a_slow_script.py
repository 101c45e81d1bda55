"""A line so slow that a page is used before its scripts came: what was tapped, opened or typed until then stands."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.given_board import a_morning, on_the_board
from tests.running import Running

pytestmark = pytest.mark.browser

Slow = Callable[[str, str], Callable[[], None]]


@pytest.fixture
def board(running: Running, phone: BrowserContext) -> Page:
    return on_the_board(running, phone, a_morning(running))


@pytest.fixture
def slow(board: Page) -> Slow:
    """Opens a page of the operation whose script is held back until what this returns is called."""

    def opened(path: str, script: str) -> Callable[[], None]:
        held: list[Route] = []
        board.route(f"**/static/*/{script}", lambda route: held.append(route))
        board.goto(board.url + path, wait_until="commit")

        def comes() -> None:
            board.wait_for_function("document.readyState !== 'loading'")
            with board.expect_response(f"**/static/*/{script}"):
                held[0].continue_()
            board.wait_for_load_state("load")

        return comes

    return opened


def test_the_chapters_under_more_stay_open(board: Page, slow: Slow) -> None:
    comes = slow("/do", "more.js")
    board.locator("#all summary").tap()
    comes()
    expect(board.locator("#all section").last).to_be_visible()


def test_what_was_looked_for_under_more_is_found(board: Page, slow: Slow) -> None:
    comes = slow("/do", "more.js")
    board.get_by_label("Search what can be recorded").fill("consent back")
    comes()
    expect(board.locator("#all li:visible")).to_have_count(1)
    board.get_by_label("Search what can be recorded").fill("")
    expect(board.locator("#twelve")).to_be_visible()
    expect(board.locator("#all section").last).to_be_hidden()


def test_the_first_digit_of_a_number_counts(board: Page, slow: Slow) -> None:
    comes = slow("/people", "find.js")
    number = board.get_by_label("Number")
    number.tap()
    number.fill("0")
    comes()
    board.keyboard.type("4")
    expect(number).to_have_value("04")
    expect(board.locator("#find-people li:visible")).to_have_count(1)


def test_a_line_that_begins_to_offer_names_is_typed_on_in(board: Page, slow: Slow) -> None:
    comes = slow("/do/register-person", "vendor/accessible-autocomplete.min.js")
    board.locator("#nationality").tap()
    board.keyboard.type("vi")
    comes()
    expect(board.locator("#nationality")).to_have_attribute("role", "combobox")
    board.keyboard.type("et")
    expect(board.locator("#nationality")).to_have_value("viet")
    expect(board.locator("#nationality__listbox").get_by_role("option", name="Vietnamese")).to_be_visible()
