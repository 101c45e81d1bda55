"""The components of a form as fingers, keys and screen readers meet them, and the pages of a device set to dark."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import head, opened, violations
from tests.given import an_open_centre, people_here
from tests.running import Running
from tests.web.forms import there

pytestmark = pytest.mark.browser


@pytest.fixture
def registering(running: Running, phone: BrowserContext) -> Page:
    """The form that registers a person."""
    page = phone.pages[0]
    page.goto(f"{running.address}/operations/{there(running, an_open_centre())}/do/register-person")
    return page


def test_a_language_is_offered_while_it_is_typed_and_taken_by_one_tap(running: Running, registering: Page) -> None:
    languages = registering.get_by_role("group", name="Which language?")
    languages.get_by_label("Another").tap()
    asked = languages.get_by_label("Which one?")
    expect(asked).to_have_attribute("role", "combobox")
    asked.press_sequentially("kurd")
    offered = registering.locator("#language-another__listbox").get_by_role("option")
    expect(offered).to_have_text(["Central Kurdish", "Northern Kurdish"])
    assert violations(registering) == []
    offered.last.tap()
    expect(asked).to_have_value("Northern Kurdish")
    before = head(running)
    registering.get_by_role("button", name="Register a person").tap()
    expect(registering.locator(".fl-stored")).to_contain_text("Recorded.")
    assert head(running) == before + 1


def test_what_is_typed_and_not_offered_stands_there_again_and_is_offered_names_again(registering: Page) -> None:
    registering.locator("#nationality").fill("somebody's own words")
    registering.get_by_text("When, and who did it").tap()
    registering.get_by_label("When did it happen?").fill("tea time")
    registering.get_by_role("button", name="Register a person").tap()
    expect(registering.locator(".govuk-error-summary")).to_be_focused()
    asked = registering.locator("#nationality")
    expect(asked).to_have_value("somebody's own words")
    asked.fill("")
    asked.press_sequentially("viet")
    expect(registering.locator("#nationality__listbox").get_by_role("option", name="Vietnamese")).to_be_visible()


def test_what_is_wrong_says_so_itself_and_in_the_summary_that_has_the_focus(registering: Page) -> None:
    registering.get_by_text("When, and who did it").tap()
    registering.get_by_label("When did it happen?").fill("tea time")
    registering.get_by_role("button", name="Register a person").tap()
    summary = registering.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("There is a problem")
    expect(registering.locator("[aria-invalid=true]")).to_have_count(1)
    summary.get_by_role("link").tap()
    expect(registering.locator("#happened_at[aria-invalid=true]")).to_be_focused()


def test_another_opens_its_line_and_what_a_choice_hides_is_not_stored(running: Running, phone: BrowserContext) -> None:
    page = phone.pages[0]
    operation = there(running, people_here().has(("RoomsPrepared", "op", {"rooms": ["R1"], "use": "conversation"})))
    page.goto(f"{running.address}/operations/{operation}/do/start-person-debrief?person=P01")
    room = page.get_by_role("group", name="Which room?")
    expect(room.get_by_label("Which one?")).to_be_hidden()
    room.get_by_label("Another").tap()
    room.get_by_label("Which one?").fill("R9")
    room.get_by_label("R1").tap()
    expect(room.get_by_label("Which one?")).to_be_hidden()
    sent = []
    page.on("request", lambda asked: sent.append(asked.post_data or "") if asked.method == "POST" else None)
    page.get_by_role("button", name="Start a conversation").tap()
    expect(page.locator(".fl-stored, .govuk-error-summary")).to_be_visible()
    assert "room=R1" in sent[0]
    assert "R9" not in sent[0]


def test_the_bar_of_an_operation_is_one_row_on_a_phone(registering: Page) -> None:
    bar = registering.get_by_role("navigation", name="Operation")
    assert bar.evaluate("each => each.getBoundingClientRect().height") < 52
    assert bar.evaluate("each => each.scrollWidth <= each.clientWidth")
    heights = bar.get_by_role("link").evaluate_all("every => every.map((each) => each.getBoundingClientRect().height)")
    assert min(heights) >= 44


def test_who_is_signed_in_never_stands_over_the_marking_however_long_the_name(registering: Page) -> None:
    name = registering.locator(".fl-who summary")
    name.evaluate("each => (each.textContent = 'Casey, coordinator of the night shift')")
    edge = "each => { const box = each.getBoundingClientRect(); return [box.left, box.right] }"
    _, marking_ends = registering.locator(".fl-marking").evaluate(edge)
    begins, ends = name.evaluate(edge)
    assert marking_ends < begins < ends <= 360


@pytest.mark.parametrize(
    ("scheme", "media", "light"), [("light", "screen", True), ("dark", "screen", False), ("dark", "print", True)]
)
def test_a_device_set_to_dark_gets_dark_pages_and_prints_light_ones(
    browser: Browser, running: Running, scheme: str, media: str, light: bool
) -> None:
    page = opened(browser, 360, 740, scheme)
    page.emulate_media(media=media)
    page.goto(f"{running.address}/sign-in")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).map(Number)")
    words = page.evaluate("getComputedStyle(document.body).color.match(/[0-9]+/g).slice(0, 3).map(Number)")
    assert (sum(ground) > sum(words)) is light
