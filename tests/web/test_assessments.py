"""The assessments of a plan with the fields of the trade: written on a form, read on the plan by score."""

from collections.abc import Iterator
from html import unescape

import pytest

from tests.projections.given_plan import a_whole_plan
from tests.running import Running
from tests.web.forms import Form, signed_in
from tests.web.given_texts import serving, stored
from tests.web.test_plan_page import words

RISK = {
    "hazard": "The press finds the hall.",
    "at_risk": ["people_brought_in", "staff"],
    "likelihood": 3,
    "severity": 5,
    "control": ["isolate"],
    "measures": "Stewards at the gate.",
    "likelihood_after": 1,
    "severity_after": 5,
    "owner": "police tactical lead",
    "review": "2026-10-10",
}
IMPACT = {
    "version": 2,
    "purpose": "To make people safe.",
    "categories": ["health"],
    "basis": "public_task",
    "conditions": ["safeguarding"],
    "left_over": "high",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("assessed"))


@pytest.fixture
def operation(served: Running) -> str:
    return stored(served, a_whole_plan(["risk", "impact"]))


def records(served: Running, operation: str, slug: str, body: dict[str, object]) -> int:
    answer = served.client("manager").post(f"/api/operations/{operation}/{slug}", json=body)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["position"])


def card(served: Running, operation: str, name: str, more: str = "") -> str:
    html = unescape(served.client("manager").get(f"/operations/{operation}/plan{more}").text)
    return words(html.partition(f'id="{name}"')[2].partition("</section>")[0])


def test_a_risk_is_read_on_the_plan_with_its_score_before_and_after(served: Running, operation: str) -> None:
    position = records(served, operation, "record-risk-assessment", RISK)
    said = card(served, operation, "risks")
    assert "Now high, 15 of 25 Then low, 5 of 25" in said
    assert "To whom? People brought in, staff" in said
    assert "Who owns it? Police tactical lead" in said
    assert "Looked at again on Sat 10 Oct 2026" in said
    assert "press" not in said, "its text opens where somebody asks"
    opened = card(served, operation, "risks", f"?open={position}")
    assert "Or one risk: what can go wrong? The press finds the hall." in opened
    assert "Stewards at the gate." in opened


def test_half_a_score_is_none_and_one_text_is_an_assessment_as_before(served: Running, operation: str) -> None:
    records(served, operation, "record-risk-assessment", {"text": "All is well.", "likelihood": 3})
    assert "of 25" not in card(served, operation, "risks")


def test_an_impact_assessment_says_its_bases_and_the_risk_that_is_left(served: Running, operation: str) -> None:
    records(served, operation, "approve-dpia", IMPACT)
    said = card(served, operation, "impact")
    assert "Data protection impact assessment approved, version 2, risk left: high" in said
    assert "On which lawful basis? Public task" in said
    assert "Under which conditions? Safeguarding of children and people at risk" in said


def test_a_number_out_of_its_scale_is_refused_beside_its_field(served: Running, operation: str) -> None:
    page = signed_in(served, "manager")
    address = f"/operations/{operation}/do/record-risk-assessment"
    typed = {**Form(page.get(address).text, "record-risk-assessment").stands, "likelihood": "6", "hazard": "Ice."}
    refused = page.post(address, data=typed)
    assert refused.status_code == 422
    assert "from 1 to 5" in refused.text
    again = Form(refused.text, "record-risk-assessment").stands
    assert (again["likelihood"], again["hazard"]) == (["6"], ["Ice."])


def test_every_risk_begins_the_briefing(served: Running, operation: str) -> None:
    records(served, operation, "record-risk-assessment", RISK)
    records(served, operation, "record-risk-assessment", {"hazard": "Ice on the road.", "measures": "Grit."})
    html = signed_in(served, "manager").get(f"/operations/{operation}/do/issue-briefing?draft=plan").text
    (risk,) = Form(html, "issue-briefing").stands["risk"]
    assert risk.splitlines() == ["The press finds the hall.", "Stewards at the gate.", "Ice on the road.", "Grit."]


def test_a_partner_sees_neither(served: Running) -> None:
    day = a_whole_plan(["risk", "impact"]).has(("PartnerCommitted", "British Red Cross", {"mode": "on_site"}))
    operation = stored(served, day)
    records(served, operation, "record-risk-assessment", RISK)
    records(served, operation, "approve-dpia", IMPACT)
    html = served.client("reader").get(f"/operations/{operation}/plan").text
    assert "Who is there, by hour" in html
    for hidden in ("of 25", "Public task", "police tactical lead"):
        assert hidden not in html, hidden
