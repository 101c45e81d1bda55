"""The reference operation is planned to the go decision through HTTP: each piece that is left out shows as a gap."""

from collections.abc import Iterator
from typing import Any

import pytest

from domain.vocabulary import COUNCIL_SERVICES
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.stories.test_command_line import run

Row = dict[str, Any]
MANAGER, CHILDREN = "community safety manager", "Children's social care duty team"
WORDS: dict[str, dict[str, Any]] = {
    "ObjectivesSet": {"text": "Make people safe; obtain evidence."},
    "VenueAssessed": {"passed": ["interview_rooms", "showers"]},
    "BudgetApproved": {"ceiling_pounds": 6000},
}
"""What the reference day leaves out of its rows, and a plan needs."""
MORE: tuple[Row, ...] = (
    {"type": "LanguageExpected", "data": {"language": "ro"}},
    {"type": "InterpretersBooked", "data": {"language": "ro", "on_site": 1}},
    *(
        {"type": "WayAfterwardsAgreed", "data": {"way": way, "bed": "council_temporary", "payer": "Council"}}
        for way in ("adult_consents", "adult_declines", "child_or_unsure", "no_recourse", "home_or_own_way")
    ),
    {"type": "CentreHoursPlanned", "data": {"starts": "2026-10-13T06:00", "ends": "2026-10-13T09:00"}},
    {
        "type": "PartnerHoursPlanned",
        "subject": "Health provider",
        "data": {"starts": "2026-10-13T06:00", "ends": "2026-10-13T09:00", "staff": 2},
    },
)
"""What a plan settles beside it: languages, ways afterwards, hours."""


def planned(client: Client, left_out: str = "", subject: str | None = None) -> None:
    """Plan the day up to the go decision, without the rows of one type, or of one about a subject."""
    for row in _rows():
        if row["type"] != left_out or (subject is not None and _about(row) != subject):
            client.carry_out(row)


def _rows() -> Iterator[Row]:
    decided = next(n for n, row in enumerate(reference_rows()) if row["type"] == "GoDecisionRecorded")
    rows = reference_rows()[:decided]
    for row in rows:
        yield {**row, "data": {**(row["data"] or {}), **WORDS.get(row["type"], {})}}
        if row["type"] == "InterpretersBooked":
            yield from ({**row, "subject": "op", **each} for each in MORE)


def _about(row: Row) -> str | None:
    data = row["data"]
    return data.get("way") or data.get("language") or row.get("subject")


def gaps(running: Running, operation: str, who: str = "manager") -> list[dict[str, Any]]:
    answer = running.client(who).get(f"/api/operations/{operation}/plan")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["gaps"]
    assert answer.json()["blocking"] == sum(each["blocks"] for each in found)
    return found


def told(each: dict[str, Any]) -> tuple[str, str | None, str, str]:
    return each["code"], each["about"], each["owner"], each["due"]


def test_a_plan_with_all_its_pieces_has_no_gap_and_twice_the_people_have_those_of_number(running: Running) -> None:
    client = Client(running.client())
    planned(client)
    assert gaps(running, client.operation) == []
    revised = {**reference_rows()[0], "type": "ExpectedNumberRevised", "day": -1, "data": {"expected": 40}}
    client.carry_out(revised)
    assert [told(each) for each in gaps(running, client.operation)] == [
        ("beds_short", None, "housing lead", "2026-10-06"),
        ("interpreters_short", "ro", MANAGER, "2026-10-06"),
    ]


@pytest.mark.parametrize(
    ("left_out", "subject", "expected"),
    [
        ("SinglePointOfContactNamed", None, [("no_point_of_contact", None, MANAGER, "2026-09-22")]),
        (
            "InformationReturned",
            None,
            [("information_outstanding", each, each, "2026-09-29") for each in COUNCIL_SERVICES.codes[:6]],
        ),
        ("ObjectivesSet", None, [("no_objectives", None, MANAGER, "2026-09-22")]),
        ("VenueAssessed", None, [("venue_not_assessed", None, MANAGER, "2026-09-29")]),
        ("VenueBooked", None, [("no_venue", None, MANAGER, "2026-09-29")]),
        ("BudgetApproved", None, [("no_budget", None, MANAGER, "2026-09-29")]),
        ("PartnerCommitted", CHILDREN, [("no_childrens_lead", None, "children's services lead", "2026-09-29")]),
        ("InterpretersBooked", None, [("no_interpreter", "ro", MANAGER, "2026-10-06")]),
        ("DpiaApproved", None, [("no_impact_assessment", None, "information governance lead", "2026-09-29")]),
        ("RiskAssessmentRecorded", None, [("no_risk_assessment", None, MANAGER, "2026-09-25")]),
        ("SuppliesConfirmed", None, [("no_supplies", None, "welfare lead", "2026-10-10")]),
        ("BriefingIssued", None, [("briefing_not_issued", None, MANAGER, "2026-10-11")]),
        ("VenueHandoverTaken", None, [("handover_not_taken", None, "centre coordinator", "2026-10-12")]),
        (
            "WayAfterwardsAgreed",
            "no_recourse",
            [("nothing_afterwards", "no_recourse", "housing lead", "2026-10-02")],
        ),
    ],
)
def test_each_piece_left_out_is_a_gap_with_its_owner_and_its_date(
    running: Running, left_out: str, subject: str | None, expected: list[tuple[str, str | None, str, str]]
) -> None:
    client = Client(running.client())
    planned(client, left_out, subject)
    assert [told(each) for each in gaps(running, client.operation)] == expected


def test_a_partner_sees_the_plan_cut_to_its_audience_and_others_none(running: Running) -> None:
    client = Client(running.client())
    client.carry_out(reference_rows()[0])
    client.carry_out(next(row for row in reference_rows() if row.get("subject") == "British Red Cross"))
    whole = {each["code"] for each in gaps(running, client.operation)}
    partners = {each["code"] for each in gaps(running, client.operation, "reader")}
    assert whole - partners == {
        *("no_point_of_contact", "no_objectives", "venue_not_assessed", "no_risk_assessment"),
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
