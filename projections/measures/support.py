"""M62, M63 and M71: support, what survivors say of it, reviews of their cases (FACTS 3.5)."""

from collections.abc import Iterator

from domain.events.departures import WellbeingRecorded
from domain.events.referrals import SupportEnded, SupportStarted
from domain.events.safeguarding import CaseReviewHeld
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.outcomes import referred
from projections.measures.stretches import Span, times
from projections.measures.tallies import tally
from projections.operation.state import OperationState, credited


@measure(
    "M62",
    title="Length of support under the contract",
    counts="people",
    kind="T",
    of="people supported",
    answered_by="the start and the end of support",
    section="Afterwards, cost, partnership",
)
def m62(state: OperationState) -> Measure:
    """Days from the start to the end of support, for people whose support ended."""
    started = sum(
        any(isinstance(recorded.event, SupportStarted) for recorded in person.case) for person in state.registered
    )
    spans = list(_supported(state))
    outcome = {"ended": len(spans), "pending": started - len(spans)}
    return times(spans, "days", breakdowns={"outcome": {code: n for code, n in outcome.items() if n}})


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
)
def m63(state: OperationState) -> Measure:
    """People who do better in at least one outcome that survivors chose, of those asked.

    The latest record of a person that says so counts; one without such a list is not recorded.
    """
    people = {person.id for person in state.registered}
    asked: set[PersonId] = set()
    improved: dict[PersonId, tuple[RecordedEvent, tuple[str, ...]]] = {}
    for recorded in state.all(WellbeingRecorded):
        match recorded.event:
            case WellbeingRecorded(person=who, improved=said) if who in people:
                asked.add(who)
                if said is not None:
                    improved[who] = recorded, tuple(dict.fromkeys(said))
    if not improved:
        return Measure(None, not_recorded=max(len(asked), 1))
    better = [(recorded, said) for recorded, said in improved.values() if said]
    kinds = {"kind": tally(outcome for _, said in better for outcome in said)}
    unsaid = len(asked) - len(improved)
    return Measure(len(better), len(improved), unsaid, kinds, events=ids(recorded for recorded, _ in better))


@measure(
    "M71",
    title="Case reviews held",
    counts="reviews",
    kind="O",
    answered_by="a case review",
    section="Afterwards, cost, partnership",
)
def m71(state: OperationState) -> Measure:
    """Reviews of a case by several services that were entered."""
    held = state.events_of(CaseReviewHeld)
    services = [event.services or (None,) for _, event in held]
    sent = {"agency": tally(credited(person.referrals[0]) for person in referred(state))}
    if not held:
        return Measure(None, not_recorded=1, breakdowns=sent)
    kinds = {"kind": tally(one for said in services for one in said), **sent}
    return Measure(len(held), breakdowns=kinds, events=ids(recorded for recorded, _ in held))
