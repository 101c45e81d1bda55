"""The roll call on a phone: its button says what it will record, also on a form that came back."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.given_board import a_morning, alive
from tests.running import Running

pytestmark = pytest.mark.browser


def test_a_roll_call_that_came_back_still_says_what_it_will_record(running: Running, phone: BrowserContext) -> None:
    page = phone.pages[0]
    page.goto(f"{running.address}/operations/{a_morning(running).id}/do/take-roll-call")
    record, absent = page.locator("#record"), page.locator("label[for=absent-P04]")
    expect(page.locator(".fl-call__row").filter(has_text="P04")).to_contain_text("age uncertain")
    absent.tap()
    expect(record).to_have_text("Record 4 of 5: all but P04")
    alive(record).tap()
    expect(page.locator(".govuk-error-summary")).to_contain_text("How many who are not registered did you see?")
    expect(record).to_have_text("Record 4 of 5: all but P04")
    page.locator("label[for=absent-P06]").tap()
    expect(record).to_have_text("Record 3 of 5: all but P04, P06")
    page.locator("label[for=seen-P04]").tap()
    expect(page.locator("#absent-P04")).not_to_be_checked()
