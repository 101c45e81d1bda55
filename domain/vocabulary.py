"""Every list of codes. A field names its list where it is declared; codes are words of the log, never sentences.

Every list is closed on the way in: a name can never stand for a code. A `Literal` is closed in the log too; a
`Vocabulary` grew out of words that were free once, and what was stored under it stays readable.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

Code = str
"""A code of a list; the field that holds it names the list beside it, in `Annotated`."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes that somebody may enter, in the order in which they are offered."""

    codes: tuple[str, ...]

    @classmethod
    def of(cls, codes: str, between: str | None = None) -> Self:
        """The codes of a line, set apart by blanks or by what is given."""
        return cls(tuple(codes.split(between)))


@dataclass(frozen=True, slots=True)
class Likely(Vocabulary):
    """What is offered first of the many that may be said."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that are not a value: somebody was asked, and this is what they said."""

    codes: tuple[str, ...]


SAID = Answers(("refused", "not_known"))
"""They would not say, or nobody knows. Nothing recorded at all is a third thing, and the field is then left out."""


def offered(marks: Iterable[object]) -> tuple[str, ...]:
    """What the marks of a field offer to choose from: the codes of its list, then answers that are no value."""
    lists = [mark.codes for kind in (Vocabulary, Answers) for mark in marks if isinstance(mark, kind)]
    return tuple(code for codes in lists for code in codes)


Confirmation = Literal["opened", "told"]
"""By the partner's own account, which had opened it, or by somebody whom the partner told."""
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
OnGrounds = Literal["reasonable", "conclusive"]
OffenceGroup = Literal["modern_slavery", "immigration", "other"]
PartnerMode = Literal["on_site", "on_call"]
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
WayAfterwards = Literal["adult_consents", "adult_declines", "child_or_unsure", "no_recourse", "home_or_own_way"]
"""What may come next for a person, and so what a plan prepares for (FACTS 2.3, 4.1)."""
RoomUse = Literal["conversation", "health", "communal", "sleeping", "staff", "other"]
PremisesAction = Literal["closure", "prohibition", "notice", "none"]
LookedFor = Literal["arrests", "interventions", "premises", "immigration", "missing", "lessons"]
"""What a structured debrief may have looked for and found none of; unticked says nothing."""
HealthOutcome = Literal["done", "refused", "not_needed"]
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
"""The four strands of the modern slavery strategy, by which lessons and interventions are grouped."""
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

POSTS = Vocabulary.of(
    "community safety manager, centre coordinator, housing lead, health lead, welfare lead, police tactical lead, "
    "debrief facilitator, registrar, front desk, transport lead, exhibits officer, loggist, "
    "information governance lead, children's services lead, adult social care lead, emergency planning officer, "
    "community partnership manager, independent chair, other",
    ", ",
)
"""Posts of the council and its partners (FACTS 2.5)."""
OWNERS = Likely(POSTS.codes)
"""Who usually owns an action; an organisation may too."""
COUNCIL_SERVICES = Vocabulary.of(
    "housing_standards environmental_health planning_enforcement revenues_and_benefits licensing "
    "trading_standards housing homelessness childrens_services adult_social_care community_safety "
    "public_health education building_control other"
)
"""The council services that are asked what they hold: the six of FACTS 6 first, in its order."""
LANGUAGES = Likely.of("ro sq vi pl bg lt hu sk cs ti am ar ckb kmr fa prs ps ur pa bn hi zh yo ig pt es en")
NATIONALITIES = Likely.of("AL VN GB RO SD ER ET IN PK BD NG CN IQ IR AF SY PL BG LT LV SK CZ HU PH GH GM BR TR UA")
BED_KINDS = Vocabulary.of("centre council_temporary hotel hospital family other")
WELFARE = Vocabulary.of(
    "clothing_and_hygiene_pack meal food drink clothing blanket shower rest telephone first_aid medicines "
    "baby_supplies faith listening other"
)
HOUSING_OPTIONS = Vocabulary.of(
    "council_temporary homelessness_application supported_housing private_rent hostel hotel friends_or_family "
    "return_home safe_accommodation other none"
)
SITUATIONS = Vocabulary.of(
    "safe housed in_temporary_accommodation moved not_arrived homeless in_work returned_home "
    "returned_to_exploiter referred_again missing not_reached unknown other"
)
REVIEWING_SERVICES = Vocabulary.of("police adult_social_care childrens_services health housing victim_support other")
DISQUALIFICATION_STAGES = Vocabulary.of("requested made not_made")
IMMIGRATION_ACTIONS = Vocabulary.of("detained arrested released bailed advised removed none other")
COST_HEADINGS = Vocabulary.of(
    "venue food accommodation transport interpreting staff clothing_and_hygiene health security "
    "petty_cash toiletries telephone travel other"
)
REFERRED_TO = Vocabulary(("competent_authority",))
SUPPORT_SERVICES = Vocabulary.of(
    "drug_and_alcohol mental_health sexual_health health victim_support adult_social_care childrens_services "
    "housing legal_advice immigration_advice employment_rights benefits education family_tracing consulate "
    "faith advocacy other"
)
"""Services that speak with people (FACTS 2.5)."""
VENUE_CHECKS = Vocabulary.of(
    "interview_rooms confidential_room communal_area sleeping_area staff_room quiet_room first_aid_room "
    "child_suitable_room waiting_area kitchen toilets showers laundry step_free keep_apart_routes own_exit "
    "fire_safety heating power connectivity security parking transport_links emergency_access near_but_safe"
)
"""What a building was found to have (FACTS 2.4)."""
READINESS = Vocabulary.of(
    "single_point_of_contact objectives venue_assessed venue_booked venue_handover budget partners "
    "interpreters dpia risk_assessment supplies briefing agreements"
)
"""What a plan may lack at a go decision."""
