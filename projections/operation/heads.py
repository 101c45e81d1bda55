"""How many people are at each centre now (FACTS 2.7): what a roll call, a fire count and the wall go by."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from domain.kernel import RecordedEvent
from domain.words import CentreId
from projections.operation.person import Person


def heads(came: Iterable[tuple[CentreId, int]], registered: Iterable[Person]) -> dict[CentreId, int]:
    """At each centre the larger of arrived and registered there, plus who moved in, less who is not there now.

    Whoever was counted at a door and is not registered yet is there; whoever is registered and was counted by nobody
    is there too. Out, missing, moved away and departed are each taken off once, and nobody is owed to a centre.
    """
    arrived, here, change = Counter[CentreId](), Counter[CentreId](), Counter[CentreId]()
    for centre, people in came:
        arrived[centre] += people
    for person in registered:
        came_to, now_at = person.came_to, person.centre
        assert came_to is not None  # Whoever is registered, is so at a centre.
        assert now_at is not None
        here[came_to] += 1
        change[came_to] -= person.away or now_at != came_to
        change[now_at] += not person.away and now_at != came_to
    every = dict.fromkeys((*arrived, *here, *change))
    return {centre: max(0, max(arrived[centre], here[centre]) + change[centre]) for centre in every}


def not_registered(
    arrivals: Iterable[tuple[RecordedEvent, CentreId, int]], registered: Iterable[Person]
) -> dict[CentreId, tuple[int, datetime]]:
    """At each centre where more came than are registered: how many more, and when the last of them came (UTC)."""
    arrived, last = Counter[CentreId](), dict[CentreId, datetime]()
    for recorded, centre, people in arrivals:
        arrived[centre] += people
        last[centre] = recorded.at
    arrived.subtract(person.came_to for person in registered if person.came_to)
    return {centre: (people, last[centre]) for centre, people in arrived.items() if people > 0}
