"""M31 to M35: health, interpreters, people missing, children, roll calls (FACTS 3.2)."""

from collections.abc import Iterable
from datetime import timedelta

from domain.events.care import HealthScreenCompleted
from domain.events.safeguarding import ChildReferralMade, PersonFound, PersonMissingReported, SocialWorkerVisit
from domain.kernel import RecordedEvent
from domain.merges import about
from domain.words import PersonId
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.tallies import by, tally
from projections.operation.state import OperationState


@measure(
    "M31",
    title="Health needs acted on",
    counts="people",
    kind="P",
    of="people with a health need",
    answered_by="an action entered after the screen",
    section="The centre",
)
def m31(state: OperationState) -> Measure:
    """People with a health need for whom an action was entered afterwards; what the need is, is not held here."""
    people = {person.id: person for person in state.registered}
    needs = [person for person in people.values() if person.need]
    met = [person for person in needs if person.need_met]
    said: dict[PersonId, bool] = {}
    for _, screen in state.events_of(HealthScreenCompleted):
        if screen.person in people:
            said[screen.person] = said.get(screen.person, False) or screen.need_flagged is not None
    unsaid = len(said) - sum(said.values())
    n = None if unsaid and unsaid == len(said) else len(met)
    return Measure(n, len(needs), unsaid, events=ids(person.need for person in met))


@measure(
    "M33",
    title="People missing",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="a report, a departure, or a roll call that matched while the person was there",
    section="The centre",
)
def m33(state: OperationState) -> Measure:
    """People reported missing or noted as missing when they left, found or not; somebody whose leaving nobody entered
    counts as not recorded.
    """
    people = {person.id: person for person in state.registered}
    missing: dict[PersonId, RecordedEvent] = {}
    outcome: dict[PersonId, str] = {}
    for recorded in state.all(PersonMissingReported, PersonFound):
        who = about(recorded.event)
        if who is None or who not in people:
            continue
        if isinstance(recorded.event, PersonMissingReported):
            missing[who], outcome[who] = recorded, "not_found"
        elif who in missing:
            soon = recorded.at - missing[who].at <= timedelta(hours=24)
            outcome[who] = "found_within_24h" if soon else "found_later"
    kinds = {"outcome": tally(outcome.values()), **by((people[who] for who in missing), "age_now")}
    return Measure(len(missing), len(people), breakdowns=kinds, events=ids(missing.values()))


@measure(
    "M34",
    title="Children seen in time",
    counts="people",
    kind="P",
    of="children and people of uncertain age",
    answered_by="a visit by a social worker, a late one too",
    section="The centre",
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
    return Measure(len(seen), len(children), breakdowns=by(children, "age_now"), events=ids(seen))


def _first(
    said: Iterable[tuple[RecordedEvent, ChildReferralMade | SocialWorkerVisit]],
) -> dict[PersonId, RecordedEvent]:
    """The first of these about each person."""
    found: dict[PersonId, RecordedEvent] = {}
    for recorded, event in said:
        found.setdefault(event.person, recorded)
    return found


@measure(
    "M35",
    title="Roll calls that matched",
    counts="roll calls",
    kind="O",
    of="roll calls taken",
    answered_by="a roll call",
    section="The centre",
    version=2,
)
def m35(state: OperationState) -> Measure:
    """Roll calls in which the heads counted were the number expected."""
    calls = [call for centre in state.centres.values() for call in centre.roll_calls]
    right = [call.recorded for call in calls if call.present == call.expected]
    return Measure(len(right), len(calls), events=ids(right))
