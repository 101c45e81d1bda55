"""The coordinator's guide: a person's page, what is asked there, and the referral."""

import re

from playwright.sync_api import expect

from domain.referral_form import FORM
from tests.browser.given_shift import Shift, walks


@walks("A person's page says first")
def reads_a_person(shift: Shift) -> None:
    page = shift.page
    shift.goes_to("/people/P04")
    shift.reads("A person's page says first who they are")
    first = page.locator("#person").inner_text()
    in_turn = [first.index(each) for each in ("P04", "Health need not acted on", "since", "Health need acted on")]
    assert in_turn == sorted(in_turn)
    shift.reads("*To watch* names what runs out")
    watched = page.locator("section", has=page.get_by_role("heading", name="To watch"))
    expect(watched).to_contain_text(re.compile(r"To be seen by a social worker \d+ h left"))
    expect(watched).to_contain_text("No bed")
    shift.taps(watched.get_by_role("link", name=re.compile("Record.*No bed")))
    shift.tapped(shift.button("Bed 4"), "P04: bed given")
    expect(watched.get_by_role("link", name=re.compile("Record.*No bed"))).to_have_count(0)
    shift.reads("Families and groups are linked under *Family and group*")
    family = page.locator("section", has=page.get_by_role("heading", name="Family and group"))
    shift.taps(family.get_by_role("link", name="Belongs with somebody"), shift.answer("linked_to", "P02"))
    shift.taps(*(shift.answer("wishes", each) for each in ("keep together", "one vehicle", "one interpreter")))
    shift.tapped(shift.button("Belongs with"), "P04")
    expect(family).to_contain_text("P02")
    expect(family).to_contain_text("They ask for: keep together, one vehicle, one interpreter.")
    expect(family).to_contain_text("Each has a referral of their own.")
    shift.reads("Property is kept by receipt and bag")
    owned = page.locator("section", has=page.get_by_role("heading", name="Property"))
    shift.taps(owned.get_by_role("link", name="Keep property"))
    page.get_by_label("Number of the receipt").fill("4711")
    page.get_by_label("Number of the sealed bag").fill("B-12")
    shift.taps(shift.answer("contents", "phone"))
    shift.tapped(shift.button("Keep property"), "P04")
    expect(owned).to_contain_text("Phone")
    expect(owned).to_contain_text("Receipt and bag are sealed")
    shift.taps(owned.get_by_role("link", name="Given back"))
    shift.tapped(shift.button("Property given back"), "P04")
    assert shift.last()[0] == "PropertyReturned"
    expect(owned).to_contain_text("Nothing is recorded as kept for P04")


@walks("*Ask: do they want to be referred?*")
def asks(shift: Shift) -> None:
    page = shift.page
    shift.centre.has("complete-person-debrief", 5, person="P05")
    shift.centre.has("identify-potential-victim", 4, person="P05")
    shift.goes_to("/people/P05")
    shift.reads("*Ask: do they want to be referred?* is one page")
    shift.taps(shift.link("Ask: do they want to be referred?"))
    shift.at("#known", "Vietnamese")
    shift.at("#known", "I1")
    ticked = page.locator("input[name=explained]")
    shift.taps(ticked.nth(0), ticked.nth(1))
    shift.tapped(shift.button("Agrees to be referred"), "P05 agrees to be referred")
    name, said, _ = shift.last()
    assert (name, said["language"], said["interpreter"]) == ("NrmConsentGiven", "vi", "I1")
    shift.reads("What you do not tick is not recorded")
    assert len(said["explained"]) == 2
    assert said["support_wanted"] is None
    shift.reads("*Prepare the referral* goes through the Home Office's form")
    shift.taps(page.get_by_role("link", name=re.compile("^Prepare the referral")).first)
    expect(page.locator(".fl-formpart")).to_have_count(len(FORM))
    page.emulate_media(media="print")
    expect(page.locator(".fl-formpart").first).to_be_visible()
    expect(shift.button("Record what is ready")).to_be_hidden()
    page.emulate_media(media="screen")
    shift.taps(page.locator("#main").get_by_text("NRM referral submitted"))
    page.get_by_label("reference", exact=False).first.fill("NRM-0042")
    shift.tapped(shift.button("NRM referral submitted"), "referred into the NRM")
    assert shift.last()[0] == "NrmReferralSubmitted"
    shift.reads("Nothing is sent from here")
    shift.goes_to("/people/P05/referral")
    shift.at("#main", "Nothing is sent from here")
    shift.reads("*Rights and options, in their language*")
    tells_of_rights(shift)


def tells_of_rights(shift: Shift) -> None:
    page, told = shift.page, "Quý vị có quyền rời đi."
    shift.goes_to("/people/P05")
    shift.taps(shift.link("Rights and options, in their language"), page.get_by_role("link", name=re.compile("^Write")))
    page.locator("textarea[name=text]").fill(told)
    shift.taps(page.locator("form[data-page] button.govuk-button").last)
    expect(page.locator(".fl-told")).to_have_text(told)
    page.emulate_media(media="print")
    expect(page.locator(".fl-told")).to_be_visible()
    page.emulate_media(media="screen")
    for way in ("Shown on a screen", "Handed over on paper"):
        shift.goes_to("/people/P05/rights")
        shift.tapped(shift.button(way), "P05")
        assert (shift.last()[0], shift.last()[1]["language"]) == ("RightsGiven", "vi")
    shift.goes_to("/people/P02/rights")
    expect(page.locator(".fl-told")).to_have_text(told)
