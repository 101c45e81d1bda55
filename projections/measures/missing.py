"""M33 and M35: people missing, and roll calls (FACTS 3.2)."""

from datetime import timedelta

from domain.events.departures import PersonDeparted
from domain.events.safeguarding import PersonFound, PersonMissingReported
from domain.kernel import RecordedEvent
from domain.merges import about
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.looks import centre_closed, found_none
from projections.measures.measure import NOT_YET, NOTHING, Measure, ids, person_by_person
from projections.measures.tallies import by, tally
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M33",
    title="People missing",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="a report, a departure, or a roll call that saw the person, or matched while they were there",
    section="The centre",
    version=3,
)
def m33(state: OperationState) -> Measure:
    """People reported missing or noted as missing when they left, found or not; somebody whose leaving nobody entered
    counts as not recorded.
    """
    people = {person.id: person for person in state.registered}
    missing: dict[PersonId, RecordedEvent] = {}
    outcome: dict[PersonId, str] = {}
    for recorded in state.all(PersonMissingReported, PersonFound, PersonDeparted):
        who = about(recorded.event)
        if who is None or who not in people:
            continue
        if _says_missing(recorded, people[who]):
            missing[who], outcome[who] = recorded, "not_found"
        elif who in missing and isinstance(recorded.event, PersonFound):
            soon = recorded.at - missing[who].at <= timedelta(hours=24)
            outcome[who] = "found_within_24h" if soon else "found_later"
    kinds = {"outcome": tally(outcome.values()), **by((people[who] for who in missing), "age_now")}
    unknown = sum(who not in missing and not _accounted_for(state, person) for who, person in people.items())
    return person_by_person(missing.values(), len(people), unknown, kinds)


def _says_missing(recorded: RecordedEvent, person: Person) -> bool:
    """Whether somebody was reported missing, or noted as missing when they left for the last time."""
    latest = recorded == person.departed and person.destination == "missing"
    return latest or isinstance(recorded.event, PersonMissingReported)


def _accounted_for(state: OperationState, person: Person) -> bool:
    """Whether an entry says that somebody is not missing; that the centre closed accounts for nobody."""
    here = person.counted is not None and not centre_closed(state, person)
    return person.departed is not None or here or found_none(state, "missing")


@measure(
    "M35",
    title="Roll calls that matched",
    counts="roll calls",
    kind="O",
    of="roll calls taken",
    answered_by="a roll call",
    section="The centre",
    version=4,
)
def m35(state: OperationState) -> Measure:
    """Roll calls in which the heads counted were the number expected, and everybody who should be was seen."""
    calls = [call for centre in state.centres.values() for call in centre.roll_calls]
    if not calls:
        return NOTHING if state.operation.opened else NOT_YET
    right = [call.recorded for call in calls if call.matched]
    return Measure(len(right), len(calls), events=ids(right))
