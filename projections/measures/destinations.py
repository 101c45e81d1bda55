"""M07, M08 and M26: where people went, and whether anybody knows how they are now (FACTS 3.1, 3.2)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from domain.kernel import RecordedEvent
from projections.measures.declared import measure
from projections.measures.looks import NOT_KNOWN, departed, follow_ups, gone_unrecorded, situation
from projections.measures.measure import Measure, person_by_person
from projections.measures.public import Public
from projections.measures.tallies import tally
from projections.operation.person import Person
from projections.operation.state import OperationState

FOLLOW_UPS = (7, 30, 90, 180)
"""Days after somebody left at which the figures look again."""
NEVER_ALL = ("return_to_exploiter", "missing", "unknown", "custody", "immigration_detention", "hospital")
"""Where the public must not learn that everybody went: into danger, out of sight, into custody, into care of health."""


@measure(
    "M07",
    title="Where people went",
    short="Left, destination recorded",
    counts="people",
    kind="P",
    of="people who left",
    answered_by="the destination noted when the person left",
    section="What became of people",
    public=Public(n="placed", of="departed", partition="destination", known_only=True, never_all=NEVER_ALL),
    version=2,
)
def m07(state: OperationState) -> Measure:
    """People who left, by the destination noted at the door; it does not say that they arrived or stayed."""
    gone = departed(state)
    told = [person for person in gone if person.destination]
    kinds = {"destination": tally(person.destination for person in gone)}
    return _of_departed(state, told, len(gone) - len(told), kinds)


@measure(
    "M08",
    title="Destination recorded when leaving",
    short="Destination recorded",
    counts="people",
    kind="P",
    of="people who left",
    answered_by="the destination noted when the person left",
    section="What became of people",
    version=2,
)
def m08(state: OperationState) -> Measure:
    """People who left and whose destination was known then; beside it, for how many a situation was known 7, 30, 90
    and 180 days later.
    """
    gone = departed(state)
    known = [person for person in gone if person.destination not in NOT_KNOWN]
    asked = follow_ups(state)
    since = [(person.departed.at, asked.get(person.id, [])) for person in gone if person.departed]
    unknown = sum(person.destination is None for person in gone)
    return _of_departed(state, known, unknown, known_later(since, FOLLOW_UPS))


@measure(
    "M26",
    title="Left to go back to where they were exploited",
    counts="people",
    kind="P",
    of="people who left",
    answered_by="a destination that tells where the person went",
    section="The centre",
    version=2,
)
def m26(state: OperationState) -> Measure:
    """People who left with "back to the exploiter" noted as their destination; what happened later is figure M61.

    Where somebody went unknown or missing, no entry says that they did not go back.
    """
    gone = departed(state)
    back = [person for person in gone if person.destination == "return_to_exploiter"]
    kinds = {"kind": tally("potential_victim" if person.identified else "other" for person in back)}
    return _of_departed(state, back, sum(person.destination in NOT_KNOWN for person in gone), kinds)


def _of_departed(
    state: OperationState, counted: list[Person], unknown: int, kinds: Mapping[str, Mapping[str, int]]
) -> Measure:
    """Of those who left; whoever is gone and whose leaving nobody entered may belong to them."""
    events = (person.departed for person in counted)
    return person_by_person(events, len(departed(state)), unknown, kinds, len(gone_unrecorded(state)))


def known_later(
    since: Iterable[tuple[datetime, list[RecordedEvent]]], at: tuple[int, ...]
) -> dict[str, dict[str, int]]:
    """By "7_days" and so on, of how many people somebody asked so many days after a moment, or later, and of how many
    a situation is known from it. Where nobody was asked after so many days, they are left out.
    """
    people = list(since)
    asked, known = dict[str, int](), dict[str, int]()
    for days in at:
        said = [_said_since(start + timedelta(days=days), found) for start, found in people]
        if n := sum(map(bool, said)):
            asked[f"{days}_days"] = n
            known[f"{days}_days"] = sum(any(each not in NOT_KNOWN for each in one) for one in said)
    return {"followed_up": known, "asked": asked}


def _said_since(moment: datetime, found: list[RecordedEvent]) -> set[str]:
    """Every situation that somebody said at or after a moment (UTC), "not reached" included."""
    said = {situation(recorded) for recorded in found if recorded.at >= moment}
    return {each for each in said if each}
