"""What the browser prints of a page: what it says, within the paper, and nothing that is there to be tapped."""

from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.conftest import signed_in
from tests.browser.given_board import a_morning
from tests.browser.looked import went
from tests.running import Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser
BETWEEN_THE_MARGINS = 702
"""A4 less 12 mm on both sides, in pixels."""
CUT = "[...document.querySelectorAll('.fl-panel')].filter(one => one.scrollWidth > one.clientWidth + 1).length"
"""How many panels are narrower than what they hold: on paper nobody scrolls."""
HIDES = """(all) => all
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.className)"""
"""What is narrower or lower than what it holds."""
PALE = """(all) => all.flatMap((one) => [one, ...one.querySelectorAll("*")])
    .map((one) => getComputedStyle(one))
    .flatMap((style) => [style.color, style.backgroundColor])
    .filter((colour) => !["rgb(11, 12, 12)", "rgba(0, 0, 0, 0)"].includes(colour))"""
"""The colours of what stands light on dark on a screen, and so hardly on paper; those of its ground too."""
ON_SCREEN_ONLY = (
    "change or void",
    "/operations/",
    "/outcomes",
    "Open this entry",
    "Open by operation",
    "Sign out",
    "Change the day",
)


@pytest.mark.parametrize(
    ("who", "path", "head"),
    [
        ("coordinator", "/operations/{op}", "Opened with everything up to entry"),
        ("coordinator", "/operations/{op}/plan", "Opened with everything up to entry"),
        ("coordinator", "/operations/{op}/replay", "Opened with everything up to entry"),
        ("coordinator", "/operations/{op}/people/P01", "Opened with everything up to entry"),
        ("coordinator", "/operations/{op}/timeline", "Opened with everything up to entry"),
        ("coordinator", "/operations/{op}/debrief", "Everything in the log up to entry"),
        ("coordinator", "/operations/{op}/papers", "Opened with everything up to entry"),
        ("coordinator", "/operations/{op}/lessons", "Opened with everything up to entry"),
        ("manager", "/outcomes", "Outcomes · 1 April 2026 to 31 March 2027 · Everything in the log up to entry"),
        ("manager", "/register", "Register · As of the end of"),
        ("manager", "/lessons", "Lessons"),
    ],
    ids=[
        "board",
        "plan",
        "replay",
        "person",
        "timeline",
        "debrief",
        "papers",
        "debriefs",
        "outcomes",
        "register",
        "library",
    ],
)
def test_a_printed_page_fits_its_paper_and_has_nothing_to_tap(
    browser: Browser, running: Running, day: Client, who: str, path: str, head: str
) -> None:
    page = signed_in(browser, running, who, BETWEEN_THE_MARGINS, 1000)
    page.goto(running.address + path.format(op=day.operation))
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= BETWEEN_THE_MARGINS
    assert page.evaluate(CUT) == 0
    assert page.locator(":is(.govuk-button, .govuk-back-link, button, select, input):visible").count() == 0
    assert page.locator(":is(.fl-verdict, .fl-count--main, .fl-replay__tag)").evaluate_all(PALE) == []
    for sheet in PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages:
        words = " ".join(sheet.extract_text().split())
        assert words.startswith("OFFICIAL-SENSITIVE")
        assert head in words
        assert not [each for each in ON_SCREEN_ONLY if each in words]


def test_how_many_are_here_every_alarm_and_every_bed_are_on_the_paper_of_a_board(
    browser: Browser, running: Running
) -> None:
    centre = a_morning(running)
    centre.has("book-venue", beds=90, nights=2)
    page = signed_in(browser, running, "operator", BETWEEN_THE_MARGINS, 1000)
    page.goto(f"{running.address}/operations/{centre.id}")
    page.emulate_media(media="print")
    assert page.locator(".fl-strip-alarms, .fl-strip-alarms__words, .fl-beds").evaluate_all(HIDES) == []
    sheets = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    words = " ".join(" ".join(each.extract_text().split()) for each in sheets)
    assert "2 not registered" in words
    assert "P03 out alone" in words
    assert "90 free" in words


def test_no_column_of_a_wide_table_is_cut_on_paper(browser: Browser, running: Running, day: Client) -> None:
    a_morning(running)
    page = signed_in(browser, running, "manager", BETWEEN_THE_MARGINS, 1000)
    went(page, f"{running.address}/outcomes")
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == 0
