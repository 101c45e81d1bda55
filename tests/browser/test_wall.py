"""A wall at 1920 x 1080: nothing to tap, nothing below the fold, columns as wide as they need."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import signed_in
from tests.browser.given_board import a_morning
from tests.browser.test_board import about
from tests.running import Running

pytestmark = pytest.mark.browser
SHOWN = "(list) => [...list.children].filter((row) => !row.hidden).map((row) => row.id)"
CUT = """() => [...document.querySelectorAll(".fl-onwall__stage ol, .fl-onwall__stage")]
    .filter((each) => each.scrollHeight > each.clientHeight + 1).map((each) => each.id)"""


def test_a_wall_has_nothing_to_tap_and_nothing_below_the_fold(browser: Browser, running: Running) -> None:
    centre = a_morning(running, people=14)
    page = signed_in(browser, running, "operator", 1920, 1080)
    page.goto(f"{running.address}/operations/{centre.id}/wall")
    expect(page.locator("#live-words")).to_contain_text("Live")
    expect(page.locator("#wall-here")).to_have_text("15")
    expect(page.locator("#wall-room")).to_contain_text("P05")
    expect(page.locator("#wall-out")).to_contain_text(about(23, "out "))
    assert page.locator("nav, header a, main a, main button").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    for inside in ("bed", "child", "alone"):
        expect(page.locator("main")).not_to_contain_text(inside)
    centre.has("log-temporary-return", person="P03")
    expect(page.locator("#wall-here")).to_have_text("16")
    for heads in ("408", "2000"):
        assert stands_whole(page, heads), heads


def on_the_wall(browser: Browser, running: Running, people: int, screened: int) -> Page:
    """A wall where so many came, and so many of those were screened and wait to talk; P05 is in a room."""
    centre = a_morning(running, people=people)
    for number in range(6, 6 + screened):
        centre.has("complete-health-screen", 5, person=f"P{number:02}", need_flagged=False)
    page = signed_in(browser, running, "operator", 1920, 1080)
    page.goto(f"{running.address}/operations/{centre.id}/wall")
    expect(page.locator("#live-words")).to_contain_text("Live")
    return page


def test_short_columns_of_a_wall_leave_a_long_one_their_room(browser: Browser, running: Running) -> None:
    """56 wait for their health screen: three pages, where one column alone would turn seven."""
    page = on_the_wall(browser, running, people=60, screened=1)
    expect(page.locator("#wall-n-health")).to_have_text("56")
    expect(page.locator("#wall-page")).to_contain_text("1 of 3")
    assert len(page.locator("#wall-health").evaluate(SHOWN)) == 27
    assert page.locator("#wall-talk").evaluate(SHOWN) == ["wall-P02", "wall-P04", "wall-P06"]
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080


def test_a_column_of_a_wall_that_is_no_short_one_keeps_a_place_of_its_own(browser: Browser, running: Running) -> None:
    """Eight wait to talk: the two columns with one or none share a place, and what they leave goes to the longest."""
    page = on_the_wall(browser, running, people=40, screened=6)
    expect(page.locator("#wall-n-talk")).to_have_text("8")
    expect(page.locator("#wall-page")).to_contain_text("1 of 2")
    assert len(page.locator("#wall-health").evaluate(SHOWN)) == 18
    tops = [page.locator(f"#h-{column}").bounding_box() for column in ("health", "talk", "room", "after")]
    places = [(round(top["x"]), round(top["y"])) for top in tops if top]
    assert places[0][1] == places[1][1] == places[2][1] < places[3][1]
    assert places[2][0] == places[3][0]
    assert page.evaluate(CUT) == []


def stands_whole(page: Page, heads: str) -> bool:
    """Whether so many people would stand in one line inside their tile of a wall."""
    found = page.evaluate(
        """heads => {
            const number = document.getElementById("wall-here");
            number.textContent = heads;
            dispatchEvent(new Event("resize"));
            const range = document.createRange();
            range.selectNodeContents(number);
            const [text, tile] = [range.getBoundingClientRect(), number.parentElement.getBoundingClientRect()];
            return [range.getClientRects().length, text.right <= tile.right, text.bottom <= tile.bottom];
        }""",
        heads,
    )
    return bool(found == [1, True, True])


def test_nobody_is_cut_off_once_the_first_column_of_a_wall_is_empty(browser: Browser, running: Running) -> None:
    """Everybody was screened, as late in every day: how many rows fit was told by a column that had none."""
    page = on_the_wall(browser, running, people=14, screened=9)
    centre = page.url.split("/")[-2]
    for who in page.locator("#wall-health").evaluate(SHOWN):
        body = {"person": who.removeprefix("wall-"), "need_flagged": False}
        answer = running.client().post(f"/api/operations/{centre}/complete-health-screen", json=body)
        assert answer.status_code == 200, answer.text
    expect(page.locator("#wall-n-health")).to_have_text("0")
    assert page.evaluate(CUT) == []
