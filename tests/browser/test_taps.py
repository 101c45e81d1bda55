"""What is tapped is what is stored: a second tap on the same place stores nothing, and a slip is taken back."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from domain.kernel import DECISIONS
from service.commands.names import slug
from tests.browser.conftest import head
from tests.decisions.examples import EXAMPLES
from tests.given import people_here
from tests.running import Running
from tests.web.forms import there
from web.pages.record.next_actions import ONE_TAP
from web.wording import ACTIONS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]  # goes through every action of one tap


def quiet(page: Page, running: Running, before: int) -> None:
    """Until what was sent has been answered, and a while longer, so that a second entry would be there too."""
    for _ in range(100):
        if head(running) > before:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(700)


@pytest.mark.parametrize("delay", [100, 450, 900])
def test_every_action_of_one_tap_stores_one_entry_when_it_is_tapped_twice(
    running: Running, phone: BrowserContext, delay: int
) -> None:
    wrong = {}
    page = phone.pages[0]
    for event in ONE_TAP:
        given, person, _ = EXAMPLES[event]
        page.goto(f"{running.address}/operations/{there(running, given())}/people/{person}")
        expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
        page.evaluate("document.querySelector('details.fl-else').open = true")
        button = page.locator(f"form[action$='/do/{slug(DECISIONS[event])}'] button").first
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box is not None
        before = head(running)
        place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.touchscreen.tap(*place)
        page.wait_for_timeout(delay)
        page.touchscreen.tap(*place)
        quiet(page, running, before)
        if head(running) != before + 1:
            wrong[event] = head(running) - before, page.url, page.locator("#unsent").text_content()
    assert wrong == {}


def test_what_comes_under_the_thumb_says_what_was_stored_and_takes_it_back_once(
    running: Running, phone: BrowserContext
) -> None:
    page = phone.pages[0]
    operation = there(running, people_here())
    page.goto(f"{running.address}/operations/{operation}/people/P01")
    before = head(running)
    page.get_by_role("button", name=ACTIONS["BedAllocated"]).tap()
    stored = page.locator(".fl-stored")
    expect(stored).to_contain_text("Recorded.")
    place = stored.get_by_role("button", name="Undo")
    place.tap()
    expect(stored).to_contain_text("An entry was voided")
    expect(stored.get_by_role("button", name="Undo")).to_have_count(0)
    assert head(running) == before + 2
    expect(page.locator(".fl-tag", has_text="bed")).to_have_count(0)
    assert page.url.startswith(f"{running.address}/operations/{operation}/people/P01")
