"""What care, interviews, beds, safeguarding and departures mean for a person."""

from domain.events import care, departures, interviews, safeguarding
from domain.kernel import RecordedEvent
from projections.operation.state import HANDLERS, OperationState

ForEverybody = care.WelfareProvided | care.FamilyContactMade | care.ServiceContactMade


@HANDLERS.register
def missing(state: OperationState, recorded: RecordedEvent, event: safeguarding.PersonMissingReported) -> None:
    person = state.person(event.person)
    person.missing, person.reported_missing, person.found = person.missing or recorded, recorded, None
    person.steps = {"police_told": recorded} if event.police_reference else {}
    if event.last_seen:
        person.steps["description_given"] = recorded


@HANDLERS.register
def step(state: OperationState, recorded: RecordedEvent, event: safeguarding.MissingStepTaken) -> None:
    state.person(event.person).steps.setdefault(event.step, recorded)


@HANDLERS.register
def found(state: OperationState, recorded: RecordedEvent, event: safeguarding.PersonFound) -> None:
    person = state.person(event.person)
    person.missing, person.out, person.found = None, None, recorded


@HANDLERS.register
def screened(state: OperationState, recorded: RecordedEvent, event: care.HealthScreenCompleted) -> None:
    person = state.person(event.person)
    person.screened = person.screened or recorded
    if event.need_flagged:
        person.need, person.need_met = recorded, False


@HANDLERS.register
def health_action(state: OperationState, recorded: RecordedEvent, event: care.HealthActionTaken) -> None:
    state.person(event.person).need_met = True


@HANDLERS.register
def given_to_everybody(state: OperationState, recorded: RecordedEvent, event: ForEverybody) -> None:
    if event.person is None:
        for person in state.registered:
            if not person.away:
                person.served_with_all = recorded


@HANDLERS.register
def identified(state: OperationState, recorded: RecordedEvent, event: interviews.PotentialVictimIdentified) -> None:
    person = state.person(event.person)
    person.identified, person.exploitation = recorded, event.types
    person.identified_by = event.by or recorded.envelope.on_behalf_of
    person.no_indicators = None


@HANDLERS.register
def no_indicators(state: OperationState, recorded: RecordedEvent, event: interviews.NoIndicatorsFoundRecorded) -> None:
    state.person(event.person).no_indicators = recorded


@HANDLERS.register
def checked(state: OperationState, recorded: RecordedEvent, event: departures.DepartureSafetyCheckDone) -> None:
    person = state.person(event.person)
    person.checked, person.leaving = recorded, person.leaving or recorded


@HANDLERS.register
def departed(state: OperationState, recorded: RecordedEvent, event: departures.PersonDeparted) -> None:
    person = state.person(event.person)
    person.departed, person.destination, person.leaving = recorded, event.destination, None


@HANDLERS.register
def returned(state: OperationState, recorded: RecordedEvent, event: departures.PersonReturned) -> None:
    """A new stay: they are checked anew before they leave again."""
    person = state.person(event.person)
    person.departed = person.destination = person.checked = person.leaving = None
    person.out = person.missing = None
    person.returned = recorded
    person.centre = event.centre or person.centre


@HANDLERS.register
def moved_centre(state: OperationState, recorded: RecordedEvent, event: departures.PersonMovedCentre) -> None:
    state.person(event.person).centre = event.centre


@HANDLERS.register
def age_questioned(
    state: OperationState,
    recorded: RecordedEvent,
    event: safeguarding.AgeAssessed | safeguarding.AgeUncertaintyRecorded,
) -> None:
    state.person(event.person).told_age(recorded)


@HANDLERS.register
def keep_apart(state: OperationState, recorded: RecordedEvent, event: safeguarding.KeepApartFlagSet) -> None:
    state.person(event.person).keep_apart = True


@HANDLERS.register
def became_suspect(state: OperationState, recorded: RecordedEvent, event: safeguarding.PersonBecameSuspect) -> None:
    state.person(event.person).suspect = recorded
    state.suspects.setdefault(event.suspect, recorded)
