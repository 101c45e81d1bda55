"""The referral on paper: section by section in the form's own order, signed off by a second person, never sent here."""

import re
from collections.abc import Iterator

import httpx2
import pytest

from domain.referral_form import FORM
from tests.given import ADay, identified
from tests.running import Running
from tests.web.forms import Form, signed_in, there
from tests.web.given_texts import as_role, serving
from tests.web.test_person_page import words
from web.wording.person import LINES, SECTIONS


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with somebody for each role."""
    yield from serving(tmp_path_factory.mktemp("referral"))


@pytest.fixture
def browser(served: Running) -> Iterator[httpx2.Client]:
    return signed_in(served)


def consented() -> ADay:
    return identified("P01").has(("NrmConsentGiven", "P01"))


def page(running: Running, operation: str, name: str = "referral", ref: str = "P01", role: str = "coordinator") -> str:
    answer = as_role(running, role).get(f"/operations/{operation}/people/{ref}/{name}")
    assert answer.status_code == 200, answer.text
    return answer.text


def test_every_section_and_question_stands_in_the_forms_own_order(served: Running) -> None:
    said = words(page(served, there(served, consented())))
    wanted = [part for section, lines in FORM.items() for part in (SECTIONS[section], *(LINES[line] for line in lines))]
    place = 0
    for each in wanted:
        place = said.find(each, place)
        assert place >= 0, each


def test_it_says_that_nothing_is_sent_from_here(served: Running) -> None:
    assert "Nothing is sent from here" in words(page(served, there(served, consented())))
    declined = identified("P01").has(("NrmConsentDeclined", "P01"))
    assert "nothing is sent from here" in words(page(served, there(served, declined), "notification"))


def test_what_is_ticked_as_ready_is_ready_and_stays_ticked(served: Running, browser: httpx2.Client) -> None:
    operation = there(served, consented())
    address = f"/operations/{operation}/people/P01/referral"
    form = Form(browser.get(address).text, "/do/prepare-referral")
    assert form.stands["sections"] == []
    before = words(browser.get(address).text)
    ticked = {**form.stands, "sections": ["background", "exploiters"]}
    after = browser.post(f"/operations/{operation}/do/prepare-referral", data=ticked)
    assert str(after.url).partition("?")[0].endswith("/people/P01/referral")
    assert Form(after.text, "/do/prepare-referral").stands["sections"] == ["background", "exploiters"]
    assert "2 of 15 sections ready" in before
    assert "4 of 15 sections ready" in words(after.text)


def test_the_nine_marks_are_held_against_it(served: Running, browser: httpx2.Client) -> None:
    operation = there(served, consented())
    address = f"/operations/{operation}/people/P01/referral"
    form = Form(browser.get(address).text, "/do/check-referral-readiness")
    assert (form.stands["points"], len(form.offers["points"])) == ([], 9)
    assert "Not held against them yet" in browser.get(address).text
    after = browser.post(
        f"/operations/{operation}/do/check-referral-readiness", data={**form.stands, "points": ["detail"]}
    )
    assert "1 of 9 met when it was last checked" in words(after.text)


def test_a_line_that_is_not_this_audiences_says_neither_ready_nor_missing(served: Running) -> None:
    day = consented().has(("ExploitationProfileRecorded", "P01", {"place": "uk"}))
    operation = there(served, day)
    assert "UK, overseas, or both United Kingdom" in words(page(served, operation))
    assert "UK, overseas, or both not shown to you" in words(page(served, operation, role="first_responder"))
    assert "Under 18? not shown to you" in words(page(served, operation, role="manager"))


def two_people(served: Running) -> None:
    """Let the police ask for a second person to sign a referral off."""
    said = {"name": "Police", "kind": "police", "second_sign_off": True, "first_responder_since": "2009-04-01"}
    assert as_role(served, "administrator").post("/api/organisations/change", json=said).status_code == 200


def test_who_prepared_it_cannot_sign_it_off_where_the_organisation_asks_for_two(
    served: Running,
) -> None:
    operation = there(served, consented())
    two_people(served)
    first, second = (as_role(served, role) for role in ("first_responder", "coordinator"))
    prepared = first.post(f"/api/operations/{operation}/prepare-referral", json={"person": "P01"})
    assert prepared.status_code == 200
    assert "your organisation asks for a second person" in words(page(served, operation))
    refused = first.post(f"/api/operations/{operation}/sign-off-referral", json={"person": "P01"})
    assert [each["code"] for each in refused.json()["refusals"]] == ["you_prepared_it"]
    assert "You prepared this referral yourself" in page(served, operation, role="first_responder")
    assert "You prepared this referral yourself" not in page(served, operation)
    unsigned = second.post(f"/api/operations/{operation}/submit-nrm-referral", json={"person": "P01"})
    assert [each["code"] for each in unsigned.json()["refusals"]] == ["not_signed_off"]
    assert second.post(f"/api/operations/{operation}/sign-off-referral", json={"person": "P01"}).status_code == 200
    assert first.post(f"/api/operations/{operation}/submit-nrm-referral", json={"person": "P01"}).status_code == 200
    assert "Sent" in words(page(served, operation))
    assert "Not prepared anew" in words(page(served, operation))


@pytest.mark.parametrize(
    ("form", "typed", "reason"),
    [
        ("sign-off-referral", {}, "You prepared this referral yourself. Somebody else signs it off."),
        ("submit-nrm-referral", {"reference": "NRM/26"}, "Your organisation asks for two people: one prepares a"),
    ],
)
def test_on_the_page_the_reason_stands_beside_the_person_and_what_was_typed_stays(
    served: Running, form: str, typed: dict[str, str], reason: str
) -> None:
    operation, browser = there(served, consented()), signed_in(served, "a-first_responder")
    two_people(served)
    first = as_role(served, "first_responder")
    assert first.post(f"/api/operations/{operation}/prepare-referral", json={"person": "P01"}).status_code == 200
    address = f"/operations/{operation}/do/{form}"
    stands = Form(browser.get(f"{address}?person=P01").text, address).stands
    answer = browser.post(address, data=stands | {"person": "P01"} | typed)
    assert answer.status_code == 409
    assert re.findall(r'id="(\w+)-error"[^>]*>\s*<span[^>]*>Error:</span> ' + reason, answer.text) == ["person"]
    top = answer.text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    assert 'href="#person' in top
    assert reason in top
    kept = Form(answer.text, address).stands
    assert {name: kept[name] for name in ("person", *typed)} == {
        name: [said] for name, said in ({"person": "P01"} | typed).items()
    }


def declined(**details: object) -> ADay:
    day = identified("P01").has(("PersonDetailsCorrected", "P01", {"sex": "male", "nationality": "VN", **details}))
    return day.has(("NrmConsentDeclined", "P01", {"reason": "fear_of_exploiter"}))


def test_the_duty_to_notify_sheet_says_what_the_report_asks(served: Running) -> None:
    said = words(page(served, there(served, declined(second_nationality="GB")), "notification"))
    for each in ("forced to work", "fear of exploiter", "male", "Vietnamese", "British"):
        assert each in said


def test_the_sheet_holds_nothing_by_which_somebody_could_be_told(served: Running) -> None:
    day = declined(age_band="25-34", language="vi")
    html = page(served, there(served, day), "notification")
    printed = html.partition("<h1")[2].partition('<div class="fl-actions">')[0]
    assert "P01" not in words(f"<main>{printed}</main>")
    assert "P01" not in html.partition("<title>")[2].partition("</title>")[0]
    assert "25 to 34" not in printed
    assert "No agreement to be named is recorded" in html


def test_who_agreed_to_be_named_may_be_named_and_who_did_not_is_not(served: Running) -> None:
    assert "P01 agreed to be named" in page(served, there(served, declined(may_be_named=True)), "notification")
    assert "They do not agree to be named" in page(served, there(served, declined(may_be_named=False)), "notification")
    hidden = page(served, there(served, declined(may_be_named=True)), "notification", role="manager")
    assert "agreed to be named" not in hidden
    assert "Gender not shown to you" in words(hidden)


@pytest.mark.parametrize(
    ("steps", "ref", "why"),
    [
        ((), "P02", "always referred"),
        ((), "P04", "no duty arose"),
        ((), "P01", "They have not said no"),
        ((("NrmConsentDeferred", "P01"),), "P01", "open, and not overdue"),
        ((("NrmConsentGiven", "P01"),), "P01", "discharges the duty"),
        ((("RegistrationVoided", "P03"),), "P03", "was voided"),
    ],
)
def test_where_no_report_is_due_the_sheet_says_why(
    served: Running, steps: tuple[tuple[str, str], ...], ref: str, why: str
) -> None:
    operation = there(served, identified("P01").has(*steps))
    assert why in words(page(served, operation, "notification", ref))


def test_a_report_that_was_sent_is_said_and_offered_no_more(served: Running) -> None:
    day = declined().has(("DutyToNotifySubmitted", "P01", {"by": "Police"}))
    said = words(page(served, there(served, day), "notification"))
    assert "A report was sent on Tue 13 Oct, 10:00, by Police" in said
    assert "Duty to Notify report sent now" not in said
