"""The entries of an operation that count, in the order in which things happened.

Voids and corrections are applied; entries about a voided registration pass to the person it duplicates, or do not
count. Ties in time are broken by position.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.amend import AMENDMENTS, amended
from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import Past
from domain.words import PersonId

REBUILDS = (*AMENDMENTS, RegistrationVoided)
"""Events that change what earlier entries mean: whoever folds must begin again."""


def settled(pasts: Iterable[Past], until: datetime | None = None) -> list[Past]:
    """What counts, by time; `until` (UTC, inclusive) leaves out what happened later."""
    counted = [past for past in amended(pasts) if until is None or past.at <= until]
    counted.sort(key=lambda past: (past.at, past.position))
    passed_to = {
        past.event.person: past.event.duplicate_of for past in counted if isinstance(past.event, RegistrationVoided)
    }
    if not passed_to:
        return counted
    return [moved for past in counted if (moved := _moved(past, passed_to)) is not None]


def _moved(past: Past, passed_to: dict[PersonId, PersonId | None]) -> Past | None:
    person = getattr(past.event, "person", None)
    if person not in passed_to or isinstance(past.event, PersonRegistered | RegistrationVoided):
        return past
    to = _end_of(person, passed_to)
    return None if to is None else replace(past, event=replace(past.event, person=to))  # type: ignore[call-arg]


def _end_of(person: PersonId | None, passed_to: dict[PersonId, PersonId | None]) -> PersonId | None:
    for _ in passed_to:
        if person not in passed_to:
            break
        person = passed_to[person]
    return None if person in passed_to else person
