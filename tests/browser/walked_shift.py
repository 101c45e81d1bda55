"""The coordinator's guide: the papers, the shift, the wall and the replay."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from domain.times import LONDON
from service.clock import now
from tests.browser.given_board import alive
from tests.browser.given_shift import Shift, walks

NOTE = "The keys are in the drawer"


def menu(shift: Shift, words: str) -> None:
    """What stands behind the three bars of a board."""
    shift.taps(shift.page.locator(".fl-menu summary"), shift.link(words))


@walks("*Papers*, then *Shift*")
def hands_over(shift: Shift) -> None:
    page = shift.page
    shift.centre.has("set-task", 4, task="D1", owner="Police", what="Fetch blankets")
    shift.centre.has("take-post", 4, post="front desk")
    shift.reads("*Papers*, then *Shift*")
    menu(shift, "Papers")
    shift.taps(page.get_by_role("link", name=re.compile("^Shift")))
    for heading, words in (("Since you left", "Roll call"), ("To be done", "Police"), ("Posts", "Police")):
        expect(page.locator("section", has=page.get_by_role("heading", name=heading))).to_contain_text(words)
    shift.at("section:has(#interpreters)", "break due")
    shift.reads("*Hand over the shift* begins with how things stand")
    shift.taps(shift.link("Hand over the shift").first)
    line = page.get_by_label("What does the next shift need to know?")
    expect(line).to_have_value(re.compile("On site: 7"))
    shift.writes(line, NOTE)
    shift.tapped(shift.button("Hand over the shift"), "Shift handed over")
    shift.board()
    shift.reads("Whoever takes over taps *I have read it*")
    shift.taps(shift.within("#board-papers", "Latest handover"))
    expect(page.locator(".fl-text", has_text=NOTE)).to_be_visible()
    shift.tapped(shift.button("I have read it"), "A report was read")
    shift.reads("Nothing is refused because it should not have happened")
    for person in ("P03", "P06"):
        shift.goes_to(f"/do/record-departure?person={person}")
        shift.tapped(shift.button("Return to exploiter"), f"{person} left the centre")
    shift.reads("What is refused (a taken bed, a referral without consent)")
    is_refused(shift)


def is_refused(shift: Shift) -> None:
    shift.goes_to("/do/allocate-bed?person=P01")
    shift.centre.has("allocate-bed", person="P04", kind="centre", bed="C1.5")
    before = shift.entries()
    alive(shift.button("Bed 5")).tap()
    shift.at(".govuk-error-summary", "Somebody has this bed. Choose another")
    shift.goes_to("/do/submit-nrm-referral?person=P01")
    alive(shift.button("NRM referral submitted")).tap()
    shift.at(".govuk-error-summary", "has not agreed to be referred. Record their answer first")
    assert shift.entries() == before


@walks("Coming on shift?")
def comes_on_shift(shift: Shift) -> None:
    page = shift.page
    shift.centre.has("hand-over-shift", 2, text=NOTE)
    shift.centre.has("issue-situation-report", 2, text="All quiet.")
    shift.centre.has("record-decision", 2, ref="DL-01", text="One bus is enough.")
    shift.centre.has("report-person-missing", 1, person="P03", last_seen="By the gate")
    shift.reads("Coming on shift?")
    shift.board()
    shift.reads("*Latest handover* and *Latest situation report*")
    for paper, words in (("Latest handover", NOTE), ("Latest situation report", "All quiet.")):
        shift.board()
        shift.taps(shift.within("#board-papers", paper))
        expect(page.locator(".fl-text", has_text=words)).to_be_visible()
    shift.board()
    menu(shift, "Papers")
    shift.at("#main", "One bus is enough.")
    shift.reads("What was written about a person opens on their page once you say why")
    shift.goes_to("/people/P03")
    written = page.locator(".fl-panel--written")
    expect(written).not_to_contain_text("By the gate")
    written.get_by_role("textbox").fill("The police ask")
    shift.taps(written.get_by_role("button"))
    expect(page.locator(".fl-text", has_text="By the gate")).to_be_visible()
    kept = shift.running.application.access_log.entries(shift.centre.id)[-1]
    assert (kept.actor, kept.subject, shift.running.why(kept)) == ("coordinator", "P03", "The police ask")


@walks("The wall screen")
def looks_at_the_wall(shift: Shift) -> None:
    shift.centre.has("report-person-missing", person="P03")
    shift.centre.has("allocate-bed", person="P06", kind="centre")
    shift.reads("The wall screen (`Wall`) shows numbers and P-codes only")
    menu(shift, "Wall")
    shift.at("#wall-here", "7")
    said = shift.page.locator("main").inner_text().lower()
    for inside in ("child", "romanian", "albanian", "bed 1", "need", "police", "alone"):
        assert inside not in said, inside


@walks("Handing over, or asked what was known")
def replays(shift: Shift) -> None:
    page, board = shift.page, shift.page.locator("#board-counts .fl-count--main b")
    shift.reads("Handing over, or asked what was known at 14:20?")
    shift.reads("*Replay* shows the board of any minute")
    menu(shift, "Replay")
    at = f"{(now() - timedelta(minutes=30)).astimezone(LONDON):%Y-%m-%dT%H:%M}"
    page.get_by_label("Go to a time").fill(at)
    shift.taps(shift.button("Go"))
    shift.at("#replay-now", at[-5:])
    expect(board).to_have_text("8")
    shift.taps(shift.link("As it was known"))
    expect(board).to_have_text("0")
    shift.taps(shift.link("As it happened"))
    expect(board).to_have_text("8")
    address = shift.link("Link to this moment").get_attribute("href")
    page.goto(f"{shift.running.address}{address}" if str(address).startswith("/") else str(address))
    shift.at("#replay-now", at[-5:])
    expect(board).to_have_text("8")
