"""The debrief in a real browser: readable at every width, no violation, every chart a table, every figure a way in."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import signed_in, violations
from tests.browser.looked import PHONE, TABLET, WALL, WANTED, heard, taken, turned
from tests.running import Running
from tests.stories.rows import Client, reference_rows

pytestmark = pytest.mark.browser
PATHS = {"debrief": "", "figure": "/M20", "times": "/M44", "late": "/late", "then": "?at=2026-10-13T14:30"}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str]]:
    """A server with the whole reference day in it, and the operation."""
    running = Running(tmp_path_factory.mktemp("debrief") / "firstlight.db")
    running.start()
    client = Client(running.client())
    for row in reference_rows():
        client.carry_out(row)
    yield running, f"/operations/{client.operation}/debrief"
    running.stop()


def opened(browser: Browser, finished: tuple[Running, str], width: int, height: int, who: str = "coordinator") -> Page:
    """Somebody's debrief page at a width."""
    running, path = finished
    page = signed_in(browser, running, who, width, height)
    page.goto(running.address + path)
    return page


def test_no_violation_and_nothing_wider_than_the_screen(browser: Browser, finished: tuple[Running, str]) -> None:
    running, path = finished
    page = opened(browser, finished, PHONE.width, PHONE.height)
    said = heard(page)
    for name, rest in PATHS.items():
        page.goto(running.address + path + rest)
        for each in page.locator("details").all():
            each.evaluate("details => details.open = true")
        for device in (PHONE, TABLET, WALL):
            turned(page, device)
            assert violations(page, **device.rules) == [], (name, device.name)
            assert page.evaluate("document.documentElement.scrollWidth") <= device.width, (name, device.name)
            if WANTED:
                taken(page, f"debrief-{name}", device)
        turned(page, PHONE)
    assert said == []


def test_words_in_pictures_can_be_read_on_a_phone(browser: Browser, finished: tuple[Running, str]) -> None:
    """The flow gives way to its stages as bars; what is drawn keeps its 14 pixels."""
    page = opened(browser, finished, 360, 740)
    expect(page.locator(".fl-flow__picture")).to_be_hidden()
    expect(page.locator(".fl-flow__steps")).to_be_visible()
    assert smallest(page, ".fl-columns-chart") >= 14
    wider = opened(browser, finished, 820, 1180)
    expect(wider.locator(".fl-flow__steps")).to_be_hidden()
    assert smallest(wider, ".fl-flow__picture") >= 14


def smallest(page: Page, picture: str) -> float:
    """The smallest words of a picture in pixels of the screen, to one decimal."""
    found = page.locator(picture).evaluate(
        "svg => Math.min(...[...svg.querySelectorAll('text')].map(text => "
        "parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"
    )
    return round(float(found), 1)


def test_what_can_be_tapped_on_a_phone_is_large_enough(browser: Browser, finished: tuple[Running, str]) -> None:
    page = opened(browser, finished, 360, 740)
    small = page.locator(
        ".fl-tile__open, .fl-contents a, .fl-fold summary, .fl-measure__open a, .fl-ways a, "
        ".fl-plain a, .fl-ranges th a, .fl-table--words td a"
    ).evaluate_all(
        "all => all.filter(each => each.getBoundingClientRect().height < 44).map(each => each.textContent.trim())"
    )
    assert small == []


def test_every_chart_is_also_a_table(browser: Browser, finished: tuple[Running, str]) -> None:
    page = opened(browser, finished, 1920, 1080)
    charts = page.locator("figure.fl-chart")
    assert charts.count() >= 8
    for chart in charts.all():
        assert chart.locator("table").count() >= 1
        for picture in chart.locator("svg").all():
            named = picture.get_attribute("role") == "img" and picture.get_attribute("aria-labelledby")
            assert named or picture.get_attribute("aria-hidden") == "true"


def test_a_tile_opens_its_entries_and_leads_back(browser: Browser, finished: tuple[Running, str]) -> None:
    page = opened(browser, finished, 820, 1180)
    page.locator(".fl-tile", has_text="Potential victims").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Potential victims among people registered")
    expect(page.get_by_text("Of the people registered, those identified as potential victims")).to_be_visible()
    assert page.locator(".fl-entry").count() == 6
    page.get_by_role("link", name="Debrief").last.click()
    page.wait_for_url("**/debrief#M02b")


def test_an_earlier_moment_is_asked_for_by_form_and_kept_while_reading(
    browser: Browser, finished: tuple[Running, str]
) -> None:
    page = opened(browser, finished, 820, 1180)
    page.get_by_label("As things were at").fill("2026-10-13T08:28")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("no finding is recorded on any of them")).to_be_visible()
    page.locator(".fl-tile", has_text="Registered").get_by_role("link").click()
    expect(page.get_by_text("As things were at 08:28 on Tuesday 13 October 2026")).to_be_visible()
    page.get_by_role("link", name="Debrief").last.click()
    page.get_by_role("link", name="Show everything known now").click()
    expect(page.get_by_text("6 were identified as potential victims")).to_be_visible()


@pytest.mark.parametrize("rest", ["/debrief", "/timeline?at=2026-10-13T18:00", "/wall"])
def test_every_printed_page_says_its_marking_its_operation_and_as_of_when(
    browser: Browser, finished: tuple[Running, str], rest: str
) -> None:
    running, path = finished
    page = signed_in(browser, running, "coordinator", 1280, 900)
    page.goto(running.address + path.removesuffix("/debrief") + rest)
    printed = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    for each in printed:
        words = " ".join(each.extract_text().split())
        assert "OFFICIAL-SENSITIVE" in words
        assert "Construction site" in words
        assert re.search(r"up to entry \d+|As things were at|Opened with everything", words), words[:200]
    assert rest == "/wall" or len(printed) > 1
    page.context.close()
