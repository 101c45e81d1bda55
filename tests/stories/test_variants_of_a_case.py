"""Days unlike the reference day in what becomes of a case (FACTS 6.3: V4, V5, V12, V16, V18), over HTTP and live."""

import json
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.running import Running
from tests.stories.given_variants import Row, Variant

NCA = "Competent authority (message logged by NCA)"
CONTRACTOR = "Victim-care contractor"
PLACED = ("SafeAccommodationOffered", "SafeAccommodationAccepted", "SafeArrivalConfirmed")


def case_of(person: str, *names: str) -> Any:
    """Rows about a person's case, which a variant leaves out."""

    def found(row: Row) -> bool:
        return row["subject"] == person and (row["type"].startswith("Nrm") or row["type"] in names)

    return found


def test_v4_whoever_declines_and_works_with_the_police_is_notified_of_by_name_where_they_agree(
    served: Running,
) -> None:
    day = Variant(served, "15:05")
    with day.watched():
        day.enter("15:10", "NrmConsentDeclined", "P10", actor="Police", reason="family")
        assert day.waits("15:20", "P10") == ("notification", 10)
        assert "No agreement to be named is recorded" in day.page("people/P10/notification")
        day.enter("15:21", "PersonDetailsCorrected", "P10", actor="Registrar", may_be_named=True)
        named = day.page("people/P10/notification")
        assert "P10 agreed to be named: name, nickname and safe contact may be given" in named
        entered = day.enter("15:30", "DutyToNotifySubmitted", "P10", actor="Police", reference="DTN-7")
    (event,) = entered["events"]
    assert set(event) <= {"type", "operation", "person", "reference"}
    assert "DTN-7" not in json.dumps(entered), "what another system calls it is sealed"
    assert day.waits("15:30", "P10") is None
    assert "P10" not in {about for about, _, _ in day.next("15:31", "duty_overdue", 14)}
    day.goes_on(
        case_of("P10", *PLACED, "ReasonableGroundsDecisionReceived", "EmergencySupportRequested", "CrimeRecordLinked")
    )
    report = day.report()
    assert (report["M04"]["n"], report["M05"]["n"], report["M06"]["n"]) == (5, 1, 6)
    assert report["M25"]["breakdowns"] == {"reason": {"family": 1}}
    day.replays()


def test_v5_a_negative_decision_closes_nobody_and_asks_what_becomes_of_bed_and_support(served: Running) -> None:
    day = Variant(served, "15:00", day=1)
    with day.watched():
        day.enter("15:05", "ReasonableGroundsDecisionReceived", "P04", actor=NCA, day=1, outcome="negative")
        said = day.board("15:05", 14)
        assert (said["rg_pos"], said["nrm"], said["on_site"]) == (2, 6, 6)
        assert "P04" not in {each["person"] for each in said["waiting"]}
        page = day.page("people/P04")
        for asked in (
            "Ask for reconsideration",
            "Support ended",
            "Housing options explained",
            "Release the bed",
        ):
            assert asked in page, asked
        assert "asked for Tue 13 Oct, 19:05" in page
        day.enter("15:20", "ReconsiderationRequested", "P04", day=1, actor="First responder (police)")
        assert day.figure("M56")["breakdowns"] == {"outcome": {"pending": 1}}
    day.goes_on(lambda row: row["subject"] == "P04" and row["type"] in (*PLACED, "ReasonableGroundsDecisionReceived"))
    assert "A decision was changed" in day.page("people/P04"), "gone from the centre, and their case goes on"
    day.enter("10:00", "DecisionChanged", "P04", actor=NCA, day=8, grounds="reasonable", outcome="positive")
    report = day.report()
    assert report["M56"]["breakdowns"] == {"outcome": {"changed": 1}}
    assert day.board("10:00", 21)["rg_pos"] == 6
    assert report["M28"]["n"] == 5, "no place was taken up for them"
    day.replays()


def test_v12_a_partner_who_leaves_the_agreement_sees_nothing_more_and_what_it_did_stays(served: Running) -> None:
    day = Variant(served, "12:00")
    before, figures = day.board("12:00"), day.report()
    address = f"/api/operations/{day.client.operation}"
    with served.live(day.client.operation, "reader", "board") as line:
        line.frame()
        body = {"partner": "British Red Cross", "happened_at": "2026-10-13T12:00"}
        answer = served.client("manager").post(f"{address}/revoke-access", json=body)
        assert answer.status_code == 200, answer.text
        with pytest.raises(ConnectionClosed):
            line.frame()
    for who in ("reader", "redcross"):
        assert served.client(who).get(f"{address}/board").status_code == 404
        assert served.client(who).get(f"/operations/{day.client.operation}/timeline").status_code == 404
    given = served.client("redcross").post(f"{address}/provide-welfare", json={"person": "P01", "kind": "hot_meal"})
    assert given.status_code == 404
    after = day.board("12:00")
    assert {**after, "seq": 0} == {**before, "seq": 0}
    assert day.report()["M09a"] == figures["M09a"]
    assert "access revoked" in day.page("")
    day.goes_on()
    assert day.figure("M09a")["breakdowns"]["agency"]["British Red Cross"] == 18, "the log credits whoever did it"
    day.replays()


def test_v16_a_decision_two_days_after_closing_is_taken_and_makes_a_new_version(served: Running) -> None:
    day = Variant(served, "17:30", day=1)
    late = case_of("P10", "ReasonableGroundsDecisionReceived")
    day.goes_on(late, until=2)
    assert day.board("20:00", 15)["rg_pos"] == 5
    day.enter("20:00", "DebriefReportPublished", actor="CSM", day=2, version=1)
    with day.watched():
        day.enter("17:31", "ReasonableGroundsDecisionReceived", "P10", actor=NCA, day=3, outcome="positive")
    said = day.board("17:31", 16)
    assert (said["rg_pos"], said["alarms"], said["do_next"], said["waiting"]) == (6, [], [], [])
    assert day.figure("M44")["breakdowns"] == {"outcome": {"positive": 6}}
    assert "What has changed since version 1" in day.page("publications", "manager")
    assert day.refused("20:00", "DebriefReportPublished", actor="CSM", day=3, version=1) == {"version_exists"}
    day.enter("20:00", "DebriefReportPublished", actor="CSM", day=3, version=2)
    assert "Version 2" in day.page("publications", "manager")
    day.replays()


def test_v18_a_disqualification_is_a_side_state_ends_what_was_owed_and_is_no_negative_decision(
    served: Running,
) -> None:
    day = Variant(served, "15:20", day=1)
    with day.watched():
        day.enter("15:30", "DisqualificationRecorded", "P06", actor=NCA, day=1, stage="requested")
        asked = day.page("people/P06")
        assert "Disqualification requested" in asked
        assert "no longer owed" not in asked
        day.enter("16:00", "DisqualificationRecorded", "P06", actor=NCA, day=1, stage="made")
    made = day.page("people/P06")
    assert "Disqualification made" in made
    assert "no longer owed" in made
    assert "Support ended" in made
    said = day.board("16:00", 14)
    assert said["rg_pos"] == 4
    assert day.figure("M44")["breakdowns"]["outcome"] == {"positive": 4, "pending": 2}
    day.enter("16:10", "SupportEnded", "P06", actor=CONTRACTOR, day=1)
    assert "ended" in day.page("people/P06")
    day.goes_on(lambda row: row["subject"] == "P06" and row["type"] in PLACED)
    report = day.report()
    assert report["M44"]["breakdowns"] == {"outcome": {"positive": 6}}
    assert report["M56"] == {"n": 0, "of": 0}
    day.replays()
