"""One example of everything that people can do: given, (subject, fields). A test finds what has no example."""

from collections.abc import Callable
from typing import Any

from tests.decisions.given_shift import posted, refused, reported, sitting, tasked
from tests.given import ADay, a_plan, an_open_centre, closed, identified, people_here, referred, two_centres

Example = tuple[Callable[[], ADay], str, dict[str, Any]]


def _talking() -> ADay:
    return people_here().has(("PersonDebriefStarted", "P01", {"by": "Police"})).at("08:40")


def _out() -> ADay:
    return people_here().has(("TemporaryExitLogged", "P01")).at("08:30")


def _missing() -> ADay:
    return people_here().has(("PersonMissingReported", "P01")).at("08:30")


def _in_bed() -> ADay:
    return people_here().has(("BedAllocated", "P01", {"kind": "centre"})).at("08:30")


def _left() -> ADay:
    return people_here().has(("PersonDeparted", "P01")).at("08:30")


def _offered() -> ADay:
    return referred().has(("SafeAccommodationOffered", "P01"))


def _lesson() -> ADay:
    return closed().has(("LessonRecorded", "L1", {"kind": "improve"}), ("ActionAssigned", "L1"))


def _asked() -> ADay:
    return a_plan().has(("InformationRequested", "op", {"service": "licensing"}))


def _briefed() -> ADay:
    return a_plan().has(("BriefingIssued", "op", {"version": 1}))


def _declined() -> ADay:
    return identified("P01").has(("NrmConsentDeclined", "P01"))


def _called() -> ADay:
    return an_open_centre().has(("OnCallPartnerActivated", "Contractor"))


def _here() -> ADay:
    return a_plan().at("05:20").has(("PartnerArrived", "Police", {"staff": 6})).at("05:30")


def _arrested() -> ADay:
    return an_open_centre().has(("SuspectArrested", "S01", {"offence_group": "modern_slavery"}))


def _consented() -> ADay:
    return identified("P01").has(("NrmConsentGiven", "P01"))


def _prepared() -> ADay:
    return _consented().has(("ReferralPrepared", "P01"))


def _linked() -> ADay:
    return people_here().has(("PeopleLinked", "P01", {"linked_to": "P02"}))


def _left_nrm() -> ADay:
    return referred().has(("NrmExited", "P01"))


def _on_the_way() -> ADay:
    return a_plan().at("06:00").has(("TransportDeparted", "T1", {"people": 4})).at("06:40")


BOOKING = {"starts": "2026-10-13T09:00:00+00:00", "ends": "2026-10-13T10:00:00+00:00"}
EXAMPLES: dict[str, Example] = {
    "OperationProposed": (ADay, "op", {"expected_max": 20, "exploitation_types": ["labour"]}),
    "SinglePointOfContactNamed": (a_plan, "op", {"role": "community safety manager"}),
    "InformationRequested": (a_plan, "op", {"service": "licensing"}),
    "InformationReturned": (_asked, "op", {"service": "licensing"}),
    "PlanningMeetingHeld": (a_plan, "op", {"organisations": 9}),
    "DecisionRecorded": (a_plan, "op", {"ref": "DL-01"}),
    "ObjectivesSet": (a_plan, "op", {}),
    "RiskAssessmentRecorded": (a_plan, "op", {}),
    "DpiaApproved": (a_plan, "op", {"version": 1}),
    "BudgetApproved": (a_plan, "op", {"ceiling_pounds": 5000}),
    "SuppliesConfirmed": (a_plan, "op", {"beds": 20}),
    "ExpectedNumberRevised": (a_plan, "op", {"expected": 11}),
    "WaitingLimitsChanged": (a_plan, "op", {"health_minutes": 45}),
    "ExploitationTypeRevised": (a_plan, "op", {"exploitation_types": ["sexual"]}),
    "LanguageExpected": (a_plan, "op", {"language": "ro", "people": 12}),
    "WayAfterwardsAgreed": (a_plan, "op", {"way": "adult_declines", "bed": "hotel", "payer": "Council"}),
    "BriefingIssued": (a_plan, "op", {"version": 1}),
    "BriefingAcknowledged": (_briefed, "Police", {"version": 1}),
    "GoDecisionRecorded": (a_plan, "op", {"ref": "DL-02"}),
    "NoGoDecisionRecorded": (a_plan, "op", {"ref": "DL-02"}),
    "OperationCancelled": (a_plan, "op", {"reason": "other"}),
    "OperationArchived": (closed, "op", {}),
    "VenueAssessed": (a_plan, "op", {}),
    "VenueBooked": (a_plan, "op", {"beds": 20, "nights": 5}),
    "CentreHoursPlanned": (a_plan, "op", BOOKING),
    "VenueHandoverTaken": (a_plan, "op", {}),
    "RoomsPrepared": (a_plan, "op", {"rooms": ["R1", "R2"], "use": "conversation"}),
    "VenueReleased": (closed, "op", {"nights_used": 1}),
    "CentreSetToStandby": (a_plan, "op", {}),
    "CentreOpened": (a_plan, "op", {}),
    "CentreStoodDown": (an_open_centre, "op", {}),
    "CentreClosed": (an_open_centre, "op", {}),
    "CentreReopened": (closed, "op", {}),
    "OnSiteBriefingHeld": (an_open_centre, "op", {"attendees": 14}),
    "SituationReportIssued": (an_open_centre, "op", {}),
    "ShiftHandoverRecorded": (an_open_centre, "op", {}),
    "DailyBriefingIssued": (an_open_centre, "op", {"to": ["Police", "Council"]}),
    "ShiftReportRead": (reported, "op", {"report": "handover"}),
    "TaskSet": (an_open_centre, "op", {"task": "D1", "owner": "Council", "due": "2026-10-13T12:00:00+00:00"}),
    "TaskDone": (tasked, "op", {"task": "D1", "needed": True}),
    "PostTaken": (an_open_centre, "op", {"post": "front desk"}),
    "PostLeft": (posted, "op", {"post": "front desk"}),
    "BreakTaken": (an_open_centre, "op", {"interpreter": "I1", "minutes": 20}),
    "RollCallTaken": (an_open_centre, "op", {"present": 4}),
    "PartnerInvited": (a_plan, "Fire service", {"mode": "on_call", **BOOKING}),
    "PartnerCommitted": (a_plan, "NCA", {"mode": "on_site"}),
    "PartnerDeclined": (a_plan, "Fire service", {}),
    "PartnerHoursPlanned": (a_plan, "Police", {**BOOKING, "staff": 5}),
    "InformationSharingAgreementSigned": (a_plan, "Police", {}),
    "MemorandumAgreed": (a_plan, "op", {"council": "Kent County Council"}),
    "InterpretersBooked": (a_plan, "op", {"language": "sq", "on_site": 2}),
    "PartnerArrived": (a_plan, "Police", {"staff": 6}),
    "PartnerLeft": (_here, "Police", {}),
    "OnCallPartnerActivated": (an_open_centre, "Contractor", {}),
    "OnCallPartnerStoodDown": (_called, "Contractor", {}),
    "PeopleEncounteredCounted": (an_open_centre, "op", {"people": 30}),
    "TransportDeparted": (an_open_centre, "T2", {"people": 5}),
    "WalkInArrived": (an_open_centre, "op", {"people": 2}),
    "TransportArrived": (_on_the_way, "T1", {"people": 4}),
    "PersonRegistered": (an_open_centre, "P01", {"adult": None, "sex": "female", "age_band": "uncertain"}),
    "PersonDetailsCorrected": (people_here, "P01", {"age_band": "25-34"}),
    "RegistrationVoided": (people_here, "P04", {"duplicate_of": "P03"}),
    "TemporaryExitLogged": (people_here, "P01", {"accompanied": True}),
    "TemporaryExitReturned": (_out, "P01", {}),
    "WelfareProvided": (people_here, "P01", {"kind": "meal"}),
    "FamilyContactMade": (people_here, "P01", {}),
    "ServiceContactMade": (people_here, "P01", {"service": "drug_and_alcohol"}),
    "HealthScreenCompleted": (people_here, "P01", {"need_flagged": True}),
    "HealthActionTaken": (people_here, "P01", {}),
    "PropertyTakenIn": (people_here, "P01", {"receipt": "R-7", "held_by": "Police", "contents": ["phone"]}),
    "PropertyReturned": (people_here, "P01", {}),
    "RightsGiven": (people_here, "P01", {"paper": "rights", "language": "ro", "how": "handed"}),
    "RoomBooked": (people_here, "P01", {"room": "R1", **BOOKING}),
    "InterpreterAssigned": (people_here, "P01", {"interpreter": "A", **BOOKING}),
    "PersonDebriefStarted": (people_here, "P01", {"room": "R1", "interpreter": "A"}),
    "PersonDebriefCompleted": (_talking, "P01", {}),
    "PersonDebriefDeclined": (_talking, "P01", {}),
    "PotentialVictimIdentified": (people_here, "P01", {"types": ["wages_taken"]}),
    "NoIndicatorsFoundRecorded": (people_here, "P01", {}),
    "SupportSessionHeld": (people_here, "P01", {}),
    "SessionStarted": (people_here, "P01", {"kind": "achieving_best_evidence", "room": "R2", "interpreter": "none"}),
    "SessionEnded": (sitting, "P01", {}),
    "ExhibitReferenceLogged": (people_here, "P01", {"ref": "EXH-01"}),
    "NrmConsentGiven": (lambda: identified("P01"), "P01", {"explained": ["support"], "support_wanted": True}),
    "NrmConsentDeclined": (lambda: identified("P01"), "P01", {"reason": "fear_of_exploiter"}),
    "NrmConsentDeferred": (lambda: identified("P01"), "P01", {}),
    "NrmConsentWithdrawn": (_consented, "P01", {}),
    "NrmReferralSubmitted": (_consented, "P01", {"by": "Police"}),
    "DutyToNotifySubmitted": (_declined, "P01", {"by": "Council"}),
    "EmergencySupportRequested": (_consented, "P01", {}),
    "ReasonableGroundsDecisionReceived": (referred, "P01", {"outcome": "positive"}),
    "ConclusiveGroundsDecisionReceived": (referred, "P01", {"outcome": "negative"}),
    "DecisionChanged": (refused, "P01", {"grounds": "reasonable", "outcome": "positive"}),
    "ReconsiderationRequested": (referred, "P01", {}),
    "CaseSuspended": (referred, "P01", {}),
    "CaseWithdrawn": (referred, "P01", {}),
    "DisqualificationRecorded": (referred, "P01", {"stage": "requested"}),
    "NrmExited": (referred, "P01", {}),
    "SupportStarted": (referred, "P01", {}),
    "SupportEnded": (referred, "P01", {}),
    "CrimeRecordLinked": (referred, "P01", {"reference": "CR-1"}),
    "HandedOverToFirstResponder": (lambda: identified("P01"), "P01", {"to": "Police"}),
    "ReferralReadinessChecked": (_consented, "P01", {"points": ["detail", "chronology"]}),
    "ExploitationProfileRecorded": (_consented, "P01", {"recruitment": "online", "housing": "caravan", "place": "uk"}),
    "ReferralPrepared": (_consented, "P01", {"sections": ["age", "background"]}),
    "ReferralSignedOff": (_prepared, "P01", {"by": "Police"}),
    "HousingOptionsAssessed": (people_here, "P01", {"options": ["private_rent"]}),
    "BedAllocated": (people_here, "P01", {"kind": "centre"}),
    "BedMoved": (_in_bed, "P01", {"bed": "2"}),
    "BedReleased": (_in_bed, "P01", {}),
    "SafeAccommodationOffered": (referred, "P01", {}),
    "SafeAccommodationAccepted": (_offered, "P01", {}),
    "SafeArrivalConfirmed": (referred, "P01", {}),
    "AgeAssessed": (people_here, "P02", {"adult": True}),
    "AgeUncertaintyRecorded": (people_here, "P01", {}),
    "ChildReferralMade": (people_here, "P02", {"council": "Northshire"}),
    "GuardianReferralMade": (people_here, "P02", {}),
    "SocialWorkerVisit": (people_here, "P02", {}),
    "CaseReviewHeld": (people_here, "P02", {"services": ["childrens_services", "police"]}),
    "PersonMissingReported": (people_here, "P01", {}),
    "MissingStepTaken": (_missing, "P01", {"step": "police_told"}),
    "PersonFound": (_missing, "P01", {"safe": True}),
    "KeepApartFlagSet": (people_here, "P01", {"apart_from": "P03"}),
    "PeopleLinked": (people_here, "P01", {"linked_to": "P02", "relation": "siblings", "wishes": ["one_vehicle"]}),
    "PeopleUnlinked": (_linked, "P01", {"linked_to": "P02"}),
    "PersonBecameSuspect": (people_here, "P01", {"suspect": "S01"}),
    "SiteEntered": (a_plan, "op", {}),
    "SuspectArrested": (a_plan, "S01", {"offence_group": "immigration"}),
    "DisruptionInterventionRecorded": (closed, "op", {"agency": "GLAA", "kind": "inspection"}),
    "PremisesActionTaken": (closed, "op", {"premises": "brothel", "action": "closure"}),
    "ImmigrationActionRecorded": (people_here, "P01", {"action": "detained"}),
    "ChargeRecorded": (_arrested, "S01", {}),
    "CaseOutcomeRecorded": (_arrested, "S01", {"outcome": "convicted"}),
    "DepartureSafetyCheckDone": (people_here, "P01", {"points": ["own_choice", "leaflet"]}),
    "PersonReturned": (_left, "P01", {}),
    "PersonMovedCentre": (two_centres, "P01", {"centre": "C2"}),
    "PersonDeparted": (people_here, "P01", {"destination": "hospital"}),
    "FollowUpRecorded": (closed, "P01", {"situation": "safe"}),
    "WellbeingRecorded": (people_here, "P01", {"improved": ["housing"], "worse": ["education"]}),
    "PriorReferralMatched": (people_here, "P01", {"reference": "NRM-1"}),
    "HotDebriefHeld": (closed, "op", {"attendees": 12}),
    "StructuredDebriefHeld": (closed, "op", {"partners": 9}),
    "LessonRecorded": (closed, "L1", {"kind": "good_practice"}),
    "ActionAssigned": (lambda: closed().has(("LessonRecorded", "L1")), "L1", {"owner": "Council", "due": "2026-12-01"}),
    "ActionClosed": (_lesson, "L1", {}),
    "CostsRecorded": (closed, "op", {"heading": "food", "payer": "Council", "pounds": 120}),
    "TrainingRecorded": (closed, "Police", {"trained": 6, "staff": 20}),
    "DebriefReportPublished": (closed, "op", {"version": 1}),
    "DebriefReportPrepared": (closed, "op", {"version": 1}),
    "AccessRevoked": (a_plan, "British Red Cross", {}),
    "AccessRestored": (lambda: a_plan().has(("AccessRevoked", "British Red Cross")), "British Red Cross", {}),
    "PersonSealedDataErased": (closed, "P01", {}),
    "LegalHoldSet": (people_here, "P01", {}),
    "LegalHoldLifted": (lambda: people_here().has(("LegalHoldSet", "P01")), "P01", {}),
}
"""Voids and corrections of entries have tests of their own."""
