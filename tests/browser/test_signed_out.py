"""What an open screen does when its session ends elsewhere, and what it leaves in the access log while it is open."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import signed_in
from tests.running import PASSWORD, Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser


def test_signing_out_in_one_tab_is_said_in_the_other_which_leads_back(
    browser: Browser, running: Running, day: Client
) -> None:
    board, other = signed_in(browser, running, "coordinator"), None
    board.goto(f"{running.address}/operations/{day.operation}")
    expect(board.locator("#live")).to_have_class("fl-live fl-live--on")
    other = board.context.new_page()
    other.goto(f"{running.address}/operations")
    other.locator(".fl-who summary").click()
    other.get_by_role("button", name="Sign out").click()
    expect(board.get_by_text("You have been signed out.")).to_be_visible()
    board.get_by_role("link", name="Sign in again").click()
    board.get_by_label("User name").fill("coordinator")
    board.get_by_label("Password").fill(PASSWORD)
    board.get_by_role("button", name="Sign in").click()
    board.wait_for_url(f"**/operations/{day.operation}")
    expect(board.locator("#live")).to_have_class("fl-live fl-live--on")


def test_an_open_person_page_keeps_up_and_is_one_row_of_the_access_log(
    browser: Browser, running: Running, day: Client
) -> None:
    page = signed_in(browser, running, "coordinator")
    page.goto(f"{running.address}/operations/{day.operation}/people/P05")
    expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
    for kind in ("meal", "clothing", "shower"):
        address = f"/api/operations/{day.operation}/provide-welfare"
        answer = running.client("coordinator").post(address, json={"person": "P05", "kind": kind})
        position = answer.json().get("position") or pytest.fail(answer.text)
        expect(page.locator(f'#entries ~ ol a[href$="/entries/{position}"]')).to_be_visible()
    looked = [each.subject for each in running.application.access_log.entries(day.operation)]
    assert looked == ["P05"]
