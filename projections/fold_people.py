"""What registration, care, interviews, beds, safeguarding and departures mean for a person's day."""

from typing import TYPE_CHECKING, Any

from domain.events import arrivals, beds, care, departures, interviews, safeguarding
from domain.kernel import Event, Past
from projections.person import Person, Session
from projections.things import Stay

if TYPE_CHECKING:
    from projections.day import Day

DETAILS = ("age", "age_at_exploitation", "age_band", "sex", "nationality", "language")


def registered(day: "Day", past: Past, event: arrivals.PersonRegistered) -> None:
    person = day.people.pop(event.person, None) or Person(event.person)
    person.registered = past
    day.people[event.person] = person
    _take_details(person, event)


def corrected(day: "Day", past: Past, event: arrivals.PersonDetailsCorrected) -> None:
    _take_details(day.person(event.person), event)


def _take_details(person: Person, event: Event) -> None:
    for name in DETAILS:
        value = getattr(event, name)
        if value is not None:
            setattr(person, name, value)


def voided(day: "Day", past: Past, event: arrivals.RegistrationVoided) -> None:
    day.person(event.person).voided = True


def out(day: "Day", past: Past, event: arrivals.TemporaryExitLogged) -> None:
    day.person(event.person).out = True


def back(day: "Day", past: Past, event: arrivals.TemporaryExitReturned) -> None:
    day.person(event.person).out = False


def missing(day: "Day", past: Past, event: safeguarding.PersonMissingReported) -> None:
    day.person(event.person).missing = True


def found(day: "Day", past: Past, event: safeguarding.PersonFound) -> None:
    person = day.person(event.person)
    person.missing = person.out = False


def screened(day: "Day", past: Past, event: care.HealthScreenCompleted) -> None:
    person = day.person(event.person)
    person.screened = person.screened or past
    if event.need_flagged:
        person.need, person.need_met = past, False


def health_action(day: "Day", past: Past, event: care.HealthActionTaken) -> None:
    day.person(event.person).need_met = True


def debrief_started(day: "Day", past: Past, event: interviews.PersonDebriefStarted) -> None:
    by = event.by or past.envelope.on_behalf_of
    day.person(event.person).sessions.append(Session(past, by, event.room, event.interpreter))


def debrief_ended(
    day: "Day", past: Past, event: interviews.PersonDebriefCompleted | interviews.PersonDebriefDeclined
) -> None:
    person, completed = day.person(event.person), isinstance(event, interviews.PersonDebriefCompleted)
    session = person.session
    if session is not None:
        session.ended, session.completed = past, completed
    if completed and person.debriefed is None:
        person.debriefed = past
        person.debriefed_by = session.by if session else event.by or past.envelope.on_behalf_of


def identified(day: "Day", past: Past, event: interviews.PotentialVictimIdentified) -> None:
    person = day.person(event.person)
    person.identified, person.exploitation = past, event.types
    person.identified_by = event.by or past.envelope.on_behalf_of
    person.no_indicators = None


def no_indicators(day: "Day", past: Past, event: interviews.NoIndicatorsFoundRecorded) -> None:
    day.person(event.person).no_indicators = past


def bed_allocated(day: "Day", past: Past, event: beds.BedAllocated) -> None:
    person = day.person(event.person)
    if event.bed is None:
        person.outside_bed = event.kind
        return
    person.bed = event.bed
    day.stays.append(Stay(event.person, event.bed, past))


def bed_released(day: "Day", past: Past, event: beds.BedReleased) -> None:
    person = day.person(event.person)
    if event.bed is None:
        person.outside_bed = None
    else:
        _leave_bed(day, person, past)


def _leave_bed(day: "Day", person: Person, past: Past) -> None:
    person.bed = None
    for stay in day.stays:
        if stay.person == person.id and stay.end is None:
            stay.end = past.at


def checked(day: "Day", past: Past, event: departures.DepartureSafetyCheckDone) -> None:
    day.person(event.person).checked = past


def departed(day: "Day", past: Past, event: departures.PersonDeparted) -> None:
    person = day.person(event.person)
    person.departed, person.destination = past, event.destination
    _leave_bed(day, person, past)


def age_assessed(day: "Day", past: Past, event: safeguarding.AgeAssessed) -> None:
    day.person(event.person).age = event.age


def age_uncertain(day: "Day", past: Past, event: safeguarding.AgeUncertaintyRecorded) -> None:
    day.person(event.person).age = "uncertain"


def keep_apart(day: "Day", past: Past, event: safeguarding.KeepApartFlagSet) -> None:
    day.person(event.person).keep_apart = True


def became_suspect(day: "Day", past: Past, event: safeguarding.PersonBecameSuspect) -> None:
    day.person(event.person).suspect = past
    day.suspects.setdefault(event.suspect, past)


MEANING: dict[Any, Any] = {
    arrivals.PersonRegistered: registered,
    arrivals.PersonDetailsCorrected: corrected,
    arrivals.RegistrationVoided: voided,
    arrivals.TemporaryExitLogged: out,
    arrivals.TemporaryExitReturned: back,
    safeguarding.PersonMissingReported: missing,
    safeguarding.PersonFound: found,
    care.HealthScreenCompleted: screened,
    care.HealthActionTaken: health_action,
    interviews.PersonDebriefStarted: debrief_started,
    interviews.PersonDebriefCompleted: debrief_ended,
    interviews.PersonDebriefDeclined: debrief_ended,
    interviews.PotentialVictimIdentified: identified,
    interviews.NoIndicatorsFoundRecorded: no_indicators,
    beds.BedAllocated: bed_allocated,
    beds.BedReleased: bed_released,
    departures.DepartureSafetyCheckDone: checked,
    departures.PersonDeparted: departed,
    safeguarding.AgeAssessed: age_assessed,
    safeguarding.AgeUncertaintyRecorded: age_uncertain,
    safeguarding.KeepApartFlagSet: keep_apart,
    safeguarding.PersonBecameSuspect: became_suspect,
}
