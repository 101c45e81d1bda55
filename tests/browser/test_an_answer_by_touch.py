"""An organisation answers by its link on a phone: every button does something, and what was sent is read back."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.given_board import alive
from tests.browser.test_a_morning_by_touch import phone
from tests.running import Running
from tests.web.given_invitations import RED_CROSS, code_sent, link_to, sent_quickly
from tests.web.given_invitations import served as served

pytestmark = pytest.mark.browser


def test_another_code_is_sent_from_the_page_that_asks_for_one(browser: Browser, served: Running) -> None:
    sent_quickly(served)
    page = phone(browser).new_page()
    page.goto(served.address + link_to(served, RED_CROSS))
    page.get_by_role("button", name="Yes, we come").tap()
    expect(page.get_by_text("Yes, you come")).to_be_visible()
    alive(page.get_by_role("button", name="Send a code")).tap()
    another = page.get_by_role("button", name="Send another code")
    expect(another).to_be_visible()
    with page.expect_response("**/code"), page.expect_event("load"):
        alive(another).tap()
    page.locator("#digits").fill("000000")
    page.get_by_role("button", name="Show what it is about").tap()
    expect(page.get_by_role("link", name="The code is not right")).to_be_visible()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.locator("#digits").fill(code_sent(served))
    page.get_by_role("button", name="Show what it is about").tap()
    expect(page.get_by_role("button", name="Send these hours")).to_be_visible()
