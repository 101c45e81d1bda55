"""A directory is brought as a file, a venue held from it and a partner's card opened: by touch and by mouse."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import signed_in
from tests.browser.looked import DARK, DESK, PHONE, Looked, heard, went
from tests.running import Running
from tests.web.given_directory import as_csv
from tests.web.test_role_card import DUTY
from tests.web.test_role_card import HEADS as CONTACT_HEADS
from tests.web.test_venue_of_a_plan import HALL, HEADS, SHARED

pytestmark = pytest.mark.browser


def _brought(page: Page, running: Running, kind: str, file: Path) -> None:
    page.goto(f"{running.address}/directory/{kind}")
    page.get_by_role("link", name="Import").click()
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Show what it changes").click()
    expect(page.get_by_text("Nothing is stored yet.")).to_be_visible()


def _brings_both(page: Page, running: Running, file: Path, looked: Looked) -> None:
    """Bring a file of venues, two rows of which are wrong; open one; bring a file of contacts."""
    file.write_bytes(as_csv(HEADS, [HALL, SHARED, ["", *HALL[1:]], ["Barn", "", "many", *[""] * 7]]))
    _brought(page, running, "venues", file)
    expect(page.get_by_role("heading", name="Refused: 2")).to_be_visible()
    looked.at(page, "directory-preview")
    page.get_by_role("button", name="Import 2 rows").click()
    expect(page.get_by_text("2 entries now stand as your file gives them.")).to_be_visible()
    looked.at(page, "directory-venues")
    page.get_by_role("link", name=re.compile("Open.*Scout hall")).click()
    looked.at(page, "directory-venue")
    page.get_by_label("Beds").fill("none")
    page.get_by_role("button", name="Change a venue").click()
    expect(page.get_by_text("Beds: Write a number from 0 to 2,000")).to_be_visible()
    looked.at(page, "directory-venue-wrong")
    file.write_bytes(as_csv(CONTACT_HEADS, [["British Red Cross", *DUTY]]))
    _brought(page, running, "partners", file)
    page.get_by_role("button", name="Import 1 row").click()
    expect(page.get_by_text("One entry now stands as you gave it.")).to_be_visible()
    looked.at(page, "directory-partners")


def test_a_directory_is_brought_looked_at_and_used(browser: Browser, running: Running, tmp_path: Path) -> None:
    page = signed_in(browser, running, "manager", PHONE.width, PHONE.height)
    said, looked = heard(page), Looked(PHONE, DARK, DESK)
    _brings_both(page, running, tmp_path / "brought.csv", looked)
    manager = running.client("manager")
    operation = manager.post("/api/operations", json={"name": "Heron", "expected_max": 18}).json()["operation"]
    manager.post(
        f"/api/operations/{operation}/commit-partner", json={"partner": "British Red Cross", "mode": "on_site"}
    )
    went(page, f"{running.address}/operations/{operation}/plan")
    page.get_by_role("link", name="Choose from the directory").click()
    looked.at(page, "plan-venues")
    page.get_by_role("link", name=re.compile("Hold.*Scout hall")).click()
    expect(page.get_by_label("How many beds?")).to_have_value("20")
    looked.at(page, "plan-hold")
    page.get_by_role("button", name="Book the venue").click()
    expect(page.get_by_text("Held, not booked yet", exact=True)).to_be_visible()
    looked.at(page, "plan-held")
    page.get_by_role("link", name="British Red Cross").first.click()
    expect(page.get_by_text("Jo Example")).to_be_visible()
    looked.at(page, "plan-card")
    for name, path in (("plan-contacts", "contacts"), ("plan-chase", "chase/agreement_unsigned")):
        assert went(page, f"{running.address}/operations/{operation}/plan/{path}") == 200
        looked.at(page, name)
    page.get_by_role("button", name=re.compile("Copy.*British Red Cross")).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert looked.wrong == {}
    assert said == ["Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"]
