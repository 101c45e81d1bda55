"""Each piece of the reference operation's plan: how it is left out, the form that fills it, and its gap on the page."""

from domain.policy.planning import VENUE_NEEDS
from tests.stories.given_plan_rows import (
    CHILDREN,
    EMERGENCY,
    MANAGER,
    NEEDS,
    WAYS,
    Change,
    Told,
    night_without_the_telephone,
    saying,
    without,
    without_partner,
)

PIECES: dict[str, tuple[Change, str, list[Told]]] = {
    "the single point of contact": (
        without("SinglePointOfContactNamed"),
        "name-single-point-of-contact",
        [("no_point_of_contact", "No single point of contact. Nobody through", MANAGER, "Tue 22 Sep")],
    ),
    "what the services hold, asked": (
        lambda row: None if row["type"] in ("InformationRequested", "InformationReturned") else row,
        "request-information",
        [("no_information_asked", "No service has been asked what it holds. About", MANAGER, "Tue 22 Sep")],
    ),
    "what the services hold, answered": (
        without("InformationReturned"),
        "return-information",
        [
            (
                "information_outstanding",
                "6 of 6 services have not answered. housing standards,",
                "6 services",
                "Tue 29 Sep",
            )
        ],
    ),
    "the answer of one service": (
        saying("InformationReturned", services=5),
        "return-information",
        [
            (
                "information_outstanding",
                "1 of 6 services have not answered. trading standards.",
                "Trading standards",
                "Tue 29 Sep",
            )
        ],
    ),
    "the planning meeting": (
        without("PlanningMeetingHeld"),
        "record-planning-meeting",
        [("no_planning_meeting", "The partners have not met to plan. Who comes", "Police tactical lead", "Tue 22 Sep")],
    ),
    "how to respond": (
        without("DecisionRecorded"),
        "record-decision",
        [("response_not_decided", "Not decided how to respond. Business as usual or", MANAGER, "Tue 22 Sep")],
    ),
    "the aims": (
        saying("ObjectivesSet", text=""),
        "set-objectives",
        [("no_objectives", "No aims in writing. What the day is for", MANAGER, "Tue 22 Sep")],
    ),
    "the venue": (
        without("VenueBooked"),
        "book-venue",
        [("no_venue", "No venue. Nowhere to bring people to", MANAGER, "Tue 29 Sep")],
    ),
    "the look at the venue": (
        without("VenueAssessed"),
        "assess-venue",
        [("venue_not_assessed", "What the venue has is not recorded. Held against", MANAGER, "Tue 29 Sep")],
    ),
    **{
        f"of the venue: {words}": (
            saying("VenueAssessed", passed=[each for each in VENUE_NEEDS if each not in checks]),
            "assess-venue",
            [("venue_lacks", f"The venue lacks {len(checks)} of what it is to have. {words}.", MANAGER, "Tue 29 Sep")],
        )
        for *checks, words in NEEDS
    },
    "beds for everybody": (
        saying("VenueBooked", beds=12),
        "book-venue",
        [("beds_short", "12 beds for 20 expected people. ", "Housing lead", "Tue 6 Oct")],
    ),
    "the nights that a decision may take": (
        saying("VenueBooked", nights=2),
        "book-venue",
        [("nights_short", "2 of 5 nights advised. As many as a decision may", "Housing lead", "Tue 6 Oct")],
    ),
    "keys and rooms": (
        without("VenueHandoverTaken"),
        "take-venue-over",
        [("handover_not_taken", "Keys and rooms not taken over. Checked before", "Centre coordinator", "Mon 12 Oct")],
    ),
    "a first responder": (
        without_partner("Police", "NCA"),
        "commit-partner",
        [
            ("no_first_responder", "No first responder. Nobody who may refer", "Police tactical lead", "Tue 29 Sep"),
            (
                "hours_uncovered",
                "No first responder on site, Tue 13 Oct 06:00 to 09:00. Hours",
                "Police tactical lead",
                "Tue 6 Oct",
            ),
        ],
    ),
    "the children's lead": (
        without_partner(CHILDREN),
        "commit-partner",
        [("no_childrens_lead", "No children's lead. If one is under 18", "Children's services lead", "Tue 29 Sep")],
    ),
    "health": (
        without_partner("Health provider"),
        "commit-partner",
        [
            ("no_health", "No health provider. Nobody to screen", "Health lead", "Tue 29 Sep"),
            ("hours_uncovered", "No health on site, Tue 13 Oct 06:00 to 09:00. Hours", "Health lead", "Tue 6 Oct"),
        ],
    ),
    "emergency planning": (
        without_partner(EMERGENCY),
        "commit-partner",
        [
            (
                "no_emergency_planning",
                "No emergency planning. Who makes a centre",
                "Emergency planning officer",
                "Tue 29 Sep",
            )
        ],
    ),
    "hours of health": (
        saying("PartnerHoursPlanned", ends="2026-10-13T08:00"),
        "plan-partner-hours",
        [("hours_uncovered", "No health on site, Tue 13 Oct 08:00 to 09:00. Hours", "Health provider", "Tue 6 Oct")],
    ),
    "how soon one on call is here": (
        saying("PartnerCommitted", CHILDREN, minutes=None),
        "commit-partner",
        [
            (
                "on_call_time_unknown",
                f"How soon they come is not said: 1 on call. {CHILDREN}.",
                CHILDREN,
                "Tue 6 Oct",
            )
        ],
    ),
    "an agreement": (
        saying("InformationSharingAgreementSigned", signed=10),
        "sign-information-sharing-agreement",
        [("agreement_unsigned", f"1 of 11 sharing agreements unsigned. {EMERGENCY}.", EMERGENCY, "Tue 6 Oct")],
    ),
    "an interpreter": (
        without("InterpretersBooked"),
        "book-interpreters",
        [("no_interpreter", "No interpreter: Romanian. ", MANAGER, "Tue 6 Oct")],
    ),
    "the third interpreter": (
        saying("InterpretersBooked", "ro", on_site=1),
        "book-interpreters",
        [("interpreters_short", "Too few interpreters: Romanian 2 of 3. One is", MANAGER, "Tue 6 Oct")],
    ),
    "the telephone at night": (
        night_without_the_telephone,
        "book-interpreters",
        [
            (
                "no_interpreter_at_night",
                "Nobody interprets at night: Romanian. The centre is open at night",
                MANAGER,
                "Tue 6 Oct",
            )
        ],
    ),
    "rooms for conversations": (
        saying("RoomsPrepared", rooms=["R1", "R2"]),
        "prepare-rooms",
        [("rooms_short", "2 of 3 rooms for conversations made ready. So that", "Centre coordinator", "Mon 12 Oct")],
    ),
    "the impact assessment": (
        without("DpiaApproved"),
        "approve-dpia",
        [
            (
                "no_impact_assessment",
                "No data protection impact assessment. Needed",
                "Information governance lead",
                "Tue 29 Sep",
            )
        ],
    ),
    "the risk assessment": (
        without("RiskAssessmentRecorded"),
        "record-risk-assessment",
        [("no_risk_assessment", "No risk assessment. Site, venue and night", MANAGER, "Fri 25 Sep")],
    ),
    "the money": (
        saying("BudgetApproved", ceiling_pounds=None),
        "approve-budget",
        [("no_budget", "No budget with an amount. Up to how many", MANAGER, "Tue 29 Sep")],
    ),
    "supplies": (
        without("SuppliesConfirmed"),
        "confirm-supplies",
        [("no_supplies", "Supplies not confirmed. Beds, packs and", "Welfare lead", "Sat 10 Oct")],
    ),
    "the briefing": (
        without("BriefingIssued"),
        "issue-briefing",
        [("briefing_not_issued", "No briefing. What everybody needs", MANAGER, "Sun 11 Oct")],
    ),
    "a reader of the briefing": (
        saying("BriefingIssued", acks=10),
        "acknowledge-briefing",
        [
            (
                "briefing_not_opened",
                f"1 of 11 partners have not opened the newest briefing. {EMERGENCY}.",
                EMERGENCY,
                "Mon 12 Oct",
            )
        ],
    ),
    **{
        f"afterwards: {way}": (
            without("WayAfterwardsAgreed", way),
            "agree-way-afterwards",
            [
                (
                    "nothing_afterwards",
                    f"1 of 5 ways afterwards without a bed tonight or a payer. {words}.",
                    owner,
                    "Fri 2 Oct",
                )
            ],
        )
        for way, words, owner in WAYS
    },
}
"""Each piece by how it is left out, the form that fills it, and the gaps that are then on the page, and no others."""
