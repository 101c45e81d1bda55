"""Deciding to go shows what the plan lacks and asks why beside what blocks; the debrief prints it as it was then."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO

import httpx2
import pytest
from pypdf import PdfReader

from domain.declaration import declared
from domain.events.planning import GoDecisionRecorded
from domain.words import Sealed
from projections.views.plan.gap import BLOCKS
from tests.projections.given_plan import CHILDREN, PARTNERS, a_whole_plan
from tests.running import PASSWORD, Running
from tests.web.given_texts import as_role, describe, serving, stored
from web.wording.gaps import reason_field

GO = "record-go-decision"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    for running in serving(tmp_path_factory.mktemp("deciding")):
        describe(running, *PARTNERS)
        yield running


def planned(served: Running, *without: str) -> str:
    return stored(served, a_whole_plan(without))


def lacking_two(served: Running) -> str:
    """A plan without risk assessment, children's lead, supplies."""
    return planned(served, "risk", "supplies", CHILDREN, f"signed by {CHILDREN}", f"opened by {CHILDREN}")


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def debriefed(served: Running, operation: str, role: str = "manager") -> str:
    """What the debrief says was known at the go decision; nothing where it has no such part."""
    answer = as_role(served, role).get(f"/operations/{operation}/debrief")
    assert answer.status_code == 200, answer.text
    return words(answer.text.partition('id="known-at-go"')[2].partition("</section>")[0])


def decide(served: Running, operation: str, **reasons: str) -> None:
    answer = as_role(served, "manager").post(f"/api/operations/{operation}/{GO}", json={"ref": "DL-02", **reasons})
    assert answer.status_code == 200, answer.text


def test_every_gap_that_blocks_has_a_place_for_its_reason() -> None:
    fields = {name for name, each in declared(GoDecisionRecorded).items() if each.is_a(Sealed)}
    assert fields == {reason_field(code) for code in BLOCKS}


def test_the_form_shows_the_list_and_asks_for_a_reason_beside_each_that_blocks(served: Running) -> None:
    html = as_role(served, "manager").get(f"/operations/{lacking_two(served)}/do/{GO}").text
    assert re.findall(r'name="(without_\w+)"', html) == ["without_risk_assessment", "without_childrens_lead"]
    said = words(html)
    assert "2 of 3 block a lawful or safe day." in said
    assert re.search(r"No children's lead Children's services lead .* Reason to go without a children's lead", said)
    assert "Also open: 1 Supplies not confirmed" in said
    assert "Left empty, the debrief prints “No reason given”." in said


def test_a_plan_that_lacks_nothing_asks_for_no_reason(served: Running) -> None:
    html = as_role(served, "manager").get(f"/operations/{planned(served)}/do/{GO}").text
    assert "without_" not in html
    assert "Nothing is missing that you may see." in html


def test_no_go_shows_the_list_too_and_other_forms_do_not(served: Running) -> None:
    operation = lacking_two(served)
    assert 'id="lacking"' in as_role(served, "manager").get(f"/operations/{operation}/do/record-no-go-decision").text
    assert 'id="lacking"' not in as_role(served, "manager").get(f"/operations/{operation}/do/set-objectives").text


def test_what_was_typed_is_still_there_when_the_form_comes_back(served: Running) -> None:
    operation = lacking_two(served)
    with httpx2.Client(base_url=served.address, follow_redirects=True, timeout=60) as client:
        client.post("/sign-in", data={"username": "a-manager", "password": PASSWORD})
        token = re.search(r'name="csrf_token" value="([^"]*)"', client.get(f"/operations/{operation}/do/{GO}").text)
        assert token
        form = {"csrf_token": token[1], "ref": "not a reference", "without_risk_assessment": "Signed at five."}
        again = client.post(f"/operations/{operation}/do/{GO}", data=form)
    assert again.status_code == 422
    assert "Signed at five." in again.text
    assert 'id="lacking"' in again.text


def test_the_debrief_prints_what_was_known_with_its_reasons_as_it_was_then(served: Running) -> None:
    operation = lacking_two(served)
    decide(served, operation, without_risk_assessment="Signed at the site briefing.")
    for late in ("record-risk-assessment", "confirm-supplies"):
        assert as_role(served, "manager").post(f"/api/operations/{operation}/{late}", json={}).status_code == 200
    said = debriefed(served, operation)
    assert "3 gaps open; 2 of them blocked a lawful or safe day." in said
    assert "No risk assessment. Community safety manager, due 25 September 2026. Signed at the site briefing." in said
    assert "No children's lead. Children's services lead, due 29 September 2026. No reason given" in said
    assert "Also open Supplies not confirmed. Welfare lead, due 10 October 2026." in said


def test_blocking_stops_nobody(served: Running) -> None:
    operation = planned(served, "risk", "venue", "keys")
    decide(served, operation)
    assert debriefed(served, operation).count("No reason given") == 2


def test_without_a_decision_nothing_was_known_and_a_partner_reads_no_reason(served: Running) -> None:
    operation = lacking_two(served)
    assert debriefed(served, operation) == ""
    decide(served, operation, without_childrens_lead="The duty team comes when called.")
    partner = debriefed(served, operation, "partner_reader")
    assert "No children's lead." in partner
    assert "Reason not shown to you" in partner
    assert "The duty team" not in partner
    assert "No risk assessment." not in partner
    assert debriefed(served, operation, "analyst") == ""


def test_the_paper_of_the_debrief_prints_it_too(served: Running) -> None:
    operation = lacking_two(served)
    decide(served, operation, without_risk_assessment="Signed at the site briefing.")
    answer = as_role(served, "manager").get(f"/operations/{operation}/debrief.pdf", timeout=120)
    assert answer.status_code == 200
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())
    assert "Known at the go decision" in said
    assert "Signed at the site briefing." in said
