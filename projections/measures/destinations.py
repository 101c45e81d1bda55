"""M07, M08 and M26: where people went, and whether anybody knows how they are now (FACTS 3.1, 3.2)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.events.departures import FollowUpRecorded
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.public import Public
from projections.measures.tallies import tally
from projections.operation.person import Person
from projections.operation.state import OperationState

FOLLOW_UPS = (7, 30, 90, 180)
"""Days after somebody left at which the figures look again."""
NOT_KNOWN = (None, "unknown", "missing", "not_reached")
"""What tells nothing of where or how somebody is: of a destination, and of a situation asked after later."""


@measure(
    "M07",
    title="Where people went",
    short="Left, destination recorded",
    counts="people",
    kind="P",
    of="people who left",
    answered_by="the destination noted when the person left",
    section="What became of people",
    public=Public(n="placed", of="departed", partition="destination", known_only=True),
)
def m07(state: OperationState) -> Measure:
    """People who left, by the destination noted at the door; it does not say that they arrived or stayed."""
    gone = departed(state)
    told = [person for person in gone if person.destination]
    kinds = {"destination": tally(person.destination for person in gone)}
    n = len(told) if told or not gone else None
    return Measure(n, len(gone), len(gone) - len(told), kinds, events=ids(person.departed for person in told))


@measure(
    "M08",
    title="Destination recorded when leaving",
    short="Pathway known",
    counts="people",
    kind="P",
    of="people who left",
    answered_by="the destination noted when the person left",
    section="What became of people",
)
def m08(state: OperationState) -> Measure:
    """People who left and whose destination was known then; beside it, for how many a situation was known 7, 30, 90
    and 180 days later.
    """
    gone = departed(state)
    known = [person for person in gone if person.destination not in NOT_KNOWN]
    asked = follow_ups(state)
    since = [(person.departed.at, asked.get(person.id, [])) for person in gone if person.departed]
    later = {"followed_up": known_later(since, FOLLOW_UPS)}
    return Measure(len(known), len(gone), breakdowns=later, events=ids(person.departed for person in known))


@measure(
    "M26",
    title="Left to go back to where they were exploited",
    counts="people",
    kind="P",
    of="people who left",
    answered_by="a destination that tells where the person went",
    section="The centre",
)
def m26(state: OperationState) -> Measure:
    """People who left with "back to the exploiter" noted as their destination; what happened later is figure M61.

    Where somebody went unknown or missing, nobody can say that they did not go back.
    """
    gone = departed(state)
    back = [person for person in gone if person.destination == "return_to_exploiter"]
    unknown = sum(person.destination in NOT_KNOWN for person in gone)
    n = None if gone and unknown == len(gone) else len(back)
    kinds = {"kind": tally("potential_victim" if person.identified else "other" for person in back)}
    return Measure(n, len(gone), unknown, kinds, events=ids(person.departed for person in back))


def departed(state: OperationState) -> list[Person]:
    """The people who left."""
    return [person for person in state.registered if person.departed]


def follow_ups(state: OperationState) -> dict[PersonId, list[RecordedEvent]]:
    """Each time that somebody asked after a person, by person and time."""
    found: dict[PersonId, list[RecordedEvent]] = {}
    for recorded, event in state.events_of(FollowUpRecorded):
        found.setdefault(event.person, []).append(recorded)
    return found


def situation(recorded: RecordedEvent) -> str | None:
    """How the person was when somebody asked."""
    return recorded.event.situation if isinstance(recorded.event, FollowUpRecorded) else None


def known_later(since: Iterable[tuple[datetime, list[RecordedEvent]]], at: tuple[int, ...]) -> dict[str, int]:
    """By "7_days" and so on, of how many people a situation is known from so many days after a moment, or later."""
    people = list(since)
    found = {
        f"{days}_days": sum(
            any(
                situation(recorded) not in NOT_KNOWN and recorded.at >= start + timedelta(days=days)
                for recorded in asked
            )
            for start, asked in people
        )
        for days in at
    }
    return {name: n for name, n in found.items() if n}
