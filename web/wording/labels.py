"""Codes as words. A code that is not here reads as its own words: "car_wash" is "car wash"."""

import re
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from domain.declaration import Declared
from domain.texts import Language, Nationality
from projections.local_time import LONDON, local_clock
from service.access.visibility import NOT_SHOWN
from service.standards.understood import english, is_coded
from web.wording.events import ACTIONS

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LABELS: dict[str, str] = {
    "adult_consents": "adult who consents",
    "adult_declines": "adult who declines",
    "child_or_unsure": "under 18, or age unsure",
    "no_recourse": "no recourse to public funds",
    "home_or_own_way": "goes home, or own way",
    "building_searched": "rooms and grounds searched",
    "description_given": "description given: last seen, clothes, telephone",
    "police_told": "police told",
    "childrens_services_told": "children's services told",
    "guardian_told": "child guardian told",
    "competent_authority_told": "competent authority told",
    "support_provider_told": "support provider told",
    "partners_told": "partners in the centre told",
    "return_talk_held": "talk after the return held",
    "achieving_best_evidence": "Achieving Best Evidence",
    "18-24": "18 to 24",
    "25-34": "25 to 34",
    "35-44": "35 to 44",
    "45-54": "45 to 54",
    "55-64": "55 to 64",
    "65+": "65 and over",
    "standard": "up to 4",
    "ctdc": "up to 10, as CTDC does",
    "adult_social_care": "adult social care",
    "childrens_services": "children's services",
    "labour_enforcement": "labour market enforcement",
    "nca": "National Crime Agency",
    "nhs": "health service",
    "opened": "opened here",
    "told": "told, not opened here",
    "already_in_uk": "already in the UK",
    "contacts": "first responder and second contact",
    "detail": "detail, or why it is missing",
    "disclosure_delay": "delays in disclosure explained",
    "evidence": "evidence listed and dated",
    "exploiters_vehicle": "in the exploiter's vehicle",
    "in_person_abroad": "in person, abroad",
    "in_person_uk": "in person, in the UK",
    "inconsistencies": "inconsistencies explained",
    "indicators": "indicators named",
    "lived_at_work": "lived where they worked",
    "purpose": "purpose in life",
    "self_contained_flat": "self-contained flat",
    "shared_house": "house in multiple occupation",
    "uk": "United Kingdom",
    "uk_and_overseas": "United Kingdom and overseas",
    "childrens_care": "children's services",
    "council_temporary": "council temporary accommodation",
    "does_not_see_exploitation": "does not see it as exploitation",
    "family": "family reasons",
    "forced_to_commit_crime": "forced to commit crime",
    "friends_or_family": "friends or family",
    "improve": "to improve",
    "interpreter_used": "through an interpreter",
    "may_withdraw": "that they may withdraw at any time",
    "modern_slavery": "modern slavery",
    "no_guarantee": "that 30 days do not guarantee a decision",
    "not_given": "no reason given",
    "not_recorded": "not recorded",
    "on_call": "on call",
    "on_site": "on site",
    "police_choice": "that talking to police is a choice",
    "possible_outcomes": "the possible outcomes",
    "privacy_notice": "the privacy notice",
    "questions_invited": "questions were invited",
    "support": "what support there is",
    "under-18": "under 18",
    "what_the_nrm_is": "what the NRM is",
    "decision_contact": "who is told of the decision",
    "exploiters": "who exploited them",
    "first_responder_contact": "first responder's contact",
    "handed": "handed over on paper",
    "nrm": "what the NRM is",
    "options": "what they can choose",
    "person": "the person",
    "rights": "their rights",
    "who_is_asked": "who may be asked and told",
    "partly": "partly met",
    "people_brought_in": "people brought in",
    "reduce": "make it less",
    "eliminate": "do away with it",
    "isolate": "keep apart",
    "control": "rules and supervision",
    "discipline": "training and discipline",
    "ethnic_origin": "ethnic origin and nationality",
    "sex_life": "sex life, sexual exploitation",
    "offences_suspected": "offences of suspects",
    "offences_own": "offences that people were forced to commit",
    "children": "children",
    "safeguarding": "safeguarding of children and people at risk",
    "statutory_and_government": "statutory and government purposes",
    "unlawful_acts": "preventing or detecting unlawful acts",
}


def coded(field: Declared, value: object) -> object:
    """A plain value of a field, told apart where it is the code of a standard, or a moment."""
    kind: Any = field.kind
    if field.is_a(datetime) and isinstance(value, str):
        return datetime.fromisoformat(value)
    return kind(value) if is_coded(field) and isinstance(value, str) else value


def pounds(amount: float | Decimal) -> str:
    """An amount as people write it: "£1,250", "£12.50"."""
    return f"£{amount:,.2f}".removesuffix(".00")


def label(code: object) -> str:
    """A code in words; True and False as yes and no, None as not recorded, `NOT_SHOWN` as not shown to you.

    A nationality or a language is known by its type, and reads as its English name; a moment by its local time.
    """
    if code is NOT_SHOWN:
        return "not shown to you"
    if isinstance(code, bool):
        return "yes" if code else "no"
    if code is None:
        return "not recorded"
    if isinstance(code, Decimal):
        return pounds(code)
    if isinstance(code, datetime):
        return f"{code.astimezone(LONDON):%a %-d %b} at {local_clock(code)}"
    text = str(code)
    if isinstance(code, Nationality | Language):
        return english(type(code), text) or LABELS.get(text) or text.replace("_", " ")
    if _DATE.fullmatch(text):
        with suppress(ValueError):  # What is written like a date may be none: a partner may be called 2026-02-31.
            return date.fromisoformat(text).strftime("%a %-d %b %Y")
    return LABELS.get(text) or ACTIONS.get(text) or text.replace("_", " ")
