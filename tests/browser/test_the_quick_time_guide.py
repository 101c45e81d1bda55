"""docs/guide/manager.md within hours, followed word for word by touch at 360 px; and the partner's part of it."""

import re
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import violations
from tests.browser.taps import TELL
from tests.running import PASSWORD, Running
from tests.web.given_invitations import RED_CROSS, letters, link_to, with_contacts

pytestmark = pytest.mark.browser
GUIDES = Path(__file__).parents[2] / "docs" / "guide"
TAPS = {"Quick-time: within hours", "Next: who is asked", "Send invitations and go on", "Invitations"}
"""What is tapped; whatever else the guide names stands on the screen that it is named for."""
WRITES = {"How many people are expected at most?": "8", "Which languages do they speak?": "Vietnamese"}
CHOOSES = {"What kind of premises?": "Car wash"}
STEPS = {"Quick-time: within hours": "what", "Next: who is asked": "who"}
SCREENS = ("what", "who", "plan")


class Hand:
    """A hand on a phone: it counts what it taps and which screens it sees."""

    def __init__(self, context: BrowserContext) -> None:
        self.taps = self.letters = 0
        context.expose_binding("felt", lambda _, what, n: self._felt(what, n))
        context.add_init_script(TELL)
        self.page: Page = context.new_page()

    def _felt(self, what: str, n: float) -> None:
        self.taps += round(n) * (what == "taps")
        self.letters += round(n) * (what == "typed")


def steps(guide: str, heading: str) -> list[list[str]]:
    """What each numbered step of a part of a guide names in italics, in its order."""
    part = (GUIDES / guide).read_text().partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [re.findall(r"\*([^*]+)\*", step) for step in re.split(r"\n\d\. ", part)[1:]]


def hand(browser: Browser, running: Running, who: str | None = None) -> Hand:
    made = Hand(browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True))
    if who:
        made.page.goto(f"{running.address}/sign-in")
        made.page.get_by_label("User name").fill(who)
        made.page.get_by_label("Password").fill(PASSWORD)
        made.page.get_by_role("button", name="Sign in").tap()
        made.page.wait_for_url("**/operations")
    return made


def follow(page: Page, named: str) -> None:
    """Do what one phrase of the guide says, or see that it stands there."""
    if named in TAPS:
        expect(page.get_by_role("button", name=named).or_(page.get_by_role("link", name=named)).first).to_be_enabled()
        page.get_by_role("button", name=named).or_(page.get_by_role("link", name=named)).first.tap()
        page.wait_for_load_state()
    elif named in WRITES:
        page.get_by_label(named).tap()
        page.keyboard.type(WRITES[named])
    elif named in CHOOSES:
        page.get_by_label(named).select_option(label=CHOOSES[named])
    else:
        expect(page.get_by_text(named).first).to_be_attached()


def test_a_quick_time_plan_is_three_screens_by_touch(browser: Browser, running: Running) -> None:
    with_contacts(running)
    manager = hand(browser, running, "manager")
    page, screens, began = manager.page, list[str](), monotonic()
    taps_before, letters_before = manager.taps, manager.letters
    for number, named in enumerate(steps("manager.md", "Within hours: a quick-time operation"), 1):
        for each in named:
            if number == 4 and len(screens) == 2:
                expect(page.get_by_text("until the site")).to_be_visible()
                screens.append("plan")
                took, taps = monotonic() - began, manager.taps - taps_before
                typed = manager.letters - letters_before
            follow(page, each)
            if each in STEPS:
                expect(page.locator(f"#{STEPS[each]}")).to_be_visible()
                screens.append(STEPS[each])
                assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    counted = f"{len(screens)} screens, {taps} taps, {typed} letters, {took:.1f} s for a hand that waits for nothing"
    print(f"\nquick-time: {counted}")
    assert tuple(screens) == SCREENS
    assert taps <= 8
    assert took < 600
    (operation,) = running.application.days.operations.cards
    state = running.application.days.as_taken_in(operation)
    assert state is not None
    assert len({each.envelope.entry for each in state.recorded_events}) == 1
    assert violations(page) == []
    assert len(letters(running)) == 2, "the two that have an address"


def test_back_from_the_plan_leads_to_what_was_stored(browser: Browser, running: Running) -> None:
    page = hand(browser, running, "manager").page
    page.get_by_role("link", name="Quick-time: within hours").tap()
    page.get_by_label("Code name").fill("Lantern")
    page.get_by_role("button", name="Next: who is asked").tap()
    page.go_back()
    expect(page.get_by_label("Code name")).to_have_value("Lantern")
    page.go_forward()
    live(page, "Go on without sending").tap()
    page.wait_for_url("**/plan")
    page.go_back()
    expect(page.get_by_text("Lantern").first).to_be_visible()
    expect(page.get_by_role("button", name="Go on without sending")).to_have_count(0)
    assert len(running.application.days.operations.cards) == 1


def test_it_works_without_script(browser: Browser, running: Running) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{running.address}/sign-in")
    page.get_by_label("User name").fill("manager")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").tap()
    page.get_by_role("link", name="Quick-time: within hours").tap()
    page.get_by_role("button", name="Next: who is asked").tap()
    page.get_by_label("Fire and rescue").uncheck()
    page.get_by_role("button", name="Send invitations and go on").tap()
    expect(page.get_by_text("0 of 8 have answered")).to_be_visible()


def test_a_partner_answers_as_the_guide_says(browser: Browser, running: Running) -> None:
    with_contacts(running)
    manager = hand(browser, running, "manager").page
    manager.get_by_role("link", name="Quick-time: within hours").tap()
    manager.get_by_role("button", name="Next: who is asked").tap()
    manager.get_by_role("button", name="Send invitations and go on").tap()
    manager.wait_for_url("**/plan")
    page = hand(browser, running).page
    page.goto(running.address + link_to(running, RED_CROSS))
    answers, code, hours, *_ = steps("partner.md", "Before the day: answer an invitation")
    page.get_by_label(answers[0]).fill("Sam, duty desk")
    for each in answers[1:]:
        expect(page.get_by_role("button", name=each)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name=answers[1]).tap()
    expect(page.get_by_text("Yes, you come.")).to_be_visible()
    live(page, code[0]).tap()
    expect(page.get_by_label(code[1])).to_be_visible()
    page.get_by_label(code[1]).fill(letters(running)[-1].get_content()[:6])
    live(page, code[2]).tap()
    expect(page.get_by_text("People expected")).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name=hours[0]).tap()
    assert taken.value.suggested_filename == "appointment.ics"
    page.get_by_label(hours[3]).fill("4")
    live(page, hours[4]).tap()
    expect(page.get_by_text("Your hours are recorded: ")).to_be_visible()
    manager.reload()
    expect(manager.get_by_text("1 of 9 have answered")).to_be_visible()
    expect(manager.get_by_text("4 staff")).to_be_visible()


def live(page: Page, name: str) -> Locator:
    """A button once it takes a tap: what has only just come under a thumb does not."""
    found = page.get_by_role("button", name=name)
    expect(found).not_to_have_attribute("aria-disabled", "true")
    return found
