"""What is tapped is what is stored: a second tap on the same place stores nothing, and a slip is taken back."""

import asyncio
from contextlib import suppress

import pytest
from playwright.async_api import Page as AsyncPage
from playwright.async_api import StorageState, async_playwright
from playwright.async_api import expect as soon
from playwright.sync_api import BrowserContext, expect

from domain.kernel import DECISIONS
from service.commands.names import slug
from tests.browser.conftest import ARGUMENTS, WITHOUT_WINDOWS, head
from tests.decisions.examples import EXAMPLES
from tests.given import people_here
from tests.running import Running, run_apart
from tests.web.forms import there
from web.pages.record.next_actions import ONE_TAP
from web.wording import ACTIONS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]  # goes through every action of one tap
Wrong = dict[str, tuple[int, str]]


async def tap(page: AsyncPage, x: float, y: float) -> None:
    """Tap, and wait no longer than a moment: Chromium never confirms a touch in the middle of which a page goes."""
    with suppress(TimeoutError):
        await asyncio.wait_for(page.touchscreen.tap(x, y), 2)


async def tapped_twice(page: AsyncPage, running: Running, event: str, delay: int) -> int:
    """How many entries two taps on the same place store."""
    given, person, _ = EXAMPLES[event]
    await page.goto(f"{running.address}/operations/{there(running, given())}/people/{person}")
    await soon(page.locator("#live")).to_have_class("fl-live fl-live--on")
    await page.evaluate("document.querySelector('details.fl-else').open = true")
    button = page.locator(f"form[action$='/do/{slug(DECISIONS[event])}'] button").first
    await button.scroll_into_view_if_needed()
    await soon(button).not_to_have_attribute("aria-disabled", "true")  # what moved takes no tap for a while
    box = await button.bounding_box()
    assert box is not None
    before = head(running)
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await tap(page, *place)
    await page.wait_for_timeout(delay)
    await tap(page, *place)
    for _ in range(100):
        if head(running) > before:
            break
        await page.wait_for_timeout(100)
    await page.wait_for_timeout(500)  # a second entry would be there by now
    return head(running) - before


async def every_action(running: Running, signed_in: StorageState, delay: int) -> Wrong:
    """The actions of which two taps do not store one entry, with the page on which that ended."""
    wrong: Wrong = {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=WITHOUT_WINDOWS, args=ARGUMENTS)
        for event in ONE_TAP:
            context = await browser.new_context(
                viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, storage_state=signed_in
            )
            page = await context.new_page()
            stored = await tapped_twice(page, running, event, delay)
            if stored != 1:
                wrong[event] = stored, page.url
            await context.close()
        await browser.close()
    return wrong


@pytest.mark.parametrize("delay", [100, 450, 900])
def test_every_action_of_one_tap_stores_one_entry_when_it_is_tapped_twice(
    running: Running, phone: BrowserContext, delay: int
) -> None:
    assert run_apart(every_action(running, phone.storage_state(), delay)) == {}


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
    expect(stored).to_contain_text("Voided: P01")
    expect(stored.get_by_role("button", name="Undo")).to_have_count(0)
    assert head(running) == before + 2
    expect(page.locator(".govuk-tag", has_text="bed")).to_have_count(0)
    assert page.url.startswith(f"{running.address}/operations/{operation}/people/P01")


def test_a_second_tap_on_a_form_is_led_nowhere_by_the_line_that_comes_under_it(
    running: Running, phone: BrowserContext
) -> None:
    page = phone.pages[0]
    board = f"{running.address}/operations/{there(running, people_here())}"
    page.goto(f"{board}/do/invite-partner?next={board.removeprefix(running.address)}/invitations")
    page.get_by_label("Which organisation is asked?").fill("Interpreters")
    page.get_by_label("on call").check()
    page.get_by_role("button", name="Ask a partner").tap()
    page.wait_for_url("**/invitations?done=*")
    for each in page.locator(".fl-stored a").all():
        box = each.bounding_box() or pytest.fail("there is no line")
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    assert "/invitations?done=" in page.url
    page.get_by_role("link", name="Change or void it").tap()
    page.wait_for_url("**/entries/*")


@pytest.mark.parametrize("delay", [100, 450, 900])
def test_a_second_tap_at_the_foot_of_a_form_opens_nothing_in_the_dock(
    running: Running, phone: BrowserContext, delay: int
) -> None:
    page = phone.pages[0]
    board = f"{running.address}/operations/{there(running, people_here())}"
    page.goto(f"{board}/do/hold-hot-debrief")
    page.get_by_label("How many took part?").fill("5")
    box = page.get_by_role("button", name="Hot debrief held").bounding_box() or pytest.fail("there is no button")
    place = (box["x"] + box["width"] / 2, 740 - 30)  # where the dock of the board comes to stand
    page.get_by_role("button", name="Hot debrief held").tap()
    page.wait_for_url("**?done=*")
    page.wait_for_timeout(delay)
    page.touchscreen.tap(*place)
    page.wait_for_timeout(300)
    assert "?done=" in page.url
    page.get_by_role("link", name="Register").tap()
    page.wait_for_url("**/do/register-person*")
