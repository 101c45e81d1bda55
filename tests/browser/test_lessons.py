"""Lessons on a screen: a phone, a tablet, a wall; a lesson recorded, assigned and closed as people do it."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import signed_in, violations
from tests.browser.looked import PHONE, TABLET, WALL, WANTED, heard, taken, turned, went
from tests.running import Running
from tests.web.given_lessons import TODAY, Partnership, debriefed

pytestmark = pytest.mark.browser
TARGETS = """() => [...document.querySelectorAll("main a, main button, main select, main input, main summary")]
    .filter((each) => each.getClientRects().length && !each.closest(".fl-debrief__as-of, .fl-panel__sum"))
    .filter((each) => each.type !== "hidden" && !["radio", "checkbox"].includes(each.type))
    .filter((each) => each.getBoundingClientRect().height < 43.5)
    .map((each) => each.outerHTML.slice(0, 120))"""


def test_no_violation_nothing_sideways_and_every_target_large_enough(browser: Browser, running: Running) -> None:
    these = Partnership(running)
    ravine, plan = debriefed(these), these.propose("Meadow")
    page = signed_in(browser, running, "manager", PHONE.width, PHONE.height)
    said = heard(page)
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
        assert went(page, running.address + path) == 200, name
        for device in (PHONE, TABLET, WALL):
            turned(page, device)
            found[name, device.name] = violations(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= device.width, (name, device.name)
            if name.startswith("lessons"):
                found[name, device.name] += page.evaluate(TARGETS)
            if WANTED:
                taken(page, name, device)
        turned(page, PHONE)
    assert {name: each for name, each in found.items() if each} == {}
    assert said == []


def test_a_lesson_is_recorded_assigned_and_closed_from_the_page(browser: Browser, running: Running) -> None:
    these = Partnership(running)
    operation = these.run("Quarry")
    page = signed_in(browser, running, "coordinator", 360, 740)
    page.goto(f"{running.address}/operations/{operation}/lessons")
    page.get_by_role("link", name="Record a lesson").click()
    page.get_by_label("What was learnt?").fill("Bring more blankets.")
    page.get_by_label("to improve", exact=True).check()
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
