"""Whose sealed data a legal hold keeps, as the log has it."""

from domain.events.amendments import LegalHoldLifted, LegalHoldSet
from domain.words import PersonId
from projections.operation.state import OperationState


def held(state: OperationState) -> set[PersonId | None]:
    """The numbers that holds are about; None is everybody. A hold is lifted, and never voided."""
    found: set[PersonId | None] = set()
    for recorded in state.recorded_events:
        match recorded.event:
            case LegalHoldSet(person=person):
                found.add(person)
            case LegalHoldLifted(person=person):
                found.discard(person)
    return found
