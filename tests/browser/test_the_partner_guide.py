"""docs/guide/partner.md, followed word for word by somebody from the British Red Cross."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import found_by_axe, signed_in
from tests.postgres import address
from tests.running import Running
from tests.stories.rows import Client, reference_rows, replayed_into

pytestmark = pytest.mark.browser
GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "partner.md").read_text()


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Running]:
    """A server over the finished reference day."""
    path = tmp_path / "day.db"
    replayed_into(address(path))
    server = Running(path)
    server.start()
    yield server
    server.stop()


def test_the_briefing_is_read_and_confirmed_as_the_guide_says(browser: Browser, running: Running) -> None:
    client = Client(running.client())
    for row in reference_rows()[:25]:
        client.carry_out(row)
    briefing = {"version": 1, "text": "Bring blankets.\nThe rear door."}
    client.http.post(f"/api/operations/{client.operation}/issue-briefing", json=briefing)
    page = signed_in(browser, running, "reader", 360, 740)
    page.goto(f"{running.address}/operations/{client.operation}")
    page.get_by_role("link", name="Latest briefing").click()
    expect(page.get_by_text("Bring blankets.")).to_be_visible()
    assert found_by_axe(page) == []
    page.get_by_role("button", name="British Red Cross has read this briefing").click()
    expect(page.get_by_text("opened here and confirmed").first).to_be_visible()
    expect(page.get_by_role("button", name="British Red Cross has read this briefing")).to_have_count(0)


def test_every_step_of_the_guide_can_be_taken(browser: Browser, finished: Running) -> None:
    page = signed_in(browser, finished, "reader")
    page.locator(".fl-row").first.click()
    page.locator(".fl-menu summary").click()
    page.get_by_role("navigation", name="Operation").get_by_role("link", name="Debrief").click()
    expect(page.locator(".fl-answer__first")).to_contain_text("11 people")
    page.get_by_text("As a table").first.click()
    page.locator(".fl-tile__open", has_text="Potential victims").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Potential victims")
    expect(page.get_by_text("not shown to you")).to_be_visible()
    page.get_by_role("navigation", name="Operation").get_by_role("link", name="Replay").click()
    address = page.url
    page.get_by_role("link", name="As it was known").click()
    expect(page.get_by_role("heading", name="What was not known then")).to_be_visible()
    page.goto(address)
    page.get_by_role("navigation", name="Operation").get_by_role("link", name="Debrief").click()
    page.get_by_label("As things were at").fill("2026-10-13T12:00")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".fl-tile", has_text="Potential victims")).to_contain_text("4")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download as Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("link", name="Published versions").click()
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_text("partner version 1").first).to_be_visible()
    page.get_by_role("navigation", name="Operation").get_by_role("link", name="Debrief").click()
    page.get_by_role("link", name="Debriefs held, and what is still to be done").click()
    expect(page.get_by_text("L6").first).to_be_visible()
    page.get_by_role("link", name="Lessons of all operations").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lessons")


@pytest.mark.parametrize(
    "words",
    ["As a table", "As it was known", "What was not known then", "Published versions", "Download as PDF", "As of"],
)
def test_the_guide_names_what_stands_on_the_pages(words: str) -> None:
    assert f"*{words}*" in GUIDE
