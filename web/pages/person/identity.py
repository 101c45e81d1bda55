"""Who a person is, sealed with a key of their own: opened for those who may and say why."""

from domain.events.arrivals import PersonDetailsCorrected, PersonRegistered
from domain.words import Sealed
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.application import Application
from service.privacy.vault import Erased


def identities(state: OperationState, person: Person) -> list[Sealed]:
    return [
        recorded.event.identity
        for recorded in state.all(PersonRegistered, PersonDetailsCorrected)
        if isinstance(recorded.event, PersonRegistered | PersonDetailsCorrected)
        and recorded.event.person == person.id
        and recorded.event.identity
    ]


def identity_of(app: Application, held: list[Sealed]) -> str:
    """What the latest entry sealed about who this is."""
    if not held:
        return "No name or date of birth was recorded."
    try:
        return app.vault.open(held[-1])
    except Erased:
        return "This person's sealed data was erased."
