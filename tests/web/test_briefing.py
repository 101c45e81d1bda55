"""A briefing by IIMARCH: begun from the plan, cut to who reads it, confirmed by who opened it, as page and PDF."""

from collections.abc import Iterator
from html import unescape
from io import BytesIO

import httpx2
import pytest
from pypdf import PdfReader

from tests.given import a_plan
from tests.projections.given_plan import PARTNERS, a_whole_plan
from tests.running import Running
from tests.web.forms import Fields, Form, signed_in
from tests.web.given_texts import serving, stored
from tests.web.test_plan_page import words

PARTS = {
    "information": "Twenty people may come.",
    "intention": "People are safe.",
    "method": "Police go in at six.",
    "administration": "Food at noon.",
    "risk": "A guest may control another guest.",
    "communications": "Channel four.",
    "human_rights": "Nobody is held.",
    "for_planners": "12 Mill Lane, by the side gate.",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from serving(tmp_path_factory.mktemp("briefing"))


@pytest.fixture
def operation(served: Running) -> str:
    """A plan whose aims, risks and address are written, with the Red Cross on call, and without a briefing."""
    day = a_whole_plan(
        ["briefing", *(f"opened by {each}" for each in PARTNERS), "aims", "risk", "no_recourse"], lead="Council"
    )
    operation = stored(served, day.has(("PartnerCommitted", "British Red Cross", {"mode": "on_call"})))
    for slug, body in (
        ("set-objectives", {"text": "Everybody is offered a private talk."}),
        ("record-risk-assessment", {"text": "The press may find the hall."}),
        ("book-venue", {"beds": 20, "nights": 5, "address": "12 Mill Lane"}),
    ):
        answer = served.client("manager").post(f"/api/operations/{operation}/{slug}", json=body)
        assert answer.status_code == 200, answer.text
    return operation


def begun(served: Running, operation: str, more: str = "") -> tuple[Fields, str]:
    """The form as it stands before anybody writes in it."""
    html = signed_in(served, "manager").get(f"/operations/{operation}/do/issue-briefing{more}").text
    return Form(html, "issue-briefing").stands, unescape(html)


def issues(served: Running, operation: str, **changed: object) -> httpx2.Response:
    body = {"version": 1, **PARTS, **changed}
    return served.client("manager").post(f"/api/operations/{operation}/issue-briefing", json=body)


def read(served: Running, operation: str, who: str = "reader", version: str = "") -> str:
    answer = served.client(who).get(f"/operations/{operation}/briefing?version={version}")
    assert answer.status_code == 200, answer.text
    return unescape(words(answer.text))


def looked(served: Running, operation: str) -> list[str]:
    return [each.what for each in served.application.access_log.entries(operation)]


def test_of_one_bed_and_one_night_it_says_one(served: Running) -> None:
    day = a_plan().has(
        ("VenueBooked", "op", {"beds": 1, "nights": 1, "centre": "C1"}),
        ("ExpectedNumberRevised", "op", {"expected": 1}),
    )
    stands, _ = begun(served, stored(served, day))
    assert "Centre C1: 1 bed for 1 night." in stands["administration"][0]
    assert "Expected: up to 1 person." in stands["information"][0]


def test_no_part_begins_with_the_address_of_a_building_that_was_given_back(served: Running, operation: str) -> None:
    assert served.client("manager").post(f"/api/operations/{operation}/release-venue", json={}).status_code == 200
    assert "for_planners" not in {name for name, value in begun(served, operation)[0].items() if any(value)}


def test_each_part_begins_with_what_the_plan_says(served: Running, operation: str) -> None:
    stands, html = begun(served, operation)
    said = {name: value[0] for name, value in stands.items() if value}
    assert said["version"] == "1"
    assert "Expected: up to 20 people." in said["information"]
    assert "Languages: Romanian." in said["information"]
    assert said["intention"] == "Everybody is offered a private talk."
    assert "Police: on site." in said["method"]
    assert "Tonight: hotel, paid by Council." in said["method"]
    assert "20 beds for 5 nights" in said["administration"]
    assert said["risk"].startswith("The press may find the hall.")
    assert "On call: British Red Cross." in said["communications"]
    assert "free to leave" in said["human_rights"]
    assert said["for_planners"] == "12 Mill Lane"
    assert not any("Mill Lane" in text for name, text in said.items() if name != "for_planners")
    assert "From the aims. Read it before it goes out: every partner reads what stands here." in html
    assert any(each.startswith("ObjectivesSet.text") for each in looked(served, operation)), (
        "that it was opened is kept"
    )


def test_of_what_the_plan_lacks_it_says_no_more_than_partners_see(served: Running) -> None:
    operation = stored(served, a_whole_plan(["briefing", *(f"opened by {each}" for each in PARTNERS), "risk", "venue"]))
    stands, _ = begun(served, operation)
    assert stands["risk"] == ["The plan still lacks: no venue."]


def test_the_next_version_begins_with_the_last_one_or_with_the_plan_anew(served: Running, operation: str) -> None:
    assert issues(served, operation).status_code == 200
    stands, _ = begun(served, operation)
    assert (stands["version"], stands["method"]) == (["2"], ["Police go in at six."])
    stands, _ = begun(served, operation, "?draft=plan")
    assert stands["version"] == ["2"]
    assert "Police: on site." in stands["method"][0]


def test_what_was_typed_stays_where_the_version_exists_already(served: Running, operation: str) -> None:
    issues(served, operation)
    page = signed_in(served, "manager")
    stands = Form(page.get(f"/operations/{operation}/do/issue-briefing").text, "issue-briefing").stands
    typed = {**stands, "version": "1", "risk": "Ice on the road."}
    refused = page.post(f"/operations/{operation}/do/issue-briefing", data=typed)
    assert refused.status_code == 409
    again = Form(refused.text, "issue-briefing").stands
    assert (again["version"], again["risk"]) == (["1"], ["Ice on the road."])


def test_a_partner_reads_every_part_but_the_one_for_those_on_the_plan(served: Running, operation: str) -> None:
    issues(served, operation)
    html = read(served, operation)
    for name, text in PARTS.items():
        assert (text in html) == (name != "for_planners"), name
    assert "those on the plan alone" not in html
    assert "12 Mill Lane" in read(served, operation, "manager")


def test_each_part_that_is_read_is_kept_as_opened_and_only_then_it_is_confirmed(
    served: Running, operation: str
) -> None:
    issues(served, operation)
    reader = served.client("reader")
    body = {"version": 1, "partner": "British Red Cross"}
    address = f"/api/operations/{operation}/acknowledge-briefing"
    assert reader.post(address, json=body).status_code == 409
    position = served.client("manager").get(f"/operations/{operation}/briefing").text
    assert position
    (entry,) = {each.rpartition(" ")[2] for each in looked(served, operation) if each.startswith("BriefingIssued")}
    reader.get(f"/api/operations/{operation}/entries/{entry}/texts/information")
    assert reader.post(address, json=body).status_code == 409, "one part of seven is not the briefing"
    assert "British Red Cross not yet" in read(served, operation, "manager")
    page = signed_in(served, "reader")
    form = Form(page.get(f"/operations/{operation}/briefing").text, "acknowledge-briefing").stands
    confirmed = page.post(f"/operations/{operation}/do/acknowledge-briefing", data=form)
    assert confirmed.status_code == 200
    assert "British Red Cross opened here and confirmed" in unescape(words(confirmed.text))
    assert "has read this briefing" not in words(confirmed.text), "once is enough"


def test_the_gap_and_the_plan_lead_to_it(served: Running, operation: str) -> None:
    issues(served, operation)
    assert (
        f'href="/operations/{operation}/briefing"' in served.client("reader").get(f"/operations/{operation}/plan").text
    )
    manager = served.client("manager").get(f"/operations/{operation}/plan").text
    assert f'href="/operations/{operation}/briefing.pdf"' in manager


def test_an_earlier_version_is_read_as_that_and_any_other_is_the_newest(served: Running, operation: str) -> None:
    issues(served, operation)
    issues(served, operation, version=2, risk="Ice on the road.")
    assert "Earlier version" in read(served, operation, version="1")
    for asked in ("", "2", "77", "<b>"):
        assert "Ice on the road." in read(served, operation, version=asked)


def test_without_a_briefing_the_page_says_so_and_offers_to_write_one(served: Running, operation: str) -> None:
    assert "No briefing has been issued yet." in read(served, operation)
    assert "Write it from the plan" in read(served, operation, "manager")
    assert "Write it from the plan" not in read(served, operation)
    assert served.client("wall").get(f"/operations/{operation}/briefing").status_code == 403


@pytest.mark.pdf
def test_on_paper_it_is_cut_and_marked_alike_and_taking_it_is_opening_it(served: Running, operation: str) -> None:
    issues(served, operation, risk="الجليد على الطريق.")
    answer = served.client("reader").get(f"/operations/{operation}/briefing.pdf")
    assert answer.status_code == 200
    said = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages)
    assert "OFFICIAL-SENSITIVE" in said
    assert "Police go in at six." in said
    assert "الطريق" in said
    assert "For British Red Cross" in said
    assert "Mill Lane" not in said
    body = {"version": 1, "partner": "British Red Cross"}
    confirmed = served.client("reader").post(f"/api/operations/{operation}/acknowledge-briefing", json=body)
    assert confirmed.status_code == 200
