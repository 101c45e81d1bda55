"""What is odd about what happened. A record is never refused for it; it stands here until it is put right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from domain.events.amendments import EntryCorrected
from domain.kernel import Event
from domain.words import INTERPRETERS, TELEPHONE, CentreId, EntryId, Scoped
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.bookings import booked_under_two_numbers, sitting
from projections.views.centre_alarms import beds, centres, counts
from projections.views.duplicates import passed_on, stands_for
from projections.views.missing_steps import not_told


@dataclass(frozen=True, slots=True)
class Alarm:
    """A code, and the references that it is about ("P03", "R1"); none where it is about the whole operation."""

    code: str
    about: tuple[str, ...] = ()


def alarms(state: OperationState) -> tuple[Alarm, ...]:
    """The alarms that stand now, by code, each once."""
    return state.once(_alarms)


def _alarms(state: OperationState) -> tuple[Alarm, ...]:
    about: dict[str, list[str]] = {}
    every = (counts, centres, beds, _partners, _sessions, _whereabouts, _people, _corrections)
    for code, reference in (odd for found in every for odd in found(state)):
        about.setdefault(code, []).extend([reference] if reference else [])
    return tuple(Alarm(code, tuple(dict.fromkeys(about[code]))) for code in sorted(about))


def _partners(state: OperationState) -> Iterator[tuple[str, str | None]]:
    for reference, partner in state.partners.items():
        if partner.here and not partner.signed and reference.ref != INTERPRETERS:
            yield "arrived_without_agreement", reference.ref


def _sessions(state: OperationState) -> Iterator[tuple[str, str | None]]:
    going_on = [session for sessions in state.of_each(sitting) for session in sessions]
    rooms = Counter(session.room for session in going_on if session.room)
    interpreters = Counter(
        session.interpreter
        for session in going_on
        if session.interpreter and session.interpreter.ref.lower() != TELEPHONE
    )
    for room, sessions in rooms.items():
        if sessions > 1:
            yield "room_double_used", room.ref
    for interpreter, sessions in interpreters.items():
        if sessions > 1:
            yield "interpreter_double_used", interpreter.ref
    yield from (("booked_twice", each.ref) for each in booked_under_two_numbers(state))
    people = _numbers(state) if going_on else ()
    for session in going_on:
        if session.interpreter and session.interpreter.ref in people:
            yield "came_together", session.interpreter.ref


def _numbers(state: OperationState) -> set[str]:
    """Every number of those who are here, that of a registration voided as a duplicate too."""
    duplicates = {each.ref for each in passed_on(state) if stands_for(state, each)}
    return {person.id.ref for person in state.registered} | duplicates


def _whereabouts(state: OperationState) -> Iterator[tuple[str, str | None]]:
    for recorded in state.after_closing:
        yield "after_closing", _about(recorded.event)


def _people(state: OperationState) -> Iterator[tuple[str, str | None]]:
    for odd in state.of_each(_odd):
        yield from odd


def _odd(person: Person) -> tuple[tuple[str, str | None], ...]:
    """What is odd about one person."""
    ref = person.id.ref
    return (*_each_oddity(person, ref), *_sent(person, ref))


def _each_oddity(person: Person, ref: str) -> Iterator[tuple[str, str | None]]:
    if person.out_alone:
        yield "child_out_alone", ref
    if not_told(person):
        yield "missing_child_not_told", ref
    if person.identified and not person.debriefed:
        yield "not_debriefed", ref
    if person.referrals and person.child and person.told_council is None:
        yield "council_not_told", ref
    if person.told_council and person.age == "adult":
        yield "adult", ref
    if person.departed and person.checked is None:
        yield "departed_unchecked", ref
    if person.departed and person.duty in ("open", "deferred"):
        yield "departed_with_duty_open", ref


def _sent(person: Person, ref: str) -> Iterator[tuple[str, str | None]]:
    if person.unfounded:
        yield "rests_on_voided", ref
    if person.sent_twice:
        yield "sent_twice", ref


def _corrections(state: OperationState) -> Iterator[tuple[str, str | None]]:
    """Entries that would not have been taken as an entry before them counts now, until they are put right too."""
    latest: dict[EntryId, tuple[int, tuple[EntryId, ...]]] = {}
    for each in sorted(state.all(EntryCorrected), key=lambda each: each.position):
        assert isinstance(each.event, EntryCorrected)
        latest[each.event.entry] = each.position, each.event.unfit
    for position, unfit in latest.values():
        standing = {entry for entry in unfit if entry not in latest or latest[entry][0] < position}
        for each in state.entries:
            if each.envelope.entry in standing:
                yield "rests_on_corrected", _about(each.event)


def _about(event: Event) -> str | None:
    """What an event is about, as people say it: "P03"."""
    values = (getattr(event, name) for name in event.__dataclass_fields__)
    named = (value for value in values if isinstance(value, Scoped) and not isinstance(value, CentreId))
    return next((value.ref for value in named), None)
