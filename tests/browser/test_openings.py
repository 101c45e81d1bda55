"""Reasons are typed too: a form that opens something, or signs somebody in, loses nothing with the line."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import head
from tests.given import people_here
from tests.running import Running
from tests.web.forms import there

pytestmark = pytest.mark.browser
SAID = "Two brothers who fought"
WHY = "the night nurse asked"
TYPED = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=date]), textarea"


def written_about(running: Running) -> tuple[str, int]:
    """An operation in which something is written about P01, and the entry that says it."""
    operation = there(running, people_here())
    said = {"person": "P01", "reason": SAID}
    answer = running.client().post(f"/api/operations/{operation}/set-keep-apart-flag", json=said)
    return operation, answer.json()["position"]


PAGES = {
    "a person": "/operations/{}/people/P01",
    "an entry": "/operations/{}/entries/{}",
    "a form": "/operations/{}/do/hand-over-shift",
    "signing in": "/sign-in",
}


@pytest.mark.parametrize("where", PAGES)
def test_no_form_that_somebody_types_into_is_lost_with_the_line(
    running: Running, phone: BrowserContext, where: str
) -> None:
    page = phone.pages[0]
    path = PAGES[where].format(*written_about(running))
    if where == "signing in":
        phone.clear_cookies()
    page.goto(running.address + path)
    address, before = page.url, head(running)
    page.route("**", lambda asked: asked.abort() if asked.request.method == "POST" else asked.continue_())
    forms = [each for each in page.locator("form[method=post]").all() if each.locator(TYPED).count()]
    assert forms
    for each in forms:
        each.locator(TYPED).last.evaluate("(control, text) => control.value = text", WHY)
        each.evaluate("form => form.requestSubmit()")
        expect(page.locator("#unsent")).to_contain_text(
            "Not sent: no answer came. What you typed is still here. Try again"
        )
        assert (page.url, each.locator(TYPED).last.input_value()) == (address, WHY)
        page.evaluate("document.getElementById('unsent').textContent = ''")
    assert head(running) == before


@pytest.mark.parametrize(
    ("where", "part", "opened"),
    [
        ("a person", "#identity", "No name or date of birth was recorded."),
        ("a person", ".fl-said", SAID),
        ("an entry", ".fl-said", SAID),
    ],
)
def test_what_is_opened_appears_in_its_place_and_what_is_typed_beside_it_stays(
    running: Running, phone: BrowserContext, where: str, part: str, opened: str
) -> None:
    page = phone.pages[0]
    operation, entry = written_about(running)
    page.goto(running.address + PAGES[where].format(operation, entry))
    address, form = page.url, page.locator(part).locator("form")
    others = page.locator("form[method=post]").filter(has=page.locator("[name=reason]"))
    beside = others.last if where == "an entry" or part == "#identity" else page.locator("#identity form")
    beside.locator("[name=reason]").fill("typed beside it")
    form.get_by_role("button").tap()
    expect(page.locator(part).locator(".govuk-error-message")).to_be_visible()
    form.locator("[name=reason]").fill(WHY)
    page.route("**", lambda asked: asked.abort() if asked.request.method == "POST" else asked.continue_())
    form.get_by_role("button").tap()
    expect(page.locator("#unsent")).to_contain_text("Not sent")
    assert form.locator("[name=reason]").input_value() == WHY
    page.unroute("**")
    form.get_by_role("button").tap()
    expect(page.locator(part)).to_contain_text(opened)
    expect(page.locator("#unsent")).to_be_hidden()
    assert (page.url, beside.locator("[name=reason]").input_value()) == (address, "typed beside it")
    looked = [running.why(each) for each in running.application.access_log.entries(operation)]
    assert looked.count(WHY) == 1


def test_a_tap_that_is_refused_on_a_live_page_says_why(running: Running, phone: BrowserContext) -> None:
    page = phone.pages[0]
    operation = there(running, people_here())
    page.goto(f"{running.address}/operations/{operation}/people/P01")
    page.locator("form[action$=record-person-found] button").first.evaluate(
        "button => button.form.requestSubmit(button)"
    )
    expect(page.locator(".govuk-error-summary")).to_contain_text("has not been reported missing")
