"""The manager's guide: plan against actual, debrief, publications, lessons, outcomes and who leaves the agreement."""

import re
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.given_planner import Planner, walks
from tests.given import an_open_centre
from tests.running import PASSWORD
from tests.web.forms import Form, signed_in, there

RED_CROSS = "British Red Cross"


@walks("Once the day runs, *Plan against actual*")
def holds_plan_against_actual(planner: Planner) -> None:
    page = planner.page
    planner.the_day()
    planner.reads("Once the day runs, *Plan against actual*")
    planner.opens("board")
    planner.taps(page.locator(".fl-menu summary"))
    expect(page.get_by_role("link", name="Plan against actual")).to_be_visible()
    planner.opens()
    planner.taps_on("Plan against actual")
    lines = (
        "People",
        "Languages",
        "Rooms",
        "Beds",
        "First conversation begun",
        "Last conversation finished",
        "Centre opened",
    )
    for each in lines:
        expect(page.locator("main")).to_contain_text(re.compile(each, re.IGNORECASE), timeout=60_000)
    planner.reads("The debrief holds the same lines.")
    said = page.locator("main table").first.inner_text()
    planner.opens("debrief")
    first = said.splitlines()[-1].split("\t")[0]
    expect(page.locator("main")).to_contain_text(first)


@walks("Afterwards, *Debrief* has every figure")
def debriefs_and_publishes(planner: Planner) -> None:
    page = planner.page
    planner.the_day()
    planner.reads("Afterwards, *Debrief* has every figure")
    planner.opens()
    planner.taps(page.get_by_role("link", name="Debrief", exact=True).first)
    planner.taps(page.locator("main a[href*='/debrief/M']").first)
    planner.says("entr")
    planner.reads("*Replay* shows any moment")
    planner.taps(page.get_by_role("link", name="Replay", exact=True).first)
    expect(page.locator("#replay-now, .fl-replay").first).to_be_visible()
    planner.reads("*Published versions* sends out")
    planner.opens("debrief")
    planner.taps_on("Published versions")
    planner.says("A version holds its figures and stays as it was.", "No version has been published.")
    planner.reads("The public version hides numbers from 1 to 4")
    planner.taps_on("See public version 1 before it goes out")
    planner.says("Not published yet", "1 to 4")
    planner.reads("Before a public version goes out")
    planner.says("Not in the file")
    planner.reads("Where your lead council asks for two people")
    planner.reads("On that page you can hide up to ten")
    page.get_by_text("Hide more, or less").tap()
    planner.says("Up to 10, as CTDC does")
    two_people(planner)


def two_people(planner: Planner) -> None:
    """One prepares the public version, another releases it; what has changed by then is shown anew."""
    page, accounts = planner.page, planner.running.application.accounts
    accounts.add("admin", PASSWORD, name="Ada", agency="Council", roles=["administrator"])
    accounts.add("second", PASSWORD, name="Second", agency="Council", roles=["manager"], acts_for=())
    asks = {"name": "Council", "kind": "council", "second_release": True}
    admin = planner.running.client("admin")
    if admin.post("/api/organisations/change", json=asks).status_code != 200:
        assert admin.post("/api/organisations", json=asks).status_code == 200
    planner.opens("publications/preview")
    planner.says("Two people send it out")
    planner.taps(page.locator("#send").locator("xpath=..").get_by_role("button"))
    planner.says("prepared")
    other, address = signed_in(planner.running, "second"), f"/operations/{planner.operation}/publications/preview"
    shown = Form(other.get(address).text, address).stands
    planner.has("record-disruption-intervention", "coordinator", agency="HMRC", kind="tax", on_behalf_of="Council")
    answer = other.post(address, data=shown)
    assert answer.status_code == 409
    assert "Nothing was stored" in answer.text


@walks("*Lessons*: record the hot debrief")
def learns(planner: Planner) -> None:
    page = planner.page
    planner.the_day()
    planner.reads("*Lessons*: record the hot debrief")
    planner.opens("debrief")
    planner.taps(page.locator(f"main a[href='/operations/{planner.operation}/lessons']").first)
    planner.says("Hot debrief", "Structured debrief")
    planner.has("set-objectives", text="Make people safe.")
    planner.opens("do/hold-structured-debrief")
    planner.says("Was the first aim met?")
    planner.opens("lessons")
    planner.says("Lessons")
    for name in ("Hot debrief", "Structured debrief"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    planner.reads("Before you plan the next day, read the open ones.")
    planner.goes("/operations/new/propose")
    planner.says("open")


@walks("*Outcomes* answers for a period")
def reads_outcomes(planner: Planner) -> None:
    page = planner.page
    planner.the_day()
    planner.reads("*Outcomes* answers for a period")
    planner.goes("/operations")
    planner.taps(page.get_by_role("link", name="Outcomes", exact=True))
    for heading in ("County", "Premises", "Lead agency"):
        expect(page.locator("form.fl-filters")).to_contain_text(heading, ignore_case=True)
    planner.goes("/outcomes?from=2026-10-01&to=2026-12-31")
    paper = PdfReader(BytesIO(planner.prints("PDF")))
    planner.reads("Publish the debriefs of a quarter first")  # What follows otherwise: test_outcomes_previews.
    planner.reads("The paper (PDF) is two pages to decide by")
    said = " ".join(" ".join(each.extract_text() for each in paper.pages).split())
    assert len(paper.pages) >= 2
    assert "strand" in said.lower()
    planner.reads("Look through *What the board is asked to decide*")
    assert "What the board is asked to decide" in " ".join(paper.pages[1].extract_text().split()) or (
        "What the board is asked to decide" in " ".join(paper.pages[0].extract_text().split())
    )
    planner.reads("*Register* says who is known")
    planner.taps(page.get_by_role("link", name="Register", exact=True))
    page.get_by_label("As of the end of").fill("2026-10-13")
    planner.taps_on("Show")
    planner.says("11 people on 13 October 2026")
    planner.reads("Exercises count in neither.")
    planner.says("Exercises are left out")


@walks("*Beside the national tables*, at its foot")
def lays_beside_the_national_tables(planner: Planner) -> None:
    page = planner.page
    planner.the_day()
    planner.goes("/outcomes?from=2026-10-01&to=2026-12-31")
    planner.reads("*Beside the national tables*, at its foot")
    planner.says("Beside the national tables")
    planner.taps(page.locator("main").get_by_role("link", name="2026", exact=True))
    tables = ("first responder type", "age at exploitation", "exploitation type", "nationality")
    for each in tables:
        expect(page.locator("main")).to_contain_text(each, ignore_case=True)
    planner.reads("Its public version hides small")
    page.locator("select[name=version]").select_option("public")
    planner.taps_on("Show")
    planner.says("Small numbers are hidden")


@walks("A partner who leaves the agreement")
def revokes_access(planner: Planner) -> None:
    planner.operation = there(planner.running, an_open_centre())
    browser = planner.page.context.browser
    assert browser is not None
    reader = planner.another(browser, "reader")
    reader.goto(f"{planner.running.address}/operations/{planner.operation}")
    expect(reader.locator("#live-words")).to_contain_text("Live")
    planner.reads("A partner who leaves the agreement: *Revoke a partner's access*.")
    planner.opens("do?search=revoke")
    planner.taps_on("Revoke a partner's access")
    planner.chooses("partner", RED_CROSS)
    planner.taps_on("Revoke a partner's access")
    planner.page.wait_for_url(lambda address: "/do/" not in address)
    planner.reads("Their open screens close at once.")
    expect(reader.locator("main")).to_contain_text("There is no such operation, or you are not on its plan.")
