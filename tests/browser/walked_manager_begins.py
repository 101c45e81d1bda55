"""The manager's guide: a plan begins from a template, as a copy or as a proposal."""

import re

from playwright.sync_api import expect

from tests.browser.given_planner import Planner, walks

TEMPLATES = (
    *("Planned in weeks", "Quick-time, within hours", "Children expected", "Large numbers", "A series of days"),
)


@walks("*Start from a template*")
def starts_from_a_template(planner: Planner) -> None:
    page = planner.page
    planner.reads("*Start from a template*")
    planner.plans(name="HERON")
    planner.has("commit-partner", partner="Police", mode="on_site")
    planner.goes("/operations")
    planner.taps_on("Start from a template")
    planner.says(*TEMPLATES, "Your own templates", "Copy a past operation", "HERON")
    planner.taps(page.get_by_role("link", name=re.compile("^Planned in weeks")))
    planner.reads("Partners, phases, aims, services and hours")
    for label in ("Police are at the site from", "The centre opens at", "For how many hours?"):
        expect(page.get_by_label(label)).not_to_have_value("")
    expect(page.locator("#aims")).not_to_have_value("")
    planner.says("housing standards")
    for label in ("How many people are expected at most?", "Which languages do they speak?", "Code name"):
        expect(page.get_by_label(label)).to_have_value("")
    planner.reads("All of it is stored at once")
    before = len(planner.running.application.days.operations.cards)
    planner.fills("How many people are expected at most?", "many")
    planner.taps_on("Next: who is asked", "Go on without sending")
    planner.says("There is a problem")
    assert len(planner.running.application.days.operations.cards) == before, "nothing was stored"
    planner.fills("How many people are expected at most?", "20")
    planner.taps_on("Next: who is asked", "Go on without sending")
    planner.back_on("plan")
    planner.operation = page.url.split("/")[-2]
    state = planner.running.application.days.as_taken_in(planner.operation)
    assert state is not None
    assert len({each.envelope.entry for each in state.recorded_events}) == 1, "all of it is one entry"


@walks("A rehearsal: tick *It is an exercise*")
def starts_an_exercise(planner: Planner) -> None:
    page = planner.page
    planner.reads("A rehearsal: tick *It is an exercise* there.")
    planner.goes("/operations/new/from/weeks")
    planner.taps(page.get_by_label("It is an exercise"))
    planner.taps_on("Next: who is asked", "Go on without sending")
    planner.back_on("plan")
    planner.reads("Every page, paper and letter of it says so")
    expect(page.get_by_text("Exercise: nothing here is real or counted")).to_be_visible()


@walks("On a plan, *Make a template of this plan*")
def keeps_a_template(planner: Planner) -> None:
    page = planner.page
    planner.reads("On a plan, *Make a template of this plan* shows")
    planner.plans()
    planner.has("set-objectives", text="Make people safe at the Old Mill.")
    planner.has("commit-partner", partner="Police", mode="on_site")
    planner.opens()
    planner.taps_on("Make a template of this plan")
    planner.says("Police, on site")
    expect(page.get_by_label("Aims")).to_have_value("Make people safe at the Old Mill.")
    planner.fills("What is it called?", "Our usual day")
    planner.fills("Aims", "Make people safe.")
    planner.taps_on("Keep this template")
    page.wait_for_url("**/operations/new/from?kept=*")
    planner.says("Our usual day")
    planner.reads("Templates have a version")
    planner.says("1 partner, 0 services. Version ")
    planner.taps(page.get_by_role("link", name=re.compile("^Our usual day")))
    expect(page.locator("#aims")).to_have_value("Make people safe.")
    planner.taps_on("Next: who is asked", "Go on without sending")
    planner.back_on("plan")
    state = planner.running.application.days.as_taken_in(page.url.split("/")[-2])
    assert state is not None
    assert state.operation.proposed is not None
    assert state.operation.proposed.event.template is not None  # type: ignore[attr-defined]


@walks("Or *Propose an operation*")
def proposes(planner: Planner) -> None:
    page = planner.page
    planner.reads("Or *Propose an operation*")
    planner.taps_on("Propose an operation")
    planner.fills("How many people at most?", "20")
    planner.answer("exploitation_types", "Labour").tap()
    page.locator("[name=premises]").select_option("construction_site")
    planner.reads("A code name, never the site.")
    planner.says("A code name, not the site.")
    planner.taps_on("Propose an operation")
    page.wait_for_url(re.compile(r"/operations/op-\w+"))
    planner.says("20 people", "Construction site")
