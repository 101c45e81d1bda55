"""Every list of codes. A field names its list where it is declared; codes are words of the log, never sentences.

A closed list is a `Literal`: nothing else can be stored. An open one is a `Vocabulary`: what is often said, and what a
form offers; partners bring their own kinds of help, of beds and of services.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Code = str
"""A code of an open list; the field that holds it names the list beside it, in `Annotated`."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An open list of codes, in the order in which they are offered."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that are not a value: somebody was asked, and this is what they said."""

    codes: tuple[str, ...]


SAID = Answers(("refused", "not_known"))
"""They would not say, or nobody knows. Nothing recorded at all is a third thing, and the field is then left out."""


def offered(marks: Iterable[object]) -> tuple[str, ...]:
    """What the marks of a field offer to choose from: the codes of its open list, then answers that are no value."""
    lists = [mark.codes for kind in (Vocabulary, Answers) for mark in marks if isinstance(mark, kind)]
    return tuple(code for codes in lists for code in codes)


ExploitationType = Literal["labour", "sexual", "domestic", "criminal", "organ"]
PersonExploitation = Literal[
    "forced_to_work",
    "wages_taken",
    "forced_to_commit_fraud",
    "prostitution",
    "child_exploitation",
    "taken_somewhere",
    "forced_to_commit_crime",
    "organs_removed",
    "unpaid_household_work",
    "other",
]
Premises = Literal[
    "construction_site",
    "factory",
    "farm",
    "restaurant",
    "car_wash",
    "brothel",
    "nail_bar",
    "private_home",
    "cannabis_farm",
    "other",
]
Age = Literal["adult", "child", "uncertain"]
AgeBand = Literal["under-18", "18-24", "25-34", "35-44", "45-54", "55-64", "65+", "uncertain"]
Sex = Literal["female", "male", "unknown"]
Outcome = Literal["positive", "negative"]
OffenceGroup = Literal["modern_slavery", "immigration", "other"]
PartnerMode = Literal["on_site", "on_call"]
OrganisationKind = Literal[
    "council",
    "police",
    "nca",
    "immigration",
    "labour_enforcement",
    "nhs",
    "fire",
    "charity",
    "housing",
    "childrens_services",
    "adult_social_care",
    "other",
]
RefusalReason = Literal[
    "fear_of_exploiter",
    "fear_of_authorities",
    "family",
    "work",
    "does_not_see_exploitation",
    "immigration",
    "other",
    "not_given",
]
Destination = Literal[
    "safe_accommodation",
    "council_temporary",
    "adult_social_care",
    "childrens_care",
    "friends_or_family",
    "own_arrangement",
    "return_to_home_country",
    "return_to_exploiter",
    "hospital",
    "custody",
    "immigration_detention",
    "missing",
    "unknown",
]
DisruptionKind = Literal[
    "inspection",
    "prohibition",
    "closure",
    "seizure",
    "tax",
    "immigration",
    "licensing",
    "housing",
    "trading_standards",
    "fire",
    "other",
]
PremisesAction = Literal["closure", "prohibition", "notice", "none"]
LessonKind = Literal["good_practice", "improve"]
CaseOutcome = Literal["convicted", "acquitted", "discontinued", "other"]
ConsentPoint = Literal[
    "what_the_nrm_is",
    "support",
    "possible_outcomes",
    "who_is_asked",
    "privacy_notice",
    "police_choice",
    "no_guarantee",
    "may_withdraw",
    "questions_invited",
    "interpreter_used",
]
"""What "informed" means (FACTS 1.3, first responder toolkit of April 2026). A point left out is not recorded."""
DeparturePoint = Literal[
    "own_choice",
    "alone",
    "safe_address",
    "safe_contact",
    "leaflet",
    "medicines",
    "belongings",
    "transport",
    "follow_up",
]
"""The departure check of FACTS 2.11."""

ReadinessPoint = Literal[
    "detail",
    "professional_judgement",
    "indicators",
    "context",
    "inconsistencies",
    "chronology",
    "disclosure_delay",
    "contacts",
    "evidence",
]
"""The nine marks of a good referral (FACTS 1.5, first responder toolkit of April 2026)."""
FourP = Literal["pursue", "prevent", "protect", "prepare"]
"""The four strands of the modern slavery strategy, by which lessons are grouped."""
SurvivorOutcome = Literal[
    "housing",
    "safety_from_traffickers",
    "long_term_support",
    "trauma_informed_services",
    "purpose",
    "medical_care",
    "education",
]
"""The seven outcomes that survivors chose (Modern Slavery Core Outcome Set)."""
Recruitment = Literal["in_person_abroad", "in_person_uk", "online", "agency", "family_or_friend", "other"]
ArrivalInUk = Literal["road", "rail", "air", "sea", "small_boat", "already_in_uk", "other"]
TravelToWork = Literal["exploiters_vehicle", "own_vehicle", "public_transport", "walking", "lived_at_work", "other"]
HousingThen = Literal[
    "provided_by_exploiter",
    "shared_house",
    "caravan",
    "at_workplace",
    "own_home",
    "family_or_friends",
    "homeless",
    "other",
]
ExploitationPlace = Literal["uk", "overseas", "uk_and_overseas"]

POSTS = Vocabulary(
    (
        "community safety manager",
        "centre coordinator",
        "housing lead",
        "health lead",
        "welfare lead",
        "police tactical lead",
        "debrief facilitator",
    )
)
COUNCIL_SERVICES = Vocabulary(
    (
        "housing_standards",
        "environmental_health",
        "planning_enforcement",
        "revenues_and_benefits",
        "licensing",
        "trading_standards",
    )
)
"""The council services that are asked what they hold (FACTS 6)."""
LANGUAGES = Vocabulary(("ro", "pl", "sq", "vi", "bg", "en"))
BED_KINDS = Vocabulary(("centre", "council_temporary", "hotel", "hospital"))
WELFARE = Vocabulary(("clothing_and_hygiene_pack", "meal", "drink", "rest", "telephone", "first_aid"))
HOUSING_OPTIONS = Vocabulary(("council_temporary", "private_rent", "return_home", "friends_or_family"))
SITUATIONS = Vocabulary(
    ("safe", "in_temporary_accommodation", "moved", "returned_to_exploiter", "referred_again", "not_reached")
)
REVIEWING_SERVICES = Vocabulary(
    ("police", "adult_social_care", "childrens_services", "health", "housing", "victim_support", "other")
)
DISQUALIFICATION_STAGES = Vocabulary(("requested", "made", "not_made"))
IMMIGRATION_ACTIONS = Vocabulary(("detained", "arrested", "released", "advised"))
COST_HEADINGS = Vocabulary(("venue", "food", "accommodation", "transport", "interpreting", "staff", "other"))
REFERRED_TO = Vocabulary(("competent_authority",))
SUPPORT_SERVICES = Vocabulary(())
"""Services that speak with people: each partner names its own."""
VENUE_CHECKS = Vocabulary(())
"""What a building was found to have; the checklist of FACTS 2.4 is each council's own."""
READINESS = Vocabulary(
    (
        "single_point_of_contact",
        "objectives",
        "venue_assessed",
        "venue_booked",
        "venue_handover",
        "budget",
        "partners",
        "interpreters",
        "dpia",
        "risk_assessment",
        "supplies",
        "briefing",
        "agreements",
    )
)
"""What a plan may lack at a go decision."""
