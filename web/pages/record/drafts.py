"""A situation report, a handover or a daily briefing begins with how things stand, to be edited before it goes out.

It is filled in with what everybody sees who may read it, and with no more than that.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from domain.declaration import fields_of
from domain.events.interviews import InterpreterAssigned, RoomBooked
from domain.events.shift import DailyBriefingIssued
from domain.events.venue import ShiftHandoverRecorded, SituationReportIssued
from domain.kernel import AnyDecision, Event
from domain.words import Sealed
from projections.local_time import local_clock, minutes_between
from projections.operation.state import OperationState
from projections.views.centres import left_to_register
from projections.views.on_duty import speaking
from service.access.queue import shown_waiting
from service.access.readers import common_audience
from service.access.rooms_now import shown_centres
from service.access.visibility import shown_alarms, shown_beds, shown_clocks, shown_counts, shown_partners
from service.clock_of_a_day import clock_now
from web.pages.record.fields import Field
from web.pages.record.in_order import in_order
from web.wording import alarm
from web.wording.alarms import first_the_urgent
from web.wording.handing_over import EMPTY, WAITS_FOR, as_at, numbered
from web.wording.stages import CLOCKS

DRAFTED: tuple[type[Event], ...] = (SituationReportIssued, ShiftHandoverRecorded, DailyBriefingIssued)
AHEAD = timedelta(hours=12)
"""How far a report looks ahead: to the end of the next shift."""


def fill_draft(decision: type[AnyDecision], state: OperationState | None, fields: Iterable[Field]) -> None:
    """Put how things stand into the text of a report that nobody has begun to write."""
    if decision.event not in DRAFTED or state is None:
        return
    for field in fields:
        if field.declared in fields_of(decision.event, Sealed) and field.value is None:
            seen_by = common_audience(decision.event.__name__, field.name)
            stands, earlier = draft(state, seen_by, clock_now(state)), state.all(SituationReportIssued)
            field.value = numbered(len(earlier) + 1, stands) if decision.event is SituationReportIssued else stands


def draft(state: OperationState, seen_by: frozenset[str], now: datetime) -> str:
    """How things stand for an audience at a moment (UTC), one line a thing."""
    waits: dict[str, list[str]] = {}
    for each in shown_waiting(state, seen_by, now):
        waits.setdefault(WAITS_FOR[each.what], []).append(f"{each.person.ref} {minutes_between(each.since, now)} min")
    alarms = (alarm(each.code, each.about) for each in first_the_urgent(shown_alarms(state, seen_by)))
    lines = (
        ("On site", _heads(state, seen_by)),
        *([("Centres", "; ".join(_centres(state, seen_by, now)))] if len(state.centres) > 1 else []),
        *((f"Waiting for {what}", ", ".join(people)) for what, people in waits.items()),
        ("Alarms", "; ".join(alarms)),
        ("Rooms in use", ", ".join(_rooms(state))),
        ("Interpreters", ", ".join(f"{who.ref} {each.words}" for who, each in speaking(state, now).items())),
        ("Beds taken", _beds(state, seen_by)),
        ("Partners here", ", ".join(_partners(state, seen_by))),
        ("Next", "; ".join(_next(state, seen_by, now))),
    )
    return "\n".join([as_at(now), *(f"{what}: {said or EMPTY}" for what, said in lines)])


def _heads(state: OperationState, seen_by: frozenset[str]) -> str:
    n, here = shown_counts(state, seen_by), [person for person in in_order(state) if not person.departed]
    away = [f"{each.id.ref} {'missing' if each.missing else 'out'}" for each in here if each.away]
    waiting = left_to_register(state)
    more = [f"{n['registered']} registered", *([f"{waiting} not registered yet"] if waiting else []), *away]
    return f"{n['on_site']} ({', '.join(more)})"


def _centres(state: OperationState, seen_by: frozenset[str], now: datetime) -> Iterator[str]:
    """Who is at each of several centres; whom to look for first."""
    for each in shown_centres(state, seen_by, now):
        more = f", {each.not_registered} not registered yet" if each.not_registered else ""
        due = each.roll_call_due
        call = f", roll call {'was due' if due < now else 'by'} {local_clock(due)}" if due else ""
        yield f"{each.centre.ref} {each.on_site} here{more}{call}"


def _rooms(state: OperationState) -> Iterator[str]:
    for person in state.registered:
        yield from (f"{talk.room.ref} {person.id.ref}" for talk in person.going_on if talk.room)


def _beds(state: OperationState, seen_by: frozenset[str]) -> str:
    centres = shown_beds(state, seen_by) or []
    said = ((each, f"{len(each.taken)} of {'?' if each.of is None else each.of} in {each.ref}") for each in centres)
    return ", ".join(f"{each.ref} {each.shut}" if each.shut else taken for each, taken in said)


def _partners(state: OperationState, seen_by: frozenset[str]) -> Iterator[str]:
    for name, partner in shown_partners(state, seen_by) or []:
        if partner.here:
            yield f"{name} ({partner.staff})" if partner.staff is not None else name
        elif partner.activated and not partner.stood_down:
            yield f"{name} called in"


def _next(state: OperationState, seen_by: frozenset[str], now: datetime) -> Iterator[str]:
    """Vehicles on their way, what is booked ahead, what runs out."""
    for reference, vehicle in state.vehicles.items():
        if vehicle.arrived is None:
            yield f"{reference.ref} on its way" + ("" if vehicle.left is None else f" with {vehicle.left}")
    rooms = [(event.starts, event.room.ref, event.person) for _, event in state.events_of(RoomBooked)]
    others = [(event.starts, event.interpreter.ref, event.person) for _, event in state.events_of(InterpreterAssigned)]
    for starts, what, person in sorted([*rooms, *others], key=lambda each: each[:2]):
        if now <= starts <= now + AHEAD:
            yield f"{local_clock(starts)} {what}" + (f" {person.ref}" if person else "")
    for clock in shown_clocks(state, seen_by, now):
        if clock.due and clock.due <= now + AHEAD:
            about = f" {clock.about}" if clock.about else ""
            yield f"{CLOCKS[clock.code]} {local_clock(clock.due)}{about}"
