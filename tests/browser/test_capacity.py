"""Capacity on a screen: the result, "what if" asked with and without a script, and what cannot be read."""

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Route as Asked

from tests.browser.conftest import signed_in
from tests.browser.looked import DARK, DESK, PHONE, Looked, heard
from tests.projections.given_plan import a_whole_plan
from tests.running import PASSWORD, Running
from tests.web.given_texts import stored
from web.pages.capacity import routes

pytestmark = pytest.mark.browser
HOURS = {"starts": "2026-10-13T06:00:00+01:00", "ends": "2026-10-14T20:00:00+01:00"}


def planned(running: Running) -> str:
    day = a_whole_plan(["hours", "rooms"]).has(("CentreHoursPlanned", "op", HOURS))
    day.has(("LanguageExpected", "op", {"language": "vi", "people": 6}))
    return f"{running.address}/operations/{stored(running, day)}"


def test_the_result_is_read_and_another_one_asked_for_by_touch(browser: Browser, running: Running) -> None:
    page, operation = signed_in(browser, running, "manager", PHONE.width, PHONE.height), planned(running)
    said, looked = heard(page), Looked(PHONE, DARK, DESK)
    page.goto(f"{operation}/plan")
    page.get_by_role("link", name="Capacity: simulate the day").click()
    expect(page.get_by_role("heading", name="What most days need")).to_be_visible(timeout=60_000)
    looked.at(page, "capacity-result")
    page.get_by_label("Interpreters, Vietnamese").fill("2")
    page.get_by_role("button", name="Simulate").click()
    expect(page.get_by_role("link", name="As planned")).to_be_visible(timeout=60_000)
    expect(page.get_by_label("Interpreters, Vietnamese")).to_have_value("2")
    assert said == []
    page.get_by_label("Rooms for conversations").fill("three")
    page.get_by_role("button", name="Simulate").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text(
        "Rooms for conversations: Enter a whole number from 1 to 100"
    )
    expect(page.get_by_label("Rooms for conversations")).to_have_value("three")
    looked.at(page, "capacity-refused")
    page.go_back()
    expect(page.get_by_label("Rooms for conversations")).to_be_visible(timeout=60_000)
    assert looked.wrong == {}


def test_it_needs_no_script(browser: Browser, running: Running) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    operation = planned(running)
    page.goto(f"{running.address}/sign-in")
    page.get_by_label("User name").fill("manager")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{operation}/capacity?interpreters-ro=4")
    expect(page.get_by_role("heading", name="What most days need")).to_be_visible(timeout=60_000)
    expect(page.get_by_label("Interpreters, Romanian")).to_have_value("4")


def test_who_reads_how_far_it_is_is_not_put_back_to_the_head_of_the_page_until_it_is_there(
    browser: Browser, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, address = signed_in(browser, running, "manager"), f"{planned(running)}/capacity"
    monkeypatch.setattr(routes, "AT_ONCE", 0.0)
    page.goto(address)
    expect(page.get_by_role("heading", name="The days are being simulated")).to_be_visible()
    page.evaluate("window.marked = true")
    page.get_by_role("link", name="Look again").focus()
    waits = page.content().replace("This page", "Half of it is done. This page")

    def half(asked: Asked) -> None:
        asked.fulfill(status=202, content_type="text/html", body=waits)

    page.route(address, half)
    expect(page.locator("#progress-words")).to_contain_text("Half of it is done.")
    expect(page.get_by_role("link", name="Look again")).to_be_focused()
    assert page.evaluate("window.marked") is True
    page.unroute(address)
    expect(page.get_by_role("heading", name="What most days need")).to_be_visible(timeout=60_000)
