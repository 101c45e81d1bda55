"""The coordinator's guide: what is odd, who leaves together, and several centres."""

import re

from playwright.sync_api import expect

from tests.browser.given_board import alive, two_centres
from tests.browser.given_shift import ROWS, Shift, walks


@walks("A yellow bar is something odd")
def puts_right(shift: Shift) -> None:
    page, odd = shift.page, shift.page.locator("#board-odd li")
    for person in ("P07", "P08", "P09"):
        shift.centre.has("register-person", 2, person=person)
    shift.centre.has("record-departure", 1, person="P06")
    shift.reads("A yellow bar is something odd")
    expect(page.locator("#board-alarms")).to_be_visible()
    shift.taps(page.locator("#board-alarms"))
    words = ("More people registered than arrived", "P06", "The last roll call does not match")
    for each in words:
        expect(odd.filter(has_text=each)).to_be_visible()
    shift.reads("It goes away when it is put right")
    shift.goes_to("/do/record-walk-in")
    shift.tapped(shift.button("Somebody came on foot"), "foot")
    shift.goes_to("/do/check-departure?person=P06")
    shift.taps(page.get_by_label("10 min"))
    shift.tapped(shift.button("Check before leaving"), "P06")
    shift.goes_to("/do/take-roll-call")
    shift.tapped(page.get_by_role("button", name=re.compile("^Everybody is here")), "Roll call")
    shift.board()
    for each in words:
        expect(odd.filter(has_text=each)).to_have_count(0)


@walks("Several leave in one vehicle?")
def leave_together(shift: Shift) -> None:
    page = shift.page
    for person in ("P01", "P02"):
        shift.centre.has("check-departure", 5, person=person)
    shift.reads("Several leave in one vehicle?")
    shift.reads("*Left the centre* lists who is ready")
    shift.more("left the centre", "Left the centre")
    expect(page.locator(".fl-ticks").first.locator("li b")).to_have_text(["P01", "P02"])
    shift.taps(page.locator("label[for=person-P01]"), page.locator("label[for=person-P02]"))
    page.get_by_label("In which vehicle?").fill("T9")
    shift.reads("It is stored for all of them or for none")
    shift.centre.has("record-departure", person="P02")
    before = shift.entries()
    alive(shift.button("Own arrangement")).tap()
    shift.at(".govuk-error-summary", "P02: This person had left by then")
    assert shift.entries() == before
    shift.reads("Who is *not checked* leaves all the same")
    shift.taps(page.get_by_text(re.compile("Others who leave with them|Everybody who has not left")))
    expect(page.locator("label[for=person-P06]")).to_contain_text("not checked")
    shift.taps(page.locator("label[for=person-P06]"))
    alive(shift.button("Left the centre")).tap()
    shift.stored("left the centre for own arrangement, in T9")
    assert shift.entries() == before + 2
    assert [shift.last(each)[1]["person"] for each in (2, 1)] == ["P01", "P06"]
    shift.at("#board-odd", "P06")
    expect(page.locator("#row-P06")).to_have_count(0)


@walks("Several centres?")
def narrows(shift: Shift) -> None:
    page = shift.page
    shift.reads("Several centres?")
    shift.centre = two_centres(shift.running)
    shift.board()
    shift.reads("The board has a line for each above")
    below = page.locator("#next-heading").bounding_box()
    for each in ("C1", "C2"):
        line = page.locator(f"#centre-{each} a").bounding_box()
        assert line
        assert below
        assert line["y"] < below["y"]
    shift.reads("Tap one, and the board")
    theirs = ["P07", "P08", "P09", "P10"]
    shift.taps(page.locator("#centre-C2 a"))
    shift.at("#board-here", "C2: 5 here")
    assert sorted(page.locator(ROWS).all_inner_texts()) == theirs
    shift.taps(shift.dock("Register"))
    expect(page.locator("#centre")).to_have_value("C2")
    page.go_back()
    shift.taps(shift.dock("Out / in"))
    expect(page.locator("[id^=door-] > a:first-child")).to_have_count(4)
    assert sorted(page.locator("[id^=door-] > a:first-child").all_inner_texts()) == theirs
    page.go_back()
    shift.taps(shift.dock("More"), shift.within("#twelve", "A vehicle arrived"), shift.button("2"))
    shift.stored("arrived with 2 people")
    assert shift.last()[1]["centre"] == "C2"
    shift.taps(page.locator("#centre-all a"))
    expect(page.locator(ROWS)).to_have_count(10)
    shift.reads("A roll call is always of one centre")
    shift.taps(page.locator("#centre-C2 a"))
    shift.at("#board-here", "C2:")
    shift.taps(page.locator("#board-call"))
    shift.at("h1", "Take a roll call: C2")
    expect(page.locator("#call .fl-ticks").first.locator("li b")).to_have_text(["P07", "P08", "P10"])
