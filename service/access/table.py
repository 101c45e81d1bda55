"""The access table itself: role by what may be entered, role by what is seen, event by its compartment."""

POLICE = frozenset({"Police", "NCA"})
HOSTS = frozenset({"Council", "Police", "NCA"})
"""The agencies that plan together and see every operation; their roles still decide what of it."""
EVERYTHING = frozenset({"*"})


def _names(text: str) -> frozenset[str]:
    """Names set apart by space, so that a chapter of them stays readable."""
    return frozenset(text.split())


_PLAN = _names(
    """
    OperationProposed SinglePointOfContactNamed InformationRequested InformationReturned PlanningMeetingHeld
    DecisionRecorded ObjectivesSet RiskAssessmentRecorded DpiaApproved BudgetApproved SuppliesConfirmed
    ExpectedNumberRevised ExploitationTypeRevised BriefingIssued BriefingAcknowledged GoDecisionRecorded
    NoGoDecisionRecorded OperationCancelled OperationArchived
    """
)
_VENUE = _names(
    """
    VenueAssessed VenueBooked VenueHandoverTaken VenueReleased CentreSetToStandby CentreOpened CentreStoodDown
    CentreClosed CentreReopened OnSiteBriefingHeld SituationReportIssued ShiftHandoverRecorded RollCallTaken
    """
)
_PARTNERS = _names(
    """
    PartnerCommitted PartnerDeclined InformationSharingAgreementSigned InterpretersBooked PartnerArrived PartnerLeft
    OnCallPartnerActivated OnCallPartnerStoodDown
    """
)
_DESK = _names(
    """
    TransportDeparted TransportArrived TemporaryExitLogged TemporaryExitReturned PersonDeparted PartnerArrived
    PartnerLeft RollCallTaken
    """
)
_REGISTRY = _names(
    """
    PeopleEncounteredCounted PersonRegistered PersonDetailsCorrected RegistrationVoided AgeUncertaintyRecorded
    """
)
_CARE = frozenset(["WelfareProvided", "FamilyContactMade", "ServiceContactMade"])
_HEALTH = frozenset(["HealthScreenCompleted", "HealthActionTaken"])
_INTERVIEWS = _names(
    """
    RoomBooked InterpreterAssigned PersonDebriefStarted PersonDebriefCompleted PersonDebriefDeclined
    PotentialVictimIdentified NoIndicatorsFoundRecorded SupportSessionHeld ExhibitReferenceLogged
    """
)
_REFERRALS = _names(
    """
    NrmConsentGiven NrmConsentDeclined NrmConsentDeferred NrmConsentWithdrawn NrmReferralSubmitted
    DutyToNotifySubmitted EmergencySupportRequested ReasonableGroundsDecisionReceived
    ConclusiveGroundsDecisionReceived ReconsiderationRequested CaseSuspended CaseWithdrawn DisqualificationRecorded
    NrmExited SupportStarted SupportEnded CrimeRecordLinked PriorReferralMatched HandedOverToFirstResponder
    ReferralReadinessChecked ExploitationProfileRecorded
    """
)
_BEDS = frozenset(["HousingOptionsAssessed", "BedAllocated", "BedReleased"])
_PLACES = frozenset(["SafeAccommodationOffered", "SafeAccommodationAccepted", "SafeArrivalConfirmed"])
_SAFEGUARDING = _names(
    """
    AgeAssessed AgeUncertaintyRecorded ChildReferralMade GuardianReferralMade SocialWorkerVisit
    PersonMissingReported PersonFound KeepApartFlagSet CaseReviewHeld
    """
)
_ENFORCEMENT = _names(
    """
    SiteEntered SuspectArrested PersonBecameSuspect DisruptionInterventionRecorded PremisesActionTaken
    ImmigrationActionRecorded ChargeRecorded CaseOutcomeRecorded PeopleEncounteredCounted
    """
)
_SUSPECTS = frozenset(["SuspectArrested", "PersonBecameSuspect", "ChargeRecorded", "CaseOutcomeRecorded"])
_DEPARTURES = frozenset(["DepartureSafetyCheckDone", "PersonDeparted", "FollowUpRecorded", "WellbeingRecorded"])
_DEBRIEF = _names(
    """
    HotDebriefHeld StructuredDebriefHeld LessonRecorded ActionAssigned ActionClosed CostsRecorded TrainingRecorded
    DebriefReportPublished
    """
)
_AMEND = frozenset({"EntryVoided", "EntryCorrected"})
_CENTRE = _VENUE | _PARTNERS | _DESK | _REGISTRY | _CARE | _INTERVIEWS | _BEDS | _PLACES | _SAFEGUARDING | _DEPARTURES

MAY_DO: dict[str, frozenset[str]] = {
    "administrator": frozenset({"AccessRevoked", "PersonSealedDataErased"}),
    "manager": _PLAN | _VENUE | _PARTNERS | _DEBRIEF | _AMEND | {"AccessRevoked", "DisruptionInterventionRecorded"},
    "coordinator": _CENTRE | _HEALTH | _REFERRALS | _PLAN | _DEBRIEF | _AMEND | (_ENFORCEMENT - _SUSPECTS),
    "registrar": _REGISTRY | _DESK | _AMEND,
    "front_desk": _DESK,
    "interviewer": _INTERVIEWS | {"AgeUncertaintyRecorded"},
    "first_responder": _INTERVIEWS | _REFERRALS | {"AgeUncertaintyRecorded", "ChildReferralMade"},
    "health": _HEALTH,
    "housing": _BEDS | _PLACES | {"FollowUpRecorded", "WellbeingRecorded"},
    "welfare": _CARE
    | {"SupportSessionHeld", "BedAllocated", "BedReleased", "SuppliesConfirmed", "FollowUpRecorded"}
    | {"WellbeingRecorded", "HandedOverToFirstResponder"},
    "tactical_lead": _ENFORCEMENT
    | {"GoDecisionRecorded", "NoGoDecisionRecorded", "DecisionRecorded"}
    | {"ExpectedNumberRevised", "TransportDeparted"},
    "debrief_facilitator": _DEBRIEF,
    "partner_reader": frozenset({"BriefingAcknowledged"}),
    "analyst": frozenset(),
    "auditor": frozenset(),
    "wall": frozenset(),
    "operator": EVERYTHING,
}
"""Role by the events it may enter. `operator` replays whole days and plays exercises."""

_ROOM = frozenset({"counts", "people", "partners"})
_ACROSS = frozenset({"outcomes", "register"})
AUDIENCE: dict[str, frozenset[str]] = {
    "administrator": frozenset({"counts", "partners", "audit"}),
    "manager": _ROOM | _ACROSS | {"arrests", "referrals", "safeguarding", "plan", "debrief", "needs"},
    "coordinator": _ROOM
    | _ACROSS
    | {"arrests", "referrals", "safeguarding", "plan", "debrief", "needs", "details", "identity", "audit"},
    "registrar": _ROOM | {"details", "identity"},
    "front_desk": _ROOM,
    "interviewer": _ROOM | {"details", "referrals", "safeguarding", "arrests", "suspects"},
    "first_responder": _ROOM | {"details", "referrals", "safeguarding", "identity", "arrests", "suspects"},
    "health": _ROOM | {"needs", "health", "details"},
    "housing": _ROOM | {"details", "referrals"},
    "welfare": _ROOM | {"details"},
    "tactical_lead": _ROOM | {"plan", "referrals", "arrests", "suspects", "debrief"},
    "debrief_facilitator": _ROOM | {"plan", "debrief", "referrals", "arrests", "outcomes"},
    "partner_reader": _ROOM | {"debrief"},
    "analyst": frozenset({"counts", "partners", "debrief", "outcomes"}),
    "auditor": _ROOM
    | _ACROSS
    | {"arrests", "suspects", "referrals", "safeguarding", "plan", "debrief", "needs", "details", "audit"},
    "wall": frozenset({"counts", "people"}),
    "operator": _ROOM
    | _ACROSS
    | {"arrests", "suspects", "referrals", "safeguarding", "plan", "debrief", "needs", "details", "identity", "audit"},
}
"""Role by the compartments it sees. `suspects` opens to police forces only, `needs` is that there is a health need,
`health` what was done about it, `arrests` their number alone, `outcomes` the figures across operations, `register` who
is known across them."""

COMPARTMENT: dict[str, str] = {
    **dict.fromkeys(_PLAN, "plan"),
    **dict.fromkeys(
        ("OperationProposed", "GoDecisionRecorded", "NoGoDecisionRecorded", "OperationCancelled", "BriefingIssued"),
        "counts",
    ),
    **dict.fromkeys(("BriefingAcknowledged", "OperationArchived", "ExpectedNumberRevised"), "partners"),
    **dict.fromkeys(_VENUE, "counts"),
    **dict.fromkeys(("VenueAssessed", "VenueHandoverTaken", "VenueReleased"), "plan"),
    **dict.fromkeys(_PARTNERS, "partners"),
    **dict.fromkeys(_DESK | _REGISTRY | _CARE | _INTERVIEWS | _BEDS | _PLACES | _DEPARTURES, "people"),
    **dict.fromkeys(("PartnerArrived", "PartnerLeft"), "partners"),
    **dict.fromkeys(("PeopleEncounteredCounted", "TransportDeparted", "TransportArrived", "RollCallTaken"), "counts"),
    **dict.fromkeys(_HEALTH | {"SupportSessionHeld"}, "people"),
    "HealthActionTaken": "health",
    **dict.fromkeys(_REFERRALS, "referrals"),
    **dict.fromkeys(_SAFEGUARDING, "safeguarding"),
    **dict.fromkeys(("PotentialVictimIdentified", "NoIndicatorsFoundRecorded", "ExhibitReferenceLogged"), "referrals"),
    "SiteEntered": "counts",
    **dict.fromkeys(_SUSPECTS, "suspects"),
    **dict.fromkeys(("DisruptionInterventionRecorded", "PremisesActionTaken"), "debrief"),
    "ImmigrationActionRecorded": "referrals",
    **dict.fromkeys(_DEBRIEF, "debrief"),
    **dict.fromkeys((*_AMEND, "AccessRevoked", "PersonSealedDataErased"), "audit"),
}
"""Event type by the compartment that it belongs to; a test finds any type without one."""

FIELD_COMPARTMENT: dict[str, str] = {
    "need_flagged": "needs",
    "detail": "health",
    **dict.fromkeys(("place", "address", "first_night", "expected_max", "lacking"), "plan"),
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
            "leaflet_language",
            "belongings_receipt",
        ),
        "details",
    ),
    **dict.fromkeys(("identity",), "identity"),
    "destination": "details",
}
"""Fields that a narrower audience sees than the event they stand in."""
ALARM_COMPARTMENT: dict[str, str] = {
    **dict.fromkeys(("adult", "council_not_told"), "safeguarding"),
    **dict.fromkeys(("departed_with_duty_open", "not_debriefed"), "referrals"),
    **dict.fromkeys(("arrived_without_agreement", "opened_without_go"), "partners"),
    "rests_on_corrected": "audit",
    **dict.fromkeys(("came_together", "departed_unchecked", "interpreter_double_used", "room_double_used"), "people"),
    **dict.fromkeys(
        (
            "arrived_more_than_left",
            "closed_with_people_on_site",
            "over_capacity",
            "registered_over_arrived",
            "roll_call_differs",
        ),
        "counts",
    ),
}
"""Alarm code by the compartment that it belongs to."""
