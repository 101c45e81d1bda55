"""A whole morning in one hand, 360 by 740: what each action takes in taps and letters, counted by the page itself."""

from collections.abc import Callable
from typing import get_args

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from domain.vocabulary import ConsentPoint, DeparturePoint
from tests.browser.given_board import Centre
from tests.browser.taps import Thumb
from tests.running import PASSWORD, Running
from web.wording import label

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
CHILDRENS_SERVICES = "Children's social care duty team"
PARTNERS = {"Police": "on_site", "Health provider": "on_site", "Housing team": "on_site", CHILDRENS_SERVICES: "on_call"}
NOTE = "P03 sleeps badly: leave the door open."


def planned(running: Running) -> Centre:
    """A centre on standby, as the plan has it; from here on there is one phone."""
    centre = Centre(running, "coordinator")
    centre.has("book-venue", 600, beds=10, nights=2)
    for partner, mode in PARTNERS.items():
        centre.has("commit-partner", 500, partner=partner, mode=mode)
    centre.has("book-interpreters", 400, language="ro", on_site=2)
    for number, name in enumerate(("record-go-decision", "enter-site", "set-centre-to-standby")):
        centre.has(name, 90 - number)
    return centre


def phone(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)


def at_the_board(running: Running, page: Page, centre: Centre, who: str) -> None:
    page.goto(f"{running.address}/sign-in?next=/operations/{centre.id}/board")
    page.get_by_label("User name").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").tap()
    page.wait_for_url(f"**/operations/{centre.id}/board")


@pytest.fixture
def centre(running: Running) -> Centre:
    return planned(running)


@pytest.fixture
def thumb(browser: Browser, running: Running, centre: Centre) -> Thumb:
    made = Thumb(phone(browser))
    at_the_board(running, made.page, centre, "coordinator")
    return made


def opening(thumb: Thumb) -> None:
    with thumb.does("open the centre", was="–"):
        thumb.taps(thumb.dock("More"), thumb.within("#twelve", "Open the centre"))
        thumb.stored("Centre open")
    with thumb.does("a vehicle that nobody announced", choices=1, was="–"):
        thumb.taps(thumb.dock("More"), thumb.within("#twelve", "A vehicle arrived"), thumb.button("3"))
        thumb.stored("arrived with 3 people")


def registrations(thumb: Thumb) -> None:
    for ref, age in (("P01", "Adult"), ("P02", "Child"), ("P03", "Adult")):
        with thumb.does(f"register {ref}: age, language", choices=2, was="2, 0 (nothing known)"):
            thumb.taps(thumb.dock("Register"), thumb.answer("age", age), thumb.answer("language", "Romanian"))
            thumb.taps(thumb.button("Register a person"))
            thumb.stored(f"{ref} registered")
    with thumb.does("register P04, who came on foot", choices=3, was="2, 0 (nothing known)"):
        thumb.taps(thumb.dock("Register"), thumb.answer("came", "On foot, and nobody has counted them"))
        thumb.taps(thumb.answer("age", "Adult"), thumb.answer("language", "Romanian"))
        thumb.taps(thumb.button("Register a person"))
        thumb.stored("P04 registered")


def health(thumb: Thumb) -> None:
    for ref in ("P01", "P02", "P03"):
        with thumb.does(f"health screen of {ref}", choices=1, was="–"):
            thumb.taps(thumb.row(ref, "Screened"), thumb.button("No"))
            thumb.stored("health screen done")


def conversations(thumb: Thumb) -> None:
    with thumb.does("start a conversation, first room", choices=2, was="5–7, 0–4"):
        thumb.taps(thumb.row("P03", "Start"), thumb.answer("room", "R1"), thumb.answer("interpreter", "I1"))
        thumb.taps(thumb.button("Start a conversation"))
        thumb.stored("in R1, interpreter I1")
    with thumb.does("start one in the second room", choices=2, was="cannot be entered"):
        thumb.taps(thumb.row("P01", "Start"), thumb.answer("room", "R2"), thumb.answer("interpreter", "I2"))
        thumb.taps(thumb.button("Start a conversation"))
        thumb.stored("in R2, interpreter I2")
    for ref in ("P01", "P03"):
        with thumb.does(f"finish the conversation of {ref}", was="2, 0"):
            thumb.taps(thumb.row(ref, "Finish"))
            thumb.stored("conversation finished")


def referral(thumb: Thumb) -> None:
    with thumb.does("finding", choices=1, was="–"):
        thumb.taps(thumb.row("P01", "Finding"), thumb.answer("types", "Forced to work"))
        thumb.taps(thumb.button("Identify as a potential victim"))
        thumb.stored("identified as a potential victim")
    points = get_args(ConsentPoint)
    with thumb.does("consent, the whole checklist", choices=1, points=len(points), was="17, 2"):
        thumb.taps(thumb.row("P01", "Answer"), *(thumb.answer("explained", label(each)) for each in points))
        thumb.taps(thumb.answer("support_wanted", "Yes"), thumb.button("Agrees to be referred"))
        thumb.stored("agrees to be referred")
    with thumb.does("referral", was="–"):
        thumb.taps(thumb.row("P01", "Refer"), thumb.button("NRM referral submitted"))
        thumb.stored("referred into the NRM")


def beds(thumb: Thumb) -> None:
    with thumb.does("give a bed", was="2, 0"):
        thumb.taps(thumb.person("P01"), thumb.sheet("Give a bed"))
        thumb.stored("bed given")
    with thumb.does("give a chosen bed", choices=1, was="–"):
        thumb.taps(thumb.person("P03"), thumb.sheet("Choose the bed"), thumb.button("Bed 5"))
        thumb.stored("bed given")
    expect(thumb.page.locator("#row-P03")).to_contain_text("bed 5")
    with thumb.does("move to a chosen bed", choices=1, was="10, 6"):
        thumb.taps(thumb.person("P01"), thumb.sheet("Move to another bed"), thumb.button("Bed 7"))
        thumb.stored("P01 moved to")
    expect(thumb.page.locator("#row-P01")).to_contain_text("bed 7")


def partners(thumb: Thumb) -> None:
    for partner in ("Police", "Housing team"):
        with thumb.does(f"a partner is here: {partner}", was="6, 1"):
            thumb.taps(thumb.partner(partner, "Here"))
            thumb.stored(f"{partner} here")
    with thumb.does("call a partner in", was="5, 0"):
        thumb.taps(
            thumb.page.locator("#board-rows, .fl-next")
            .locator("li", has_text="wanted: a child is here")
            .locator(".fl-do")
        )
        thumb.stored("called in")


def out_and_in(thumb: Thumb) -> None:
    with thumb.does("an adult goes out", was="2, 0"):
        thumb.taps(thumb.dock("Out / in"), thumb.door("P04", "Goes out"))
        thumb.stored("P04 went out")
    with thumb.does("a child goes out with somebody", choices=1, was="–"):
        thumb.taps(thumb.dock("Out / in"), thumb.door("P02", "Goes out"), thumb.button("Yes"))
        thumb.stored("P02 went out")
    for ref in ("P02", "P04"):
        with thumb.does(f"{ref} comes back", was="2, 0"):
            thumb.taps(thumb.dock("Out / in"), thumb.door(ref, "Came back"))
            thumb.stored(f"{ref} came back")


def a_roll_call(thumb: Thumb) -> None:
    with thumb.does("a roll call that misses one", choices=1, was="4, 1, and nobody named"):
        thumb.taps(thumb.page.locator("#board-call"), thumb.page.locator("label[for=absent-P04]"))
        thumb.taps(thumb.button("Record 3 of 4: all but P04"))
        expect(thumb.page.locator("#last-call")).to_contain_text("P04 not seen")
    thumb.taps(thumb.page.locator(".govuk-back-link"))
    with thumb.does("report missing", choices=1, was="6, 29"):
        thumb.taps(thumb.dock("More"), thumb.within("#twelve", "Report missing"), thumb.button("P04"))
        thumb.stored("P04 is missing")
    with thumb.does("found", was="2, 0"):
        thumb.taps(thumb.row("P04", "Found"))
        thumb.stored("P04 found")
    with thumb.does("a roll call with everybody there", was="4, 1"):
        thumb.taps(thumb.page.locator("#board-call"), thumb.button("Everybody is here: record 4 of 4"))
        expect(thumb.page.locator("#last-call")).to_contain_text("Everybody was there")
    thumb.taps(thumb.page.locator(".govuk-back-link"))


def a_handover(thumb: Thumb) -> None:
    with thumb.does("hand over the shift", writes=True, was="4, 66"):
        thumb.taps(thumb.link("Hand over the shift"))
        thumb.writes(thumb.page.get_by_label("What does the next shift need to know?"), NOTE)
        thumb.taps(thumb.button("Hand over the shift"))
        thumb.stored("Shift handed over")


def leaving(thumb: Thumb) -> None:
    with thumb.does("ask for emergency support", was="–"):
        thumb.taps(thumb.person("P01"), thumb.sheet("Ask for emergency support"))
        thumb.stored("emergency support asked for")
    points = get_args(DeparturePoint)
    with thumb.does("check before leaving", points=len(points), was="12, 0"):
        thumb.taps(thumb.row("P01", "Leaving"), *(thumb.answer("points", label(each)) for each in points))
        thumb.taps(thumb.button("Check before leaving"))
        thumb.stored("checked before leaving")
    with thumb.does("leaves", choices=1, was="–"):
        thumb.taps(thumb.row("P01", "Leaves"), thumb.button("Safe accommodation"))
        thumb.stored("P01 left the centre")
    with thumb.does("is back after leaving", was="–"):
        thumb.taps(thumb.link("1 left"), thumb.row("P01", "Is back"))
        thumb.stored("P01 is here again")


def closing(thumb: Thumb) -> None:
    with thumb.does("close the centre", was="–"):
        thumb.taps(thumb.dock("More"), thumb.within("#twelve", "Close the centre"))
        thumb.stored("Centre closed")


MORNING: tuple[Callable[[Thumb], None], ...] = (
    *(opening, registrations, health, beds, conversations, referral, partners, out_and_in, a_roll_call),
    *(a_handover, leaving),
)


def test_a_morning_is_two_taps_at_a_time(browser: Browser, running: Running, thumb: Thumb, centre: Centre) -> None:
    for part in MORNING:
        part(thumb)
    reader = Thumb(phone(browser))
    at_the_board(running, reader.page, centre, "police")
    with reader.does("the next shift reads the handover", was="–"):
        reader.taps(reader.within("#board-papers", "Latest handover"))
        expect(reader.page.get_by_text(NOTE)).to_be_visible()
        reader.taps(reader.button("I have read it"))
        expect(reader.page.locator("#stored")).to_contain_text("A report was read")
    for ref in ("P01", "P02", "P03", "P04"):
        centre.has("record-departure", person=ref, destination="council_temporary")
    expect(thumb.page.locator("#board-here")).to_contain_text("0 here")
    closing(thumb)
    done = [*thumb.done, *reader.done]
    print(f"\n{thumb.table(reader.done)}")
    assert {each.name: each.taps for each in done if each.taps > each.most} == {}
    assert {each.name for each in done if each.typed and not each.writes} == set()
