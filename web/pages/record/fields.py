"""The fields of a decision's form, derived from its event's types, and what a submitted form says in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from starlette.datastructures import FormData

from domain.asking import CAN_WAIT, SEVERAL_AT_ONCE
from domain.declaration import Declared, declared
from domain.kernel import AnyDecision
from domain.vocabulary import offered
from domain.words import CentreId, Credited, PartnerId, PersonId, Scoped, Sealed
from projections.operation.state import OperationState
from service.clock import from_local
from service.commands.references import FIRST_CENTRE
from service.commands.schema import input_fields, required_fields
from web.pages.record.choices import Choices, known, next_reference
from web.wording import hint, label, question

FEW = 7
"""Up to so many choices stand open as radios; more go into a list."""


@dataclass(slots=True)
class Field:
    """One question of a form: how it is asked, what may be chosen, what stands there, what is wrong with it."""

    name: str
    label: str
    hint: str | None
    kind: str
    choices: list[tuple[str, str]]
    required: bool
    value: object = None
    folded: bool = False
    error: str | None = None


def fields_for(decision: type[AnyDecision], state: OperationState | None, values: Mapping[str, object]) -> list[Field]:
    """The questions of a decision's form, with what was typed before or is likely."""
    required = required_fields(decision)
    asked = (declared(decision.event)[name] for name in input_fields(decision))
    found = [_field(decision, each, state, values.get(each.name)) for each in asked if _asks(each, state)]
    for field in found:
        field.required = field.name in required
    return found


def _asks(field: Declared, state: OperationState | None) -> bool:
    """Who did it is asked once for the whole entry; which centre, only where there is a choice."""
    return not field.is_a(Credited) and not (field.is_a(CentreId) and state is not None and len(state.centres) == 1)


def _field(decision: type[AnyDecision], field: Declared, state: OperationState | None, value: object) -> Field:
    event, name = decision.event.__name__, field.name
    makes = name in decision.makes
    kind, choices = _kind(event, field, state, makes)
    if value is None and makes and state is not None:
        value = next_reference(state, field.kind)
    elif value is None and field.is_a(CentreId):
        value = choices[0][0] if choices else FIRST_CENTRE
    return Field(
        name,
        question(event, name),
        hint(event, name),
        kind,
        choices,
        required=False,
        value=value,
        folded=CAN_WAIT in field.marks,
    )


def _kind(event: str, field: Declared, state: OperationState | None, makes: bool) -> tuple[str, Choices]:
    """How a field is asked, by its type: the control, and what may be chosen in it."""
    codes = field.codes or offered(field.marks)
    choices = [(code, label(code)) for code in codes]
    if field.is_a(Scoped) and not makes and state is not None and isinstance(field.kind, type):
        choices = known(state, field.kind, event)
    if field.many or SEVERAL_AT_ONCE in field.marks:
        return ("checkboxes" if choices else "list"), choices
    if field.codes:
        return ("radios" if len(codes) <= FEW else "select"), choices
    if field.is_a(Scoped) and not makes and state is not None:
        return ("select" if choices or field.kind in (PersonId, PartnerId) else "text"), choices
    controls: dict[object, str] = {bool: "yesno", int: "number", date: "date", datetime: "moment", Sealed: "textarea"}
    return controls.get(field.kind, "text"), choices


def answers(fields: list[Field], form: FormData) -> dict[str, object]:
    """What was filled in, as plain values; what was left empty is left out. Errors stand in the fields."""
    found: dict[str, object] = {}
    for field in fields:
        value = _answer(field, form)
        if value not in (None, "", []):
            field.value = found[field.name] = value
        else:
            field.value = None
            if field.required:
                field.error = "Choose one" if field.kind in ("radios", "select", "checkboxes") else "Fill this in"
    return found


def _answer(field: Field, form: FormData) -> object:
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
        return _moment(field, text)
    return text


def _number(field: Field, text: str) -> int | str:
    if not text.isdecimal():
        field.error = "Write a whole number, such as 6"
        return text
    try:
        return int(text)
    except ValueError:  # More digits than Python reads; the bound of the field answers it.
        return text


def _moment(field: Field, text: str) -> str:
    try:
        return from_local(text).isoformat()
    except (ValueError, OverflowError):
        field.error = "Write a real date and time, such as 2026-10-13T08:30"
        return text
