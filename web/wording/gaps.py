"""What a plan lacks in words, and what is asked and printed of a gap that blocks."""

from typing import NamedTuple


class GapWords(NamedTuple):
    """A gap as a sentence, why it matters, the entry that fills it and the words of its button.

    In the sentence `{n}` and `{of}` count what it is about, `{names}` are their names.
    """

    says: str
    why: str
    event: str
    button: str


GAPS: dict[str, GapWords] = {
    "no_point_of_contact": GapWords(
        "No single point of contact", "Nobody through whom everything goes.", "SinglePointOfContactNamed", "Name one"
    ),
    "no_information_asked": GapWords(
        "No service has been asked what it holds", "About the site and who lives there.", "InformationRequested", "Ask"
    ),
    "no_planning_meeting": GapWords(
        "The partners have not met to plan", "Who comes, and what each does.", "PlanningMeetingHeld", "Record it"
    ),
    "response_not_decided": GapWords(
        "Not decided how to respond",
        "Business as usual or a centre, with options and reason.",
        "DecisionRecorded",
        "Log it",
    ),
    "no_objectives": GapWords(
        "No aims in writing", "What the day is for; the debrief judges it by them.", "ObjectivesSet", "Write them"
    ),
    "no_venue": GapWords("No venue", "Nowhere to bring people to.", "VenueBooked", "Book one"),
    "venue_not_assessed": GapWords(
        "What the venue has is not recorded{names}",
        "Held against the checklist, all of it.",
        "VenueAssessed",
        "Assess it",
    ),
    "venue_lacks": GapWords("The venue lacks {n} of what it is to have", "{names}", "VenueAssessed", "Assess again"),
    "beds_short": GapWords("{n} beds for {of} expected people", "", "VenueBooked", "Book beds"),
    "nights_short": GapWords(
        "{n} of {of} nights advised{names}",
        "As many as a decision may take, from the day on.",
        "VenueBooked",
        "Book nights",
    ),
    "no_first_responder": GapWords(
        "No first responder", "Nobody who may refer people into the NRM.", "PartnerCommitted", "Add one"
    ),
    "no_childrens_lead": GapWords(
        "No children's lead", "If one is under 18: a visit the same or the next day.", "PartnerCommitted", "Name a lead"
    ),
    "no_health": GapWords("No health provider", "Nobody to screen who arrives.", "PartnerCommitted", "Add one"),
    "no_emergency_planning": GapWords(
        "No emergency planning", "Who makes a centre ready before the day.", "PartnerCommitted", "Add them"
    ),
    "no_interpreter": GapWords("No interpreter{names}", "", "InterpretersBooked", "Book one"),
    "interpreters_short": GapWords(
        "Too few interpreters{names}", "One is advised for eight people of a language.", "InterpretersBooked", "Book"
    ),
    "no_interpreter_at_night": GapWords(
        "Nobody interprets at night{names}",
        "The centre is open at night: book the telephone.",
        "InterpretersBooked",
        "Book it",
    ),
    "role_not_described": GapWords(
        "{n} of {of} partners' roles are not described", "{names}", "ContactListed", "Describe"
    ),
    "no_memorandum": GapWords(
        "No memorandum between the councils", "{names} Who does what, and who pays.", "MemorandumAgreed", "Record it"
    ),
    "agreement_unsigned": GapWords(
        "{n} of {of} sharing agreements unsigned", "{names}", "InformationSharingAgreementSigned", "Record"
    ),
    "information_outstanding": GapWords(
        "{n} of {of} services have not answered", "{names}", "InformationReturned", "Answered"
    ),
    "briefing_not_issued": GapWords(
        "No briefing", "What everybody needs to know before the day.", "BriefingIssued", "Write it"
    ),
    "briefing_not_opened": GapWords(
        "{n} of {of} partners have not opened the newest briefing", "{names}", "BriefingAcknowledged", "They told us"
    ),
    "no_risk_assessment": GapWords(
        "No risk assessment", "Site, venue and night have not been assessed.", "RiskAssessmentRecorded", "Write it"
    ),
    "no_impact_assessment": GapWords(
        "No data protection impact assessment", "Needed before personal data is shared.", "DpiaApproved", "Approve it"
    ),
    "no_budget": GapWords("No budget with an amount", "Up to how many pounds.", "BudgetApproved", "Set it"),
    "no_supplies": GapWords("Supplies not confirmed", "Beds, packs and food.", "SuppliesConfirmed", "Confirm"),
    "nothing_afterwards": GapWords(
        "{n} of {of} ways afterwards without a bed tonight or a payer", "{names}", "WayAfterwardsAgreed", "Fill in"
    ),
    "opens_another_day": GapWords(
        "The centre's hours are for another day than is planned", "{names}", "CentreHoursPlanned", "Plan its hours"
    ),
    "asked_another_day": GapWords(
        "{n} of {of} asked for another day than is planned", "{names}", "PartnerInvited", "Ask again"
    ),
    "not_answered": GapWords("{n} of {of} asked have not answered", "{names}", "PartnerInvited", "Send again"),
    "declined_not_replaced": GapWords("{n} that declined not replaced", "{names}", "PartnerCommitted", "Find another"),
    "on_call_time_unknown": GapWords(
        "How soon they come is not said: {n} on call", "{names}", "PartnerCommitted", "Say it"
    ),
    "handover_not_taken": GapWords(
        "Keys and rooms not taken over{names}", "Checked before the first arrival.", "VenueHandoverTaken", "Take over"
    ),
    "rooms_short": GapWords(
        "{n} of {of} rooms for conversations made ready",
        "So that people are talked to apart.",
        "RoomsPrepared",
        "Make ready",
    ),
    "hours_uncovered": GapWords(
        "No {names}", "Hours between opening and planned closing.", "PartnerHoursPlanned", "Plan hours"
    ),
}
"""Each code of a gap in words, in the order of the codes."""
COVER = {"first_responder": "first responder", "health": "health"}

REASON_EMPTY = "Left empty, the debrief prints “No reason given”."
NO_REASON = "No reason given"


def reason_field(code: str) -> str:
    """The field of the go decision that holds the reason to go although a gap is open: "no_venue", "without_venue"."""
    return code.replace("no_", "without_", 1)
