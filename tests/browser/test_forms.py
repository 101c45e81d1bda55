"""What is typed is never lost: Back, a line that is cut, a session that ends, an answer that cannot be read."""

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, TimeoutError, expect
from playwright.sync_api import Route as Asked

from domain.kernel import DECISIONS
from service.commands.names import slug
from tests.browser.conftest import head, violations
from tests.browser.looked import PHONE, TABLET, WALL, turned
from tests.given import an_open_centre, people_here
from tests.running import PASSWORD, Running
from tests.web.forms import CHAPTERS, examples, there

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]  # some go through everything that can be done
SAYS = "Three wait for a bed; the keys are in the drawer"
FILL = """(typed) => {
  for (const [name, values] of Object.entries(typed))
    for (const control of document.querySelectorAll(`form[data-page] [name="${name}"]`))
      if (control.type === "submit") control.dataset.meant = values.includes(control.value);
      else if (["radio", "checkbox"].includes(control.type)) control.checked = values.includes(control.value);
      else if (control.type !== "hidden") control.value = values.join(", ");
}"""


SEND = """(form) => form.requestSubmit(
  form.querySelector("button[data-meant=true]") ??
  form.querySelector("button.govuk-button:not([name])") ?? form.querySelector(".fl-taps button"))"""

FREE = """(button) => {
  const box = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""


def send(page: Page) -> None:
    """Send the form by the answer that was filled in, where answers are buttons, else by its own button."""
    page.locator("form[data-page]").evaluate(SEND)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_back_after_each_form_shows_what_was_stored_and_stores_nothing(
    running: Running, phone: BrowserContext, chapter: str
) -> None:
    wrong: dict[str, object] = {}
    page = phone.pages[0]
    for event, operation, typed in examples(running, chapter):
        page.goto(f"{running.address}/operations/{operation}/do/{slug(DECISIONS[event])}")
        page.evaluate(FILL, typed)
        before = head(running)
        send(page)
        try:
            page.wait_for_url("**done=*", timeout=20_000)
        except TimeoutError:
            wrong[event] = page.locator("main").inner_text()[:300]
            continue
        stored = head(running)
        page.go_back()
        said = page.locator("h1").inner_text()
        forms = page.locator("form[data-page]").count()
        page.go_forward()
        told = said.startswith("This was stored at") or event == "AccessRevoked"  # that user's own access
        if (stored > before, head(running), forms, told) != (True, stored, 0, True):
            wrong[event] = (before, stored, head(running), forms, said)
    assert wrong == {}


@pytest.fixture
def handover(running: Running, phone: BrowserContext) -> Page:
    """A shift handover, typed and not sent."""
    page = phone.pages[0]
    operation = there(running, an_open_centre())
    page.goto(f"{running.address}/operations/{operation}")
    page.goto(f"{running.address}/operations/{operation}/do/hand-over-shift")
    page.locator("textarea").fill(SAYS)
    page.get_by_text("When, and who did it").tap()
    page.get_by_label("When did it happen?").fill("2026-10-13T08:15")
    return page


def stands(page: Page) -> tuple[str, str]:
    return page.locator("textarea").input_value(), page.get_by_label("When did it happen?").input_value()


@pytest.mark.parametrize("cut", ["line", "answer", "busy"])
def test_a_line_that_is_cut_while_sending_leaves_everything_as_it_was(
    running: Running, handover: Page, cut: str
) -> None:
    before = head(running)

    def cutting(asked: Asked) -> None:
        if cut == "busy":
            asked.fulfill(status=503, headers={"Retry-After": "7"}, body="busy")
        else:
            if cut == "answer":
                asked.fetch(max_redirects=0)
            asked.abort()

    button = handover.locator("form[data-page] button.govuk-button")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    handover.route("**/do/hand-over-shift", cutting)
    button.tap()
    expect(handover.locator("#unsent")).to_contain_text("Not sent")
    expect(handover.locator("#unsent")).to_contain_text("ry again in 7 seconds" if cut == "busy" else "ry again")
    assert stands(handover) == (SAYS, "2026-10-13T08:15")
    assert button.bounding_box() == place
    handover.unroute("**/do/hand-over-shift")
    button.tap()
    expect(handover.locator(".fl-stored")).to_contain_text("Recorded.")
    assert head(running) == before + 1


@pytest.mark.parametrize("form", ["register-person", "issue-situation-report"])
def test_the_line_that_says_so_leaves_the_button_free_that_sends_it_again(
    running: Running, phone: BrowserContext, form: str
) -> None:
    page = phone.pages[0]
    page.goto(f"{running.address}/operations/{there(running, people_here())}/do/{form}")
    button = page.locator("form[data-page] .govuk-button-group button")
    place = button.bounding_box()
    page.route(f"**/do/{form}", lambda asked: asked.abort() if asked.request.method == "POST" else asked.continue_())
    for end in (False, True):
        if end:
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        button.tap()
        expect(page.locator("#unsent")).to_contain_text("Not sent")
        expect(button).not_to_have_attribute("aria-busy", "true")
        assert end or button.bounding_box() == place
        assert button.evaluate(FREE)


def test_leaving_with_something_typed_asks(handover: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    handover.on("dialog", stay)
    handover.get_by_text("Back without recording").tap()
    handover.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert stands(handover)[0] == SAYS


def test_a_session_that_ended_brings_the_text_back(running: Running, handover: Page) -> None:
    before = head(running)
    for cookie in handover.context.cookies():
        if cookie["name"] == "firstlight_session":
            running.application.accounts.sign_out(cookie["value"])
    handover.locator("form[data-page] button.govuk-button").tap()
    expect(handover.get_by_text("Nothing was stored yet")).to_be_visible()
    handover.get_by_label("User name").fill("operator")
    handover.get_by_label("Password").fill(PASSWORD)
    handover.get_by_role("button", name="Sign in").tap()
    expect(handover.get_by_text("You were signed out. Nothing was stored yet")).to_be_visible()
    assert stands(handover) == (SAYS, "2026-10-13T08:15")
    assert head(running) == before
    handover.locator("form[data-page] button.govuk-button").tap()
    expect(handover.locator(".fl-stored")).to_contain_text("Recorded.")
    assert head(running) == before + 1


def test_what_cannot_be_read_comes_back_with_the_reason_in_focus(running: Running, phone: BrowserContext) -> None:
    page = phone.pages[0]
    operation = there(running, an_open_centre())
    page.goto(f"{running.address}/operations/{operation}/do/take-roll-call")
    page.get_by_text("Heads alone").tap()
    page.get_by_label("How many people did you count?").fill("lots")
    page.get_by_role("button", name="Record it").tap()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.locator(".govuk-error-summary a").tap()
    expect(page.get_by_label("How many people did you count?")).to_be_focused()
    assert page.get_by_label("How many people did you count?").input_value() == "lots"
    assert "key=" in page.url


def test_a_form_warns_before_the_session_ends_and_stays_signed_in_when_asked(
    running: Running, phone: BrowserContext
) -> None:
    page = phone.pages[0]
    page.clock.install()
    page.goto(f"{running.address}/operations/{there(running, an_open_centre())}/do/hand-over-shift")
    expect(page.locator("#session-ending")).to_be_hidden()
    page.clock.fast_forward("56:00")
    expect(page.locator("#session-ending")).to_contain_text("You will soon be signed out")
    page.get_by_role("button", name="Stay signed in").tap()
    expect(page.locator("#session-ending")).to_be_hidden()


def test_what_a_form_says_afterwards_is_accessible_at_every_width(running: Running, phone: BrowserContext) -> None:
    page = phone.pages[0]
    operation = there(running, people_here().has(("RoomsPrepared", "op", {"rooms": ["R1"]})))
    form = f"{running.address}/operations/{operation}/do/take-roll-call"
    found = {}

    def look(name: str) -> None:
        for device in (PHONE, TABLET, WALL):
            turned(page, device)
            found[name, device.name] = violations(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= device.width, name
        turned(page, PHONE)

    page.goto(f"{running.address}/operations/{operation}/do/start-person-debrief?person=P01")
    look("one or another")
    page.goto(form)
    send(page)
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    look("error")
    page.evaluate("document.getElementById('session-ending').hidden = false")
    look("session ends")
    page.goto(form)
    page.evaluate(FILL, {"present": ["4"]})
    send(page)
    expect(page.locator(".fl-stored")).to_be_visible()
    look("stored")
    page.go_back()
    expect(page.get_by_text("This was stored at")).to_be_visible()
    look("stored before")
    assert {name: each for name, each in found.items() if each} == {}
