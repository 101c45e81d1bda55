"""Somebody's sheet over the board: opened and closed without losing the place, and what is recorded on it."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import head, signed_in
from tests.browser.given_board import a_morning, alive, on_the_board
from tests.running import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def board(running: Running, phone: BrowserContext) -> Page:
    return on_the_board(running, phone, a_morning(running))


def row(page: Page, ref: str) -> Locator:
    return page.locator(f"#row-{ref}")


def test_a_row_opens_its_person_over_the_board_and_back_closes_them(board: Page, running: Running) -> None:
    board.evaluate("scrollTo(0, 200)")
    row(board, "P04").locator("a").first.tap()
    sheet = board.locator(".fl-sheet")
    expect(sheet).to_contain_text("P04")
    board.go_back()
    expect(sheet).to_have_count(0)
    assert board.evaluate("[window.marked, scrollY]") == [True, 200]


def test_what_happened_a_while_ago_takes_one_more_tap(board: Page, running: Running) -> None:
    before = head(running)
    row(board, "P04").locator("a").first.tap()
    sheet = board.locator(".fl-sheet")
    sheet.get_by_role("button", name="20").tap()
    alive(sheet.get_by_role("button", name="Give a bed")).tap()
    expect(board.locator("#stored")).to_contain_text("P04: bed given")
    expect(sheet).to_have_count(0)
    expect(row(board, "P04")).to_contain_text("bed 2")
    assert head(running) == before + 1
    state = running.application.days.get(board.url.rpartition("/")[2].partition("#")[0])  # type: ignore[arg-type]
    assert state
    given = state.recorded_events[-1].envelope
    assert 19 <= (given.recorded_at - given.happened_at).total_seconds() / 60 <= 21


def test_what_others_record_meanwhile_leaves_an_open_sheet_with_its_times_and_its_board(
    running: Running, phone: BrowserContext
) -> None:
    centre = a_morning(running)
    board = on_the_board(running, phone, centre)
    row(board, "P02").locator("a").first.tap()
    sheet = board.locator(".fl-sheet")
    sheet.get_by_role("button", name="20").tap()
    centre.has("log-temporary-exit", 40, person="P02")
    came_back = sheet.get_by_role("button", name="Came back in")
    expect(came_back).to_be_visible()
    expect(board).to_have_title("Board – Firstlight")
    expect(sheet.get_by_role("button", name="20")).to_have_attribute("aria-pressed", "true")
    alive(came_back).tap()
    expect(board.locator("#stored")).to_contain_text("P02 came back")
    expect(sheet).to_have_count(0)
    assert board.evaluate("window.marked") is True
    state = running.application.days.get(centre.id)  # type: ignore[arg-type]
    assert state
    given = state.recorded_events[-1].envelope
    assert 19 <= (given.recorded_at - given.happened_at).total_seconds() / 60 <= 21


def test_the_board_stays_as_it_is_under_every_address_that_it_has(board: Page) -> None:
    board.goto(f"{board.url}/board?only=waiting")
    board.evaluate("window.marked = true")
    alive(board.locator("#next-1 .fl-do")).tap()
    expect(board.locator("#stored")).to_contain_text("P03 came back")
    row(board, "P01").locator("a").first.tap()
    sheet = board.locator(".fl-sheet")
    expect(sheet).to_contain_text("P01")
    sheet.get_by_role("button", name="Close").tap()
    board.locator("#board-beds a").tap()
    expect(sheet).to_contain_text("P02")
    board.go_back()
    expect(sheet).to_have_count(0)
    assert board.evaluate("window.marked") is True
    alive(row(board, "P01").get_by_role("link", name="Screened")).tap()
    board.get_by_role("link", name="Back without recording").tap()
    expect(board).to_have_url(re.compile(r"/board\?only=waiting$"))


def test_missing_and_keep_apart_stand_whole_at_the_head_of_a_sheet(running: Running, phone: BrowserContext) -> None:
    centre = a_morning(running)
    centre.has("set-keep-apart-flag", person="P04", apart_from="P03")
    centre.has("report-person-missing", person="P04")
    board = on_the_board(running, phone, centre)
    row(board, "P04").locator("a").first.tap()
    red = board.locator(".fl-sheet .govuk-tag--red")
    expect(red).to_have_text(["missing", "keep apart"])
    whole = "every => every.map((each) => each.scrollWidth <= each.clientWidth)"
    assert red.evaluate_all(whole) == [True, True]
    ends = red.last.evaluate("each => each.getBoundingClientRect().right")
    assert ends < board.get_by_role("button", name="Close", exact=True).evaluate(
        "each => each.getBoundingClientRect().left"
    )


def test_a_tag_without_room_at_the_head_of_a_sheet_is_said_below_and_none_is_cut(
    browser: Browser, running: Running
) -> None:
    centre = a_morning(running)
    centre.has("set-keep-apart-flag", person="P04", apart_from="P03")
    for width, height in ((360, 740), (820, 1180), (1920, 1080)):
        page = signed_in(browser, running, "operator", width, height)
        page.goto(f"{running.address}/operations/{centre.id}")
        row(page, "P04").locator("a").first.click()
        expect(page.locator(".fl-sheet .fl-person__who")).to_contain_text("Age uncertain: treated as a child")
        cut = """every => every.filter((each) => {
            const head = each.parentElement.getBoundingClientRect(), tag = each.getBoundingClientRect();
            return tag.top < head.bottom && (tag.bottom > head.bottom || each.scrollWidth > each.clientWidth);
        }).length"""
        assert page.locator(".fl-sheet .govuk-tag").evaluate_all(cut) == 0
        expect(page.locator(".fl-sheet .govuk-tag--red")).to_be_in_viewport()
        page.close()
