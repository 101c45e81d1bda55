"""Who was registered twice: which numbers no longer stand, and which stand for them."""

from collections.abc import Mapping

from domain.events.arrivals import RegistrationVoided
from domain.merges import end_of, passes
from domain.words import PersonId
from projections.operation.state import OperationState


def passed_on(state: OperationState) -> Mapping[PersonId, PersonId | None]:
    """Each number that was voided, by the one that it was a duplicate of; None where it was an error."""
    return state.once(_passes)


def _passes(state: OperationState) -> Mapping[PersonId, PersonId | None]:
    return passes(state.entries) if state.all(RegistrationVoided) else {}


def stands_for(state: OperationState, person: PersonId) -> PersonId | None:
    """Under which number somebody counts who was registered twice; None where the registration was an error."""
    return end_of(person, passed_on(state))
