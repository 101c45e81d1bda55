"""Lessons on a screen: a phone, a tablet, a wall; a lesson recorded, assigned and closed as people do it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import found_by_axe, signed_in
from tests.running import Running
from tests.web.given_lessons import TODAY, Partnership, debriefed

pytestmark = pytest.mark.browser
PICTURES = Path(os.environ.get("PICTURES", "pictures"))
TARGETS = """() => [...document.querySelectorAll("main a, main button, main select, main input, main summary")]
    .filter((each) => each.getClientRects().length && !each.closest(".fl-debrief__as-of, .fl-panel__sum"))
    .filter((each) => each.type !== "hidden" && !["radio", "checkbox"].includes(each.type))
    .filter((each) => each.getBoundingClientRect().height < 43.5)
    .map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("size", [(360, 740), (820, 1180), (1920, 1080)], ids=["phone", "tablet", "wall"])
def test_no_violation_nothing_sideways_and_every_target_large_enough(
    browser: Browser, running: Running, size: tuple[int, int]
) -> None:
    these = Partnership(running)
    ravine, plan = debriefed(these), these.propose("Meadow")
    page = signed_in(browser, running, "manager", *size)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    PICTURES.mkdir(exist_ok=True)
    paths = {
        "lessons": "/lessons",
        "lessons-open": "/lessons?status=open",
        "lessons-operation": f"/operations/{ravine}/lessons",
        "lessons-plan": f"/operations/{plan}/lessons",
        "structured-debrief": f"/operations/{ravine}/do/hold-structured-debrief",
        "lesson-form": f"/operations/{ravine}/do/record-lesson",
        "propose-open-lessons": "/operations/new/propose",
        "operations-open-lessons": "/operations",
    }
    found = {}
    for name, path in paths.items():
        answer = page.goto(running.address + path)
        assert answer is not None
        assert answer.status == 200, name
        found[name] = [each["id"] for each in found_by_axe(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name
        if name.startswith("lessons"):
            found[name] += page.evaluate(TARGETS)
        page.screenshot(path=PICTURES / f"{name}-{size[0]}.png", full_page=True)
    assert {name: each for name, each in found.items() if each} == {}
    assert said == []


def test_a_lesson_is_recorded_assigned_and_closed_from_the_page(browser: Browser, running: Running) -> None:
    these = Partnership(running)
    operation = these.run("Quarry")
    page = signed_in(browser, running, "coordinator", 360, 740)
    page.goto(f"{running.address}/operations/{operation}/lessons")
    page.get_by_role("link", name="Record a lesson").click()
    page.get_by_label("What was learnt?").fill("Bring more blankets.")
    page.get_by_label("improve", exact=True).check()
    page.get_by_role("button", name="Record a lesson").click()
    lesson = page.locator("#L1")
    expect(lesson).to_contain_text("Bring more blankets.")
    expect(lesson).to_contain_text("Nobody owns it yet.")
    lesson.get_by_role("link", name="Assign an action for L1").click()
    page.get_by_label("Who owns it?").fill("welfare lead")
    page.get_by_label("By when?").fill((TODAY + timedelta(days=30)).date().isoformat())
    page.get_by_role("button", name="Assign an action").click()
    expect(lesson).to_contain_text("Owner: welfare lead. Due on ")
    lesson.get_by_role("link", name="Close an action for L1").click()
    page.get_by_role("button", name="Close an action").click()
    expect(lesson).to_contain_text("Lesson learned")
    expect(lesson).to_contain_text("Done on ")
    lesson.get_by_role("link", name="Done").click()
    expect(page.get_by_text("Action for L1 closed").first).to_be_visible()


def test_a_search_is_typed_and_narrowed(browser: Browser, running: Running) -> None:
    these = Partnership(running)
    debriefed(these)
    page = signed_in(browser, running, "reader", 360, 740)
    page.get_by_role("link", name="Lessons").click()
    page.get_by_label("Words").fill("interpreters")
    page.get_by_label("Status").select_option("Still open")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_have_text("1 lesson of 3.")
    expect(page.get_by_role("heading", name="Open lessons")).to_be_visible()
    assert page.get_by_label("Words").input_value() == "interpreters"
