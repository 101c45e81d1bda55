"""The coordinator's guide: a roll call, and what is asked for when somebody is missing."""

import re

from playwright.sync_api import expect

from tests.browser.given_board import alive
from tests.browser.given_shift import Shift, walks


@walks("A roll call is one tap away")
def calls_the_roll(shift: Shift) -> None:
    page = shift.page
    shift.reads("A roll call is one tap away")
    shift.taps(shift.dock("More"), shift.within("#twelve", "Take a roll call"))
    shift.at("h1", "Take a roll call")
    shift.board()
    expect(page.locator("#board-here b").first).to_have_css("text-decoration-line", "underline")
    shift.taps(page.locator("#board-call"))
    shift.reads("It lists everybody who should be here")
    listed = page.locator("#call .fl-ticks").first.locator("li b")
    expect(listed).to_have_text(["P01", "P02", "P04", "P05", "P06"])
    shift.reads("Where some who came have no number yet")
    not_registered(shift, 2)
    shift.reads("*Everybody is here* then records it at once")
    records(shift, "Everybody is here: record 5 of 5", present=7, seen=("P01", "P02", "P04", "P05", "P06"))
    shift.taps(page.locator("label[for=seen-P01]"), page.locator("label[for=seen-P05]"))
    not_registered(shift, 0)
    records(shift, re.compile("^Record 2 of 5"), present=2, seen=("P01", "P05"))
    shift.taps(page.locator("label[for=absent-P04]"))
    not_registered(shift, 1)
    records(shift, re.compile("^Record .*all but P04"), present=5, seen=("P01", "P02", "P05", "P06"))
    shift.reads("Whoever was not seen stands on top afterwards")
    shift.at("#last-call", "P04 not seen")
    unseen = page.locator("#last-call")
    expect(unseen.get_by_role("button", name="Report missing")).to_be_visible()
    alive(unseen.get_by_role("button", name="Went out for a while")).tap()
    shift.at("#last-call", "P04 not seen: out")
    assert shift.last()[0] == "TemporaryExitLogged"


def not_registered(shift: Shift, many: int) -> None:
    shift.taps(shift.answer("not_registered", str(many)))


def records(shift: Shift, button: str | re.Pattern[str], present: int, seen: tuple[str, ...]) -> None:
    shift.tapped(shift.page.get_by_role("button", name=button), "Roll call")
    name, said, _ = shift.last()
    assert (name, said["present"], tuple(each.ref for each in said["seen"])) == ("RollCallTaken", present, seen)


@walks("Somebody is missing")
def misses(shift: Shift) -> None:
    page, steps = shift.page, {}
    shift.centre.has("log-temporary-return", 1, person="P03")
    shift.reads("Somebody is missing: *What is asked for*, on their page")
    for person in ("P01", "P03"):
        shift.centre.has("take-roll-call", present=1, seen=["P05"])
        shift.centre.has("report-person-missing", person=person)
        shift.board()
        shift.taps(shift.page.locator(f"#row-{person} > a").first)
        shift.at(".fl-sheet", "what is asked for")
        shift.goes_to("/do/take-roll-call")
        shift.taps(page.locator(".fl-unseen", has_text=person).get_by_role("link", name="What is asked for"))
        steps[person] = does_each_step(shift)
    assert steps["P03"] > steps["P01"] > 0


def does_each_step(shift: Shift) -> int:
    step = shift.page.get_by_role("button", name="Done now")
    expect(step.first).to_be_visible()
    steps = step.count()
    for left in reversed(range(steps)):
        before = shift.entries()
        alive(step.first).tap()
        expect(step).to_have_count(left)
        assert shift.entries() == before + 1
    return steps
