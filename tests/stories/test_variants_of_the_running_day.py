"""Days unlike the reference day while it runs (FACTS 6.3: V1 to V3, V6 to V9), through HTTP on a running server."""

import json

from typer.testing import CliRunner

from tests.running import Running
from tests.stories.given_variants import Variant
from tests.stories.rows import reference_rows
from web.cli.main import app

CARE = "Children's social care duty team"


def test_v1_and_v2_a_person_of_uncertain_age_is_referred_as_a_child_and_stays_referred(served: Running) -> None:
    day = Variant(served, "12:16", {"P07": {"adult": None}})
    assert day.waits("12:16", "P07") == ("referral", 0)
    assert day.next("12:16", "call_in") == [(CARE, 253, None)]
    assert day.refused("12:20", "NrmConsentGiven", "P07", actor="Police") == {"child_needs_no_consent"}
    day.enter("12:22", "OnCallPartnerActivated", CARE)
    assert day.next("12:22", "call_in") == []
    day.enter("12:30", "ChildReferralMade", "P07", council="Northshire")
    day.enter("12:31", "GuardianReferralMade", "P07")
    day.enter("12:40", "NrmReferralSubmitted", "P07", actor="First responder (police)")
    assert day.waits("12:40", "P07") is None
    assert "council_not_told" not in day.board("12:40")["alarms"]
    day.enter("13:00", "AgeAssessed", "P07", adult=True)
    assert day.board("13:00")["nrm"] == 1
    assert day.waits("13:00", "P07") == ("answer", 44)


def test_v3_whoever_declines_is_notified_of_and_the_duty_is_overdue_a_day_after_it_arose(served: Running) -> None:
    day = Variant(served, "15:05")
    day.enter("15:10", "NrmConsentDeclined", "P10", actor="Police", reason="family")
    assert day.waits("15:30", "P10") == ("notification", 20)
    assert day.next("14:02", "duty_overdue", 14) == [
        ("P01", 1702, 262),
        ("P03", 1672, 232),
        ("P04", 1626, 186),
        ("P06", 1596, 156),
        ("P07", 1546, 106),
    ]
    assert day.next("14:03", "duty_overdue", 14)[-1] == ("P10", 1441, 1)
    assert day.refused("15:40", "DutyToNotifySubmitted", "P10", actor="British Red Cross") == {"not_bound"}
    day.enter("15:45", "DutyToNotifySubmitted", "P10", actor="Police")
    assert day.waits("15:45", "P10") is None
    assert "P10" not in {about for about, _, _ in day.next("14:03", "duty_overdue", 14)}


def test_v6_somebody_who_leaves_by_a_side_door_is_missed_at_the_roll_call_and_found(served: Running) -> None:
    day = Variant(served, "21:00")
    day.enter("22:00", "RollCallTaken", "op", present=7)
    assert day.next("22:04", "roll_call_differs") == [(None, 4, None)]
    day.enter("22:05", "PersonMissingReported", "P03")
    said = day.board("22:10")
    assert [(each["code"], each["about"]) for each in said["do_next"]][:1] == [("missing", "P03")]
    assert said["on_site"] == 7
    assert "P03" not in {each["person"] for each in said["waiting"]}
    day.enter("22:15", "RollCallTaken", "op", present=7)
    assert day.next("22:15", "roll_call_differs") == []
    day.enter("06:10", "PersonFound", "P03", day=1, safe=True)
    assert day.next("06:10", "missing", 14) == []
    assert day.board("06:10", 14)["on_site"] == 8


def test_v7_somebody_brought_in_who_recruited_the_others_becomes_a_suspect_and_stays_a_person(served: Running) -> None:
    day = Variant(served, "12:21")
    day.enter("12:30", "KeepApartFlagSet", "P09")
    day.enter("12:31", "PersonBecameSuspect", "P09", actor="Police", suspect="S04")
    said = day.board("12:31")
    assert (said["arrests"], said["registered"], said["on_site"]) == (4, 11, 11)


def test_v8_whom_immigration_officers_take_is_counted_as_that(served: Running) -> None:
    day = Variant(served, "14:00")
    day.enter("14:10", "ImmigrationActionRecorded", "P08", actor="Police", kind="detained")
    day.enter("14:12", "PersonDeparted", "P08", destination="immigration_detention")
    assert day.figure("M07")["breakdowns"]["destination"] == {"immigration_detention": 1}
    assert day.figure("M27")["n"] == 1
    assert day.waits("14:12", "P08") is None


def test_v9_a_second_site_fills_the_centre_and_the_last_one_waits_for_a_bed(served: Running) -> None:
    day = Variant(served, "10:00")
    day.enter("10:00", "ExpectedNumberRevised", expected=20, actor="CSM")
    day.enter("10:05", "TransportDeparted", "T3", actor="Front desk", people=10)
    day.enter("10:30", "TransportArrived", "T3", actor="Front desk", people=10)
    assert day.next("10:40", "not_registered") == [(None, 10, None)]
    for number in range(13, 23):
        day.enter("10:45", "PersonRegistered", f"P{number}", actor="Registrar", adult=True, language="ro")
        day.enter("10:50", "HealthScreenCompleted", f"P{number}", actor="Health provider")
    said = day.board("10:50")
    assert said["on_site"] == 21
    assert "over_capacity" in said["alarms"]
    assert day.next("10:50", "not_registered") == []
    everybody = [
        each["subject"] for each in reference_rows() if each["type"] == "PersonRegistered" and each["subject"] != "P12"
    ]
    for person in [*everybody, *(f"P{number}" for number in range(13, 22))]:
        day.enter("18:00", "BedAllocated", person, actor="British Red Cross", kind="centre")
    assert day.refused("18:01", "BedAllocated", "P22", actor="British Red Cross", kind="centre") == {"no_bed_free"}
    assert [(each["person"], each["for"]) for each in day.board("18:05")["waiting"] if each["for"] == "bed"] == [
        ("P22", "bed")
    ]
    day.enter("18:10", "BedAllocated", "P22", actor="District housing team", kind="hotel")
    assert "bed" not in {each["for"] for each in day.board("18:10")["waiting"]}


def test_a_program_and_the_command_line_are_told_the_same(served: Running) -> None:
    day = Variant(served, "18:05")
    for at in ("07:40", "08:28", "12:16", "18:00"):
        command = ["board", day.client.operation, "--at", f"2026-10-13T{at}", "--database", served.database]
        said = CliRunner().invoke(app, command)
        assert json.loads(said.stdout) == day.board(at), at
        assert day.board(at)["waiting"]


def test_whoever_sees_less_is_told_less_and_never_what_was_found(served: Running) -> None:
    day = Variant(served, "12:16", {"P07": {"adult": None}})
    address = f"/api/operations/{day.client.operation}/board?at=2026-10-13T12:16"
    told = {who: served.client(who).get(address).json() for who in ("coordinator", "reader", "nurse", "wall")}
    assert {each["for"] for each in told["coordinator"]["waiting"]} == {"answer", "conversation", "finding", "referral"}
    assert {each["for"] for each in told["reader"]["waiting"]} == {"conversation"}
    assert {each["code"] for each in told["nurse"]["do_next"]} == {"call_in", "health_need", "over_limit"}
    assert told["wall"]["waiting"] == []
    assert told["wall"]["do_next"] == []
