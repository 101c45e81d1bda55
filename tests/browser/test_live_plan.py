"""The plan on a manager's phone while partners answer: it is followed live until the centre opens."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import found_by_axe, signed_in
from tests.running import Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser


def tonight(manager: Client) -> str:
    """An operation whose centre is to open in four hours."""
    opens = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=4)
    said = {"name": "MARIGOLD", "expected_max": 20, "planned_for": opens.date().isoformat()}
    operation = str(manager.post("/api/operations", json=said).json()["operation"])
    ends = opens + timedelta(hours=12)
    enter(manager, operation, "plan-centre-hours", centre="C1", starts=opens.isoformat(), ends=ends.isoformat())
    enter(manager, operation, "commit-partner", partner="NHS", mode="on_site")
    return operation


def enter(manager: Client, operation: str, command: str, **said: str) -> None:
    answer = manager.post(f"/api/operations/{operation}/{command}", json=said)
    assert answer.status_code == 200, answer.text


def test_a_partner_who_commits_stands_in_an_open_plan_without_a_reload(browser: Browser, running: Running) -> None:
    manager = running.client("manager")
    operation = tonight(manager)
    page = signed_in(browser, running, "manager", 360, 740)
    page.goto(f"{running.address}/operations/{operation}")
    expect(page.locator("#live-words")).to_contain_text("Live")
    page.locator("#as").select_option("NHS")
    page.get_by_text("more can wait until tomorrow").click()
    page.evaluate("window.kept = true")
    enter(manager, operation, "commit-partner", partner="Red Cross", mode="on_site")
    expect(page.locator(".fl-hours")).to_contain_text("Red Cross")
    assert page.evaluate("window.kept") is True, "the page was loaded anew"
    expect(page.locator(".fl-plan__later")).to_be_visible()
    expect(page.locator("#as")).to_have_value("NHS")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert found_by_axe(page) == []


def test_a_plan_that_is_over_is_not_called_live(browser: Browser, running: Running, day: Client) -> None:
    page = signed_in(browser, running, "manager")
    page.goto(f"{running.address}/operations/{day.operation}/plan")
    expect(page.locator(".fl-verdict")).to_be_visible()
    expect(page.locator("#live")).to_have_count(0)
