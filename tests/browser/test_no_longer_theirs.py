"""What an open screen does when what it may show has changed, and when its line is closed for good by another."""

import pytest
from playwright.sync_api import Browser, WebSocketRoute, expect

from tests.browser.conftest import signed_in
from tests.running import Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser


def test_nobody_stands_on_the_screens_of_a_partner_whose_access_was_revoked(
    browser: Browser, running: Running, day: Client
) -> None:
    context = signed_in(browser, running, "reader").context
    pages = {place: context.new_page() for place in ("", "/wall", "/timeline", "/people/P03")}
    for place, page in pages.items():
        page.goto(f"{running.address}/operations/{day.operation}{place}")
        expect(page.locator("#live-words")).to_contain_text("Live")
    revoked = f"/api/operations/{day.operation}/revoke-access"
    assert running.client("manager").post(revoked, json={"partner": "British Red Cross"}).status_code == 200
    for page in pages.values():
        expect(page.locator("h1")).to_have_text("This cannot be found")


def test_a_page_that_never_was_live_and_is_not_theirs_says_so_and_is_not_loaded_again_and_again(
    browser: Browser, running: Running, day: Client
) -> None:
    page = signed_in(browser, running, "coordinator")
    asked: list[str] = []

    def refuse(line: WebSocketRoute) -> None:
        asked.append(line.url)
        line.close(code=4403)

    page.route_web_socket("**/live/**", refuse)
    page.goto(f"{running.address}/operations/{day.operation}")
    expect(page.locator("#live-stale")).to_have_text("What you may see here has changed. Reload it")
    page.wait_for_timeout(1_500)  # so that a second one would have come
    assert len(asked) == 1


@pytest.mark.parametrize("code", [1000, 1008, 1015])
def test_a_line_is_asked_for_again_whatever_a_proxy_closed_it_with(
    browser: Browser, running: Running, day: Client, code: int
) -> None:
    page = signed_in(browser, running, "coordinator")
    closed: list[WebSocketRoute] = []

    def once(line: WebSocketRoute) -> None:
        if closed:
            line.connect_to_server()
        else:
            line.close(code=code)
            closed.append(line)

    page.route_web_socket("**/live/**", once)
    page.goto(f"{running.address}/operations/{day.operation}")
    expect(page.locator("#live-words")).to_contain_text("Live")
    assert closed
