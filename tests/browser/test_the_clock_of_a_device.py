"""A phone whose clock is wrong: its form says what it shows, and a time that was read from it is put right."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from domain.times import LONDON
from service.clock import now
from tests.browser.conftest import found_by_axe, signed_in
from tests.browser.given_board import a_morning, on_the_board
from tests.running import Running
from tests.stories.given_clocks import latest
from tests.stories.rows import Client
from web.live import hub

pytestmark = pytest.mark.browser


def test_a_time_read_from_a_clock_three_hours_fast_is_stored_as_long_ago_as_it_was(
    browser: Browser, running: Running, day: Client
) -> None:
    page = signed_in(browser, running, "coordinator", 360, 740)
    shown = now() + timedelta(hours=3)
    page.clock.set_fixed_time(shown)
    page.goto(f"{running.address}/operations/{day.operation}/do/issue-situation-report")
    page.get_by_text("When, and who did it").click()
    page.get_by_label("When did it happen?").fill("tea time")
    assert found_by_axe(page) == []
    page.get_by_role("button", name="Issue a situation report").click()
    expect(page.locator("#happened_at-error")).to_contain_text("must be a real date and time")
    expect(page.get_by_label("When did it happen?")).to_have_value("tea time")
    assert found_by_axe(page) == []
    read = (shown - timedelta(minutes=30)).astimezone(LONDON)
    page.get_by_label("When did it happen?").fill(f"{read:%H:%M}")
    page.get_by_role("button", name="Issue a situation report").click()
    page.wait_for_url("**done=*")
    ago = latest(running).recorded_at - latest(running).happened_at
    assert abs(ago - timedelta(minutes=30)) < timedelta(minutes=2)


@pytest.mark.parametrize("hours", [3, -3])
def test_a_board_goes_on_by_the_clock_of_the_service_when_that_of_the_phone_is_set(
    running: Running, phone: BrowserContext, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    monkeypatch.setattr(hub, "HEARTBEAT", 0.2)
    phone.pages[0].clock.install()
    board = on_the_board(running, phone, a_morning(running))
    waits = re.compile("^4[4-6] min$")
    expect(board.locator("#row-P02 [data-at]").first).to_have_text(waits)
    board.clock.set_system_time(now() + timedelta(hours=hours))
    board.clock.fast_forward(1_000)
    expect(board.locator("#row-P02 [data-at]").first).to_have_text(waits)
    minutes = [now().astimezone(LONDON) + timedelta(minutes=each) for each in (-1, 0, 1)]
    clocks = "|".join(f"{each:%H:%M}" for each in minutes)
    expect(board.locator("#live-words")).to_have_text(re.compile(f"Live ({clocks})"))
