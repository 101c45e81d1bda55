"""What arrivals mean for an operation and its people: brought, registered, put right, voided, out and in again."""

from domain.events import arrivals
from domain.kernel import RecordedEvent
from domain.words import TransportId
from projections.operation.entities import Vehicle
from projections.operation.person import Person
from projections.operation.state import HANDLERS, OperationState

Details = arrivals.PersonRegistered | arrivals.PersonDetailsCorrected


def _vehicle(state: OperationState, vehicle: TransportId) -> Vehicle:
    return state.vehicles.setdefault(vehicle, Vehicle())


@HANDLERS.register
def vehicle_left(state: OperationState, recorded: RecordedEvent, event: arrivals.TransportDeparted) -> None:
    vehicle = _vehicle(state, event.transport)
    vehicle.departure, vehicle.left = recorded, event.people
    vehicle.centre = vehicle.centre or event.centre


@HANDLERS.register
def vehicle_arrived(state: OperationState, recorded: RecordedEvent, event: arrivals.TransportArrived) -> None:
    vehicle = _vehicle(state, event.transport)
    vehicle.arrival, vehicle.arrived, vehicle.centre = recorded, event.people, event.centre


@HANDLERS.register
def registered(state: OperationState, recorded: RecordedEvent, event: arrivals.PersonRegistered) -> None:
    person = state.people.pop(event.person, None) or Person(event.person, state.occupancy)
    person.registered, person.came_to = recorded, event.centre
    person.centre = person.centre or event.centre
    state.people[event.person] = person
    _take_details(person, recorded, event)
    if event.belongings_receipt:
        person.belongings.append(recorded)


@HANDLERS.register
def corrected(state: OperationState, recorded: RecordedEvent, event: arrivals.PersonDetailsCorrected) -> None:
    _take_details(state.person(event.person), recorded, event)


def _take_details(person: Person, recorded: RecordedEvent, event: Details) -> None:
    """What is absent stays as it was."""
    person.told_age(recorded)
    person.age_at_exploitation = event.age_at_exploitation or person.age_at_exploitation
    person.age_band = event.age_band or person.age_band
    person.sex = event.sex or person.sex
    person.nationality = event.nationality or person.nationality
    person.second_nationality = event.second_nationality or person.second_nationality
    person.language = event.language or person.language
    person.sharing = person.sharing if event.sharing is None else event.sharing
    person.may_be_named = person.may_be_named if event.may_be_named is None else event.may_be_named
    person.dialect = event.dialect or person.dialect
    person.interpreter_wish = event.interpreter_wish or person.interpreter_wish


@HANDLERS.register
def voided(state: OperationState, recorded: RecordedEvent, event: arrivals.RegistrationVoided) -> None:
    state.person(event.person).voided = True


@HANDLERS.register
def out(state: OperationState, recorded: RecordedEvent, event: arrivals.TemporaryExitLogged) -> None:
    person = state.person(event.person)
    person.out, person.accompanied = person.out or recorded, event.accompanied


@HANDLERS.register
def back(state: OperationState, recorded: RecordedEvent, event: arrivals.TemporaryExitReturned) -> None:
    state.person(event.person).out = None
