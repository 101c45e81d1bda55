"""A phone of some years, as one with iOS 15: what is tapped and typed is stored all the same."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import head
from tests.browser.given_board import a_morning, alive, on_the_board
from tests.running import Running

pytestmark = pytest.mark.browser
OF_2022 = """
  delete AbortSignal.timeout;
  delete AbortSignal.any;
  delete Crypto.prototype.randomUUID;
  delete HTMLFormElement.prototype.requestSubmit;
  const Younger = FormData;
  FormData = class extends Younger { constructor(form) { super(form); } };
"""
"""Without what came to Safari with version 16 and later; `randomUUID` is missing on any page without TLS, too."""
OF_2021 = OF_2022 + "delete SubmitEvent.prototype.submitter; delete HTMLDialogElement.prototype.show;"


@pytest.fixture(params=[OF_2022, OF_2021], ids=["of 2022", "of 2021"])
def board(running: Running, phone: BrowserContext, request: pytest.FixtureRequest) -> Page:
    phone.add_init_script(request.param)
    return on_the_board(running, phone, a_morning(running))


def test_a_tap_on_the_board_stores_what_it_says(board: Page, running: Running) -> None:
    before = head(running)
    alive(board.locator("#next-1 .fl-do")).tap()
    expect(board.locator("#stored")).to_contain_text("P03 came back")
    assert head(running) == before + 1


def test_somebodys_page_opens_and_a_button_among_several_stores_what_it_says(board: Page, running: Running) -> None:
    board.locator("#row-P04 a").first.tap()
    give = board.get_by_role("button", name="Give a bed")
    expect(give).to_be_visible()
    before = head(running)
    alive(give).tap()
    expect(board.locator("#stored")).to_contain_text("P04: bed given")
    assert head(running) == before + 1


def test_a_form_that_is_refused_keeps_what_was_typed_and_is_stored_once_it_is_right(
    board: Page, running: Running
) -> None:
    board.goto(f"{board.url.partition('#')[0]}/do/record-walk-in")
    send, people = board.get_by_role("button", name="Somebody came on foot"), board.get_by_label("How many people?")
    people.fill("two")
    alive(send).tap()
    expect(board.locator(".govuk-error-summary")).to_be_visible()
    expect(people).to_have_value("two")
    people.fill("2")
    before = head(running)
    alive(send).tap()
    expect(board.locator("#stored")).to_be_visible()
    assert head(running) == before + 1


def test_the_board_is_live(board: Page) -> None:
    expect(board.locator("#live-words")).to_contain_text("Live")
