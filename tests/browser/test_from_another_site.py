"""A link in webmail or on an intranet: whoever is signed in is led to the page, and nobody else past the sign-in."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import signed_in
from tests.running import PASSWORD, Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser
WEBMAIL = "http://webmail.example/"


def follows_a_link(page: Page, address: str) -> None:
    linked = f'<a href="{address}">The board</a>'
    page.route(WEBMAIL, lambda asked: asked.fulfill(body=linked, content_type="text/html"))
    page.goto(WEBMAIL)
    page.get_by_role("link", name="The board").click()


def test_whoever_is_signed_in_is_led_to_the_page_that_a_link_names(
    browser: Browser, running: Running, day: Client
) -> None:
    board = signed_in(browser, running, "coordinator")
    board.goto(f"{running.address}/operations/{day.operation}")
    mail = board.context.new_page()
    follows_a_link(mail, f"{running.address}/operations/{day.operation}/timeline?show=all")
    mail.wait_for_url("**/timeline?show=all")
    expect(mail.get_by_role("heading", level=1)).to_contain_text("Timeline")
    expect(board.locator("#live-words")).to_contain_text("Live")


def test_whoever_is_not_signed_in_signs_in_and_is_there(browser: Browser, running: Running, day: Client) -> None:
    page = browser.new_page()
    follows_a_link(page, f"{running.address}/operations/{day.operation}")
    page.get_by_label("User name").fill("coordinator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**/operations/{day.operation}")
    expect(page.locator("#live-words")).to_contain_text("Live")
