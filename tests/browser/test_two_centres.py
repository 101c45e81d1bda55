"""Two centres under a thumb and on a wall: switch, move a person, both on the wall."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import head, signed_in, violations
from tests.browser.given_board import Centre, alive, on_the_board, two_centres
from tests.running import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def centre(running: Running) -> Centre:
    return two_centres(running)


@pytest.fixture
def board(running: Running, phone: BrowserContext, centre: Centre) -> Page:
    return on_the_board(running, phone, centre)


def shown(page: Page) -> list[str]:
    return sorted(page.locator("#board-rows .fl-p > a:first-child").all_inner_texts())


def narrowed(page: Page, ref: str) -> None:
    page.locator(f"#centre-{ref} a").tap()
    expect(page.locator("#live-words")).to_contain_text("Live")
    expect(page.locator(f"#centre-{ref} a")).to_have_attribute("aria-current", "true")


def test_a_tap_on_a_centre_leaves_that_centre_alone_and_another_brings_all_back(board: Page, centre: Centre) -> None:
    expect(board.locator("#centre-C2")).to_contain_text("5 here")
    expect(board.locator("#centre-C2")).to_contain_text("2 not registered")
    expect(board.locator("#centre-C2")).to_contain_text("roll call late")
    assert board.evaluate("document.documentElement.scrollWidth") == 360
    narrowed(board, "C2")
    assert shown(board) == ["P07", "P08", "P09", "P10"]
    assert board.url.endswith("?centre=C2")
    expect(board.locator("#board-here")).to_contain_text("C2: 5 here")
    assert violations(board) == []
    board.get_by_role("link", name="Out 1").tap()
    expect(board.locator("#row-P09")).to_be_visible()
    expect(board.locator("#row-P07")).to_be_hidden()
    board.locator("#centre-all a").tap()
    expect(board.locator("#row-P01")).to_be_visible()


def test_a_narrowed_board_stays_narrowed_while_things_happen_at_both(board: Page, centre: Centre) -> None:
    narrowed(board, "C2")
    centre.has("log-temporary-exit", person="P01")
    expect(board.locator("#centre-C1")).to_contain_text("6 here")
    centre.has("log-temporary-return", person="P09")
    expect(board.locator("#board-here")).to_contain_text("C2: 6 here")
    assert shown(board) == ["P07", "P08", "P09", "P10"]
    alive(board.locator("#row-P10").get_by_role("link", name="Screened")).tap()
    board.get_by_role("link", name="Back without recording").tap()
    expect(board.locator("#board-here")).to_contain_text("C2: 6 here")


def test_a_registration_from_a_narrowed_board_is_at_its_centre_and_leads_back_to_it(
    board: Page, running: Running, centre: Centre
) -> None:
    narrowed(board, "C2")
    board.get_by_role("link", name="Register", exact=True).last.tap()
    expect(board.locator("#centre")).to_have_value("C2")
    alive(board.locator("form button.govuk-button").last).tap()
    expect(board.locator("#stored")).to_contain_text("P11 registered, at C2")
    expect(board.locator("#row-P11")).to_be_visible()
    assert "centre=C2" in board.url
    expect(board.locator("#row-P01")).to_have_count(0)


def test_somebody_is_moved_from_their_sheet_by_two_taps(board: Page, running: Running, centre: Centre) -> None:
    narrowed(board, "C2")
    board.locator("#row-P08 > a").first.tap()
    before = head(running)
    alive(board.locator(".fl-sheet").get_by_role("link", name="Moved to another centre")).tap()
    expect(board.locator("#centre")).to_have_value("C1")
    alive(board.get_by_role("button", name="Moved to another centre")).tap()
    expect(board.locator("#stored")).to_contain_text("P08 moved to C1")
    expect(board.locator("#row-P08")).to_have_count(0)
    assert head(running) == before + 1


def test_the_wall_and_the_desk_hold_both_centres_and_nothing_below_the_fold(
    browser: Browser, running: Running, centre: Centre
) -> None:
    page = signed_in(browser, running, "operator", 1920, 1080)
    page.goto(f"{running.address}/operations/{centre.id}/wall")
    expect(page.locator("#live-words")).to_contain_text("Live")
    wall = page.locator("#wall-centres")
    expect(wall).to_contain_text("C1 7 here 2 not registered 9 of 10 beds left")
    expect(wall).to_contain_text("C2 5 here 2 not registered 2 of 3 beds left")
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    box, foot = wall.bounding_box(), page.locator(".fl-onwall__foot").bounding_box()
    assert box
    assert foot
    assert box["y"] + box["height"] <= foot["y"] + foot["height"]
    centre.has("move-to-other-centre", person="P08", centre="C1")
    expect(wall).to_contain_text("C1 8 here")
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{running.address}/operations/{centre.id}")
    line = page.locator("#centre-C2 a")
    expect(line).to_contain_text("roll call late, was due")
    box = line.bounding_box()
    assert box
    assert box["height"] >= 44
    line.click()
    expect(page.locator("#board-here")).to_contain_text("C2: 4 here")
    assert violations(page) == []
