"""A network that lets no WebSocket through: the pages that follow the log ask for what is new, and are as live."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.conftest import signed_in
from tests.browser.given_board import Centre, a_morning
from tests.running import Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser


def without_a_line(page: Page, running: Running, path: str) -> Page:
    page.route_web_socket("**/live/**", lambda line: line.close(code=1001))
    page.goto(f"{running.address}{path}")
    expect(page.locator("#live-words")).to_contain_text("Live")
    page.evaluate("window.marked = true")
    return page


def test_what_others_record_comes_without_a_line(phone: BrowserContext, running: Running) -> None:
    centre = a_morning(running)
    board, wall, person = (
        without_a_line(phone.new_page(), running, f"/operations/{centre.id}{place}")
        for place in ("", "/wall", "/people/P02")
    )
    here = int(wall.locator("#wall-here").inner_text())
    centre.has("log-temporary-exit", person="P02")
    for part in (board.locator("#row-P02"), person.locator("#person")):
        expect(part).to_contain_text("out")
    expect(wall.locator("#wall-here")).to_have_text(str(here - 1))
    for page in (board, wall, person):
        expect(page.locator("#live-words")).to_contain_text("Live")
        assert page.evaluate("window.marked") is True


def test_what_is_asked_for_is_what_came_since(phone: BrowserContext, running: Running) -> None:
    centre: Centre = a_morning(running)
    asked: list[Request] = []
    phone.pages[0].on("request", lambda each: asked.append(each) if "/live/operations/" in each.url else None)
    page = without_a_line(phone.pages[0], running, f"/operations/{centre.id}")
    with page.expect_response("**/live/operations/**") as second:
        page.wait_for_event("request", lambda each: "/live/operations/" in each.url)
    said = parse_qs(urlsplit(second.value.url).query)
    assert int(said["after"][0]) == running.application.log.head()
    assert [each["kind"] for each in second.value.json()] == ["heartbeat", "heartbeat"], "nothing is new"


def test_whoever_is_signed_out_or_shut_out_is_told_without_a_line(
    browser: Browser, running: Running, day: Client
) -> None:
    reader = without_a_line(signed_in(browser, running, "reader"), running, f"/operations/{day.operation}")
    board = without_a_line(signed_in(browser, running, "coordinator"), running, f"/operations/{day.operation}")
    revoked = f"/api/operations/{day.operation}/revoke-access"
    assert running.client("manager").post(revoked, json={"partner": "British Red Cross"}).status_code == 200
    expect(reader.locator("h1")).to_have_text("This cannot be found")
    board.context.request.post(f"{running.address}/sign-out")
    expect(board.get_by_role("link", name="Sign in again")).to_be_visible()
    board.wait_for_timeout(2_500)  # The line is asked for again and refused, which makes nothing live.
    expect(board.locator("#live-words")).to_have_text("Not live")
    expect(board.get_by_role("link", name="Sign in again")).to_be_visible()
