"""On a phone: an administrator makes an account, and its owner chooses a password of their own."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import found_by_axe, signed_in
from tests.browser.test_two_people import fits
from tests.running import PASSWORD, Running

pytestmark = pytest.mark.browser


def test_an_account_is_made_given_over_and_its_password_changed(browser: Browser, running: Running) -> None:
    running.application.accounts.add("admin", PASSWORD, name="Ada", agency="Council", roles=["administrator"])
    page = signed_in(browser, running, "admin", 360, 740)
    page.goto(f"{running.address}/operations")
    page.locator(".fl-who summary").click()
    page.get_by_role("link", name="Accounts").click()
    page.get_by_label("Under which user name").fill("ana")
    page.get_by_label("What are they called on the screen?").fill("Ana, front desk")
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose at least one role")
    expect(page.get_by_label("Under which user name")).to_have_value("ana")
    fits(page)
    page.get_by_label("Front desk", exact=True).check()
    page.get_by_role("button", name="Make the account").click()
    first = page.locator("pre").inner_text()
    fits(page)
    page.get_by_role("link", name="ana May sign in").click()
    fits(page)
    theirs = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    theirs.goto(f"{running.address}/sign-in?next=/password")
    theirs.get_by_label("User name").fill("ana")
    theirs.get_by_label("Password").fill(first)
    theirs.get_by_role("button", name="Sign in").click()
    theirs.get_by_label("The one you have").fill(first)
    theirs.get_by_label("The new one", exact=True).fill("lamp river seven")
    theirs.get_by_label("The new one once more").fill("lamp river seven")
    fits(theirs)
    theirs.get_by_role("button", name="Change it").click()
    expect(theirs.get_by_text("Your password is changed.")).to_be_visible()
    assert found_by_axe(theirs) == []
