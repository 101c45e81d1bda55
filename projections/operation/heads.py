"""Who came, and how many people are at each centre now (FACTS 2.7): what a roll call and the wall go by."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import chain, repeat

from domain.events.arrivals import WalkInArrived
from domain.kernel import RecordedEvent
from domain.words import CentreId, PersonId
from projections.operation.entities import Vehicle
from projections.operation.person import Person

Arrival = tuple[RecordedEvent, CentreId, int]
"""Who came: by which entry, to which centre, how many at once."""
Whereabouts = tuple[CentreId | None, CentreId | None, bool]
"""The centre that somebody came to, the one that they are at, and whether they are away from it."""


def arrivals(vehicles: Iterable[Vehicle], on_foot: Iterable[tuple[RecordedEvent, WalkInArrived]]) -> list[Arrival]:
    """By vehicle or on foot, in the order of arrival."""
    came = [(each.arrival, each.centre, each.arrived or 0) for each in vehicles]
    came += [(recorded, event.centre, event.people) for recorded, event in on_foot]
    found = [(recorded, centre, people) for recorded, centre, people in came if recorded and centre]
    return sorted(found, key=lambda each: (each[0].at, each[0].position))


def arrival_of(came: Iterable[Arrival], registered: Iterable[Person]) -> dict[PersonId, RecordedEvent]:
    """How each person came: arrivals and registrations matched first in, first out."""
    seats = chain.from_iterable(repeat(arrival, people) for arrival, _, people in came)
    return dict(zip((person.id for person in registered), seats, strict=False))


def heads(came: Iterable[Arrival], registered: Iterable[Whereabouts]) -> dict[CentreId, int]:
    """At each centre the larger of arrived and registered there, plus who moved in, less who is not there now.

    Whoever was counted at a door and is not registered yet is there; whoever is registered and was counted by nobody
    is there too. Out, missing, moved away and departed are each taken off once, and nobody is owed to a centre.
    """
    arrived, here, change = Counter[CentreId](), Counter[CentreId](), Counter[CentreId]()
    for _, centre, people in came:
        arrived[centre] += people
    for (came_to, now_at, away), people in Counter(registered).items():
        assert came_to is not None  # Whoever is registered, is so at a centre.
        assert now_at is not None
        here[came_to] += people
        change[came_to] -= people * (away or now_at != came_to)
        change[now_at] += people * (not away and now_at != came_to)
    every = dict.fromkeys((*arrived, *here, *change))
    return {centre: max(0, max(arrived[centre], here[centre]) + change[centre]) for centre in every}


def not_registered(came: Iterable[Arrival], registered: Iterable[Whereabouts]) -> dict[CentreId, tuple[int, datetime]]:
    """At each centre where more came than are registered: how many more, and when the last of them came (UTC)."""
    arrived, last = Counter[CentreId](), dict[CentreId, datetime]()
    for recorded, centre, people in came:
        arrived[centre] += people
        last[centre] = recorded.at
    arrived.subtract(came_to for came_to, _, _ in registered if came_to)
    return {centre: (people, last[centre]) for centre, people in arrived.items() if people > 0}


def whereabouts(person: Person) -> Whereabouts:
    """Where somebody is, as far as heads are counted."""
    return person.came_to, person.centre, person.away
