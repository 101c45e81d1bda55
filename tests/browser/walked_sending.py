"""The coordinator's guide: no signal, signed out, Back, and a button that only just came."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.given_board import alive
from tests.browser.given_shift import Shift, later, walks
from tests.running import PASSWORD

NOTE = "Three wait for a bed; the keys are in the drawer"


@walks("No signal while sending?")
def sends_without_a_signal(shift: Shift) -> None:
    page = shift.page
    shift.reads("No signal while sending?")
    shift.taps(shift.link("Hand over the shift"))
    shift.writes(page.get_by_label("What does the next shift need to know?"), NOTE)
    send, before = shift.button("Hand over the shift"), shift.entries()
    page.context.set_offline(True)
    alive(send).tap()
    shift.reads("The page says *Not sent*")
    shift.at("#unsent", "Not sent")
    keeps_the_note(shift)
    stays_without_a_signal(shift)
    page.context.set_offline(False)
    shift.tapped(send, "Shift handed over")
    assert shift.entries() == before + 1
    shift.reads("Signed out while writing?")
    shift.board()
    shift.taps(shift.link("Hand over the shift"))
    shift.writes(page.get_by_label("What does the next shift need to know?"), NOTE)
    for cookie in page.context.cookies():
        if cookie["name"] == "firstlight_session":
            shift.running.application.accounts.sign_out(cookie["value"])
    alive(send).tap()
    shift.reads("Sign in under the same")
    page.get_by_label("User name").fill("coordinator")
    page.get_by_label("Password").fill(PASSWORD)
    with later(timedelta(minutes=59)):
        shift.taps(shift.button("Sign in"))
        keeps_the_note(shift)
    shift.tapped(send, "Shift handed over")
    shift.reads("Back after sending shows what was stored")
    head = shift.entries()
    page.go_back()
    shift.at("h1", "This was stored at")
    assert shift.entries() == head
    shift.reads("A button that has only just come under")
    shift.board()
    only_just_come(shift)


def keeps_the_note(shift: Shift) -> None:
    expect(shift.page.get_by_label("What does the next shift need to know?")).to_have_value(re.compile(NOTE))


def only_just_come(shift: Shift) -> None:
    """The first thing to do is done by another while a thumb is on its way."""
    button = alive(shift.page.locator("#next-1 .fl-do"))
    box = button.bounding_box()
    assert box
    shift.centre.has("log-temporary-return", person="P03")
    expect(shift.page.locator("#next-1")).not_to_contain_text("P03")
    before = shift.entries()
    shift.page.touchscreen.tap(box["x"] + 40, box["y"] + 20)
    shift.page.wait_for_timeout(300)
    assert shift.entries() == before
    assert shift.page.url.rpartition("/")[2].startswith(shift.centre.id)


def stays_without_a_signal(shift: Shift) -> None:
    shift.reads("Whatever else you tap without a signal")
    shift.page.get_by_role("link", name="Timeline").tap()
    shift.at("#unsent", "No signal. This page stays as it is")
    keeps_the_note(shift)
