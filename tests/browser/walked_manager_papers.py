"""The manager's guide: partners' cards, what follows, assessments, briefing, wall pack, limits, the go decision."""

import json
import re

from playwright.sync_api import expect

from tests.browser.given_planner import Planner, walks
from tests.browser.walked_manager_plan import WAYS, open_from
from tests.stories.test_command_line import run

RED_CROSS = "British Red Cross"
DESK = {"partner": RED_CROSS, "post": "Duty desk", "telephone": "01632 960001", "email": "duty@redcross.example"}


@walks("- Under *Who is there, by hour*")
def opens_a_card(planner: Planner) -> None:
    page = planner.page
    planner.lists(
        "contacts", **DESK, reached=["in_hours"], does="Meals and listening", brings="Blankets", expects="A kitchen"
    )
    planner.lists(
        "contacts", partner=RED_CROSS, post="Night desk", telephone="01632 960002", reached=["out_of_hours", "deputy"]
    )
    planner.plans()
    planner.has("commit-partner", partner=RED_CROSS, mode="on_call", minutes=45)
    planner.has("commit-partner", partner="Health provider", mode="on_site")
    planner.opens()
    planner.reads("Under *Who is there, by hour* a name opens")
    planner.taps(page.locator("#hours").locator("xpath=../..").get_by_role("link", name=RED_CROSS, exact=True))
    planner.says(
        "Meals and listening", "Blankets", "A kitchen", "In hours", "Out of hours", "Deputy", "here in 45 minutes"
    )
    planner.says("Sharing agreement", "Unsigned", "No hours given yet.")
    planner.reads("*Plan its hours* and *List a contact*")
    planner.taps_on("Plan its hours")
    for name, moment in open_from(4).items():
        page.locator(f"[name={name}]").fill(moment[:16])
    planner.taps_on("Plan a partner's hours")
    planner.says("07:00 to 11:00", "Role card")
    planner.opens("plan/card?partner=Health provider")
    planner.taps_on("List a contact")
    planner.writes_in(post="Clinic desk")
    planner.taps_on("List a contact")
    planner.says("Role card", "Clinic desk")
    planner.reads("*Contact sheet* has everybody's contacts")
    planner.opens()
    planner.taps_on("Contact sheet")
    planner.says("01632 960001", "01632 960002", "Clinic desk")
    planner.prints("PDF to print")
    refused = planner.running.client("reader").get(f"/operations/{planner.operation}/plan/contacts")
    assert refused.status_code == 403
    assert any("contact" in each for each in planner.looks()), planner.looks()


@walks("- *Chase* beside a gap")
def chases(planner: Planner) -> None:
    page = planner.page
    planner.lists("contacts", **DESK)
    planner.plans()
    for partner in (RED_CROSS, "Health provider"):
        planner.has("commit-partner", partner=partner, mode="on_site")
    planner.opens()
    planner.reads("*Chase* beside a gap gives")
    planner.taps(planner.gap("agreement_unsigned").get_by_role("link", name=re.compile("^Chase")))
    for partner in (RED_CROSS, "Health provider"):
        expect(page.get_by_label(partner)).to_have_value(re.compile("please sign the information sharing agreement"))
    mail = planner.called(f"Write a mail to {RED_CROSS}")
    expect(mail).to_have_attribute("href", re.compile(r"^mailto:duty@redcross\.example\?subject="))
    planner.taps(planner.called(f"Copy: {RED_CROSS}"))
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    planner.reads("Nothing is sent from here.")
    planner.says("Nothing is sent from here")
    planner.reads("*What services hold* shows")
    planner.has("request-information", service="licensing")
    planner.has("return-information", service="licensing", text="Two complaints.", owner="licensing manager")
    planner.opens()
    planner.says("What services hold", "Licensing answered: licensing manager")
    planner.taps(page.locator("#information").locator("xpath=..").get_by_role("link", name=re.compile("^Open")))
    planner.says("Two complaints.")


@walks("- *In plain words* opens")
def says_it_in_plain_words(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.has("expect-language", language="ro")
    planner.opens()
    planner.reads("*In plain words* opens what happens")
    planner.taps_on("In plain words")
    planner.says(*WAYS, "Who decides", "Bed tonight", "working days")
    planner.reads("*Print for the wall* makes a sheet")
    planner.taps(page.get_by_role("link", name=re.compile("^Romanian: not entered")))
    planner.says("In Romanian: not entered")
    planner.taps_on("Write in Romanian")
    planner.writes_in(text="Vreau sa merg acasa.")
    planner.taps_on("Write")
    planner.says("Vreau sa merg acasa.")
    planner.prints("Print for the wall")
    planner.reads("It is written once, for every operation.")
    planner.plans(name="HERON")
    planner.opens("afterwards?language=ro")
    planner.says("Vreau sa merg acasa.")


@walks("- *Record the risk assessment* once")
def assesses(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.opens()
    planner.reads("*Record the risk assessment* once for all risks")
    planner.taps(planner.gap("no_risk_assessment").get_by_role("link"))
    planner.writes_in(text="Reprisal, absconding, infection.")
    planner.taps_on("Record the risk assessment")
    planner.back_on("plan")
    expect(planner.gap("no_risk_assessment")).to_have_count(0)
    planner.taps_on("Record the risk assessment")
    for name, value in {"likelihood": "4", "severity": "5", "likelihood_after": "2", "severity_after": "3"}.items():
        planner.chooses(name, value)
    planner.taps_on("Record the risk assessment")
    planner.back_on("plan")
    planner.says("Now high, 20 of 25", "Then medium, 6 of 25")
    planner.reads("*Approve the data protection impact assessment*")
    planner.taps(planner.gap("no_impact_assessment").get_by_role("link"))
    page.wait_for_url("**/do/approve-dpia?*")
    assert page.locator("main form .govuk-form-group").count() >= 8
    planner.taps_on("Approve the data protection impact assessment")
    planner.back_on("plan")
    expect(planner.gap("no_impact_assessment")).to_have_count(0)


@walks("- *Issue a briefing* begins")
def briefs(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.has("set-objectives", text="Make people safe.")
    planner.has("book-venue", centre="C1", place="Scout hall", address="4 Old Lane", beds=20, nights=5)
    planner.has("commit-partner", partner=RED_CROSS, mode="on_site")
    planner.opens()
    planner.reads("*Issue a briefing* begins with what the plan says")
    planner.taps(planner.gap("briefing_not_issued").get_by_role("link"))
    expect(page.locator("[name=intention]")).to_have_value(re.compile("Make people safe."))
    planner.reads("Read each part before it goes out")
    expect(page.locator("[name=for_planners]")).to_have_value(re.compile("4 Old Lane"))
    for name in ("information", "method", "administration", "risk", "communications", "human_rights"):
        expect(page.locator(f"[name={name}]")).not_to_have_value(re.compile("Old Lane"))
    page.locator("[name=method]").fill("Be at the desk at five.")
    planner.taps_on("Issue a briefing")
    planner.back_on("plan")
    partner = planner.running.client("reader").get(f"/operations/{planner.operation}/briefing").text
    assert "Be at the desk at five." in partner
    assert "Old Lane" not in partner
    planner.reads("*Latest briefing* shows who has read it")
    planner.taps_on("Latest briefing")
    planner.says("Who has read it", f"{RED_CROSS} not yet")
    planner.taps_on("Write the next version")
    expect(page.locator("[name=method]")).to_have_value("Be at the desk at five.")
    page.go_back()
    planner.taps_on("Start it from the plan anew")
    expect(page.locator("[name=method]")).not_to_have_value("Be at the desk at five.")


@walks("- *Wall pack for the centre* lists")
def prints_the_wall_pack(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.has("plan-centre-hours", centre="C1", **open_from())
    planner.has("expect-language", language="ro")
    planner.has("book-venue", centre="C1", beds=20, nights=5)
    planner.opens()
    planner.reads("*Wall pack for the centre* lists what hangs there")
    planner.taps_on("Wall pack for the centre")
    planner.says("No room has been made ready yet", "Five steps")
    planner.taps_on("Make rooms ready")
    page.locator("[name=rooms]").first.fill("R1, R2")
    planner.chooses("use", "conversation")
    planner.taps_on("Rooms are ready")
    planner.back_on("wall-pack")
    planner.says("R1", "R2")
    planner.taps_on("Write it: Romanian")
    planner.writes_in(text="Aveti dreptul la un interpret.")
    planner.taps(page.locator("main form button.govuk-button").first)
    planner.back_on("wall-pack")
    planner.says("written")
    planner.prints("Print everything")
    planner.reads("Print it from the address that staff will use")
    for each in page.locator(".fl-readers").first.get_by_role("link").all():
        assert str(each.get_attribute("href")).startswith(planner.running.address)
    planner.reads("*Print the cards* is apart")
    planner.prints("Print the cards")


@walks("- *Change the limits on waiting* where")
def changes_the_limits(planner: Planner) -> None:
    planner.plans()
    planner.reads("*Change the limits on waiting* where 30 minutes")
    planner.opens("do?search=limits")
    planner.taps_on("Change the limits on waiting")
    planner.writes_in(health_minutes="45")
    planner.taps_on("Change the limits on waiting")
    planner.page.wait_for_url(lambda address: "/do/" not in address)
    assert planner.latest() == "WaitingLimitsChanged"


@walks("- `firstlight plan OPERATION`")
def lists_gaps_from_the_command_line(planner: Planner) -> None:
    planner.plans()
    planner.reads("`firstlight plan OPERATION` lists the same gaps")
    planner.opens()
    said = json.loads(run("plan", planner.operation, "--database", planner.running.database))
    rows = planner.page.locator(".fl-gap").all()
    assert {f"gap-{each['code']}" for each in (*said["gaps"], *said["advised"])} == {
        each.get_attribute("id") for each in rows
    }


@walks("*Decide: go* shows what the plan still lacks")
def decides(planner: Planner) -> None:
    page = planner.page
    planner.plans()
    planner.has("name-single-point-of-contact")
    planner.opens()
    planner.reads("*Decide: go* shows what the plan still lacks")
    planner.taps_on("Decide: go or no go")
    planner.says("What is missing", "No risk assessment", "Supplies not confirmed")
    asked = page.locator("[name^=without_]")
    expect(asked).to_have_count(4)
    planner.writes_in(without_venue="The hall answers tonight.")
    planner.reads("Leave it empty and the debrief says")
    planner.reads("It never stops you; the debrief prints")
    planner.taps_on("Decide: go")
    planner.back_on("plan")
    planner.has("record-risk-assessment")
    planner.opens("debrief")
    known = page.locator("section", has=page.get_by_role("heading", name="Known at the go decision")).last
    expect(known).to_contain_text("The hall answers tonight.")
    expect(known).to_contain_text("No reason given")
    expect(known).to_contain_text("No risk assessment")
