"""A row of a day's script as the proposals that it stands for."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.bounds import STAFF
from domain.declaration import Declared, declared
from domain.kernel import EVENTS, Event
from domain.vocabulary import COUNCIL_SERVICES
from domain.words import (
    INTERPRETERS,
    Agency,
    CentreId,
    Credited,
    LessonId,
    PartnerId,
    PersonId,
    Scoped,
    SuspectId,
    TransportId,
)
from service.commands.references import FIRST_CENTRE
from service.commands.submit import Proposal

SUBJECTS: tuple[type[Scoped], ...] = (PersonId, SuspectId, TransportId, LessonId, PartnerId)
"""What a row may be about: the first of these kinds that its event names."""
AGES = {True: "adult", False: "child", None: "uncertain"}
Row = Mapping[str, Any]
"""A row as JSON has it; a script is somebody's file, and says what it likes."""


def proposals(row: Row, agency: str, committed: Sequence[str]) -> list[Proposal]:
    """The proposals behind one row: references as people say them.

    Raises KeyError for an unknown type, ValueError for a count that stands for no entry.
    """
    kind = EVENTS[row["type"]]
    data = dict(row.get("data") or {})
    fields = declared(kind)
    plain = _fields(data, fields, agency)
    _take_subject(plain, fields, row.get("subject") or "op")
    for name, each in fields.items():
        if each.is_a(CentreId) and each.required:
            plain.setdefault(name, FIRST_CENTRE)
        if each.is_a(PartnerId) and str(plain.get(name)).startswith(INTERPRETERS):
            plain[name] = INTERPRETERS
    made = _expanded(kind, plain, data, committed)
    if not made:
        raise ValueError("The row stands for no entry: there is nobody whom its count could mean")
    return made


def _fields(data: Mapping[str, Any], fields: Mapping[str, Declared], agency: str) -> dict[str, Any]:
    """The row's data under the event's own names; what a row says beside them is for the reader."""
    plain = {name: value for name, value in data.items() if name in fields}
    if "adult" in data:
        plain["age"] = AGES[data["adult"]]
    if "adult_at_exploitation" in data:
        plain["age_at_exploitation"] = AGES[data["adult_at_exploitation"]]
    for name, each in fields.items():
        if each.is_a(Agency) and not each.is_a(Credited) and each.required:
            plain.setdefault(name, agency)
    return plain


def _take_subject(plain: dict[str, Any], fields: Mapping[str, Declared], subject: str) -> None:
    if subject in ("op", "all"):
        return
    for kind in SUBJECTS:
        name = next((name for name, each in fields.items() if each.is_a(kind) and not each.many), None)
        if name is not None:
            plain.setdefault(name, subject)
            return


def _expanded(
    kind: type[Event], plain: dict[str, Any], data: Mapping[str, Any], committed: Sequence[str]
) -> list[Proposal]:
    """One proposal for each member of a count whose members are known."""
    name = kind.__name__
    match name:
        case "InformationRequested" | "InformationReturned" if "services" in data:
            return [Proposal(name, {**plain, "service": service}) for service in _services(data["services"])]
        case "InformationSharingAgreementSigned" if "partner" not in plain:
            signed = committed[: _count(data.get("signed", len(committed)))]
            return [Proposal(name, {**plain, "partner": each}) for each in signed]
        case "BriefingIssued":
            issued = {"version": 1, **plain}
            told = {"version": issued["version"]}
            read = committed[: _count(data.get("acks", 0))]
            acks = [Proposal("BriefingAcknowledged", {**told, "partner": each}) for each in read]
            return [Proposal(name, issued), *acks]
        case _:
            return [Proposal(name, plain)]


def _services(said: int | list[str]) -> list[str]:
    if isinstance(said, list):
        return said
    return list(COUNCIL_SERVICES.codes[: _count(said)])


def _count(said: object) -> int:
    """A count that stands for so many entries. Raises ValueError, in words, for what is none."""
    if type(said) is not int or not STAFF.least <= said <= STAFF.most:
        raise ValueError(f"Write a number from {STAFF.least:,} to {STAFF.most:,}")
    return said
