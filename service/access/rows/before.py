"""Rows of the access table: planning, venue, partners, shift."""

from service.access.rows.row import EventRow

PLANNING_THE_DAY = "manager coordinator"
DECIDING = "manager coordinator tactical_lead"
AT_THE_DOOR = "manager coordinator registrar front_desk"
READING = (
    "manager coordinator registrar front_desk interviewer first_responder health housing welfare tactical_lead "
    "debrief_facilitator partner_reader"
)
"""Whoever is told something on shift: they say that they read it, and that what they were to do is done."""

REASONS_TO_GO = ("without_venue", "without_first_responder", "without_childrens_lead", "without_risk_assessment")
"""Why the day goes ahead although something is missing that blocks it."""

IIMARCH = ("information", "intention", "method", "administration", "risk", "communications", "human_rights")
"""The parts of a briefing that every partner reads."""
OF_A_BOOKING = ("first_night", "place", "address", "rooms", "pounds_a_night", "payer", "instead_of")
"""What those on the plan alone see of a booking."""

PLANNING = (
    EventRow("OperationProposed", "counts", PLANNING_THE_DAY, {"expected_max": "plan", "template": "plan"}),
    EventRow("SinglePointOfContactNamed", "plan", PLANNING_THE_DAY),
    EventRow("InformationRequested", "plan", PLANNING_THE_DAY),
    EventRow("InformationReturned", "plan", PLANNING_THE_DAY),
    EventRow("PlanningMeetingHeld", "plan", PLANNING_THE_DAY),
    EventRow("DecisionRecorded", "plan", DECIDING),
    EventRow("ObjectivesSet", "plan", PLANNING_THE_DAY),
    EventRow("RiskAssessmentRecorded", "plan", PLANNING_THE_DAY),
    EventRow("DpiaApproved", "plan", PLANNING_THE_DAY),
    EventRow("BudgetApproved", "plan", PLANNING_THE_DAY),
    EventRow("SuppliesConfirmed", "plan", "manager coordinator welfare"),
    EventRow("ExpectedNumberRevised", "partners", DECIDING),
    EventRow("LanguageExpected", "partners", DECIDING),
    EventRow("WayAfterwardsAgreed", "partners", f"{PLANNING_THE_DAY} housing"),
    EventRow("WaitingLimitsChanged", "partners", "manager"),
    EventRow("ExploitationTypeRevised", "plan", PLANNING_THE_DAY),
    EventRow(
        "BriefingIssued",
        "counts",
        PLANNING_THE_DAY,
        {**dict.fromkeys((*IIMARCH, "text"), "briefing"), "for_planners": "plan"},
    ),
    EventRow("BriefingAcknowledged", "partners", "manager coordinator partner_reader"),
    EventRow("GoDecisionRecorded", "counts", DECIDING, dict.fromkeys(("lacking", *REASONS_TO_GO), "plan")),
    EventRow("NoGoDecisionRecorded", "counts", DECIDING, {"lacking": "plan", "reason": "partners"}),
    EventRow("OperationCancelled", "counts", PLANNING_THE_DAY, {"reason": "partners", "places": "plan"}),
    EventRow("OperationArchived", "partners", PLANNING_THE_DAY),
)
VENUE = (
    EventRow("VenueAssessed", "plan", PLANNING_THE_DAY),
    EventRow("VenueBooked", "counts", PLANNING_THE_DAY, dict.fromkeys(OF_A_BOOKING, "plan")),
    EventRow("CentreHoursPlanned", "partners", PLANNING_THE_DAY),
    EventRow("VenueHandoverTaken", "plan", PLANNING_THE_DAY),
    EventRow("RoomsPrepared", "partners", PLANNING_THE_DAY),
    EventRow("VenueReleased", "plan", PLANNING_THE_DAY),
    EventRow("CentreSetToStandby", "counts", PLANNING_THE_DAY),
    EventRow("CentreOpened", "counts", PLANNING_THE_DAY),
    EventRow("CentreStoodDown", "counts", PLANNING_THE_DAY),
    EventRow("CentreClosed", "counts", PLANNING_THE_DAY),
    EventRow("CentreReopened", "counts", PLANNING_THE_DAY),
    EventRow("OnSiteBriefingHeld", "counts", PLANNING_THE_DAY),
    EventRow("SituationReportIssued", "counts", PLANNING_THE_DAY, {"text": "shift"}),
    EventRow("ShiftHandoverRecorded", "counts", PLANNING_THE_DAY, {"text": "shift"}),
    EventRow("RollCallTaken", "counts", AT_THE_DOOR, {"seen": "people"}),
)
PARTNERS = (
    EventRow("PartnerInvited", "partners", PLANNING_THE_DAY),
    EventRow("PartnerCommitted", "partners", PLANNING_THE_DAY, {"answered_by": "plan"}),
    EventRow("PartnerDeclined", "partners", PLANNING_THE_DAY, {"answered_by": "plan"}),
    EventRow("PartnerHoursPlanned", "partners", PLANNING_THE_DAY),
    EventRow("InformationSharingAgreementSigned", "partners", PLANNING_THE_DAY),
    EventRow("MemorandumAgreed", "partners", PLANNING_THE_DAY, {"text": "plan"}),
    EventRow("InterpretersBooked", "partners", PLANNING_THE_DAY),
    EventRow("PartnerArrived", "partners", AT_THE_DOOR),
    EventRow("PartnerLeft", "partners", AT_THE_DOOR),
    EventRow("OnCallPartnerActivated", "partners", PLANNING_THE_DAY),
    EventRow("OnCallPartnerStoodDown", "partners", PLANNING_THE_DAY),
)
SHIFT = (
    EventRow("DailyBriefingIssued", "counts", PLANNING_THE_DAY, {"text": "briefing", "to": "partners"}),
    EventRow("ShiftReportRead", "partners", READING),
    EventRow("TaskSet", "partners", PLANNING_THE_DAY, {"what": "briefing"}),
    EventRow("TaskDone", "partners", READING),
    EventRow("PostTaken", "partners", AT_THE_DOOR),
    EventRow("PostLeft", "partners", AT_THE_DOOR),
    EventRow("BreakTaken", "partners", f"{AT_THE_DOOR} interviewer first_responder"),
)
