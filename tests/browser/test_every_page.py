"""Every page: no accessibility violation, nothing wider than a phone, no error in the console; pictures if asked."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, but_for_colours, opened, signed_in, violations
from tests.running import PASSWORD, Running
from tests.stories.rows import Client
from tests.web.poison import put, stored

pytestmark = pytest.mark.browser
PAGES = {
    "operations": "/operations",
    "propose": "/operations/new/propose",
    "quick-time-who": "/operations/new/from/quick-time#who",
    "templates": "/operations/new/from",
    "quick-time": "/operations/new/from/quick-time",
    "own-template": "/operations/{op}/template",
    "invitations": "/operations/{op}/invitations",
    "plan": "/operations/{op}/plan",
    "afterwards": "/operations/{op}/afterwards",
    "wall-pack": "/operations/{op}/wall-pack",
    "money": "/operations/{op}/money",
    "briefing": "/operations/{op}/briefing",
    "capacity": "/operations/{op}/capacity",
    "plan-against-actual": "/operations/{op}/plan-against-actual",
    "decide": "/operations/{op}/do/record-go-decision",
    "board": "/operations/{op}",
    "board-out": "/operations/{op}?only=out",
    "person-number": "/operations/{op}/people?number=99",
    "door": "/operations/{op}/door",
    "do-next": "/operations/{op}/next",
    "wall": "/operations/{op}/wall",
    "timeline": "/operations/{op}/timeline",
    "person": "/operations/{op}/people/P03",
    "asked": "/operations/{op}/people/P03/consent",
    "referral": "/operations/{op}/people/P03/referral",
    "notification": "/operations/{op}/people/P03/notification",
    "rights": "/operations/{op}/people/P03/rights",
    "record": "/operations/{op}/do",
    "register": "/operations/{op}/do/register-person",
    "consent": "/operations/{op}/do/give-nrm-consent?person=P03",
    "entry": "/operations/{op}/entries/100",
    "debrief": "/operations/{op}/debrief",
    "figure": "/operations/{op}/debrief/M09a",
    "late": "/operations/{op}/debrief/late",
    "replay": "/operations/{op}/replay?moment=2026-10-13T12:00",
    "publications": "/operations/{op}/publications",
    "preview": "/operations/{op}/publications/preview?small_numbers=ctdc",
    "papers": "/operations/{op}/papers",
    "debriefs": "/operations/{op}/lessons",
    "lessons": "/lessons",
    "developers": "/developers",
    "outcomes": "/outcomes?from=2026-10-01&to=2026-12-31",
    "outcomes-public": "/outcomes/public?from=2026-10-01&to=2026-12-31",
    "outcomes-preview": "/outcomes/public/preview?from=2026-10-01&to=2026-12-31",
    "outcomes-national": "/outcomes/national?year=2026",
    "outcomes-figure": "/outcomes/M02?from=2026-10-01&to=2026-12-31",
    "who-is-known": "/register?as_of=2026-10-13&stage=known",
}
OTHERS = {
    "sign-in": ("", "/sign-in"),
    "organisations": ("administrator", "/organisations"),
    "tokens": ("administrator", "/tokens"),
    "webhooks": ("administrator", "/webhooks"),
    "register-organisation": ("administrator", "/operations/new/do/register-organisation"),
    "who-looked": ("auditor", "/operations/{op}/looks"),
    "published": ("reader", "/published"),
    "reader-board": ("reader", "/operations/{op}"),
    "reader-plan": ("reader", "/operations/{op}/plan"),
}
"""Pages that the coordinator may not see, or sees otherwise: who opens them."""
PICTURES = Path(os.environ.get("PICTURES", "pictures"))
WANTED = "PICTURES" in os.environ
"""Whether each page's picture is taken, to be looked at; that takes as long as judging it."""
SIZES = pytest.mark.parametrize(
    ("size", "scheme"),
    [((360, 740), "light"), ((360, 740), "dark"), ((820, 1180), "light"), ((1920, 1080), "light")],
    ids=["phone", "dark phone", "tablet", "wall"],
)
SMALL = """() => [...document.querySelectorAll("main :is(a, button, select, input, textarea, summary)")]
  .filter((each) => each.checkVisibility() && !["hidden", "radio", "checkbox"].includes(each.type))
  .filter((each) => getComputedStyle(each).display !== "inline" && each.getBoundingClientRect().height < 43.5)
  .map((each) => `small: ${each.outerHTML.slice(0, 120)}`)"""
"""What is tapped and lower than 44 pixels; links within a sentence are as high as its line."""
ALONE = """() => [...document.querySelectorAll("main a, nav a")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).display === "inline")
  .filter((each) => each.parentElement.textContent.trim() === each.textContent.trim())
  .filter((each) => each.parentElement.getBoundingClientRect().height < 43.5)
  .map((each) => `small: ${each.outerHTML.slice(0, 120)}`)"""
"""A link that is all its line says, and lower than 44 pixels."""
TINY = """() => [...document.querySelectorAll("header *, nav *, main *")]
  .filter((each) => each.checkVisibility() && !each.closest("svg, .govuk-visually-hidden"))
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 16)
  .map((each) => `tiny: ${each.outerHTML.slice(0, 120)}`)"""
"""What is read and smaller than 16 pixels."""
FEWER = "() => document.querySelectorAll('.fl-operation').forEach((each, n) => n % 20 && each.remove())"
"""The API has so many operations, all laid out alike, that to judge them takes as long as all other pages together."""
DENSE = "body:is(.fl-board, .fl-wall), .fl-replay, .fl-person__head"
"""Where many things are seen at once: sizes of type that are their own."""


class Looked:
    """What is wrong with the pages looked at, by name."""

    def __init__(self, width: int, scheme: str) -> None:
        self.width, self.look = width, f"{width}-dark" if scheme == "dark" else str(width)
        self.wrong: dict[str, list[str]] = {}
        PICTURES.mkdir(exist_ok=True)

    def at(self, page: Page, name: str) -> None:
        """See that nothing violates, that nothing scrolls sideways, that fingers find what they tap."""
        if page.locator("#live").count():
            expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
        wrong = page.evaluate(SMALL) + page.evaluate(ALONE)
        wrong += [] if page.locator(DENSE).count() else page.evaluate(TINY)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > self.width:
            wrong.append(f"{width} pixels wide")
        if self.look != str(PHONE):  # there a page is judged whole
            page.evaluate(FEWER)
        wrong += violations(page, **but_for_colours(self.width))
        if wrong:
            self.wrong[name] = wrong
        if WANTED:
            self.taken(page, name)

    def taken(self, page: Page, name: str) -> bytes:
        """Its picture, kept as a file."""
        return page.screenshot(path=PICTURES / f"{name}-{self.look}.png")


def heard(page: Page) -> list[str]:
    """What the console of a page says is wrong, from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def went(page: Page, address: str) -> int:
    """The status of a page; one that is still worked out is asked for again until it is there."""
    while (answer := page.goto(address)) and answer.status == 202:
        page.wait_for_timeout(200)
    assert answer is not None
    return answer.status


@SIZES
def test_no_violation_no_sideways_scrolling_and_targets_for_fingers(
    browser: Browser, running: Running, day: Client, size: tuple[int, int], scheme: str
) -> None:
    page = signed_in(browser, running, "coordinator", *size, scheme)
    said, looked = heard(page), Looked(size[0], scheme)
    for name, path in PAGES.items():
        assert went(page, running.address + path.format(op=day.operation)) == 200, name
        looked.at(page, name)
    assert looked.wrong == {}
    assert said == []


@SIZES
def test_the_same_holds_for_pages_that_others_see(
    browser: Browser, running: Running, day: Client, size: tuple[int, int], scheme: str
) -> None:
    for role in ("administrator", "auditor"):
        running.application.accounts.add(role, PASSWORD, name="Ada", agency="Council", roles=[role])
    looked = Looked(size[0], scheme)
    for name, (who, path) in OTHERS.items():
        page = signed_in(browser, running, who, *size, scheme) if who else opened(browser, *size, scheme)
        said = heard(page)
        assert went(page, running.address + path.format(op=day.operation)) == 200, name
        looked.at(page, name)
        assert said == [], name
    assert looked.wrong == {}


@SIZES
def test_the_same_holds_for_a_text_asked_for_and_opened_and_for_an_operation_that_cannot_be_read(
    browser: Browser, running: Running, day: Client, size: tuple[int, int], scheme: str
) -> None:
    page = signed_in(browser, running, "coordinator", *size, scheme)
    looked = Looked(size[0], scheme)
    missing = {"person": "P08", "happened_at": "2026-10-13T14:50", "last_seen": "At the rear door, in a grey coat."}
    handed = {"text": "Three wait for a bed; the keys are in the drawer.", "happened_at": "2026-10-13T14:50"}
    for action, body in (("hand-over-shift", handed), ("report-person-missing", missing)):
        told = running.client("coordinator").post(f"/api/operations/{day.operation}/{action}", json=body)
        assert told.status_code == 200, told.text
    went(page, f"{running.address}/operations/{day.operation}/papers")
    expect(page.get_by_text("the keys are in the drawer")).to_be_visible()
    looked.at(page, "papers-written")
    went(page, f"{running.address}/operations/{day.operation}/entries/{told.json()['position']}")
    looked.at(page, "text-sealed")
    page.get_by_label("Why do you need to read this?").fill("The night nurse asks")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("At the rear door, in a grey coat.")).to_be_visible()
    looked.at(page, "text-opened")
    put(running.application.log, stored(day.operation, "NoSuchThing", {}))
    assert went(page, f"{running.address}/operations/{day.operation}") == 409
    looked.at(page, "cannot-be-read")
    page.get_by_role("link", name="Void entry").click()
    looked.at(page, "void-unreadable")
    assert looked.wrong == {}


def test_the_instrument_sees_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<img src="data:,"><p style="color: #999; background: #fff">Hardly to be read</p>')
    assert {"color-contrast", "image-alt"} <= {each.partition(":")[0] for each in violations(page)}


def test_the_sign_in_page_and_a_problem_are_accessible_too(browser: Browser, running: Running) -> None:
    page = browser.new_page()
    page.goto(f"{running.address}/operations")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("The name or the password is not right.")).to_be_visible()
    assert violations(page) == []
    inside = signed_in(browser, running, "reader")
    inside.goto(f"{running.address}/operations/op-nowhere")
    expect(inside.get_by_role("heading", name="This cannot be found")).to_be_visible()
    assert violations(inside) == []


def test_the_keyboard_reaches_everything(browser: Browser, running: Running, day: Client) -> None:
    page = signed_in(browser, running, "coordinator")
    page.goto(f"{running.address}/operations/{day.operation}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"Person no.", "Register", "Out / in", "More"} <= reached


def test_a_page_works_without_scripts(browser: Browser, running: Running, day: Client) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_extra_http_headers({"Authorization": running.client("coordinator").headers["Authorization"]})
    page = context.new_page()
    page.goto(f"{running.address}/operations/{day.operation}/do/take-roll-call")
    page.get_by_text("Heads alone").click()
    page.get_by_label("How many people did you count?").fill("11")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#stored")).to_contain_text("Roll call: 11 counted")
