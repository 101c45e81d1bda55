"""What registration, care, interviews, beds, safeguarding and departures mean for a person's day."""

from domain.events import arrivals, beds, care, departures, interviews, safeguarding
from domain.kernel import Event, RecordedEvent
from projections.operation.entities import Stay
from projections.operation.person import Conversation, Person
from projections.operation.state import HANDLERS, OperationState

DETAILS = ("age", "age_at_exploitation", "age_band", "sex", "nationality", "language")
DebriefEnded = interviews.PersonDebriefCompleted | interviews.PersonDebriefDeclined


@HANDLERS.on(arrivals.PersonRegistered)
def registered(state: OperationState, recorded: RecordedEvent, event: arrivals.PersonRegistered) -> None:
    person = state.people.pop(event.person, None) or Person(event.person)
    person.registered = recorded
    state.people[event.person] = person
    _take_details(person, event)


@HANDLERS.on(arrivals.PersonDetailsCorrected)
def corrected(state: OperationState, recorded: RecordedEvent, event: arrivals.PersonDetailsCorrected) -> None:
    _take_details(state.person(event.person), event)


def _take_details(person: Person, event: Event) -> None:
    for name in DETAILS:
        value = getattr(event, name)
        if value is not None:
            setattr(person, name, value)


@HANDLERS.on(arrivals.RegistrationVoided)
def voided(state: OperationState, recorded: RecordedEvent, event: arrivals.RegistrationVoided) -> None:
    state.person(event.person).voided = True


@HANDLERS.on(arrivals.TemporaryExitLogged)
def out(state: OperationState, recorded: RecordedEvent, event: arrivals.TemporaryExitLogged) -> None:
    state.person(event.person).out = True


@HANDLERS.on(arrivals.TemporaryExitReturned)
def back(state: OperationState, recorded: RecordedEvent, event: arrivals.TemporaryExitReturned) -> None:
    state.person(event.person).out = False


@HANDLERS.on(safeguarding.PersonMissingReported)
def missing(state: OperationState, recorded: RecordedEvent, event: safeguarding.PersonMissingReported) -> None:
    state.person(event.person).missing = True


@HANDLERS.on(safeguarding.PersonFound)
def found(state: OperationState, recorded: RecordedEvent, event: safeguarding.PersonFound) -> None:
    person = state.person(event.person)
    person.missing = person.out = False


@HANDLERS.on(care.HealthScreenCompleted)
def screened(state: OperationState, recorded: RecordedEvent, event: care.HealthScreenCompleted) -> None:
    person = state.person(event.person)
    person.screened = person.screened or recorded
    if event.need_flagged:
        person.need, person.need_met = recorded, False


@HANDLERS.on(care.HealthActionTaken)
def health_action(state: OperationState, recorded: RecordedEvent, event: care.HealthActionTaken) -> None:
    state.person(event.person).need_met = True


@HANDLERS.on(interviews.PersonDebriefStarted)
def debrief_started(state: OperationState, recorded: RecordedEvent, event: interviews.PersonDebriefStarted) -> None:
    by = event.by or recorded.envelope.on_behalf_of
    state.person(event.person).sessions.append(Conversation(recorded, by, event.room, event.interpreter))


@HANDLERS.on(*DebriefEnded.__args__)
def debrief_ended(
    state: OperationState,
    recorded: RecordedEvent,
    event: DebriefEnded,
) -> None:
    person, completed = state.person(event.person), isinstance(event, interviews.PersonDebriefCompleted)
    session = person.session
    if session is not None:
        session.ended, session.completed = recorded, completed
    if completed and person.debriefed is None:
        person.debriefed = recorded
        person.debriefed_by = session.by if session else event.by or recorded.envelope.on_behalf_of


@HANDLERS.on(interviews.PotentialVictimIdentified)
def identified(state: OperationState, recorded: RecordedEvent, event: interviews.PotentialVictimIdentified) -> None:
    person = state.person(event.person)
    person.identified, person.exploitation = recorded, event.types
    person.identified_by = event.by or recorded.envelope.on_behalf_of
    person.no_indicators = None


@HANDLERS.on(interviews.NoIndicatorsFoundRecorded)
def no_indicators(state: OperationState, recorded: RecordedEvent, event: interviews.NoIndicatorsFoundRecorded) -> None:
    state.person(event.person).no_indicators = recorded


@HANDLERS.on(beds.BedAllocated)
def bed_allocated(state: OperationState, recorded: RecordedEvent, event: beds.BedAllocated) -> None:
    person = state.person(event.person)
    if event.bed is None:
        person.outside_bed = event.kind
        return
    person.bed = event.bed
    state.stays.append(Stay(event.person, event.bed, recorded))


@HANDLERS.on(beds.BedReleased)
def bed_released(state: OperationState, recorded: RecordedEvent, event: beds.BedReleased) -> None:
    person = state.person(event.person)
    if event.bed is None:
        person.outside_bed = None
    else:
        _leave_bed(state, person, recorded)


def _leave_bed(state: OperationState, person: Person, recorded: RecordedEvent) -> None:
    person.bed = None
    for stay in state.stays:
        if stay.person == person.id and stay.end is None:
            stay.end = recorded.at


@HANDLERS.on(departures.DepartureSafetyCheckDone)
def checked(state: OperationState, recorded: RecordedEvent, event: departures.DepartureSafetyCheckDone) -> None:
    state.person(event.person).checked = recorded


@HANDLERS.on(departures.PersonDeparted)
def departed(state: OperationState, recorded: RecordedEvent, event: departures.PersonDeparted) -> None:
    person = state.person(event.person)
    person.departed, person.destination = recorded, event.destination
    _leave_bed(state, person, recorded)


@HANDLERS.on(safeguarding.AgeAssessed)
def age_assessed(state: OperationState, recorded: RecordedEvent, event: safeguarding.AgeAssessed) -> None:
    state.person(event.person).age = event.age


@HANDLERS.on(safeguarding.AgeUncertaintyRecorded)
def age_uncertain(state: OperationState, recorded: RecordedEvent, event: safeguarding.AgeUncertaintyRecorded) -> None:
    state.person(event.person).age = "uncertain"


@HANDLERS.on(safeguarding.KeepApartFlagSet)
def keep_apart(state: OperationState, recorded: RecordedEvent, event: safeguarding.KeepApartFlagSet) -> None:
    state.person(event.person).keep_apart = True


@HANDLERS.on(safeguarding.PersonBecameSuspect)
def became_suspect(state: OperationState, recorded: RecordedEvent, event: safeguarding.PersonBecameSuspect) -> None:
    state.person(event.person).suspect = recorded
    state.suspects.setdefault(event.suspect, recorded)
