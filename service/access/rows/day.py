"""Rows of the access table: arrivals, care, interviews, beds, safeguarding, departures."""

from service.access.rows.row import EventRow

AT_THE_DOOR = "coordinator registrar front_desk"
REGISTERING = "coordinator registrar"
CARING = "coordinator welfare"
KEEPING = "coordinator registrar welfare first_responder"
TELLING = "coordinator registrar interviewer first_responder welfare"
NURSING = "coordinator health"
TALKING = "coordinator interviewer first_responder"
SITTING_DOWN = "coordinator interviewer first_responder health welfare"
PLACING = "coordinator housing"
GIVING_BEDS = "coordinator housing welfare"
COORDINATOR = "coordinator"
REFERRING = "coordinator first_responder"

PERSONAL = {
    **dict.fromkeys(
        (
            "age",
            "age_at_exploitation",
            "age_band",
            "sex",
            "nationality",
            "second_nationality",
            "language",
            "interpreter_wish",
            "dialect",
            "leaflet_language",
            "sharing",
            "may_be_named",
        ),
        "details",
    ),
    "identity": "identity",
}
"""Who somebody is, as it is registered and put right: for those who see details, the name for fewer."""

ARRIVALS = (
    EventRow("PeopleEncounteredCounted", "counts", "coordinator registrar tactical_lead"),
    EventRow("TransportDeparted", "counts", "coordinator registrar front_desk tactical_lead"),
    EventRow("TransportArrived", "counts", AT_THE_DOOR),
    EventRow("WalkInArrived", "counts", AT_THE_DOOR),
    EventRow(
        "PersonRegistered", "people", REGISTERING, {**PERSONAL, "belongings_receipt": "details", "as_said": "details"}
    ),
    EventRow("PersonDetailsCorrected", "people", REGISTERING, PERSONAL),
    EventRow("RegistrationVoided", "people", REGISTERING, {"reason": "identity"}),
    EventRow("TemporaryExitLogged", "people", AT_THE_DOOR),
    EventRow("TemporaryExitReturned", "people", AT_THE_DOOR),
)
CARE = (
    EventRow("WelfareProvided", "people", CARING),
    EventRow("FamilyContactMade", "people", CARING),
    EventRow("ServiceContactMade", "people", CARING),
    EventRow("HealthScreenCompleted", "people", NURSING, {"need_flagged": "needs", "detail": "health"}),
    EventRow("HealthActionTaken", "health", NURSING),
    EventRow("PropertyTakenIn", "people", KEEPING, {"receipt": "details", "bag": "details", "contents": "details"}),
    EventRow("PropertyReturned", "people", KEEPING, {"receipt": "details"}),
    EventRow("RightsGiven", "people", TELLING, {"language": "details"}),
)
INTERVIEWS = (
    EventRow("RoomBooked", "people", TALKING),
    EventRow("InterpreterAssigned", "people", TALKING),
    EventRow("PersonDebriefStarted", "people", TALKING),
    EventRow("PersonDebriefCompleted", "people", TALKING),
    EventRow("PersonDebriefDeclined", "people", TALKING),
    EventRow("PotentialVictimIdentified", "referrals", TALKING),
    EventRow("NoIndicatorsFoundRecorded", "referrals", TALKING),
    EventRow("SupportSessionHeld", "people", "coordinator interviewer first_responder welfare"),
    EventRow("SessionStarted", "people", SITTING_DOWN, {"kind": "details"}),
    EventRow("SessionEnded", "people", SITTING_DOWN),
    EventRow("ExhibitReferenceLogged", "referrals", TALKING),
)
BEDS = (
    EventRow("HousingOptionsAssessed", "people", PLACING),
    EventRow("BedAllocated", "people", GIVING_BEDS, {"place": "lodging"}),
    EventRow("BedMoved", "people", GIVING_BEDS),
    EventRow("BedReleased", "people", GIVING_BEDS),
    EventRow("SafeAccommodationOffered", "people", PLACING),
    EventRow("SafeAccommodationAccepted", "people", PLACING),
    EventRow("SafeArrivalConfirmed", "people", PLACING),
)
SAFEGUARDING = (
    EventRow("AgeAssessed", "safeguarding", COORDINATOR, {"age": "details"}),
    EventRow("AgeUncertaintyRecorded", "safeguarding", "coordinator registrar interviewer first_responder"),
    EventRow("ChildReferralMade", "safeguarding", REFERRING),
    EventRow("GuardianReferralMade", "safeguarding", COORDINATOR),
    EventRow("SocialWorkerVisit", "safeguarding", COORDINATOR),
    EventRow("PersonMissingReported", "safeguarding", AT_THE_DOOR),
    EventRow("MissingStepTaken", "safeguarding", REFERRING),
    EventRow("PersonFound", "safeguarding", AT_THE_DOOR),
    EventRow("KeepApartFlagSet", "safeguarding", COORDINATOR),
    EventRow("PersonBecameSuspect", "suspects", "tactical_lead"),
    EventRow("CaseReviewHeld", "safeguarding", COORDINATOR),
    EventRow("PeopleLinked", "people", TELLING, {"relation": "details"}),
    EventRow("PeopleUnlinked", "people", TELLING),
)
DEPARTURES = (
    EventRow("DepartureSafetyCheckDone", "people", COORDINATOR),
    EventRow("PersonDeparted", "people", AT_THE_DOOR, {"destination": "details"}),
    EventRow("PersonReturned", "people", AT_THE_DOOR),
    EventRow("PersonMovedCentre", "people", AT_THE_DOOR),
    EventRow("FollowUpRecorded", "people", GIVING_BEDS),
    EventRow("PriorReferralMatched", "referrals", REFERRING),
    EventRow("WellbeingRecorded", "people", GIVING_BEDS),
)
