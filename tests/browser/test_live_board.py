"""The live board as two people in the hall have it open, through breaks and restarts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import signed_in
from tests.browser.given_board import alive
from tests.running import Running
from tests.stories.rows import Client

pytestmark = pytest.mark.browser
HEALTH_SCREEN = re.compile("change or void.*health screen done")


def seq(page: Page) -> int:
    return int(page.locator("#live-seq").text_content() or "")


def test_one_acts_and_the_other_sees_it_without_a_reload(browser: Browser, running: Running, day: Client) -> None:
    acting, watching = (signed_in(browser, running, who) for who in ("coordinator", "manager"))
    for page in (acting, watching):
        page.goto(f"{running.address}/operations/{day.operation}")
        expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
    watching.evaluate("window.marked = true")
    before = int(watching.locator("#n-on_site").text_content() or "")
    acting.locator("#board-rows").get_by_role("link", name="P05").click()
    acting.get_by_role("button", name="Went out for a while").click()
    expect(acting.locator("#stored")).to_contain_text("P05")
    expect(watching.locator("#board-here")).to_contain_text(f"{before - 1} here")
    expect(watching.locator("#row-P05")).to_contain_text("out")
    assert watching.evaluate("window.marked") is True
    alive(acting.locator("#row-P05").get_by_role("button", name="Came back")).click()
    expect(watching.locator("#board-here")).to_contain_text(f"{before} here")


def test_every_action_is_within_two_taps_and_a_form_keeps_what_was_typed(
    browser: Browser, running: Running, day: Client
) -> None:
    page = signed_in(browser, running, "coordinator", 360, 740)
    page.goto(f"{running.address}/operations/{day.operation}")
    page.locator(".fl-dock").get_by_role("link", name="More").click()
    page.get_by_role("link", name="A vehicle left the site").click()
    page.get_by_text("Another number").click()
    page.get_by_label("How many people?").fill("lots")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Write a number from 1 to 100").first).to_be_visible()
    assert page.get_by_label("How many people?").input_value() == "lots"
    page.get_by_label("How many people?").fill("3")
    page.get_by_role("button", name="A vehicle left the site").click()
    expect(page.locator(".fl-next")).to_contain_text("T3 on the way, 3 people")


def test_a_refusal_stands_on_the_page_in_plain_words(browser: Browser, running: Running, day: Client) -> None:
    page = signed_in(browser, running, "coordinator")
    page.goto(f"{running.address}/operations/{day.operation}/do/submit-nrm-referral?person=P02")
    page.get_by_text("When, and who did it").click()
    page.get_by_label("Who did it?").select_option("British Red Cross")
    page.get_by_role("button", name="NRM referral submitted").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Only a first responder organisation can refer")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Nobody has identified this person")
    expect(page.get_by_role("group", name="Who?").get_by_label("P02")).to_be_checked()


def test_a_killed_server_is_shown_as_not_live_and_resumed_with_nothing_lost_or_doubled(
    browser: Browser, running: Running, day: Client
) -> None:
    pages = [signed_in(browser, running, who) for who in ("coordinator", "manager")]
    for page in pages:
        page.goto(f"{running.address}/operations/{day.operation}")
        expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
    held = seq(pages[0])
    running.stop()
    for page in pages:
        expect(page.locator("#live-stale")).to_be_visible(timeout=8000)
        expect(page.locator("#live-stale")).to_contain_text("Not live since")
    running.start()
    body = {"person": "P08", "happened_at": "2026-10-13T14:50"}
    client = running.client()
    for name in ("log-temporary-exit", "log-temporary-return", "log-temporary-exit"):
        answer = client.post(f"/api/operations/{day.operation}/{name}", json=body)
        assert answer.status_code == 200, answer.text
    for page in pages:
        expect(page.locator("#live-seq")).to_have_text(str(held + 3))
        expect(page.locator("#live-stale")).to_be_hidden()
        expect(page.locator("#row-P08")).to_contain_text("out")
        assert page.locator("#row-P08").count() == 1


def test_a_person_page_follows_what_others_do(browser: Browser, running: Running, day: Client) -> None:
    page = signed_in(browser, running, "coordinator")
    page.goto(f"{running.address}/operations/{day.operation}/people/P03")
    expect(page.locator("#live")).to_have_class("fl-live fl-live--on")
    body = {"person": "P03", "happened_at": "2026-10-13T14:55"}
    running.client().post(f"/api/operations/{day.operation}/log-temporary-exit", json=body)
    expect(page.locator("#person .govuk-tag", has_text="out")).to_be_visible()


def test_an_identity_opens_with_a_reason_alone_and_that_is_kept(
    browser: Browser, running: Running, day: Client
) -> None:
    page = signed_in(browser, running, "coordinator")
    page.goto(f"{running.address}/operations/{day.operation}/people/P03")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("Say why you need to see who this is.")).to_be_visible()
    page.get_by_label("Why do you need to see the name?").fill("Hospital asks for the name")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("No name or date of birth was recorded.")).to_be_visible()
    kept = running.application.access_log.entries(day.operation)
    assert (kept[-1].what, kept[-1].subject, running.why(kept[-1])) == ("identity", "P03", "Hospital asks for the name")


def test_an_entry_is_corrected_and_voided_from_its_page(browser: Browser, running: Running, day: Client) -> None:
    page = signed_in(browser, running, "coordinator")
    page.goto(f"{running.address}/operations/{day.operation}/people/P03")
    page.get_by_role("link", name=HEALTH_SCREEN).click()
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Correct this entry").click()
    page.wait_for_url("**/timeline")
    page.goto(f"{running.address}/operations/{day.operation}/people/P03")
    expect(page.get_by_text("Health need not acted on")).to_be_visible()
    page.get_by_role("link", name=HEALTH_SCREEN).click()
    page.get_by_role("button", name="Void this entry").click()
    expect(page.get_by_text("Say why it does not count.")).to_be_visible()
    page.get_by_label("Why?").fill("Another person")
    page.get_by_role("button", name="Void this entry").click()
    page.wait_for_url("**/timeline")
    assert running.client().get(f"/api/operations/{day.operation}/board").json()["alarms"] == []
