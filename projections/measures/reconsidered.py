"""M56: negative decisions that were looked at again (FACTS 3.4)."""

from domain.events.referrals import (
    CaseWithdrawn,
    NrmExited,
    ReconsiderationRequested,
)
from domain.kernel import RecordedEvent
from projections.measures.decisions import first, how_many_overdue
from projections.measures.declared import measure
from projections.measures.measure import Measure, person_by_person
from projections.measures.tallies import tally
from projections.operation.person import Person
from projections.operation.state import OperationState


@measure(
    "M56",
    title="Negative decisions asked to be looked at again",
    counts="people",
    kind="P",
    of="people with a negative decision",
    answered_by="a request to look again, or the end of the case without one",
    section="Data and crime",
    version=2,
)
def m56(state: OperationState) -> Measure:
    """People with a negative decision for whom a new look was asked, and whether it changed."""
    negative = [person for person in state.registered if _negatives(person)]
    asked = [(person, again) for person in negative if (again := _asked_again(person))]
    unknown = sum(not _asked_again(person) and not _ended(person) for person in negative)
    kinds = {"outcome": tally(_changed(person, again) for person, again in asked)}
    return person_by_person((again for _, again in asked), len(negative), unknown, kinds, how_many_overdue(state))


def _ended(person: Person) -> bool:
    """Whether the case ended after the negative decision."""
    since = _negatives(person)[0].at
    return any(isinstance(each.event, NrmExited | CaseWithdrawn) and each.at >= since for each in person.case)


def _negatives(person: Person) -> list[RecordedEvent]:
    return [recorded for recorded in person.decisions if getattr(recorded.event, "outcome", None) == "negative"]


def _asked_again(person: Person) -> RecordedEvent | None:
    return first(person.case, ReconsiderationRequested, _negatives(person)[0].at)


def _changed(person: Person, asked: RecordedEvent) -> str:
    """What was decided afterwards of the same kind: changed, unchanged, or still pending."""
    kind = type([recorded for recorded in _negatives(person) if recorded.at <= asked.at][-1].event)
    later = [
        recorded.event for recorded in person.decisions if isinstance(recorded.event, kind) and recorded.at > asked.at
    ]
    if not later:
        return "pending"
    return "changed" if getattr(later[-1], "outcome", None) == "positive" else "unchanged"
