"""The manager's guide: partners are invited by a link; accounts are made from the command line."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.given_planner import Planner, walks
from tests.browser.test_a_morning_by_touch import phone
from tests.stories.test_command_line import run
from tests.web.given_invitations import FIRE, RED_CROSS, letters, link_to, with_contacts

HOURS = {"starts": 4, "ends": 10}


@walks("*Ask a partner* puts an organisation")
def asks_partners(planner: Planner) -> None:
    page = planner.page
    with_contacts(planner.running)
    planner.plans()
    planner.opens()
    planner.reads("*Ask a partner* puts an organisation")
    for name in (RED_CROSS, FIRE, "Environmental health"):
        planner.taps_on("Ask a partner")
        planner.chooses("partner", name)
        for field, hours in HOURS.items():
            moment = datetime.now(UTC) + timedelta(days=30, hours=hours)
            page.locator(f"[name={field}]").fill(f"{moment:%Y-%m-%dT%H:00}")
        planner.taps_on("Ask a partner")
        planner.back_on("plan")
    planner.says("0 of 3 have answered")
    planner.reads("*Invite all* sends each that has not answered")
    planner.taps_on("Invite all")
    planner.says("0 of 3 have answered", "Sent ", "Not sent: no mail address", "Send all 2 again")
    assert len(letters(planner.running)) == 2
    planner.reads("Letter, address and page say that your council asks")
    letter = letters(planner.running)[0].get_content()
    assert "Council" in letter
    assert "MARIGOLD" not in letter
    browser = page.context.browser
    assert browser is not None
    partner = phone(browser).new_page()
    partner.goto(planner.running.address + link_to(planner.running, RED_CROSS))
    expect(partner.locator("main")).to_contain_text("Council")
    expect(partner.locator("main")).not_to_contain_text("20")
    planner.reads("That stands behind a one-time code")
    partner.get_by_role("button", name="Send a code").tap()
    expect(partner.get_by_label("The six digits")).to_be_visible()
    assert re.match(r"\d{6}", letters(planner.running)[-1].get_content())
    assert letters(planner.running)[-1]["To"] == "duty@redcross.example"


@walks("An answer is an entry")
def hears_answers(planner: Planner) -> None:
    page = planner.page
    with_contacts(planner.running)
    planner.plans()
    for name in (RED_CROSS, FIRE, "Environmental health", "Housing team"):
        planner.has("invite-partner", partner=name)
    planner.opens("invitations")
    planner.taps_on("Invite all")
    planner.says("Sent")
    browser = page.context.browser
    assert browser is not None
    partner = phone(browser).new_page()
    link = planner.running.address + link_to(planner.running, RED_CROSS)
    planner.reads("An answer is an entry of the organisation itself")
    for button, said in (("Yes, we come", "Yes, you come."), ("Yes, on call", "Yes, you are on call.")):
        partner.goto(link)
        partner.get_by_role("button", name=button).tap()
        expect(partner.get_by_text(said)).to_be_visible()
    kinds = [each for each in planner.kinds() if each.startswith("Partner")]
    assert kinds[-3:] == ["PartnerCommitted", "PartnerDeclined", "PartnerCommitted"]
    planner.reads("Five wrong codes close a link")
    closes_a_link(partner, link)
    planner.reads("Where a letter did not go out, it says why.")
    planner.opens("invitations")
    planner.says("Environmental health", "Enter an address")
    planner.reads("Whoever answers by telephone")
    hears_by_telephone(planner)


def closes_a_link(partner: Page, link: str) -> None:
    """Somebody types five wrong codes."""
    partner.get_by_role("button", name="Send a code").tap()
    for _ in range(5):
        partner.get_by_label("The six digits").fill("000000")
        with partner.expect_response("**/open"):
            partner.get_by_role("button", name="Show what it is about").tap()
        partner.goto(f"{link}?code=sent")
    expect(partner.locator("main")).not_to_contain_text("Council")


def hears_by_telephone(planner: Planner) -> None:
    planner.opens()
    commits, cannot = (
        ("A partner commits", "A partner commits"),
        ("A partner cannot come", "A partner cannot take part"),
    )
    for (button, records), name in ((commits, FIRE), (cannot, "Housing team")):
        planner.taps_on(button)
        planner.chooses("partner", name)
        if button == "A partner commits":
            planner.chooses("mode", "On site")
        planner.taps_on(records)
        planner.back_on("plan")
    planner.says("3 of 4 have answered")


@walks("Accounts: `firstlight user add NAME")
def makes_accounts(planner: Planner) -> None:
    database = planner.running.database
    planner.reads("Accounts: `firstlight user add NAME")

    said = run("user", "add", "jo", "--role", "coordinator", "--agency", "Your Council", "--database", database)
    page = planner.page.context.browser.new_page()  # type: ignore[union-attr]
    page.goto(f"{planner.running.address}/sign-in")
    page.get_by_label("User name").fill("jo")
    page.get_by_label("Password").fill(said.splitlines()[-1])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/operations")
    planner.reads("Say what your council is")
    run("organisation", "change", "Your Council", "--kind", "council", "--database", database)
    planner.reads("Until then it leads what it proposes")
    planner.reads("Back up the database file and")
    path = Path(planner.running.path)
    assert path.exists()
    assert Path(f"{path}.key").exists()
