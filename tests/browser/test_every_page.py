"""Every page: no accessibility violation, nothing wider than a phone, no error in the console, pictures to look at."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import signed_in
from tests.running import Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser
PAGES = {
    "operations": "/operations",
    "propose": "/operations/new/propose",
    "board": "/operations/{op}",
    "wall": "/operations/{op}/wall",
    "timeline": "/operations/{op}/timeline",
    "person": "/operations/{op}/people/P03",
    "record": "/operations/{op}/do",
    "register": "/operations/{op}/do/register-person",
    "consent": "/operations/{op}/do/give-nrm-consent?person=P03",
    "entry": "/operations/{op}/entries/100",
    "debrief": "/operations/{op}/debrief",
    "figure": "/operations/{op}/debrief/M09a",
    "late": "/operations/{op}/debrief/late",
    "replay": "/operations/{op}/replay?moment=2026-10-13T12:00",
    "publications": "/operations/{op}/publications",
    "papers": "/operations/{op}/papers",
    "debriefs": "/operations/{op}/lessons",
    "lessons": "/lessons",
    "outcomes": "/outcomes?from=2026-10-01&to=2026-12-31",
    "outcomes-public": "/outcomes/public?from=2026-10-01&to=2026-12-31",
    "outcomes-figure": "/outcomes/M02?from=2026-10-01&to=2026-12-31",
    "who-is-known": "/register?as_of=2026-10-13&stage=known",
}
PICTURES = Path(os.environ.get("PICTURES", "pictures"))


@pytest.mark.parametrize("size", [(360, 740), (820, 1180), (1920, 1080)], ids=["phone", "tablet", "wall"])
def test_no_violation_and_no_sideways_scrolling(
    browser: Browser, running: Running, day: Client, size: tuple[int, int]
) -> None:
    page = signed_in(browser, running, "coordinator", *size)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    found = {}
    PICTURES.mkdir(exist_ok=True)
    for name, path in PAGES.items():
        answer = page.goto(running.address + path.format(op=day.operation))
        assert answer is not None
        assert answer.status == 200, name
        if page.locator("#live").count():
            expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
        results = Axe().run(page)
        found[name] = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in results.response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name
        page.screenshot(path=PICTURES / f"{name}-{size[0]}.png")
    assert {name: each for name, each in found.items() if each} == {}
    assert said == []


def test_the_sign_in_page_and_a_problem_are_accessible_too(browser: Browser, running: Running) -> None:
    page = browser.new_page()
    page.goto(f"{running.address}/operations")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("The name or the password is not right.")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    inside = signed_in(browser, running, "reader")
    inside.goto(f"{running.address}/operations/op-nowhere")
    expect(inside.get_by_role("heading", name="This cannot be found")).to_be_visible()
    assert Axe().run(inside).response["violations"] == []


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
    assert {"Register a person", "Record something"} <= reached


def test_a_page_works_without_scripts(browser: Browser, running: Running, day: Client) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_extra_http_headers({"Authorization": running.client("coordinator").headers["Authorization"]})
    page = context.new_page()
    page.goto(f"{running.address}/operations/{day.operation}/do/take-roll-call")
    page.get_by_label("How many people did you count?").fill("11")
    page.get_by_role("button", name="Take a roll call").click()
    expect(page.locator("#board-latest")).to_contain_text("Roll call: 11 counted")
