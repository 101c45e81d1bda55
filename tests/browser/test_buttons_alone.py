"""A button that is all of its form: a token, a webhook, a link, a publication. Two taps do what one does."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import Route as Asked

from domain.words import Agency
from tests.given import people_here
from tests.running import PASSWORD, Running
from tests.web.forms import there
from tests.web.given_administrator import running as running

pytestmark = pytest.mark.browser


def by_touch(browser: Browser, running: Running, who: str) -> Page:
    """Somebody's phone, signed in."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{running.address}/sign-in")
    page.get_by_label("User name").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").tap()
    page.wait_for_url("**/operations")
    return page


def webhooks(running: Running, *names: str) -> None:
    for each in names:
        running.application.webhooks.make(each, Agency("Council"), ["manager"], "https://1.1.1.1/x", [], "admin", 0)


def tapped_twice(page: Page, button: Locator, delay: int) -> None:
    button.scroll_into_view_if_needed()
    expect(button).not_to_have_attribute("aria-disabled", "true")
    box = button.bounding_box() or pytest.fail("there is no button")
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.touchscreen.tap(*place)
    page.wait_for_timeout(delay)
    page.touchscreen.tap(*place)


@pytest.mark.parametrize("delay", [100, 450, 900])
def test_two_taps_on_remove_take_one_webhook_away(browser: Browser, running: Running, delay: int) -> None:
    webhooks(running, "Case system", "Rota", "Dashboard")
    page = by_touch(browser, running, "admin")
    page.goto(f"{running.address}/webhooks")
    tapped_twice(page, page.get_by_role("button", name="Remove").first, delay)
    page.wait_for_timeout(1000)
    page.goto(f"{running.address}/webhooks")
    expect(page.get_by_role("button", name="Remove")).to_have_count(2)


def test_a_line_that_is_cut_leaves_the_page_of_a_button_and_what_is_typed_beside_it(
    browser: Browser, running: Running
) -> None:
    webhooks(running, "Case system")
    page = by_touch(browser, running, "admin")
    page.goto(f"{running.address}/webhooks")
    page.locator("#name").fill("Rota")
    page.route("**/remove", lambda asked: asked.abort())
    page.get_by_role("button", name="Remove").tap()
    expect(page.locator("#unsent")).to_have_text("Not sent: no answer came. Try again.")
    expect(page.locator("#name")).to_have_value("Rota")


def test_each_reason_above_a_form_leads_to_its_question(browser: Browser, running: Running) -> None:
    page = by_touch(browser, running, "admin")
    for address, button in (("tokens", "Make the token"), ("webhooks", "Register the webhook")):
        page.goto(f"{running.address}/{address}")
        page.get_by_role("button", name=button).tap()
        every = page.locator(".govuk-error-summary a")
        expect(every.first).to_be_visible()
        for each in every.all():
            expect(page.locator(str(each.get_attribute("href")))).to_have_count(1)


def test_whoever_publishes_second_reads_why_nothing_went_out(browser: Browser, running: Running) -> None:
    address = f"/operations/{there(running, people_here())}/publications/preview"
    page = by_touch(browser, running, "manager")
    page.goto(running.address + address)
    stale = page.content()

    def sent_by_another(asked: Asked) -> None:
        held = asked.request.post_data or ""
        again = page.context.request.post(
            running.address + address,
            data=held.replace("entry=", "entry=other"),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert again.ok, again.text()
        asked.continue_()

    assert "Publish public version 1" in stale
    page.route(f"**{address}", sent_by_another)
    page.get_by_role("button", name="Publish public version 1").tap()
    expect(page.locator(".govuk-error-summary")).to_contain_text("This version is public already")
    expect(page.locator("#unsent")).to_be_hidden()


def test_a_second_tap_on_a_form_opens_no_tab_and_no_row_that_comes_under_it(browser: Browser, running: Running) -> None:
    page = by_touch(browser, running, "manager")
    page.goto(f"{running.address}/directory/venues/entry")
    page.locator("[name=place]").fill("Scout hall")
    page.get_by_role("button", name="List a venue").tap()
    page.wait_for_url("**/directory/venues?done=1")
    for each in page.locator(".fl-directory__tabs a, .fl-directory a").all():
        box = each.bounding_box() or pytest.fail("there is no link")
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    assert page.url.endswith("/directory/venues?done=1")
    page.get_by_role("link", name="Partners", exact=True).tap()
    page.wait_for_url("**/directory/partners")
