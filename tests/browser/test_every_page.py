"""Every page: no accessibility violation, nothing wider than a phone, no error in the console; pictures if asked."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import opened, signed_in, violations
from tests.browser.looked import EACH, PHONE, Looked, heard, went
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
    "accounts": ("administrator", "/accounts"),
    "account": ("administrator", "/accounts/change?account=coordinator"),
    "own-password": ("reader", "/password"),
    "register-organisation": ("administrator", "/operations/new/do/register-organisation"),
    "who-looked": ("auditor", "/operations/{op}/looks"),
    "published": ("reader", "/published"),
    "reader-board": ("reader", "/operations/{op}"),
    "reader-plan": ("reader", "/operations/{op}/plan"),
}
"""Pages that the coordinator may not see, or sees otherwise: who opens them."""
SHARES = 4
"""The pages are looked at in so many tests, so that several processes take their share."""


@pytest.mark.parametrize("share", range(SHARES))
def test_no_violation_no_sideways_scrolling_and_targets_for_fingers(
    browser: Browser, running: Running, day: Client, share: int
) -> None:
    page = signed_in(browser, running, "coordinator", PHONE.width, PHONE.height)
    said, looked = heard(page), Looked(*EACH)
    for name in [*PAGES][share::SHARES]:
        assert went(page, running.address + PAGES[name].format(op=day.operation)) == 200, name
        looked.at(page, name)
    assert looked.wrong == {}
    assert said == []


def test_the_same_holds_for_pages_that_others_see(browser: Browser, running: Running, day: Client) -> None:
    for role in ("administrator", "auditor"):
        running.application.accounts.add(role, PASSWORD, name="Ada", agency="Council", roles=[role])
    looked, size = Looked(*EACH), (PHONE.width, PHONE.height)
    for name, (who, path) in OTHERS.items():
        page = signed_in(browser, running, who, *size) if who else opened(browser, *size)
        said = heard(page)
        assert went(page, running.address + path.format(op=day.operation)) == 200, name
        looked.at(page, name)
        assert said == [], name
    assert looked.wrong == {}


def test_the_same_holds_for_a_text_asked_for_and_opened_and_for_an_operation_that_cannot_be_read(
    browser: Browser, running: Running, day: Client
) -> None:
    page = signed_in(browser, running, "coordinator", PHONE.width, PHONE.height)
    looked = Looked(*EACH)
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
