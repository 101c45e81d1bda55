"""The reference operation is planned through its pages to the go decision: each piece that is left out shows as a gap.

The pieces are those that must be there before the day (FACTS 2.3, phases 0 to 2) and of the place (FACTS 2.4).
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from projections.views.plan.gap import CODES
from tests.running import PASSWORD, Running
from tests.stories.by_form import Browser, ShownGap, shown_gaps
from tests.stories.given_plan_pieces import PIECES
from tests.stories.given_plan_rows import EMERGENCY, MANAGER, Told, planned, saying
from tests.stories.rows import Client, reference_rows
from tests.stories.test_command_line import run
from tests.web.forms import Form
from tests.web.given_texts import as_role, describe, serving

PARTNERS = (*(each["subject"] for each in reference_rows() if each["type"] == "PartnerCommitted"), EMERGENCY)
AT_ONCE: tuple[tuple[str, ...], ...] = (
    (
        *("the single point of contact", "what the services hold, asked", "the planning meeting", "how to respond"),
        *("the aims", "of the venue: interview rooms, communal area", "an agreement", "afterwards: adult_consents"),
    ),
    (
        *("what the services hold, answered", "beds for everybody", "of the venue: sleeping area, toilets"),
        *("the third interpreter", "the impact assessment", "the children's lead", "afterwards: adult_declines"),
    ),
    (
        *("the answer of one service", "the nights that a decision may take", "of the venue: showers, staff room"),
        *("an interpreter", "the risk assessment", "health", "supplies", "afterwards: child_or_unsure"),
    ),
    ("a first responder", "of the venue: waiting area", "the money", "keys and rooms", "afterwards: no_recourse"),
    (
        *("emergency planning", "hours of health", "how soon one on call is here", "of the venue: quiet room"),
        *("the briefing", "afterwards: home_or_own_way", "rooms for conversations"),
    ),
    ("of the venue: keep apart routes", "a reader of the briefing", "the telephone at night"),
    ("the venue",),
    ("the look at the venue",),
)
"""What is left out of one plan together: pieces of which none is the cause of another's gap."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    for running in serving(tmp_path_factory.mktemp("planned")):
        describe(running, *PARTNERS)
        add = running.application.accounts.add
        add("council", PASSWORD, name="council", agency="Council", roles=("operator",), acts_for=None)
        yield running


def test_the_plan_is_whole_then_twice_the_people_are_expected_and_the_day_is_decided_on(served: Running) -> None:
    browser = Browser(served)
    planned(browser)
    assert shown_gaps(browser.plan()) == []
    assert "Nothing is missing that you may see" in browser.plan()
    browser.sends("ExpectedNumberRevised", {"expected": ["40"], "happened_at": ["2026-10-12T17:00"]})
    assert [told(each) for each in shown_gaps(browser.plan())] == [
        ("beds_short", "20 beds for 40 expected people. ", "Housing lead", "Tue 6 Oct"),
        (
            "interpreters_short",
            "Too few interpreters: Romanian 3 of 5. One is advised for eight people of a language.",
            MANAGER,
            "Tue 6 Oct",
        ),
    ]
    page = browser.plan()
    assert "Decide: go or no go" in page
    deciding = browser.http.get(f"/operations/{browser.operation}/do/record-go-decision").text
    assert "20 beds for 40 expected people" in deciding
    assert "without_" not in deciding, "neither of the two blocks, and no reason is asked for"
    browser.sends("GoDecisionRecorded", {"ref": ["DL-02"], "happened_at": ["2026-10-12T17:10"]})
    assert re.search(r'<strong class="govuk-tag">\s*Go\s*</strong>', browser.plan())


def told(each: ShownGap) -> Told:
    return each.code, f"{each.says}. {each.why}", each.owner, each.due


@pytest.mark.parametrize("left_out", AT_ONCE, ids=lambda each: each[0])
def test_each_piece_left_out_is_on_the_page_with_its_owner_its_date_and_its_form(
    served: Running, left_out: tuple[str, ...]
) -> None:
    browser = Browser(served)
    planned(browser, *(PIECES[each][0] for each in left_out))
    found = {each.code: each for each in shown_gaps(browser.plan())}
    expected = {code: (form, *more) for _, form, gaps in map(PIECES.__getitem__, left_out) for code, *more in gaps}
    assert set(found) == set(expected)
    for code, (form, says, owner, due) in expected.items():
        shown = found[code]
        assert told(shown)[1].startswith(says), shown
        assert (shown.owner, shown.due) == (owner, due), shown
        assert f"/do/{form}?" in shown.button or code == "hours_uncovered", shown
        assert browser.http.get(shown.button).status_code == 200


def test_who_was_asked_and_is_silent_and_who_declined_is_on_the_page_too(served: Running) -> None:
    browser = Browser(served)
    planned(browser)
    browser.sends("PartnerInvited", {"partner": ["Fire and rescue"], "happened_at": ["2026-10-12T17:00"]})
    declined = "Drug and alcohol service"
    browser.sends("PartnerDeclined", {"partner": [declined], "happened_at": ["2026-10-12T17:00"]})
    assert [told(each) for each in shown_gaps(browser.plan())] == [
        ("not_answered", "1 of 1 asked have not answered. Fire and rescue.", "Fire and rescue", "Tue 29 Sep"),
        ("declined_not_replaced", f"1 that declined not replaced. {declined}.", MANAGER, "Tue 6 Oct"),
    ]


def test_a_partner_of_whom_nobody_says_what_it_does_and_a_council_without_memorandum_are_too(served: Running) -> None:
    browser = Browser(served, "council")
    known = {"name": "Kent Council", "kind": "council"}
    assert as_role(served, "administrator").post("/api/organisations", json=known).status_code == 200
    planned(browser, saying("OperationProposed", others=["Kent Council"]))
    browser.sends("PartnerCommitted", {"partner": ["Fire and rescue"], "mode": ["on_site"]})
    found = {each.code: each for each in shown_gaps(browser.plan())}
    assert set(found) == {"role_not_described", "no_memorandum", "agreement_unsigned", "briefing_not_opened"}
    role, memorandum = found["role_not_described"], found["no_memorandum"]
    says = "1 of 12 partners' roles are not described. Fire and rescue."
    assert told(role) == ("role_not_described", says, MANAGER, "Tue 29 Sep")
    says = "No memorandum between the councils. Kent Council. Who does what, and who pays."
    assert told(memorandum) == ("no_memorandum", says, MANAGER, "Tue 29 Sep")
    form = Form(browser.http.get(role.button).text, "/directory/partners/entry")
    assert form.stands["partner"] == ["Fire and rescue"]
    browser.http.post(
        "/directory/partners/entry", data=form.stands | {"post": ["Watch"], "does": ["Keeps people safe"]}
    )
    browser.sends("MemorandumAgreed", {"text": ["Ours runs it, yours pays half."]}, memorandum.button)
    assert {each.code for each in shown_gaps(browser.plan())} == {"agreement_unsigned", "briefing_not_opened"}
    opened = re.search(r'href="([^"]*open=[^"]*)"', browser.plan().partition('id="memorandum"')[2])
    assert opened
    assert "yours pays half" in browser.http.get(f"/operations/{browser.operation}/plan{unescape(opened[1])}").text


def test_each_gap_that_there_is_was_shown() -> None:
    shown = {code for _, _, expected in PIECES.values() for code, *_ in expected}
    assert sorted(PIECES) == sorted(each for together in AT_ONCE for each in together)
    others = {"not_answered", "declined_not_replaced", "role_not_described", "no_memorandum"}
    moved = {"opens_another_day", "asked_another_day"}
    assert set(CODES) - shown == others | moved, "the tests above have these, and that of a day that was moved"


def gaps(running: Running, operation: str, who: str = "manager") -> list[dict[str, Any]]:
    answer = running.client(who).get(f"/api/operations/{operation}/plan")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = [*answer.json()["gaps"], *answer.json()["advised"]]
    assert answer.json()["blocking"] == sum(each["blocks"] for each in found)
    return found


def test_a_partner_sees_the_plan_cut_to_its_audience_and_others_none(running: Running) -> None:
    client = Client(running.client())
    client.carry_out(reference_rows()[0])
    client.carry_out(next(row for row in reference_rows() if row.get("subject") == "British Red Cross"))
    whole = {each["code"] for each in gaps(running, client.operation)}
    partners = {each["code"] for each in gaps(running, client.operation, "reader")}
    assert whole - partners == {
        *("no_point_of_contact", "no_information_asked", "response_not_decided", "no_objectives"),
        *("venue_not_assessed", "no_risk_assessment"),
        *("no_impact_assessment", "no_budget", "no_supplies", "handover_not_taken"),
    }
    assert running.client("wall").get(f"/api/operations/{client.operation}/plan").status_code == 403
    assert running.client("stranger").get(f"/api/operations/{client.operation}/plan").status_code == 404


def test_a_plan_is_read_as_of_a_minute_over_http_and_from_the_command_line(running: Running) -> None:
    client = Client(running.client())
    planned(client)
    address = f"/api/operations/{client.operation}/plan"
    before = running.client("manager").get(address, params={"at": "2026-10-07T15:59"}).json()
    assert [each["code"] for each in before["gaps"] if each["blocks"]] == ["no_risk_assessment"]
    after = running.client("manager").get(address, params={"at": "2026-10-07T16:00"}).json()
    assert after["blocking"] == 0
    said = run("plan", client.operation, "--at", "2026-10-07T15:59", "--database", running.database)
    assert said.strip() == running.client("manager").get(address, params={"at": "2026-10-07T15:59"}).text


def test_planned_hours_read_as_the_local_clock(running: Running) -> None:
    client = Client(running.client())
    planned(client)
    timeline = running.client("reader").get(f"/api/operations/{client.operation}/timeline").json()
    said = [each["says"] for each in timeline if each["type"] in ("PartnerHoursPlanned", "CentreHoursPlanned")]
    assert said == [
        "C1 planned to open Tue 13 Oct at 06:00 and close Tue 13 Oct at 09:00",
        "Health provider plans to be here from Tue 13 Oct at 06:00 to Tue 13 Oct at 09:00 with 2 staff",
    ]
