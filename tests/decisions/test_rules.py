"""Why something may not be done: every refusal of every chapter, with what makes it so."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here, referred

TIME = {"starts": "2026-10-13T09:00:00+00:00", "ends": "2026-10-13T10:00:00+00:00"}
NEXT = {"starts": "2026-10-13T10:00:00+00:00", "ends": "2026-10-13T11:00:00+00:00"}
PLACE = {"place": "hall-7", "first_night": "2026-10-13", "nights": 2, "beds": 4}


def full() -> ADay:
    """Both beds of the centre are taken, by P01 and P02."""
    return people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"))


def declined(ref: str = "P01") -> ADay:
    return identified(ref).has(("NrmConsentDeclined", ref)).at("10:30")


Rule = tuple[str, Callable[[], ADay], str, str, dict[str, Any], tuple[str, ...]]
RULES: list[Rule] = [
    ("a service that was not asked", a_plan, "InformationReturned", "op", {"service": "licensing"}, ("not_requested",)),
    (
        "a decision's reference is used once",
        lambda: a_plan().has(("DecisionRecorded", "op", {"ref": "DL-1"})),
        "DecisionRecorded",
        "op",
        {"ref": "DL-1"},
        ("already_exists",),
    ),
    (
        "a version of the briefing is issued once",
        lambda: a_plan().has(("BriefingIssued", "op", {"version": 1})),
        "BriefingIssued",
        "op",
        {"version": 1},
        ("version_exists",),
    ),
    ("a briefing nobody issued", a_plan, "BriefingAcknowledged", "Police", {"version": 2}, ("not_issued",)),
    ("a go decision once live", an_open_centre, "GoDecisionRecorded", "op", {}, ("already_live",)),
    ("a no-go decision once live", an_open_centre, "NoGoDecisionRecorded", "op", {}, ("already_live",)),
    ("a go decision once closed", closed, "GoDecisionRecorded", "op", {}, ("already_live", "closed")),
    ("a cancellation once live", an_open_centre, "OperationCancelled", "op", {}, ("already_live",)),
    ("archiving what is open", an_open_centre, "OperationArchived", "op", {}, ("not_closed",)),
    (
        "a place that another operation has that night",
        lambda: a_plan(log=a_plan().has(("VenueBooked", "op", PLACE)).log),
        "VenueBooked",
        "op",
        PLACE | {"first_night": "2026-10-14"},
        ("place_taken",),
    ),
    (
        "a place on the night after",
        lambda: a_plan(log=a_plan().has(("VenueBooked", "op", PLACE)).log),
        "VenueBooked",
        "op",
        PLACE | {"first_night": "2026-10-15"},
        (),
    ),
    (
        "standby twice",
        lambda: a_plan().has("CentreSetToStandby"),
        "CentreSetToStandby",
        "op",
        {},
        ("already_standby",),
    ),
    ("standby once open", an_open_centre, "CentreSetToStandby", "op", {}, ("already_open",)),
    ("opening twice", an_open_centre, "CentreOpened", "op", {}, ("already_open",)),
    ("standing down what is not open", a_plan, "CentreStoodDown", "op", {}, ("not_open",)),
    ("closing twice", closed, "CentreClosed", "op", {}, ("already_closed",)),
    ("closing what was only booked", a_plan, "CentreClosed", "op", {}, ("not_open",)),
    ("closing from standby", lambda: a_plan().has("CentreSetToStandby"), "CentreClosed", "op", {}, ()),
    ("closing from standing down", lambda: an_open_centre().has("CentreStoodDown"), "CentreClosed", "op", {}, ()),
    ("reopening what is open", an_open_centre, "CentreReopened", "op", {}, ("not_closed",)),
    ("a partner twice", a_plan, "PartnerCommitted", "Police", {"mode": "on_call"}, ("already_committed",)),
    ("a partner nobody knows", a_plan, "PartnerArrived", "Circus", {}, ("unknown_partner",)),
    (
        "an agreement twice",
        lambda: a_plan().has(("InformationSharingAgreementSigned", "Police")),
        "InformationSharingAgreementSigned",
        "Police",
        {},
        ("already_signed",),
    ),
    (
        "here twice",
        lambda: a_plan().has(("PartnerArrived", "Police")),
        "PartnerArrived",
        "Police",
        {},
        ("already_here",),
    ),
    ("the interpreters are no partner but come", a_plan, "PartnerArrived", "Interpreters", {"staff": 1}, ()),
    ("leaving without having come", a_plan, "PartnerLeft", "Police", {}, ("not_here",)),
    ("calling in who is on site", an_open_centre, "OnCallPartnerActivated", "Police", {}, ("not_on_call",)),
    (
        "calling in twice",
        lambda: an_open_centre().has(("OnCallPartnerActivated", "Contractor")),
        "OnCallPartnerActivated",
        "Contractor",
        {},
        ("already_activated",),
    ),
    ("standing down who is on site", an_open_centre, "OnCallPartnerStoodDown", "Police", {}, ("not_on_call",)),
    ("a vehicle arrives twice", an_open_centre, "TransportArrived", "T1", {"people": 4}, ("already_arrived",)),
    ("a vehicle that never left", an_open_centre, "TransportArrived", "T9", {"people": 1}, ("unknown_transport",)),
    (
        "a vehicle leaves twice",
        an_open_centre,
        "TransportDeparted",
        "T1",
        {"people": 4},
        ("already_exists", "already_departed"),
    ),
    (
        "a registration is voided once",
        lambda: people_here().has(("RegistrationVoided", "P04")),
        "RegistrationVoided",
        "P04",
        {},
        ("already_voided",),
    ),
    (
        "nothing more about a voided person",
        lambda: people_here().has(("RegistrationVoided", "P04")),
        "WelfareProvided",
        "P04",
        {},
        ("unknown_person",),
    ),
    (
        "out twice",
        lambda: people_here().has(("TemporaryExitLogged", "P01")),
        "TemporaryExitLogged",
        "P01",
        {},
        ("already_out",),
    ),
    ("back without going", people_here, "TemporaryExitReturned", "P01", {}, ("not_out",)),
    (
        "a room for two at one time",
        lambda: people_here().has(("RoomBooked", "P01", {"room": "R1", **TIME})),
        "RoomBooked",
        "P03",
        {"room": "R1", **TIME},
        ("room_taken",),
    ),
    (
        "a room one after the other",
        lambda: people_here().has(("RoomBooked", "P01", {"room": "R1", **TIME})),
        "RoomBooked",
        "P03",
        {"room": "R1", **NEXT},
        (),
    ),
    (
        "an interpreter for two at one time",
        lambda: people_here().has(("InterpreterAssigned", "P01", {"interpreter": "A", **TIME})),
        "InterpreterAssigned",
        "P03",
        {"interpreter": "A", **TIME},
        ("interpreter_taken",),
    ),
    (
        "the telephone line is never taken",
        lambda: people_here().has(("InterpreterAssigned", "P01", {"interpreter": "tel", **TIME})),
        "InterpreterAssigned",
        "P03",
        {"interpreter": "tel", **TIME},
        (),
    ),
    (
        "two conversations with one person",
        lambda: people_here().has(("PersonDebriefStarted", "P01")),
        "PersonDebriefStarted",
        "P01",
        {},
        ("debrief_open",),
    ),
    (
        "a room in use is an alarm, never a refusal",
        lambda: people_here().has(("PersonDebriefStarted", "P01", {"room": "R1"})),
        "PersonDebriefStarted",
        "P03",
        {"room": "R1"},
        (),
    ),
    ("finishing what never began", people_here, "PersonDebriefCompleted", "P01", {}, ("not_started",)),
    ("identified twice", lambda: identified("P01"), "PotentialVictimIdentified", "P01", {}, ("already_identified",)),
    (
        "no indicators after all",
        lambda: identified("P01"),
        "NoIndicatorsFoundRecorded",
        "P01",
        {},
        ("already_identified",),
    ),
    ("consent before identification", people_here, "NrmConsentGiven", "P01", {}, ("not_identified",)),
    ("a child is not asked", lambda: identified("P02"), "NrmConsentGiven", "P02", {}, ("child_needs_no_consent",)),
    (
        "nor is somebody whose age is uncertain",
        lambda: identified("P01").has(("AgeUncertaintyRecorded", "P01")),
        "NrmConsentDeclined",
        "P01",
        {},
        ("child_needs_no_consent",),
    ),
    (
        "an adult without consent",
        lambda: identified("P01"),
        "NrmReferralSubmitted",
        "P01",
        {"by": "Police"},
        ("consent_missing",),
    ),
    (
        "an adult who wants time",
        lambda: identified("P01").has(("NrmConsentDeferred", "P01")),
        "NrmReferralSubmitted",
        "P01",
        {"by": "Police"},
        ("consent_missing",),
    ),
    (
        "an adult who took consent back",
        lambda: identified("P01").has(("NrmConsentGiven", "P01"), ("NrmConsentWithdrawn", "P01")),
        "NrmReferralSubmitted",
        "P01",
        {"by": "Police"},
        ("consent_missing",),
    ),
    (
        "a child is referred without consent",
        lambda: identified("P02"),
        "NrmReferralSubmitted",
        "P02",
        {"by": "Police"},
        (),
    ),
    (
        "an age nobody recorded",
        lambda: identified("P04"),
        "NrmReferralSubmitted",
        "P04",
        {"by": "NCA"},
        ("age_not_recorded",),
    ),
    (
        "a charity refers, every reason at once",
        people_here,
        "NrmReferralSubmitted",
        "P01",
        {"by": "British Red Cross"},
        ("not_first_responder", "not_identified", "consent_missing"),
    ),
    ("a second referral while one is open", referred, "NrmReferralSubmitted", "P01", {"by": "NCA"}, ("referral_open",)),
    (
        "again after withdrawal",
        lambda: referred().has(("CaseWithdrawn", "P01")),
        "NrmReferralSubmitted",
        "P01",
        {"by": "NCA"},
        (),
    ),
    (
        "again after a negative decision",
        lambda: referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"})),
        "NrmReferralSubmitted",
        "P01",
        {"by": "NCA"},
        (),
    ),
    (
        "not again after a positive one",
        lambda: referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"})),
        "NrmReferralSubmitted",
        "P01",
        {"by": "NCA"},
        ("referral_open",),
    ),
    (
        "a charity is not bound to notify",
        declined,
        "DutyToNotifySubmitted",
        "P01",
        {"by": "British Red Cross"},
        ("not_bound",),
    ),
    ("nobody to notify about", people_here, "DutyToNotifySubmitted", "P01", {"by": "Police"}, ("not_identified",)),
    (
        "a child is referred, not notified",
        lambda: identified("P02"),
        "DutyToNotifySubmitted",
        "P02",
        {"by": "Police"},
        ("child_is_referred",),
    ),
    (
        "an adult who agreed is referred",
        lambda: identified("P01").has(("NrmConsentGiven", "P01")),
        "DutyToNotifySubmitted",
        "P01",
        {"by": "Police"},
        ("consent_given",),
    ),
    (
        "notified once",
        lambda: declined().has(("DutyToNotifySubmitted", "P01", {"by": "Police"})),
        "DutyToNotifySubmitted",
        "P01",
        {"by": "Council"},
        ("already_notified",),
    ),
    (
        "support nobody wants",
        lambda: identified("P01").has(("NrmConsentGiven", "P01", {"support_wanted": False})),
        "EmergencySupportRequested",
        "P01",
        {},
        ("support_consent_refused",),
    ),
    *(
        (f"{name} without a referral", lambda: identified("P01"), name, "P01", data, ("not_referred",))
        for name, data in (
            ("ReasonableGroundsDecisionReceived", {"outcome": "positive"}),
            ("ConclusiveGroundsDecisionReceived", {"outcome": "positive"}),
            ("ReconsiderationRequested", {}),
            ("CaseSuspended", {}),
            ("CaseWithdrawn", {}),
            ("DisqualificationRecorded", {}),
            ("NrmExited", {}),
            ("SupportStarted", {}),
            ("SupportEnded", {}),
            ("CrimeRecordLinked", {}),
        )
    ),
    ("a second bed", full, "BedAllocated", "P01", {}, ("has_a_bed", "no_bed_free")),
    ("a bed that somebody has", full, "BedAllocated", "P03", {"bed": "C1.1"}, ("bed_taken",)),
    ("no bed is left", full, "BedAllocated", "P03", {}, ("no_bed_free",)),
    ("a bed that the centre does not have", people_here, "BedAllocated", "P03", {"bed": "C1.9"}, ("no_bed_free",)),
    ("a bed elsewhere follows a centre bed", full, "BedAllocated", "P01", {"kind": "council_temporary"}, ()),
    ("nothing to release", people_here, "BedReleased", "P01", {}, ("has_no_bed",)),
    ("accepting what nobody offered", referred, "SafeAccommodationAccepted", "P01", {}, ("not_offered",)),
    (
        "missing twice",
        lambda: people_here().has(("PersonMissingReported", "P01")),
        "PersonMissingReported",
        "P01",
        {},
        ("already_missing",),
    ),
    ("found without having been missing", people_here, "PersonFound", "P01", {}, ("not_missing",)),
    (
        "a suspect twice",
        lambda: people_here().has(("PersonBecameSuspect", "P01", {"suspect": "S01"})),
        "PersonBecameSuspect",
        "P01",
        {"suspect": "S02"},
        ("already_suspect",),
    ),
    ("departed twice", closed, "PersonDeparted", "P01", {}, ("departed",)),
    (
        "an action nobody assigned",
        lambda: closed().has(("LessonRecorded", "L1")),
        "ActionClosed",
        "L1",
        {},
        ("not_assigned",),
    ),
    ("a lesson nobody recorded", closed, "ActionAssigned", "L9", {}, ("unknown_lesson",)),
    ("a suspect nobody knows", closed, "ChargeRecorded", "S9", {}, ("unknown_suspect",)),
    (
        "a version of the report twice",
        lambda: closed().has(("DebriefReportPublished", "op", {"version": 1})),
        "DebriefReportPublished",
        "op",
        {"version": 1},
        ("version_exists",),
    ),
]


@pytest.mark.parametrize(
    ("given", "name", "subject", "data", "codes"), [rule[1:] for rule in RULES], ids=[r[0] for r in RULES]
)
def test_it_is_refused_with_every_reason(
    given: Callable[[], ADay], name: str, subject: str, data: dict[str, Any], codes: tuple[str, ...]
) -> None:
    assert given().refused(name, subject, **data) == codes


def test_the_lowest_free_bed_is_given_and_a_departure_frees_it() -> None:
    day = full()
    day.has(("PersonDeparted", "P01"))
    assert day.then("BedAllocated", "P03").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_what_readiness_lacks_is_stored_with_the_go_decision_and_never_refuses_it() -> None:
    event = a_plan().then("GoDecisionRecorded")
    assert "risk_assessment" in event.lacking  # type: ignore[attr-defined]
    assert "venue" not in event.lacking  # type: ignore[attr-defined]


def test_the_agency_that_talked_identifies_where_nobody_says_who() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"by": "NCA"}))
    event = day.then("PotentialVictimIdentified", "P01", by="Council")
    assert event.by == "NCA"  # type: ignore[attr-defined]


def test_two_operations_share_nothing_by_accident() -> None:
    one = people_here()
    other = people_here(log=one.log)
    one.has(("BedAllocated", "P01"))
    assert other.then("BedAllocated", "P01").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_a_bed_of_another_operation_is_taken_for_both() -> None:
    one = people_here()
    other = people_here(log=one.log)
    bed = f"{one.operation}/C1.1"
    one.has(("BedAllocated", "P01"))
    assert "bed_taken" in other.refused("BedAllocated", "P01", centre=f"{one.operation}/C1", bed=bed)
