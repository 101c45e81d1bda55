"""The working board under a thumb, 360 by 740: a row says who, for what, since when, and carries the button."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import head, signed_in
from tests.browser.given_board import Centre, a_morning, alive, on_the_board
from tests.running import Running

pytestmark = pytest.mark.browser
MINUTES = re.compile(r"\d+ min")
"""How long something waits, which goes on between two looks."""


def about(minutes: int, before: str = "", after: str = "") -> re.Pattern[str]:
    """So many minutes, or those that went by meanwhile on a machine that is busy."""
    return re.compile(rf"{before}({'|'.join(str(minutes + late) for late in range(4))})( of \d+)? min{after}")


WHOLLY_IN_VIEW = """() => [...document.querySelectorAll(".fl-p")].filter((row) => {
  const box = row.getBoundingClientRect();
  const dock = document.querySelector(".fl-dock").getBoundingClientRect();
  return box.height && box.bottom <= dock.top && row.querySelector("b")?.textContent;
}).length"""


@pytest.fixture
def centre(running: Running) -> Centre:
    return a_morning(running)


@pytest.fixture
def board(running: Running, phone: BrowserContext, centre: Centre) -> Page:
    return on_the_board(running, phone, centre)


def row(page: Page, ref: str) -> Locator:
    return page.locator(f"#row-{ref}")


def test_with_alarms_standing_the_first_screen_holds_rows_with_a_time_each(board: Page) -> None:
    expect(board.locator("#board-alarms")).to_contain_text("3 alarms")
    assert board.evaluate(WHOLLY_IN_VIEW) >= 6
    assert board.evaluate("document.documentElement.scrollWidth") == 360
    assert board.locator(".fl-p--next:visible").count() == 4
    expect(board.locator("#next-1")).to_contain_text("P03")
    expect(board.locator("#next-1")).to_contain_text(about(23))
    expect(row(board, "P01")).to_contain_text(about(68, after=", over 30"))


def test_the_longest_wait_stands_first(board: Page) -> None:
    found = board.locator("#board-rows .fl-p > a:first-child").all_inner_texts()
    assert found == ["P01", "P06", "P02", "P04", "P03", "P05"]


def test_a_tap_is_stored_where_it_was_made_and_taken_back_from_its_place(
    board: Page, running: Running, centre: Centre
) -> None:
    before = head(running)
    alive(row(board, "P05").get_by_role("button", name="Finish")).tap()
    stored = board.locator("#stored")
    expect(stored).to_contain_text("P05: conversation finished")
    expect(row(board, "P05")).to_contain_text("waiting for finding")
    box, dock = stored.bounding_box(), board.locator(".fl-dock").bounding_box()
    assert box
    assert dock
    assert abs(box["y"] + box["height"] - dock["y"]) <= 1
    alive(stored.get_by_role("button", name="Undo")).tap()
    expect(row(board, "P05")).to_contain_text("in conversation")
    assert head(running) == before + 2
    stored.get_by_role("link", name="Close").tap()
    expect(stored).to_have_count(0)
    assert board.evaluate("window.marked") is True


def test_a_button_whose_meaning_has_changed_takes_no_tap_for_a_while(
    board: Page, running: Running, centre: Centre
) -> None:
    button = alive(board.locator("#next-1 .fl-do"))
    place = button.bounding_box()
    assert place
    centre.has("log-temporary-return", person="P03")
    expect(board.locator("#next-1")).not_to_contain_text("P03")
    before = head(running)
    board.touchscreen.tap(place["x"] + 40, place["y"] + 20)
    board.wait_for_timeout(300)
    assert head(running) == before
    assert board.url.endswith(centre.id)


def test_the_head_says_all_that_it_has_to_say_on_a_narrow_phone(board: Page, centre: Centre) -> None:
    centre.has("record-walk-in", people=3)
    centre.has("report-person-missing", person="P01")
    head = board.locator("#board-here")
    expect(head).to_contain_text(re.compile(r"9 here · 1 missing · 1 out \d+ min · 5 not registered"))
    box = head.bounding_box()
    assert box
    for each in head.locator("b, span span").all():
        part = each.bounding_box()
        assert part
        assert part["x"] + part["width"] <= box["x"] + box["width"], each.inner_text()
        assert part["y"] + part["height"] <= box["y"] + box["height"] + 1, each.inner_text()


def test_minutes_and_their_tone_go_on_without_a_frame(running: Running, phone: BrowserContext) -> None:
    centre = a_morning(running)
    page = phone.new_page()
    page.clock.install()
    page.route_web_socket("**/live/**", lambda silent: None)
    page.route("**/live/**", lambda asked: asked.abort())
    page.goto(f"{running.address}/operations/{centre.id}")
    expect(row(page, "P03")).to_contain_text(about(23))
    page.clock.fast_forward("03:00")
    expect(row(page, "P03")).to_contain_text(about(26))
    page.clock.fast_forward("07:00")
    expect(row(page, "P03")).to_contain_text(re.compile("3[34] min, over 30"))
    assert "fl-is-over" in str(row(page, "P03").get_attribute("class"))


def test_what_came_live_equals_what_is_loaded(board: Page, running: Running, centre: Centre) -> None:
    centre.has("complete-health-screen", 1, person="P01", need_flagged=False)
    centre.has("register-person", person="P07", age="adult")
    centre.has("log-temporary-return", person="P03")
    centre.has("check-departure", person="P06")
    centre.has("record-departure", person="P06", destination="own_arrangement")
    expect(row(board, "P06")).to_have_count(0)
    expect(board.locator("#board-rows .fl-p > a:first-child").first).to_have_text("P03")
    drawn = "document.getElementById('next-new').remove() ?? document.getElementById('board').innerHTML"
    board.wait_for_timeout(1500)  # until the order has followed and every button is alive
    live = MINUTES.sub("min", board.evaluate(drawn))
    board.reload()
    expect(board.locator("#live-words")).to_contain_text("Live")
    board.wait_for_timeout(1500)
    assert MINUTES.sub("min", board.evaluate(drawn)) == live


def test_a_chip_leaves_those_whom_it_names(board: Page, centre: Centre) -> None:
    chips = board.locator(".fl-choose")
    chips.get_by_role("link", name="Out").tap()
    assert board.locator("#board-rows .fl-p:visible > a:first-child").all_inner_texts() == ["P03"]
    assert board.evaluate("window.marked") is True
    chips.get_by_role("link", name="Waiting").tap()
    assert board.locator("#board-rows .fl-p:visible").count() == 4
    chips.get_by_role("link", name="Mine").tap()
    expect(
        board.get_by_text("Yours, by your role: missing; waiting for answer, referral, notification.")
    ).to_be_visible()
    chips.get_by_role("link", name="All").tap()
    assert board.locator("#board-rows .fl-p:visible").count() == 6


def test_the_board_is_tapped_without_scripts_too(browser: Browser, running: Running) -> None:
    centre = a_morning(running)
    context = browser.new_context(java_script_enabled=False)
    context.set_extra_http_headers({"Authorization": running.client().headers["Authorization"]})
    page = context.new_page()
    page.goto(f"{running.address}/operations/{centre.id}")
    expect(page.locator("#live-words")).to_have_text(re.compile(r"^As at \d\d:\d\d$"))
    row(page, "P05").get_by_role("button", name="Finish").click()
    expect(page.locator("#stored")).to_contain_text("P05: conversation finished")
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "P05")).to_contain_text("in conversation")
    page.locator(".fl-choose").get_by_role("link", name="Out").click()
    expect(page.locator("#board-rows .fl-p")).to_have_count(1)


def test_more_offers_twelve_and_finds_all_others_by_a_word(board: Page) -> None:
    board.locator(".fl-dock").get_by_role("link", name="More").tap()
    expect(board.locator("#twelve li")).to_have_count(12)
    expect(board.locator("#twelve")).to_contain_text("6 of 7")
    board.get_by_label("Search what can be recorded").fill("consent back")
    expect(board.locator("#all li:visible")).to_have_count(1)
    board.locator("#all li:visible a").tap()
    expect(board.get_by_role("heading", name="Takes consent back")).to_be_visible()


def test_a_number_is_found_however_it_is_written(board: Page) -> None:
    board.locator(".fl-dock").get_by_role("link", name="Person no.").tap()
    board.get_by_label("Number").fill("4")
    expect(board.locator("#find-people li:visible")).to_have_count(1)
    board.get_by_role("button", name="Open").tap()
    expect(board.get_by_role("heading", name="P04")).to_be_visible()


def test_a_tablet_shows_rooms_interpreters_beds_and_partners_with_a_button_each(
    browser: Browser, running: Running
) -> None:
    centre = a_morning(running)
    page = signed_in(browser, running, "operator", 820, 1180)
    page.goto(f"{running.address}/operations/{centre.id}")
    expect(page.locator("#room-R1")).to_contain_text(about(22, "P05 "))
    expect(page.locator("#room-R1")).to_contain_text("with I1")
    expect(page.locator("#speaks-vi")).to_contain_text("I1 in R1")
    expect(page.locator("#board-beds")).to_contain_text("1 P02")
    here = page.locator("#board-partners li", has_text="Housing team")
    here.get_by_role("button", name="Here").click()
    expect(here.get_by_role("button", name="Left")).to_be_visible()
    alive(page.locator("#room-R1").get_by_role("button", name="Finish")).click()
    expect(page.locator("#room-R1")).to_contain_text("free")


def test_on_a_desk_a_number_and_a_long_wait_stand_apart(browser: Browser, running: Running) -> None:
    centre = a_morning(running)
    centre.has("register-person", 185, person="P100", age="adult", language="ro")
    page = signed_in(browser, running, "operator", 1920, 1080)
    page.goto(f"{running.address}/operations/{centre.id}")
    row = page.locator("#row-P100")
    expect(row).to_contain_text(about(185, after=", over 30"))
    apart = """(row) => {
        const number = document.createRange();
        number.selectNodeContents(row.querySelector("a"));
        return row.querySelector("b").getBoundingClientRect().left - number.getBoundingClientRect().right;
    }"""
    assert row.evaluate(apart) >= 4
