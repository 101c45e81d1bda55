"""What stands against planning, partners, arrivals and what is in between: refusals, with what makes them so."""

from collections.abc import Callable
from typing import Any

from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here

TIME = {"starts": "2026-10-13T09:00:00+00:00", "ends": "2026-10-13T10:00:00+00:00"}
NEXT = {"starts": "2026-10-13T10:00:00+00:00", "ends": "2026-10-13T11:00:00+00:00"}
PLACE = {"place": "hall-7", "first_night": "2026-10-13", "nights": 2, "beds": 4}


def full() -> ADay:
    """Both beds of the centre are taken, by P01 and P02."""
    return people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"))


def declined(ref: str = "P01") -> ADay:
    return identified(ref).has(("NrmConsentDeclined", ref)).at("10:30")


def archived() -> ADay:
    return closed().has("OperationArchived")


Rule = tuple[str, Callable[[], ADay], str, str, dict[str, Any], tuple[str, ...]]
BEFORE: list[Rule] = [
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
    ("archiving twice", archived, "OperationArchived", "op", {}, ("already_archived",)),
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
        "a place that another council calls the same",
        lambda: a_plan(
            log=ADay().has(("OperationProposed", "op", {"by": "Kent County Council"}), ("VenueBooked", "op", PLACE)).log
        ),
        "VenueBooked",
        "op",
        PLACE,
        (),
    ),
    (
        "a place that an exercise has that night",
        lambda: a_plan(
            log=ADay().has(("OperationProposed", "op", {"exercise": True}), ("VenueBooked", "op", PLACE)).log
        ),
        "VenueBooked",
        "op",
        PLACE,
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
    (
        "hours of a centre that end before they start",
        a_plan,
        "CentreHoursPlanned",
        "op",
        {"starts": NEXT["ends"], "ends": NEXT["starts"]},
        ("ends_before_it_starts",),
    ),
    (
        "hours of a partner without length",
        a_plan,
        "PartnerHoursPlanned",
        "Police",
        {"starts": NEXT["starts"], "ends": NEXT["starts"]},
        ("ends_before_it_starts",),
    ),
    (
        "asking somebody to go before they come",
        a_plan,
        "PartnerInvited",
        "Circus",
        {"starts": NEXT["ends"], "ends": NEXT["starts"]},
        ("ends_before_it_starts",),
    ),
    ("asking somebody whom nobody knows", a_plan, "PartnerInvited", "Circus", {}, ()),
    ("hours of a partner nobody knows", a_plan, "PartnerHoursPlanned", "Circus", TIME, ("unknown_partner",)),
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
    ("a vehicle of which nobody entered that it left", an_open_centre, "TransportArrived", "T9", {"people": 1}, ()),
    (
        "it left, entered after it had arrived",
        lambda: an_open_centre().has(("TransportArrived", "T9", {"people": 1})),
        "TransportDeparted",
        "T9",
        {"people": 1},
        (),
    ),
    (
        "a vehicle that nobody saw leave arrives twice",
        lambda: an_open_centre().has(("TransportArrived", "T9", {"people": 1})),
        "TransportArrived",
        "T9",
        {"people": 1},
        ("already_arrived",),
    ),
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
]
