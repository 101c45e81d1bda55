"""Five leave in one vehicle under a thumb: one tap each, one entry."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import head, violations
from tests.browser.given_board import Centre, a_morning, alive, on_the_board
from tests.running import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def centre(running: Running) -> Centre:
    """Three who need nothing more than a vehicle, each with a bed, so that the evening makes them wait for none."""
    centre = a_morning(running)
    for person in ("P01", "P02", "P06"):
        if person != "P02":
            centre.has("complete-health-screen", 40, person=person, need_flagged=False)
            centre.has("allocate-bed", 30, person=person, kind="centre")
        centre.has("start-person-debrief", 20, person=person)
        centre.has("decline-person-debrief", 19, person=person)
        centre.has("check-departure", 15, person=person)
    return centre


@pytest.fixture
def board(running: Running, phone: BrowserContext, centre: Centre) -> Page:
    return on_the_board(running, phone, centre)


def test_several_leave_by_one_tap_each_and_one_entry(board: Page, running: Running, centre: Centre) -> None:
    board.goto(f"{running.address}/operations/{centre.id}/next")
    row = board.locator(".fl-p", has_text="waiting for transport")
    expect(row).to_contain_text("3 people")
    alive(row.get_by_role("link", name="See who")).tap()
    expect(board.locator(".fl-ticks").first.locator("li")).to_have_count(3)
    before = head(running)
    for person in ("P01", "P02", "P06"):
        board.locator(f"label[for=person-{person}]").tap()
    sums = board.locator(".fl-call__n")
    assert sums.evaluate("each => getComputedStyle(each, '::after').content") in ("counter(seen)", '"3"')
    assert board.evaluate("document.documentElement.scrollWidth") == 360
    board.get_by_label("In which vehicle?", exact=False).fill("t9")
    assert violations(board) == []
    alive(board.get_by_role("button", name="Own arrangement")).tap()
    expect(board.locator("#stored")).to_contain_text("left the centre for own arrangement, in T9")
    assert head(running) == before + 3
    for person in ("P01", "P02", "P06"):
        expect(board.locator(f"#row-{person}")).to_have_count(0)


def test_what_was_tapped_and_typed_stands_where_it_is_refused_by_somebody_quicker(
    board: Page, running: Running, centre: Centre
) -> None:
    board.goto(f"{running.address}/operations/{centre.id}/do/record-departure")
    for person in ("P01", "P02"):
        board.locator(f"label[for=person-{person}]").tap()
    board.get_by_label("In which vehicle?", exact=False).fill("T9")
    centre.has("record-departure", person="P02")
    before = head(running)
    alive(board.get_by_role("button", name="Not recorded")).tap()
    summary = board.locator(".govuk-error-summary")
    expect(summary).to_contain_text("P02: This person had left by then")
    expect(summary).not_to_contain_text("P01")
    expect(board.locator("#person-P01")).to_be_checked()
    expect(board.get_by_label("In which vehicle?", exact=False)).to_have_value("T9")
    assert head(running) == before
    alive(board.get_by_role("button", name="Not recorded")).tap()
    expect(board.locator("#stored")).to_contain_text("P01 left the centre, in T9")
    assert head(running) == before + 1
