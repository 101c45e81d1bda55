"""A form with one answer left to give: each answer is a button, and the tap on it records everything."""

from collections.abc import Sequence
from typing import Any

from domain.words import CentreId
from web.pages.record.choices import Choices
from web.pages.record.fields import Field

BY_A_TAP: dict[str, str] = {
    "BedAllocated": "bed",
    "BedMoved": "bed",
    "HealthActionTaken": "outcome",
    "HealthScreenCompleted": "need_flagged",
    "OnCallPartnerActivated": "partner",
    "PartnerArrived": "partner",
    "PartnerLeft": "partner",
    "PersonDeparted": "destination",
    "PersonMissingReported": "person",
    "TemporaryExitLogged": "accompanied",
    "TemporaryExitReturned": "person",
    "TransportArrived": "people",
    "TransportDeparted": "people",
}
"""Event by the question that only the moment answers; everything else of it can wait."""
FIRST: dict[str, tuple[str, ...]] = {"PersonRegistered": ("age", "language")}
"""Event by what it asks first, which somebody waits for; a number that is given by itself is folded away."""
HEADS = 12
"""People of a vehicle that stand as buttons; more are typed."""


def last_question(event: str, fields: Sequence[Field]) -> Field | None:
    """The question whose answers are buttons; None where there is none, and where it is answered already."""
    found = next((field for field in fields if field.name == BY_A_TAP.get(event)), None)
    if found is None or found.error or not buttons(found):
        return None
    return None if found.value not in (None, "") else found


def buttons(field: Field) -> Choices:
    """Each answer that may be tapped, with its words."""
    if field.kind == "yesno":
        return [("yes", "Yes"), ("no", "No"), ("", "Not recorded")]
    if field.kind == "number":
        return [(str(n), str(n)) for n in range(1, HEADS + 1)]
    return field.choices


def can_wait(field: Field) -> bool:
    """Whether a question beside it is folded away: nothing stands in it, nobody must answer it, nothing is offered."""
    return not field.required and not field.value and not (field.free and field.choices)


def asked_how(event: str, fields: Sequence[Field]) -> dict[str, Any]:
    """What a form draws open, what it folds away, and the last question with its taps where there is one."""
    last = last_question(event, fields)
    first = FIRST.get(event, ())
    fields = sorted(fields, key=lambda field: first.index(field.name) if field.name in first else len(first))
    if last is None:
        folded = [field for field in fields if field.folded or (first and field.numbered_by_itself)]
        return {"last": None, "taps": [], "said_already": [], "folded": folded, "stand_open": _rest(fields, folded)}
    said = [field for field in fields if field.value and not (field.error or field.free or _is_centre(field))]
    folded = [field for field in fields if can_wait(field) and field is not last]
    stand_open = _rest(fields, [last, *said, *folded])
    return {"last": last, "taps": buttons(last), "said_already": said, "folded": folded, "stand_open": stand_open}


def _is_centre(field: Field) -> bool:
    return field.declared.is_a(CentreId)


def _rest(fields: Sequence[Field], without: Sequence[Field]) -> list[Field]:
    return [field for field in fields if all(field is not each for each in without)]
