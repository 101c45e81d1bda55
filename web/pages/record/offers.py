"""What a form offers first: who interprets for this person and is free, which room is empty, what is spoken here."""

from collections import Counter
from collections.abc import Sequence
from itertools import count, islice

from domain.events.departures import PersonMovedCentre
from domain.events.partners import InterpretersBooked
from domain.events.planning import LanguageExpected
from domain.texts import Language
from domain.vocabulary import SAID
from domain.words import NO_INTERPRETER, TELEPHONE, CentreId, InterpreterId, PersonId, RoomId
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.made_ready import rooms_ready
from projections.views.suggested import Suggested, suggested
from service.access.access import Viewer, audience
from service.access.visibility import may_see
from service.clock_of_a_day import clock_now
from service.standards.understood import is_coded
from web.pages.record.fields import Field
from web.wording import label

TALKED_IN = (None, "conversation")
"""What a room was made ready for, where people talk."""
HEARD = 5
"""Languages, or nationalities, of this operation that stand as taps beside the line to write in."""


def offer_first(state: OperationState | None, viewer: Viewer, fields: Sequence[Field]) -> None:
    """Put what suits first, and choose it where nothing speaks against it. Another may be named all the same."""
    if state is None:
        return
    for field in fields:
        if is_coded(field.declared) and field.kind == "text" and may_see(audience(viewer), "details"):
            field.likely = [(words, words) for words in map(field.spoken, _heard(state, field.declared.kind))]
    if (person := _person(state, fields)) is None:
        return
    for field in fields:
        if field.declared.is_a(InterpreterId) and may_see(audience(viewer), "details"):
            _interpreters(state, person, field)
        elif field.declared.is_a(RoomId):
            _rooms(state, field)
        elif field.declared.is_a(CentreId) and field.decision.event is PersonMovedCentre:
            _other_centres(person, field)


def _heard(state: OperationState, kind: object) -> list[str]:
    """The languages that are expected, booked and spoken here, or people's nationalities; and not known.

    Where none is, the line to write in stands by itself.
    """
    planned = []
    if kind is Language:
        planned = [event.language for _, event in state.events_of(LanguageExpected)]
        planned += [event.language for _, event in state.events_of(InterpretersBooked)]
    of_people = [each.language if kind is Language else each.nationality for each in state.registered]
    spoken = Counter[str | None]([*planned, *of_people])
    named = [code for code, _ in spoken.most_common() if code and code not in SAID.codes]
    return [*named[:HEARD], "not_known"] if named else []


def _interpreters(state: OperationState, person: Person, field: Field) -> None:
    found = suggested(state, person, clock_now(state))
    none = [choice for choice in field.choices if choice[0] == NO_INTERPRETER]
    named = [(each.id.ref, _said(each)) for each in found]
    unnamed = [] if state.shift.interpreters else _next("I", [ref for ref, _ in named], 2)
    at_hand = [(each, f"{each}: another") for each in unnamed]
    field.choices = [*named, *at_hand, (TELEPHONE, "By telephone"), *none]
    field.value = field.value or next((each.id.ref for each in found if each.fits), None)


def _said(each: Suggested) -> str:
    """An interpreter in words: what they speak, who they are, whether they are free."""
    booked = each.booked
    spoken = [label(Language(booked.language)), booked.dialect, booked.gender] if booked else []
    return f"{each.id.ref}: {', '.join([*(label(word) for word in spoken if word), each.now.words])}"


def _rooms(state: OperationState, field: Field) -> None:
    """Empty rooms first, those made ready for talking before others."""
    used = {talk.room.ref: each.id.ref for each in state.registered for talk in each.going_on if talk.room}
    ready = [room.ref for room, (_, use) in rooms_ready(state).items() if use in TALKED_IN]
    every = sorted((ref for ref, _ in field.choices), key=lambda ref: (ref in used, ref not in ready))
    named = [(ref, f"{ref}: {used[ref]} is in it" if ref in used else f"{ref}: empty") for ref in every]
    more = [] if ready else [(each, f"{each}: another") for each in _next("R", every, 3)]
    field.choices = [*named, *more]
    field.value = field.value or next((ref for ref in every if ref in ready and ref not in used), None)


def _other_centres(person: Person, field: Field) -> None:
    """Where somebody can go who is moved: not where they are; chosen where there is but one."""
    field.choices = [each for each in field.choices if person.centre is None or each[0] != person.centre.ref]
    field.value = field.choices[0][0] if len(field.choices) == 1 else None


def _next(letter: str, known: Sequence[str], at_least: int) -> list[str]:
    """References that nobody has named yet: as many as make up a few, and one beyond those that are known."""
    unused = (each for n in count(1) if (each := f"{letter}{n}") not in known)
    return list(islice(unused, max(1, at_least - len(known))))


def _person(state: OperationState | None, fields: Sequence[Field]) -> Person | None:
    """Whom the form is about, where its address says so."""
    chosen = next((str(each.value) for each in fields if each.declared.kind is PersonId and each.value), "")
    people = {each.id.ref: each for each in state.registered} if state else {}
    return people.get(chosen)
