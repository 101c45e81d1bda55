"""Each interpreter: for which language, busy with whom since when, or free; and which languages nobody covers.

The telephone is no interpreter of the centre: it serves several at once and is never busy.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from domain.events.interviews import InterpreterAssigned
from domain.events.partners import InterpretersBooked
from domain.texts import ENGLISH
from domain.vocabulary import SAID
from domain.words import TELEPHONE, InterpreterId, PersonId
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.bookings import Ahead, Talk, ahead, every_talk, talks
from projections.views.on_duty import why_none_is_free
from projections.views.waiting import by_number, waiting


@dataclass(frozen=True, slots=True)
class Interpreter:
    """An interpreter as they stand; they have two conversations where they were given twice."""

    interpreter: InterpreterId
    language: str | None
    talks: tuple[Talk, ...]
    next: Ahead | None


@dataclass(frozen=True, slots=True)
class Cover:
    """A language: how many interpreters were booked for it and are free now, how many people here speak it, and how
    many of them wait for a conversation; None where that is not to be told.
    """

    language: str
    booked: int
    free: int
    wanted: int | None = None
    waiting: int | None = None


def interpreters(state: OperationState, now: datetime, by_people: bool = True) -> tuple[Interpreter, ...]:
    """Every interpreter who was booked by a name, assigned or has interpreted, in the order of their names.

    The language of one that no booking names is that of the last person they interpreted for, where `by_people` allows
    to tell it from people; else the only one that was booked.
    """
    assigned = defaultdict(list)
    for recorded, booking in state.events_of(InterpreterAssigned):
        assigned[booking.interpreter].append((recorded, booking))
    held = defaultdict(list)
    for talk in talks(state):
        held[talk.interpreter].append(talk)
    languages = _languages(state, by_people)
    every = sorted({*languages, *assigned}, key=lambda one: by_number(one.ref))
    return tuple(
        Interpreter(one, languages.get(one), tuple(held[one]), ahead(state, assigned[one], now))
        for one in every
        if one.ref != TELEPHONE
    )


def cover(state: OperationState, now: datetime, by_people: bool = True) -> tuple[Cover, ...]:
    """Every language that was booked or that somebody here speaks, at a moment (UTC); English needs nobody."""
    booked, busy = Counter[str](), Counter[str]()
    for _, event in state.events_of(InterpretersBooked):
        booked[event.language] += max(event.on_site or 0, len(event.interpreters))
    for one in interpreters(state, now, by_people):
        busy[one.language or ""] += bool(one.talks)
    free = {each: 0 if why_none_is_free(state) else max(0, n - busy[each]) for each, n in booked.items()}
    if not by_people:
        return tuple(Cover(each, booked[each], free[each]) for each in sorted(booked))
    spoken = {who: code for who, code in state.of_each(_spoken) if code}
    waits = Counter(spoken[each] for each in _to_talk(state, now) if each in spoken)
    wanted = Counter(spoken.values())
    return tuple(
        Cover(each, booked[each], free.get(each, 0), wanted[each], waits[each]) for each in sorted({*booked, *wanted})
    )


def _to_talk(state: OperationState, now: datetime) -> list[PersonId]:
    return [each.person for each in waiting(state, now) if each.what == "conversation"]


def _languages(state: OperationState, by_people: bool) -> dict[InterpreterId, str | None]:
    """The language of each interpreter who was booked by a name or has interpreted; None is not known."""
    languages = {event.language for _, event in state.events_of(InterpretersBooked)}
    only = next(iter(languages)) if len(languages) == 1 else None
    held = chain.from_iterable(state.of_each(_interpreted))
    found = {
        one: _code(spoken) if by_people else None for _, one, spoken in sorted(held, key=lambda each: each[0]) if one
    }
    named = {one: each.language for one, each in state.shift.interpreters.items()}
    return {one: named.get(one) or found.get(one) or only for one in {*named, *found}}


def _interpreted(person: Person) -> tuple[tuple[datetime, InterpreterId | None, str | None], ...]:
    """When somebody was talked to, through whom, in which language."""
    return tuple((each.started.at, each.interpreter, person.language) for each in every_talk(person))


def _spoken(person: Person) -> tuple[PersonId, str | None]:
    """The language for which somebody who is here wants an interpreter."""
    return person.id, None if person.departed else _code(person.language)


def _code(language: str | None) -> str | None:
    """A language for which somebody is wanted; what is no language, and English, is none."""
    return None if language is None or language == ENGLISH or language in SAID.codes else language
