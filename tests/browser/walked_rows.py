"""The coordinator's guide: a row and its sheet, the chips, the dock."""

from playwright.sync_api import expect

from tests.browser.given_shift import ROWS, Shift, clock, walks
from tests.browser.test_scan import A_READER, holds


@walks("3. Tap the row itself")
def opens_a_row(shift: Shift) -> None:
    page = shift.page
    shift.reads("Tap the row itself for all else")
    for minutes in (0, 10, 20, 30):
        words = "now" if not minutes else "30 min" if minutes == 30 else str(minutes)
        shift.taps(shift.person("P04"), page.locator(f".fl-sheet [data-ago]:text-is('{words}')"))
        shift.tapped(shift.sheet("Welfare given"), "P04")
        assert minutes - 1 <= shift.minutes_late() <= minutes + 1
        expect(page.locator(".fl-sheet[open]")).to_have_count(0)
    shift.taps(shift.person("P01"), page.locator(".fl-sheet [data-ago='20']"))
    shift.taps(shift.sheet("Health screen done"))
    shift.tapped(shift.button("No"), "P01: health screen done")
    assert 19 <= shift.minutes_late() <= 21
    shift.taps(shift.person("P01"), page.locator(".fl-sheet [data-ago=other]"), shift.sheet("Went out for a while"))
    page.get_by_label("When did it happen?").fill(clock(15))
    shift.tapped(shift.button("No"), "P01 went out")
    assert 14 <= shift.minutes_late() <= 16
    shift.taps(shift.person("P02"))
    page.go_back()
    expect(page.locator(".fl-sheet[open]")).to_have_count(0)
    for minutes, name in enumerate(("start-person-debrief", "complete-person-debrief", "identify-potential-victim")):
        shift.centre.has(name, 9 - minutes, person="P02")
    shift.board()
    shift.reads("The chips leave those who wait")
    chips_leave(shift)
    finds_a_number(shift)
    shift.board()
    shift.taps(shift.dock("Out / in"), shift.door("P03", "Came back"))
    shift.stored("P03 came back")
    shift.taps(shift.dock("More"))
    expect(page.locator("#twelve li")).to_have_count(12)
    page.get_by_label("Search what can be recorded").fill("consent back")
    expect(page.locator("#all li:visible")).to_have_text(["Takes consent back"])


def chips_leave(shift: Shift) -> None:
    left = {"Waiting": {"P02", "P06", "P04"}, "Here": {"P02", "P04", "P05", "P06"}, "Out": {"P01", "P03"}}
    for chip, people in left.items():
        shift.taps(shift.within(".fl-choose", chip))
        assert set(shift.page.locator(ROWS).all_inner_texts()) == people, chip
    shift.taps(shift.within(".fl-choose", "Mine"))
    assert shift.page.locator(ROWS).all_inner_texts() == ["P02"]


def finds_a_number(shift: Shift) -> None:
    page = shift.page
    shift.reads("*Person no.* finds a number however you write it, and *Scan*")
    page.add_init_script(A_READER)
    page.context.grant_permissions(["camera"])
    shift.board()
    shift.taps(shift.dock("Person no."))
    holds(page, "P04")
    expect(page.get_by_role("heading", name="P04")).to_be_visible()
    for written in ("4", "04", "p4", "P04"):
        shift.board()
        shift.taps(shift.dock("Person no."))
        page.get_by_label("Number").fill(written)
        expect(page.locator("#find-people li:visible")).to_have_text(["P04"])
        shift.taps(shift.button("Open"))
        expect(page.get_by_role("heading", name="P04")).to_be_visible()
