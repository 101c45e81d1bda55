"""The coordinator's guide, its first steps: the board and a tap."""

import re

from playwright.sync_api import expect

from domain.times import LONDON
from tests.browser.given_shift import ROWS, Shift, walks


@walks("You have a phone")
def in_two_taps(shift: Shift) -> None:
    shift.reads("You have a phone")
    assert shift.page.evaluate("document.documentElement.scrollWidth") == 360
    shift.reads("Everything that happens is two taps")
    with shift.does("a meal for all"):
        shift.taps(shift.dock("More"), shift.within("#twelve", "Meal for all"))
        shift.stored("Everybody on site: welfare, food")
    assert shift.done[0].taps == 2


@walks("1. Open the operation")
def opens(shift: Shift) -> None:
    page = shift.page
    shift.reads("Open the operation")
    page.goto(f"{shift.running.address}/operations")
    shift.taps(page.locator(f"a[href$='{shift.centre.id}']").first)
    shift.is_live()
    shift.reads("One sentence says who is here")
    expect(page.locator("#board-here")).to_have_text(re.compile(r"7 here · 1 out 2[345] min · 2 not registered"))
    expect(page.locator("#n-registered")).to_be_hidden()
    shift.taps(page.get_by_text("2 not registered"))
    expect(page.locator("#n-registered")).to_have_text("6")
    expect(page.locator("#board-odd li:visible")).to_have_count(3)
    shift.reads("*Live* and the minute stand above it")
    expect(page.locator("#live-words")).to_have_text(re.compile(r"^Live \d\d:\d\d$"))
    above, sentence = page.locator("#live-words").bounding_box(), page.locator("#board-here").bounding_box()
    assert above
    assert sentence
    assert above["y"] + above["height"] <= sentence["y"]
    shift.running.stop()
    expect(page.locator("#live-words")).to_contain_text("Not live")
    shift.running.start()
    answer = shift.running.client().post(
        f"/api/operations/{shift.centre.id}/log-temporary-return", json={"person": "P03"}
    )
    assert answer.status_code == 200
    expect(page.locator("#board-here")).to_contain_text("8 here")
    shift.is_live()
    shift.reads("Should it say that Firstlight was put back to an earlier copy")
    page.route_web_socket("**/live/**", lambda line: line.close(code=4409))
    page.reload()
    expect(page.locator("#live-stale")).to_contain_text("write down what has to be entered again, then reload the page")
    expect(page.locator("#board-here")).to_contain_text("8 here")


@walks("2. *Do next*")
def does_next(shift: Shift) -> None:
    page = shift.page
    shift.reads("*Do next* holds what cannot wait")
    shift.at("#next-1", "P03")
    shift.at("#next-1", "child, out alone")
    shift.reads("Below it the people, the longest wait first")
    assert page.locator(ROWS).all_inner_texts() == ["P01", "P06", "P02", "P04", "P03", "P05"]
    expect(page.locator("#row-P06")).to_contain_text(re.compile(r"health *6\d min, over 30"))
    expect(page.locator("#board-rows .fl-p .fl-do")).to_have_count(6)
    shift.reads("A tap is recorded where you made it")
    shift.tapped(shift.row("P05", "Finish"), "P05: conversation finished")
    name, said, envelope = shift.last()
    assert (name, said["person"], envelope.on_behalf_of) == ("PersonDebriefCompleted", "P05", "Police")
    assert shift.minutes_late() == 0
    in_sight = page.locator("#stored small")
    expect(in_sight).to_have_text(f"{envelope.happened_at.astimezone(LONDON):%H:%M}, Police")
    assert in_sight.evaluate("each => each.scrollWidth <= each.clientWidth")
    shift.tapped(shift.row("P03", "Came back"), "P03 came back")
    expect(in_sight).to_contain_text(", Council")
    shift.board()
    shift.reads("A form opens only where something must be chosen")
    shift.taps(shift.row("P01", "Screened"))
    expect(shift.button("No")).to_be_visible()
    shift.board()
    shift.reads("Nothing moves under your thumb")
    keeps_its_order(shift)


def keeps_its_order(shift: Shift) -> None:
    """A thumb that lies still on the board for longer than the order waits otherwise."""
    page = shift.page
    finger = page.context.new_cdp_session(page)
    page.locator("#row-P06").scroll_into_view_if_needed()
    box, order = page.locator("#row-P06").bounding_box(), page.locator(ROWS).all_inner_texts()
    assert box
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 5}
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [place]})
    shift.centre.has("complete-health-screen", person="P06", need_flagged=False)
    shift.at("#row-P06", "conversation")
    page.wait_for_timeout(1500)  # longer than the order waits after a tap
    assert page.locator(ROWS).all_inner_texts() == order
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(ROWS)).not_to_have_text(order)
