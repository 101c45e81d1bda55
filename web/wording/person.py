"""What a person's page says: what is not there yet, the referral form, and how much time is left."""

from datetime import datetime

from projections.local_time import minutes_between
from projections.views.gaps import Gap
from web.wording.labels import label
from web.wording.waits import span

GAPS: dict[str, str] = {
    "age_not_recorded": "Age not asked",
    "council_not_told": "Children's services not told",
    "guardian_not_asked": "No child guardian asked for",
    "stay_not_asked": "Adult now and referred as a child: not asked whether they consent to stay in the NRM",
    "health_need": "Health need not acted on",
    "health_screen": "Not seen by health",
    "no_bed": "No bed",
    "bed_until": "No bed after {last}",
    "language_not_asked": "Not asked about language",
    "no_interpreter": "No interpreter booked for {language}",
    "rights_not_given": "Not told of their rights",
    "group_parted": "Not in one place with {who}",
    "group_to_be_kept_apart": "Belongs with {who} and is to be kept apart from them",
    "property_kept": "Property not given back",
    "arrival_not_confirmed": "Not heard that they arrived safely",
}
MEND: dict[str, str] = {
    "age_not_recorded": "PersonDetailsCorrected",
    "council_not_told": "ChildReferralMade",
    "guardian_not_asked": "GuardianReferralMade",
    "stay_not_asked": "NrmConsentGiven",
    "health_need": "HealthActionTaken",
    "health_screen": "HealthScreenCompleted",
    "no_bed": "BedAllocated",
    "language_not_asked": "PersonDetailsCorrected",
    "property_kept": "PropertyReturned",
    "arrival_not_confirmed": "SafeArrivalConfirmed",
}
"""What is not there by the event that says it is; some have none, and some a page of their own."""
SECTIONS: dict[str, str] = {
    "first_responder": "First responder",
    "age": "Age",
    "background": "Before the exploitation",
    "exploitation": "What happened",
    "professional_insight": "Professional insight",
    "location": "Where",
    "exploiters": "Who exploited them",
    "types": "Types of exploitation",
    "others_and_risk": "Others, and risk",
    "police": "Police",
    "consent": "Consent",
    "person": "The person",
    "decision_contact": "Who is told of the decision",
    "first_responder_contact": "First responder's contact",
    "evidence": "Evidence",
}
"""Section of the referral form by its heading."""
LINES: dict[str, str] = {
    "organisation": "Organisation",
    "responder_place": "England, Wales, Scotland or Northern Ireland",
    "age": "Under 18?",
    "council_contact": "Council told of the child, with its contact",
    "age_then": "Under 18 at any time during the exploitation?",
    "birthplace": "Place of birth",
    "family": "Family",
    "education": "Education",
    "employment_before": "Work before the exploitation",
    "once_or_more": "Once, or more than once?",
    "when": "When it happened; loose dates will do",
    "how_it_began": "How it began: promises, expectations, pay promised",
    "taken_somewhere": "Whether they were taken somewhere, and the journey",
    "what_they_did": "What they had to do: hours, breaks",
    "living_conditions": "How they lived",
    "how_treated": "How they were treated: threats, documents taken",
    "still_there": "Whether they are still in it; what keeps them, or how and why they left",
    "last_contact": "When they last had contact with the exploiters",
    "first_chance_to_report": "Whether this is the first chance to report, and why now",
    "indicators": "Indicators, with their context",
    "where_and_how_interviewed": "Where and how they were interviewed, who was there, breaks, demeanour",
    "insight": "Professional judgement",
    "evidence_of_dishonesty": "Evidence of dishonesty, if there is any",
    "others_involved": "Others involved: legal, GP, support, social worker",
    "where": "UK, overseas, or both",
    "towns": "Towns and countries of the exploitation",
    "where_now": "Town where they are now: it decides which police force is told",
    "who_exploited": "Who exploited them: languages, nicknames, marks",
    "where_exploiters_are": "Where the exploiters are now",
    "types": "Every type that applies",
    "other_victims": "Other potential victims; the operation's name is welcome",
    "future_concerns": "Fear of exploitation to come, and why",
    "crime_reference": "Police crime reference",
    "cooperation": "Whether they work with the authorities",
    "wants_referral": "Whether they want to be referred",
    "wants_support": "Whether they want support, and a telephone number that is safe",
    "name": "First name, last name, nickname",
    "date_of_birth": "Date of birth, if known",
    "gender": "Gender",
    "children": "Children: how many",
    "nationality": "Nationality",
    "second_nationality": "Second nationality",
    "language": "Interpreter, and which language",
    "communication_help": "Help to communicate",
    "home_office_reference": "Home Office reference, if there is one",
    "who_is_told": "The person, or somebody else with their permission",
    "safe_email": "E-mail, and whether it is safe to write there",
    "safe_post": "Post, and whether it is safe to write there",
    "responder_name": "Name, post and telephone",
    "second_contact": "E-mail of a second contact",
    "exhibits": "Exhibits logged; what each is and when it was made",
}
"""Question of the referral form in few words."""
READY: dict[str, str] = {
    "ready": "ready",
    "missing": "missing",
    "not_known": "not known",
    "not_needed": "not needed",
    "written": "in your own words",
    "not_shown": "not shown to you",
}
"""How a line or a section of the form stands."""


NEED = "health need not acted on"
"""What stands before anything that somebody waits for."""


def gap_said(gap: Gap, language: object) -> str:
    """What is not there, in words."""
    last = f"{gap.last:%A %-d %B}" if gap.last else ""
    who = " and ".join(each.ref for each in gap.who)
    return GAPS[gap.code].format(last=last, who=who, language=label(language))


def time_left(due: datetime, now: datetime) -> str:
    """How long until something is due, or since it was: "5 h left", "25 min left", "2 days over"."""
    minutes = minutes_between(now, due)
    return f"{span(abs(minutes))} {'over' if minutes < 0 else 'left'}"
