"""A row of a day's script as the events that it stands for."""

from dataclasses import fields
from typing import Any

from domain.kernel import EVENTS, Event
from domain.words import (
    INTERPRETERS,
    BedId,
    CentreId,
    InterpreterId,
    LessonId,
    PartnerId,
    PersonId,
    RoomId,
    Scoped,
    SuspectId,
    TransportId,
)
from service.replay.agencies import SERVICES

SCOPED: dict[str, type[Scoped]] = {
    "person": PersonId,
    "duplicate_of": PersonId,
    "apart_from": PersonId,
    "suspect": SuspectId,
    "transport": TransportId,
    "lesson": LessonId,
    "partner": PartnerId,
    "room": RoomId,
    "interpreter": InterpreterId,
    "interpreters": InterpreterId,
    "bed": BedId,
    "centre": CentreId,
}
SUBJECTS = ("person", "suspect", "transport", "lesson", "partner")
AGES = {True: "adult", False: "child", None: "uncertain"}
FIRST_CENTRE = "C1"
"""The centre of a day that names none."""


def plain_events(row: dict[str, Any], operation: str, committed: list[str]) -> list[tuple[type[Event], dict[str, Any]]]:
    """The event types and plain fields behind one row. Raises KeyError for an unknown type."""
    kind = EVENTS[row["type"]]
    data = dict(row.get("data") or {})
    names = {each.name for each in fields(kind)}
    plain = {"operation": operation, **_fields(data, names, row)}
    if "centre" in names:
        plain.setdefault("centre", FIRST_CENTRE)
    _take_subject(plain, names, row.get("subject") or "op")
    scoped = {name: _scoped(name, value, operation, plain) for name, value in plain.items()}
    return _expanded(kind, scoped, data, operation, committed)


def _fields(data: dict[str, Any], names: set[str], row: dict[str, Any]) -> dict[str, Any]:
    """The row's data under the event's own names; what a row says beside them is for the reader."""
    plain = {name: value for name, value in data.items() if name in names}
    if "adult" in data:
        plain["age"] = AGES[data["adult"]]
    if "adult_at_exploitation" in data:
        plain["age_at_exploitation"] = AGES[data["adult_at_exploitation"]]
    if "agency" in names:
        plain.setdefault("agency", row["agency"])
    return plain


def _take_subject(plain: dict[str, Any], names: set[str], subject: str) -> None:
    if subject in ("op", "all"):
        return
    for name in SUBJECTS:
        if name in names:
            plain.setdefault(name, subject)
            return


def _scoped(name: str, value: Any, operation: str, plain: dict[str, Any]) -> Any:
    if name not in SCOPED or value is None:
        return value
    if isinstance(value, list):
        return [_scoped(name, one, operation, plain) for one in value]
    if name == "bed" and "/" not in str(value) and "." not in str(value):
        value = f"{plain.get('centre', FIRST_CENTRE)}.{value}"
    if name == "partner" and str(value).startswith(INTERPRETERS):
        value = INTERPRETERS
    return SCOPED[name].of(operation, str(value))


def _expanded(
    kind: type[Event], plain: dict[str, Any], data: dict[str, Any], operation: str, committed: list[str]
) -> list[tuple[type[Event], dict[str, Any]]]:
    """One event for each member of a count whose members are known."""
    partners = [PartnerId.of(operation, name) for name in committed]
    match kind.__name__:
        case "InformationRequested" | "InformationReturned" if "services" in data:
            return [(kind, {**plain, "service": service}) for service in _services(data["services"])]
        case "InformationSharingAgreementSigned" if "partner" not in plain:
            return [(kind, {**plain, "partner": each}) for each in partners[: data.get("signed", len(partners))]]
        case "BriefingIssued":
            acknowledged = EVENTS["BriefingAcknowledged"]
            version = {"operation": operation, "version": plain.get("version", 1)}
            acks = [(acknowledged, {**version, "partner": each}) for each in partners[: data.get("acks", 0)]]
            return [(kind, {"version": 1, **plain}), *acks]
        case _:
            return [(kind, plain)]


def _services(said: int | list[str]) -> list[str]:
    if isinstance(said, list):
        return said
    return [*SERVICES, *(f"service_{number}" for number in range(len(SERVICES) + 1, said + 1))][:said]
