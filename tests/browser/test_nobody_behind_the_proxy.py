"""The service is restarted behind its proxy: what a page shows stays, and no tap loses anything meanwhile."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from service.clock import now
from tests.browser.conftest import signed_in
from tests.browser.given_board import Centre, a_morning, alive
from tests.browser.given_proxy import BAD_GATEWAY, Proxy
from tests.running import Running

pytestmark = pytest.mark.browser
STAYS = "No answer. This page stays as it is: try again in a moment."


@pytest.fixture
def proxy(running: Running) -> Iterator[Proxy]:
    with Proxy(running.address) as proxy:
        yield proxy


@pytest.fixture
def centre(running: Running) -> Centre:
    return a_morning(running)


@pytest.fixture
def page(browser: Browser, running: Running, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Page:
    with monkeypatch.context() as patched:
        patched.setattr(running, "address", proxy.address)
        return signed_in(browser, running, "operator", 360, 740)


def opened(page: Page, proxy: Proxy, path: str) -> Page:
    page.goto(f"{proxy.address}{path}")
    expect(page.locator("#live-words")).to_contain_text("Live")
    page.evaluate("window.marked = true")
    return page


def test_the_board_stays_whatever_is_tapped_and_goes_on_once_the_service_is_back(
    page: Page, proxy: Proxy, centre: Centre
) -> None:
    opened(page, proxy, f"/operations/{centre.id}")
    proxy.away()
    expect(page.locator("#live-words")).to_have_text("Not live")
    row = page.locator("#row-P02 > a").first
    for place in (page.locator(".fl-dock").get_by_role("link", name="Register"), row):
        page.evaluate("say('')")
        place.click()
        expect(page.locator("#unsent")).to_have_text(STAYS)
    assert page.evaluate("window.marked") is True
    proxy.there()
    expect(page.locator("#live-words")).to_contain_text("Live")
    expect(page.locator("#unsent")).to_be_hidden()
    row.click()
    expect(page.locator(".fl-sheet")).to_contain_text("P02")


@pytest.mark.parametrize("hours", [0, 3], ids=["by a clock that goes on", "by one that is put back"])
def test_a_line_that_died_without_a_word_is_given_up_and_the_board_is_live_again(
    page: Page, proxy: Proxy, centre: Centre, hours: int
) -> None:
    page.clock.install()
    opened(page, proxy, f"/operations/{centre.id}")
    proxy.dead()
    centre.has("log-temporary-exit", person="P02")
    page.clock.set_system_time(now() - timedelta(hours=hours))
    page.clock.fast_forward(1_000)
    page.clock.fast_forward(21_000)
    expect(page.locator("#live-words")).to_have_text("Not live")
    expect(page.locator("#row-P02")).to_contain_text("out")
    expect(page.locator("#live-words")).to_contain_text("Live")
    assert page.evaluate("window.marked") is True


def test_a_form_that_was_not_sent_is_left_for_no_page_of_errors(page: Page, proxy: Proxy, centre: Centre) -> None:
    page.goto(f"{proxy.address}/operations/{centre.id}/do/hand-over-shift")
    page.get_by_label("What does the next shift need to know?").fill("The keys are in the drawer")
    proxy.away()
    page.get_by_role("button", name="Hand over the shift").click()
    expect(page.locator("#unsent")).to_contain_text("Not sent")
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator("#unsent")).to_have_text(STAYS)
    expect(page.get_by_label("What does the next shift need to know?")).to_have_value("The keys are in the drawer")


@pytest.mark.parametrize("status", [502, 503, 404])
def test_somebodys_page_keeps_what_it_shows_and_is_not_live_while_what_came_since_cannot_be_fetched(
    page: Page, proxy: Proxy, centre: Centre, status: int
) -> None:
    opened(page, proxy, f"/operations/{centre.id}/people/P03")
    asked: list[str] = []

    def answered(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=status, content_type="text/html", body=BAD_GATEWAY.decode())

    page.route("**/people/P03?look=*", answered)
    centre.has("log-temporary-return", person="P03")
    expect(page.locator("#live-words")).to_have_text("Not live")
    expect(page.locator("#person h1")).to_have_text("P03")
    expect(page).to_have_title("P03 – Firstlight")
    assert asked
    page.unroute("**/people/P03?look=*")
    centre.has("log-temporary-exit", person="P02")
    expect(page.locator("#live-words")).to_contain_text("Live")
    expect(page.locator(".fl-person__head .govuk-tag--yellow")).to_have_count(0)


def test_an_answer_that_leads_elsewhere_takes_the_place_of_nobody(page: Page, proxy: Proxy, centre: Centre) -> None:
    opened(page, proxy, f"/operations/{centre.id}/people/P03")
    page.route(
        "**/people/P03?look=*", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>In</h1>")
    )
    centre.has("log-temporary-return", person="P03")
    expect(page.locator("#live-words")).to_have_text("Not live")
    expect(page.locator("#person h1")).to_have_text("P03")


def test_what_a_proxy_finds_too_large_is_said_to_be_and_stays_typed(page: Page, proxy: Proxy, centre: Centre) -> None:
    page.goto(f"{proxy.address}/operations/{centre.id}/do/hand-over-shift")
    page.get_by_label("What does the next shift need to know?").fill("The keys are in the drawer")
    page.route(
        "**/do/hand-over-shift", lambda route: route.fulfill(status=413, content_type="text/html", body="<h1>413")
    )
    alive(page.get_by_role("button", name="Hand over the shift")).click()
    expect(page.locator("#unsent")).to_have_text("Not sent: it is too large. What you typed is still here.")


def test_what_was_stored_is_said_where_the_line_breaks_right_after_it(page: Page, proxy: Proxy, centre: Centre) -> None:
    opened(page, proxy, f"/operations/{centre.id}")
    page.route(
        "**/stored?*", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Sign in to Wi-Fi")
    )
    alive(page.locator("#next-1 .fl-do")).click()
    expect(page.locator("#unsent")).to_have_text("Recorded. The line is weak: what you see may be behind.")
    assert "null" not in page.locator("#main").inner_text()
