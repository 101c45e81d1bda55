"""The replay as somebody in the debrief uses it: by hand, by keyboard, on a phone, without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import signed_in, violations
from tests.browser.looked import PHONE, TABLET, WALL, turned
from tests.running import Running
from tests.web.given_replay import carried_out, offline

pytestmark = pytest.mark.browser
HIDDEN_BY_THE_BAR = """() => {
  const bar = document.querySelector(".fl-replay"), focus = document.activeElement;
  const [over, under] = [bar.getBoundingClientRect(), focus.getBoundingClientRect()];
  return !bar.contains(focus) && under.top < over.bottom - 1 && under.bottom > over.top + 1;
}"""
STARTS = "2026-10-13T08:27"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str]]:
    """A server with the reference day in its store, tablets offline from 14:10 to 14:40."""
    running = Running(tmp_path_factory.mktemp("replay") / "day.db")
    operation = carried_out(running, offline())
    running.start()
    yield running, f"/operations/{operation}/replay"
    running.stop()


def opened(
    browser: Browser, served: tuple[Running, str], moment: str = STARTS, clock: str = "happened", width: int = 820
) -> Page:
    """The coordinator's replay at a moment; a mark in the page says whether it was ever loaded again."""
    running, path = served
    page = signed_in(browser, running, "coordinator", width)
    page.goto(f"{running.address}{path}?moment={moment}&clock={clock}")
    page.evaluate("window.marked = true")
    return page


def on_site(page: Page) -> str:
    return page.locator("#board-counts .fl-count--main b").inner_text()


def expect_moment(page: Page, moment: str, clock: str = "happened") -> None:
    """The page shows the moment, its address says so, and it was not loaded again."""
    expect(page.locator("#replay-now")).to_have_attribute("data-moment", moment)
    page.wait_for_url(f"**/replay?moment={moment}&clock={clock}")
    assert page.evaluate("window.marked") is True


def test_the_keyboard_moves_the_slider_entry_by_entry(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served)
    registered = page.locator("#board-counts .fl-count", has_text="registered").locator("b")
    expect(registered).to_have_text("12")
    expect(page.locator("#board-alarms")).to_contain_text("More people registered than arrived")
    page.locator("#replay-slider").focus()
    page.keyboard.press("ArrowRight")
    expect_moment(page, "2026-10-13T08:30")
    expect(registered).to_have_text("11")
    expect(page.locator("#board-alarms")).not_to_contain_text("More people registered than arrived")
    expect(page.locator("#replay-says")).to_contain_text("08:30 Tue 13 Oct 2026. ")
    expect(page.locator("#replay-slider")).to_have_attribute("aria-valuetext", re.compile("13 Oct.*08:30"))
    page.keyboard.press("ArrowLeft")
    expect_moment(page, STARTS)
    page.keyboard.press("End")
    expect_moment(page, "2026-11-10T10:00")
    expect(page.locator("#replay-slider")).to_be_focused()
    page.reload()
    expect(page.locator("#replay-now")).to_have_attribute("data-moment", "2026-11-10T10:00")


def test_where_nobody_answers_the_moment_that_is_shown_stays(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served)
    page.route(
        "**/*", lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>502 Bad Gateway</h1>")
    )
    page.locator("#replay-slider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#unsent")).to_have_text("No answer. This page stays as it is: try again in a moment.")
    expect_moment(page, STARTS)
    page.unroute("**/*")
    page.keyboard.press("ArrowRight")
    expect_moment(page, "2026-10-13T08:30")


def test_dragging_the_slider_changes_the_board_and_the_address(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served, "2026-09-22T10:00")
    assert on_site(page) == "0"
    slider = page.locator("#replay-slider")
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    before = slider.evaluate("each => each.valueAsNumber")
    page.mouse.move(box["x"] + 14, middle)
    page.mouse.down()
    for part in range(1, 60):
        page.mouse.move(box["x"] + 14 + box["width"] * part / 120, middle)
    page.mouse.up()
    stops = (slider.get_attribute("data-moments") or "").split()
    there = slider.evaluate("each => each.valueAsNumber")
    assert there > before + 50
    expect_moment(page, stops[there])
    expect(page.locator("#board-counts .fl-count--main b")).to_have_text("11")
    expect(page.locator("#replay-played")).to_have_attribute("width", str(there))


def test_links_lead_to_moments_without_a_reload(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served)
    page.get_by_role("link", name="Next", exact=True).click()
    expect_moment(page, "2026-10-13T08:30")
    page.get_by_role("link", name="Closed", exact=True).click()
    expect_moment(page, "2026-10-14T20:15")
    page.locator("#replay-timeline").get_by_role("link", name="18:10").first.click()
    expect_moment(page, "2026-10-14T18:10")
    page.get_by_role("link", name="Now", exact=True).click()
    expect_moment(page, "2026-11-10T10:00")
    expect(page.get_by_role("link", name="Next", exact=True)).to_have_count(0)


def test_who_steps_to_the_end_by_keyboard_goes_on_from_the_slider(
    browser: Browser, served: tuple[Running, str]
) -> None:
    page = opened(browser, served, "2026-11-03T15:00")
    page.get_by_role("link", name="Next", exact=True).focus()
    page.keyboard.press("Enter")
    expect_moment(page, "2026-11-10T10:00")
    expect(page.locator("#replay-slider")).to_be_focused()


def test_it_plays_calmly_and_pauses(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served)
    page.clock.install(time=0)
    page.reload()
    page.clock.pause_at(60)
    page.evaluate("window.marked = true")
    page.get_by_role("button", name="Play").click()
    expect_moment(page, "2026-10-13T08:30")
    page.clock.run_for(1700)
    expect_moment(page, "2026-10-13T08:30")
    page.clock.run_for(200)
    expect_moment(page, "2026-10-13T08:32")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(10_000)
    expect_moment(page, "2026-10-13T08:32")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_play_ends_at_the_last_entry(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served, "2026-11-03T15:00")
    page.get_by_role("button", name="Play").click()
    expect_moment(page, "2026-11-10T10:00")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_the_other_clock_opens_what_was_not_known(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served, "2026-10-13T14:41")
    hidden = page.locator("#replay-unknown")
    expect(hidden).to_be_hidden()
    expect(page.locator("#replay-unknown-sum")).to_have_text("4 entries")
    page.get_by_text("What was not known then").click()
    expect(hidden).to_contain_text("P03 agrees to be referred")
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator("#replay-unknown-sum")).to_have_text("nothing")
    expect(hidden).to_be_visible()
    page.get_by_role("link", name="Previous", exact=True).click()
    expect(page.locator("#replay-unknown-sum")).to_have_text("4 entries")
    page.get_by_role("link", name="As it was known").click()
    page.wait_for_url("**&clock=known")
    expect(hidden).to_be_visible()
    hidden.get_by_role("link").first.click()
    page.wait_for_url("**&clock=happened")


def test_signed_out_the_next_move_leads_to_the_sign_in_page(browser: Browser, served: tuple[Running, str]) -> None:
    page = opened(browser, served)
    page.context.clear_cookies()
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_it_works_without_scripts(browser: Browser, served: tuple[Running, str]) -> None:
    running, path = served
    context = browser.new_context(java_script_enabled=False)
    context.set_extra_http_headers({"Authorization": running.client("coordinator").headers["Authorization"]})
    page = context.new_page()
    page.goto(f"{running.address}{path}?moment={STARTS}")
    expect(page.get_by_role("button", name="Play")).to_be_hidden()
    page.get_by_role("link", name="Next", exact=True).click()
    page.wait_for_url("**/replay?moment=2026-10-13T08:30&clock=happened")
    page.locator("#replay-slider").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Go to where the slider is").click()
    page.wait_for_url(re.compile(r"moment=2026-0\d-\d\dT\d\d:\d\d&clock=happened$"))
    expect(page.locator("#replay-now")).to_contain_text("entry 1 of")
    page.get_by_label("Go to a time").fill("2026-10-13T14:41")
    page.get_by_role("button", name="Go", exact=True).click()
    assert on_site(page) == "11"


@pytest.mark.parametrize("clock", ["happened", "known"])
def test_no_violation_nothing_sideways_and_targets_for_fingers(
    browser: Browser, served: tuple[Running, str], clock: str
) -> None:
    page = opened(browser, served, "2026-10-13T14:41", clock, PHONE.width)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for moment in ("2026-10-13T14:41", "2026-01-01T00:00", "2026-11-10T10:00"):
        page.goto(f"{served[0].address}{served[1]}?moment={moment}&clock={clock}")
        for device in (PHONE, TABLET, WALL):
            turned(page, device)
            assert violations(page) == [], device.name
            assert page.evaluate("document.documentElement.scrollWidth") <= device.width
            small = page.evaluate(
                "[...document.querySelectorAll('main :is(.fl-replay, .fl-ways) :is(a, button, input), main summary')]"
                ".filter(each => each.offsetHeight && (each.offsetHeight < 44 || each.offsetWidth < 44))"
                ".map(each => each.outerHTML)"
            )
            assert small == [], device.name
        turned(page, PHONE)
    assert said == []


def test_the_bar_stays_in_sight_and_never_hides_what_has_the_focus(
    browser: Browser, served: tuple[Running, str]
) -> None:
    page = opened(browser, served, "2026-10-13T14:41", width=360)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("#replay-slider").focus()
    expect(page.locator("#replay-slider")).to_be_in_viewport()
    page.locator("#board-people a").last.focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(HIDDEN_BY_THE_BAR) is False, page.evaluate("document.activeElement.outerHTML")
