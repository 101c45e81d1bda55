"""M62, M63 and M71: support, what survivors say of it, reviews of their cases (FACTS 3.5)."""

from collections.abc import Iterator

from domain.events.departures import WellbeingRecorded
from domain.events.referrals import SupportEnded, SupportStarted
from domain.events.safeguarding import CaseReviewHeld
from projections.measures.decisions import overdue
from projections.measures.declared import measure
from projections.measures.looks import nobody_looked
from projections.measures.measure import Measure, ids, person_by_person
from projections.measures.stretches import Span, times
from projections.measures.tallies import tally
from projections.operation.state import OperationState


@measure(
    "M62",
    title="Length of support under the contract",
    counts="people",
    kind="T",
    of="people supported",
    answered_by="the start and the end of support",
    section="Afterwards, cost, partnership",
    version=2,
)
def m62(state: OperationState) -> Measure:
    """Days from the start to the end of support, for people whose support ended."""
    people = state.registered
    started = {person.id for person in people if any(isinstance(each.event, SupportStarted) for each in person.case)}
    spans = list(_supported(state))
    due = [
        person
        for person in people
        if person.id not in started and (person.reasonable_grounds == "positive" or overdue(person, state))
    ]
    outcome = {"ended": len(spans), "pending": len(started) - len(spans)}
    kinds = {"outcome": {code: n for code, n in outcome.items() if n}}
    return times(spans, "days", not_recorded=len(due), breakdowns=kinds)


def _supported(state: OperationState) -> Iterator[Span]:
    for person in state.registered:
        start = next((recorded.at for recorded in person.case if isinstance(recorded.event, SupportStarted)), None)
        for recorded in person.case:
            if start is not None and isinstance(recorded.event, SupportEnded) and recorded.at >= start:
                yield recorded, start
                break


@measure(
    "M63",
    title="People who do better",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="an outcome list of the person, an empty one too",
    section="Afterwards, cost, partnership",
    version=2,
)
def m63(state: OperationState) -> Measure:
    """People who do better in at least one outcome that survivors chose, of those asked.

    The latest record of a person with such a list counts, an empty one too.
    """
    people = {person.id for person in state.registered}
    improved = {
        event.person: (recorded, tuple(dict.fromkeys(event.improved)))
        for recorded, event in state.events_of(WellbeingRecorded)
        if event.person in people and event.improved is not None
    }
    better = [(recorded, said) for recorded, said in improved.values() if said]
    kinds = {"kind": tally(outcome for _, said in better for outcome in said)}
    return person_by_person((recorded for recorded, _ in better), len(people), len(people) - len(improved), kinds)


@measure(
    "M71",
    title="Case reviews held",
    counts="reviews",
    kind="O",
    answered_by="a case review",
    section="Afterwards, cost, partnership",
    version=2,
)
def m71(state: OperationState) -> Measure:
    """Reviews of a case by several services that were entered."""
    held = state.events_of(CaseReviewHeld)
    if not held:
        return nobody_looked(state)
    services = [event.services or (None,) for _, event in held]
    kinds = {"kind": tally(one for said in services for one in said)}
    return Measure(len(held), breakdowns=kinds, events=ids(recorded for recorded, _ in held))
