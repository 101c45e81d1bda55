"""Rows of the access table: referrals, enforcement, debrief, amendments, organisations."""

from service.access.rows.row import EventRow

REFERRING = "coordinator first_responder"
ON_THE_SITE = "coordinator tactical_lead"
OF_SUSPECTS = "tactical_lead"
DEBRIEFING = "manager coordinator debrief_facilitator"
PUTTING_RIGHT = "manager coordinator registrar"

REFERRALS = (
    EventRow("NrmConsentGiven", "referrals", REFERRING, {"language": "details"}),
    EventRow("NrmConsentDeclined", "referrals", REFERRING, {"language": "details"}),
    EventRow("NrmConsentDeferred", "referrals", REFERRING, {"language": "details"}),
    EventRow("NrmConsentWithdrawn", "referrals", REFERRING),
    EventRow("NrmReferralSubmitted", "referrals", REFERRING),
    EventRow("DutyToNotifySubmitted", "referrals", REFERRING),
    EventRow("EmergencySupportRequested", "referrals", REFERRING),
    EventRow("ReasonableGroundsDecisionReceived", "referrals", REFERRING),
    EventRow("ConclusiveGroundsDecisionReceived", "referrals", REFERRING),
    EventRow("DecisionChanged", "referrals", REFERRING),
    EventRow("ReconsiderationRequested", "referrals", REFERRING),
    EventRow("CaseSuspended", "referrals", REFERRING),
    EventRow("CaseWithdrawn", "referrals", REFERRING),
    EventRow("DisqualificationRecorded", "referrals", REFERRING),
    EventRow("NrmExited", "referrals", REFERRING),
    EventRow("SupportStarted", "referrals", REFERRING),
    EventRow("SupportEnded", "referrals", REFERRING),
    EventRow("CrimeRecordLinked", "referrals", REFERRING),
    EventRow("HandedOverToFirstResponder", "referrals", "coordinator first_responder welfare"),
    EventRow("ReferralReadinessChecked", "referrals", REFERRING),
    EventRow("ExploitationProfileRecorded", "referrals", REFERRING, {"place": "plan"}),
    EventRow("ReferralPrepared", "referrals", "coordinator interviewer first_responder welfare"),
    EventRow("ReferralSignedOff", "referrals", REFERRING),
)
ENFORCEMENT = (
    EventRow("SiteEntered", "counts", ON_THE_SITE),
    EventRow("SuspectArrested", "suspects", OF_SUSPECTS),
    EventRow("DisruptionInterventionRecorded", "debrief", "manager coordinator tactical_lead"),
    EventRow("PremisesActionTaken", "debrief", ON_THE_SITE),
    EventRow("ImmigrationActionRecorded", "referrals", ON_THE_SITE),
    EventRow("ChargeRecorded", "suspects", OF_SUSPECTS),
    EventRow("CaseOutcomeRecorded", "suspects", OF_SUSPECTS),
)
DEBRIEF = (
    EventRow("HotDebriefHeld", "debrief", DEBRIEFING),
    EventRow("StructuredDebriefHeld", "debrief", DEBRIEFING),
    EventRow("LessonRecorded", "debrief", DEBRIEFING),
    EventRow("ActionAssigned", "debrief", DEBRIEFING),
    EventRow("ActionClosed", "debrief", DEBRIEFING),
    EventRow("CostsRecorded", "debrief", DEBRIEFING),
    EventRow("TrainingRecorded", "debrief", DEBRIEFING),
    EventRow("DebriefReportPrepared", "debrief", DEBRIEFING, {"figures": "arrests", "seen": "arrests"}),
    EventRow("DebriefReportPublished", "debrief", DEBRIEFING, {"seen": "arrests"}),
)
OUTCOMES = (
    EventRow("OutcomesPrepared", "outcomes", "manager coordinator"),
    EventRow("OutcomesPublished", "outcomes", "manager coordinator"),
    EventRow("PreparedOutcomesVoided", "outcomes", "manager coordinator"),
)
AMENDMENTS = (
    EventRow("EntryVoided", "audit", PUTTING_RIGHT),
    EventRow("EntryCorrected", "audit", PUTTING_RIGHT),
    EventRow("EntryTextErased", "audit", "administrator manager"),
    EventRow("AccessRevoked", "audit", "administrator manager"),
    EventRow("AccessRestored", "audit", "administrator manager"),
    EventRow("PersonSealedDataErased", "audit", "administrator"),
    EventRow("LegalHoldSet", "audit", "administrator"),
    EventRow("LegalHoldLifted", "audit", "administrator"),
)
ORGANISATIONS = (
    EventRow("OrganisationRegistered", "organisations", "administrator"),
    EventRow("OrganisationChanged", "organisations", "administrator"),
    EventRow("RightsTextWritten", "briefing", "manager coordinator"),
    EventRow("VenueListed", "directory", "administrator manager coordinator"),
    EventRow("ContactListed", "directory", "administrator manager coordinator"),
    EventRow("ContactErased", "directory", "administrator"),
    EventRow("EarlierTextsErased", "directory", "administrator"),
)
