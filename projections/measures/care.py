"""M31 and M34: health needs, and children seen (FACTS 3.2)."""

from collections.abc import Iterable
from datetime import timedelta

from domain.events.care import HealthActionTaken, HealthScreenCompleted
from domain.events.safeguarding import ChildReferralMade, SocialWorkerVisit
from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import Measure, person_by_person
from projections.measures.tallies import by
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M31",
    title="Health needs acted on",
    counts="people",
    kind="P",
    of="people with a health need",
    answered_by="an action entered after the screen",
    section="The centre",
    version=2,
)
def m31(state: OperationState) -> Measure:
    """People with a health need for whom an action was entered afterwards; what the need is, is not held here."""
    people = state.registered
    needs = [person for person in people if person.need]
    acted = {person.id: _acted_on(state, person) for person in needs}
    done = [person.need for person in needs if _done(acted[person.id])]
    unknown = sum(not each for each in acted.values())
    asked = {screen.person for _, screen in state.events_of(HealthScreenCompleted) if screen.need_flagged is not None}
    may = sum(person.id not in asked for person in people)
    return person_by_person(done, len(needs), unknown, belongs=may)


def _acted_on(state: OperationState, person: Person) -> list[HealthActionTaken]:
    """What was entered about somebody's latest health need."""
    since = person.need
    return [
        event
        for recorded, event in state.events_of(HealthActionTaken)
        if since and event.person == person.id and (recorded.at, recorded.position) > (since.at, since.position)
    ]


def _done(actions: list[HealthActionTaken]) -> bool:
    return any(action.outcome in (None, "done") for action in actions)


@measure(
    "M34",
    title="Children seen in time",
    counts="people",
    kind="P",
    of="children and people of uncertain age",
    answered_by="a visit by a social worker, a late one too",
    section="The centre",
    version=2,
)
def m34(state: OperationState) -> Measure:
    """Children, and people of uncertain age, seen by a social worker on the day the council was told or the next.

    Where no such referral is recorded, from their registration (Hampshire). Presumed children are among them.
    """
    children = [person for person in state.registered if person.child]
    told, came = _first(state.events_of(ChildReferralMade)), _first(state.events_of(SocialWorkerVisit))
    seen = []
    for child in children:
        since, visit = told.get(child.id, child.registered), came.get(child.id)
        if since and visit and local_date(visit.at) <= local_date(since.at) + timedelta(days=1):
            seen.append(visit)
    unknown = sum(child.id not in came for child in children)
    may = sum(person.age is None for person in state.registered)
    return person_by_person(seen, len(children), unknown, by(children, "age_now"), may)


def _first(
    said: Iterable[tuple[RecordedEvent, ChildReferralMade | SocialWorkerVisit]],
) -> dict[PersonId, RecordedEvent]:
    """The first of these about each person."""
    found: dict[PersonId, RecordedEvent] = {}
    for recorded, event in said:
        found.setdefault(event.person, recorded)
    return found
