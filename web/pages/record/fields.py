"""The fields of a decision's form, derived from its event's types, and what a submitted form says in them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin, get_type_hints

from starlette.datastructures import FormData

from domain.kernel import AnyDecision
from domain.words import (
    PartnerId,
    PersonId,
    Scoped,
    Sealed,
)
from projections.operation.state import OperationState
from service.clock import from_local
from service.commands.schema import input_fields, required_fields
from web.pages.record.choices import known, next_reference
from web.wording import hint, label, question

FEW = 7
"""Up to so many choices stand open as radios; more go into a list."""
POSTS = (
    "community safety manager",
    "centre coordinator",
    "housing lead",
    "health lead",
    "welfare lead",
    "police tactical lead",
    "debrief facilitator",
)
CODES = {
    ("StructuredDebriefHeld", "chair"): POSTS,
    ("ActionAssigned", "owner"): POSTS,
    ("BedAllocated", "kind"): ("centre", "council_temporary", "hotel", "hospital"),
    ("WelfareProvided", "kind"): ("clothing_and_hygiene_pack", "meal", "drink", "rest", "telephone", "first_aid"),
    ("HousingOptionsAssessed", "options"): ("council_temporary", "private_rent", "return_home", "friends_or_family"),
    ("FollowUpRecorded", "situation"): (
        "safe",
        "in_temporary_accommodation",
        "moved",
        "returned_to_exploiter",
        "referred_again",
        "not_reached",
    ),
    ("CaseReviewHeld", "services"): (
        "police",
        "adult_social_care",
        "childrens_services",
        "health",
        "housing",
        "victim_support",
        "other",
    ),
    ("DisqualificationRecorded", "stage"): ("requested", "made", "not_made"),
    ("ImmigrationActionRecorded", "action"): ("detained", "arrested", "released", "advised"),
    ("CostsRecorded", "heading"): ("venue", "food", "accommodation", "transport", "interpreting", "staff", "other"),
    ("InformationRequested", "service"): (
        "housing_standards",
        "environmental_health",
        "planning_enforcement",
        "revenues_and_benefits",
        "licensing",
        "trading_standards",
    ),
    ("InterpretersBooked", "language"): ("ro", "pl", "sq", "vi", "bg", "en"),
    ("PersonRegistered", "language"): ("ro", "pl", "sq", "vi", "bg", "en"),
}
"""What is often said in an open list; anything else may be typed."""
MANY = {
    "InformationSharingAgreementSigned": "partner",
    "BriefingAcknowledged": "partner",
    "InformationRequested": "service",
    "InformationReturned": "service",
}
"""Done for several at once: one event for each choice, all in one entry."""


FOLDED = {
    "PersonRegistered": (
        "age_at_exploitation",
        "second_nationality",
        "interpreter_wish",
        "leaflet_language",
        "privacy_notice",
        "belongings_receipt",
        "identity",
    ),
}
"""What can wait stands under "More", so that a cold thumb has little to scroll."""


@dataclass(slots=True)
class Field:
    """One question of a form: how it is asked, what may be chosen, what stands there, what is wrong with it."""

    name: str
    label: str
    hint: str | None
    kind: str
    choices: list[tuple[str, str]]
    required: bool
    value: Any = None
    folded: bool = False
    error: str | None = None


def fields_for(decision: type[AnyDecision], state: OperationState | None, values: dict[str, Any]) -> list[Field]:
    """The questions of a decision's form, with what was typed before or is likely."""
    event = decision.event.__name__
    hints = get_type_hints(decision.event)
    required = required_fields(decision)
    found = []
    for name in input_fields(decision):
        if name in ("by", "agency") and name not in required:
            continue
        kind, choices = _kind(event, name, _bare(hints[name]), state, name in decision.makes)
        if name == "centre" and len(choices) < 2 and state is not None and state.centres:
            continue
        value = values.get(name)
        if value is None and state is not None and name in decision.makes:
            value = next_reference(state, _bare(hints[name]))
        elif value is None and name == "centre":
            value = choices[0][0] if choices else "C1"
        folded = name in FOLDED.get(event, ())
        words = question(event, name), hint(event, name)
        found.append(Field(name, *words, kind, choices, name in required, value, folded))
    return found


def _bare(kind: Any) -> Any:
    """A type without its "or not recorded"."""
    rest = [each for each in get_args(kind) if each is not type(None)]
    return rest[0] if type(None) in get_args(kind) and len(rest) == 1 else kind


def _kind(
    event: str, name: str, kind: Any, state: OperationState | None, makes: bool
) -> tuple[str, list[tuple[str, str]]]:
    if get_origin(kind) is tuple:
        return _several(event, name, get_args(kind)[0], state)
    if MANY.get(event) == name:
        return _several(event, name, kind, state)
    if get_origin(kind) is Literal:
        return _of(get_args(kind))
    if kind is bool:
        return "yesno", []
    if kind in (int, date, datetime):
        return {int: "number", date: "date", datetime: "moment"}[kind], []
    if kind is Sealed:
        return "textarea", []
    if isinstance(kind, type) and issubclass(kind, Scoped) and not makes and state is not None:
        listed = known(state, kind, event)
        return ("select" if listed or kind in (PersonId, PartnerId) else "text"), listed
    return "text", [(code, label(code)) for code in CODES.get((event, name), ())]


def _several(event: str, name: str, kind: Any, state: OperationState | None) -> tuple[str, list[tuple[str, str]]]:
    if get_origin(kind) is Literal:
        return "checkboxes", [(code, label(code)) for code in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, Scoped) and state is not None:
        return "checkboxes", known(state, kind, event)
    codes = CODES.get((event, name)) or CODES.get(("InformationRequested", name), ())
    return ("checkboxes", [(code, label(code)) for code in codes]) if codes else ("list", [])


def _of(codes: tuple[str, ...]) -> tuple[str, list[tuple[str, str]]]:
    return ("radios" if len(codes) <= FEW else "select"), [(code, label(code)) for code in codes]


def answers(fields: list[Field], form: FormData) -> dict[str, Any]:
    """What was filled in, as plain values; what was left empty is left out. Errors stand in the fields."""
    found: dict[str, Any] = {}
    for field in fields:
        value = _answer(field, form)
        if value not in (None, "", []):
            field.value = found[field.name] = value
        else:
            field.value = None
            if field.required:
                field.error = "Choose one" if field.kind in ("radios", "select", "checkboxes") else "Fill this in"
    return found


def _answer(field: Field, form: FormData) -> Any:
    text = str(form.get(field.name) or "").strip()
    if field.kind == "checkboxes":
        return [str(each) for each in form.getlist(field.name)]
    if field.kind == "list":
        return [each.strip() for each in text.split(",") if each.strip()]
    if field.kind == "yesno":
        return {"yes": True, "no": False}.get(text)
    if field.kind == "number" and text:
        return _number(field, text)
    if field.kind == "moment" and text:
        return from_local(text).isoformat()
    return text


def _number(field: Field, text: str) -> int | str:
    if text.isdecimal():
        return int(text)
    field.error = "Write a whole number, such as 6"
    return text
