"""How many people are at each centre now (FACTS 2.7): what a roll call, a fire count and the wall go by."""

from collections import Counter
from collections.abc import Iterable

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
        if person.came_to is not None:
            here[person.came_to] += 1
            if person.away or person.centre != person.came_to:
                change[person.came_to] -= 1
        if person.centre is not None and person.centre != person.came_to and not person.away:
            change[person.centre] += 1
    every = dict.fromkeys((*arrived, *here, *change))
    return {centre: max(0, max(arrived[centre], here[centre]) + change[centre]) for centre in every}
