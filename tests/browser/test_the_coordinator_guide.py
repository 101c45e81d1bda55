"""docs/guide/coordinator.md, followed on a phone: what it names in italics stands where it says."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.given_board import Centre, a_morning, alive
from tests.browser.given_shift import GUIDE
from tests.running import Running

pytestmark = pytest.mark.browser
PLACES = (
    *("", "/do", "/people", "/door", "/people/P03", "/people/P03/missing", "/people/P06", "/people/P06/consent"),
    *("/people/P06/referral", "/people/P05", "/do/start-person-debrief", "/do/take-roll-call", "/do/record-departure"),
    *("/papers", "/shift", "/do/hand-over-shift", "/replay", "/people/P02", "/timeline", "/entries/{last}"),
)
SAID_BY_SCRIPTS = {"Live", "Not live", "Not sent", "other"}
AS_AN_EXAMPLE = {"3": "/do/record-transport-arrival", "Bed 7": "/do/move-bed?person=P02"}


@pytest.fixture
def centre(running: Running) -> Centre:
    made = a_morning(running)
    made.has("log-temporary-return", person="P03")
    made.has("take-roll-call", present=5, seen=["P01", "P02", "P04", "P05", "P06"])
    made.has("report-person-missing", person="P03")
    made.has("take-property-in", person="P02", contents=["phone"])
    made.has("issue-situation-report", text="All quiet.")
    made.has("decline-person-debrief", person="P05")
    made.has("identify-potential-victim", person="P06")
    made.has("hand-over-shift", text="All quiet.")
    return made


def words_on(page: Page) -> str:
    """Everything that a page says, what is folded away included."""
    return re.sub(r"\s+", " ", str(page.evaluate("document.body.textContent"))) + "\n"


def test_every_word_that_the_guide_names_stands_on_a_page(
    running: Running, phone: BrowserContext, centre: Centre
) -> None:
    page = phone.pages[0]
    here = f"{running.address}/operations/{centre.id}"
    seen = ""
    for place in (*PLACES, *AS_AN_EXAMPLE.values()):
        answer = page.goto(here + place.format(last=running.application.log.head()))
        assert answer
        assert answer.ok, place
        seen += words_on(page)
    page.goto(here)
    alive(page.locator("#row-P01 .fl-do")).tap()
    alive(page.get_by_role("button", name="No", exact=True)).tap()
    expect(page.locator("#stored")).to_contain_text("health screen done")
    seen += words_on(page)
    named = {re.sub(r"\s+", " ", each) for each in re.findall(r"\*([^*]+)\*", GUIDE)} - SAID_BY_SCRIPTS
    assert {each for each in named if each not in seen} == set()
