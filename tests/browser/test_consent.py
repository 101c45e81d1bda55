"""Consent by touch on a phone: one tap for each point, nothing typed, nothing asked that the conversation knows."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import found_by_axe
from tests.browser.looked import DESK, PHONE, TABLET, turned
from tests.running import Running
from tests.web.forms import there
from tests.web.test_consent_page import POINTS, talked
from web.wording import label

pytestmark = pytest.mark.browser
COUNT = """addEventListener("pointerup", () =>
  sessionStorage.setItem("taps", Number(sessionStorage.getItem("taps")) + 1), true)"""


@pytest.fixture
def page(running: Running, phone: BrowserContext) -> Page:
    """The page on which P01 is asked, with every touch counted."""
    made = phone.pages[0]
    made.add_init_script(COUNT)
    made.goto(f"{running.address}/operations/{there(running, talked())}/people/P01")
    return made


def point(page: Page, code: str) -> None:
    words = label(code)
    page.get_by_label(words[0].upper() + words[1:], exact=True).tap()


def test_the_whole_checklist_is_one_tap_for_each_point_and_one_for_the_answer(running: Running, page: Page) -> None:
    page.get_by_role("link", name="Ask: do they want to be referred?").tap()
    page.wait_for_url("**/consent?*")
    page.evaluate("sessionStorage.setItem('taps', 0)")
    for each in POINTS:
        point(page, each)
    page.get_by_role("button", name="Agrees to be referred").tap()
    page.wait_for_url("**/people/P01?done=*")
    assert page.evaluate("Number(sessionStorage.getItem('taps'))") == len(POINTS) + 1
    expect(page.locator("#case")).to_be_visible()
    stored = running.client().get(
        page.url.partition("?")[0].replace("/operations", "/api/operations").partition("/people")[0] + "/timeline"
    )
    data = next(each["data"] for each in stored.json() if each["type"] == "NrmConsentGiven")
    assert data["explained"] == list(POINTS)
    assert (data["language"], data["interpreter"].partition("/")[2]) == ("vi", "I1")


def test_declining_takes_a_reason_or_none_and_is_never_pressed_for_one(running: Running, page: Page) -> None:
    page.get_by_role("link", name="Ask: do they want to be referred?").tap()
    page.get_by_text("Declines to be referred").first.tap()
    page.get_by_role("button", name="Declines to be referred").tap()
    page.wait_for_url("**/people/P01?done=*")
    expect(page.locator(".fl-person__stage")).to_have_text("Duty to Notify report due")


def test_a_second_tap_on_the_answer_stores_nothing(running: Running, page: Page) -> None:
    page.get_by_role("link", name="Ask: do they want to be referred?").tap()
    button = page.get_by_role("button", name="Wants time to decide")
    button.wait_for()
    before = running.application.log.head()
    page.wait_for_timeout(1300)  # what comes under a thumb only now takes no tap for a while
    button.dblclick()
    page.wait_for_url("**/people/P01?done=*")
    assert running.application.log.head() == before + 1


def test_back_after_the_answer_shows_what_was_stored(running: Running, page: Page) -> None:
    page.get_by_role("link", name="Ask: do they want to be referred?").tap()
    page.get_by_role("button", name="Wants time to decide").tap()
    page.wait_for_url("**/people/P01?done=*")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("This was stored at")


@pytest.mark.parametrize("name", ["", "/consent", "/referral", "/notification", "/rights"])
def test_every_page_of_a_person_fits_and_is_accessible(running: Running, page: Page, name: str) -> None:
    day = talked().has(
        ("KeepApartFlagSet", "P01", {"apart_from": "P03"}),
        ("PeopleLinked", "P01", {"linked_to": "P02", "relation": "siblings", "wishes": ["one_vehicle"]}),
        ("PropertyTakenIn", "P01", {"held_by": "Police", "contents": ["phone"]}),
        ("RightsGiven", "P01", {"paper": "rights", "language": "vi"}),
        ("NrmConsentDeferred", "P01", {"explained": ["support"]}),
        ("NrmConsentDeclined", "P01", {"reason": "family"}),
    )
    page.goto(f"{running.address}/operations/{there(running, day)}/people/P01{name}")
    for device in (PHONE, TABLET, DESK):
        turned(page, device)
        assert page.evaluate("document.documentElement.scrollWidth") <= device.width
        assert found_by_axe(page, runOnly=["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]) == [], device.name


def test_what_is_handed_over_bears_no_marking_and_no_operation(running: Running, page: Page) -> None:
    body = {"name": "Council", "paper": "rights", "language": "vi", "text": "Quý vị có quyền rời đi."}
    assert running.client("coordinator").post("/api/organisations/texts", json=body).status_code == 200
    address = page.url.partition("?")[0]
    page.emulate_media(media="print")
    page.goto(f"{address}/referral")
    expect(page.locator(".fl-printed")).to_have_css("display", "table-header-group")
    page.goto(f"{address}/rights")
    expect(page.locator(".fl-told")).to_be_visible()
    expect(page.locator(".fl-printed")).to_have_css("display", "none")
    expect(page.get_by_role("button", name="Handed over on paper")).to_be_hidden()
