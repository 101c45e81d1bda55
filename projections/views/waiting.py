"""Who waits for what, and since when: of each person on site, the first thing that is not there yet, from health down.

What was not answered at the registration is asked for only where nothing else is wanted. Nobody waits while they talk,
are out, missing or gone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from operator import itemgetter
from typing import Literal, get_args

from domain import law
from domain.kernel import RecordedEvent
from domain.policy.waiting import WaitingLimits
from domain.words import PersonId
from projections.local_time import LONDON
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.limits import Wait, limits_of

For = Literal["health", "bed", "conversation", "finding", "answer", "referral", "notification", "transport", "details"]
"""What somebody can wait for, the first that is wanted first."""
ANYTHING: frozenset[str] = frozenset(get_args(For))
Wanted = Iterator[tuple[For, datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(Wait):
    """One person's wait."""

    person: PersonId
    what: For


Placed = tuple[tuple[datetime, tuple[int, str]], Waiting]
"""A wait, and where it stands: the longest first."""


def waiting(state: OperationState, now: datetime, of: frozenset[str] = ANYTHING) -> tuple[Waiting, ...]:
    """Everybody who waits at a moment (UTC), the longest wait first; `of` names the things to look at, others are
    passed over.
    """
    every = state.of_each(_waits, limits_of(state, now), of)
    found = [first for waits in every if waits and (first := _first(waits, now))]
    return tuple(each for _, each in sorted(found, key=itemgetter(0)))


def by_number(ref: str | None) -> tuple[int, str]:
    """References in the order of their numbers: P99 before P100."""
    return len(ref or ""), ref or ""


def _first(waits: Sequence[Placed], now: datetime) -> Placed | None:
    """The first that is wanted by then: a bed is only from the evening on."""
    for placed in waits:
        if placed[1].what != "bed" or placed[1].since <= now:
            return placed
    return None


def _waits(person: Person, limits: WaitingLimits, of: frozenset[str]) -> tuple[Placed, ...]:
    """What a person waits for or will, in the order in which it counts; nothing while they talk or are away."""
    if person.away or person.going_on:
        return ()
    allowed = {
        "health": limits.health_minutes,
        "conversation": limits.conversation_minutes,
        "notification": limits.duty_to_notify_hours * 60,
    }
    number = by_number(person.id.ref)
    return tuple(
        ((since, number), Waiting(person=person.id, what=what, since=since, limit=allowed.get(what)))
        for what, since in _wanted(person, limits)
        if what in of
    )


def _wanted(person: Person, limits: WaitingLimits) -> Wanted:
    """What a person on site wants, in the order in which it counts, each with since when."""
    assert person.registered is not None
    if person.screened is None:
        yield "health", person.registered.at
    bed = _bed_since(person, limits.bed_hour)
    if bed is not None:
        yield "bed", bed
    yield from _talk(person)
    yield from _duty(person)
    if person.leaving:
        yield "transport", person.leaving.at
    if person.details_missing:
        yield "details", person.registered.at


def _bed_since(person: Person, hour: int) -> datetime | None:
    """From when on a person without a bed wants one: the evening's hour, or later where they had none only then."""
    occupancy = person.occupancy
    if person.id in occupancy.held or person.id in occupancy.outside:
        return None
    came = [each.at for each in (person.registered, person.returned) if each]
    without = max([*came, *(at for at in [occupancy.given_up.get(person.id)] if at)])
    evening = datetime.combine(without.astimezone(LONDON).date(), time(hour), LONDON)
    return max(without, evening.astimezone(without.tzinfo))


def _talk(person: Person) -> Wanted:
    """The conversation, then what was found in it; whoever does not want to talk waits for neither."""
    begun = person.sessions or person.declined_to_talk or person.debriefed
    if person.screened and not begun:
        yield "conversation", person.screened.at
    if person.debriefed and not (person.identified or person.no_indicators):
        yield "finding", person.debriefed.at


def _duty(person: Person) -> Wanted:
    """What is next for a potential victim: an adult answers first; a child, or presumed one, is always referred."""
    if person.identified is None:
        return
    latest = person.answers[-1] if person.answers else person.identified
    match person.consent:
        case "not_needed" if not person.referrals:
            yield "referral", person.identified.at
        case None | "deferred" if person.age == "adult":
            yield "answer", latest.at
        case "given" if _to_be_referred(person, latest):
            yield "referral", latest.at
        case "declined" | "withdrawn" if person.discharged is None:
            yield "notification", latest.at


def _to_be_referred(person: Person, agreed: RecordedEvent) -> bool:
    """Whoever left the NRM, or was refused, and agrees anew afterwards is referred anew."""
    if person.referral is None:
        return True
    case = (each for each in (*person.decisions, *person.case) if isinstance(each.event, law.REFERRAL_EVENTS))
    latest = max((person.referral.made, agreed, *case), key=lambda each: (each.at, each.position))
    return latest is agreed and not person.referral.open
