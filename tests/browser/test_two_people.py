"""On a phone: one person looks at a public version and prepares it, another one releases it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import found_by_axe, signed_in
from tests.running import PASSWORD, Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert found_by_axe(page) == []


def test_a_public_version_is_seen_prepared_and_released_by_another_person(
    browser: Browser, running: Running, day: Client
) -> None:
    accounts, address = running.application.accounts, f"{running.address}/operations/{day.operation}/publications"
    accounts.add("second", PASSWORD, name="Second", agency="Council", roles=["manager"])
    accounts.add("admin", PASSWORD, name="Ada", agency="Council", roles=["administrator"])
    asks = {"name": "Council", "kind": "council", "second_release": True}
    assert running.client("admin").post("/api/organisations/change", json=asks).status_code == 200
    mine = signed_in(browser, running, "manager", 360, 740)
    mine.goto(address)
    mine.get_by_role("link", name="See public version 1 before it goes out").click()
    expect(mine.get_by_role("heading", name="Before it goes out")).to_be_visible()
    fits(mine)
    mine.get_by_role("button", name="Prepare public version 1").click()
    expect(mine.get_by_text("waits for another person to release it")).to_be_visible()
    mine.get_by_role("link", name="See public version 1 before it goes out").click()
    expect(mine.get_by_text("You prepared it on")).to_be_visible()
    expect(mine.get_by_role("button", name="Release public version 1")).to_have_count(0)
    theirs = signed_in(browser, running, "second", 360, 740)
    theirs.goto(f"{address}/preview")
    expect(theirs.get_by_text("manager prepared it on")).to_be_visible()
    fits(theirs)
    theirs.get_by_role("button", name="Release public version 1").click()
    expect(theirs.get_by_text("This is what the public sees.")).to_be_visible()
    fits(theirs)
