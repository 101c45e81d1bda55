"""M22, M23, M32 and M82: who was talked to, for how long, with whose help (FACTS 3.2)."""

from domain.events.interviews import PersonDebriefCompleted, PersonDebriefDeclined, PersonDebriefStarted
from domain.merges import about
from domain.texts import ENGLISH
from domain.words import TELEPHONE
from projections.measures.declared import measure
from projections.measures.looks import centre_closed
from projections.measures.measure import Measure, person_by_person
from projections.measures.outcomes import found
from projections.measures.public import Public
from projections.measures.stretches import times
from projections.measures.tallies import tally
from projections.operation.state import OperationState


@measure(
    "M22",
    title="Talked to, of those registered",
    counts="people",
    kind="P",
    of="people registered",
    answered_by="a conversation begun, finished or declined",
    section="The centre",
    public=Public(n="talked_to", of="registered"),
    version=2,
)
def m22(state: OperationState) -> Measure:
    """People with whom a first conversation was finished; those who declined are in the denominator."""
    people = state.registered
    talked = [person for person in people if person.debriefed]
    tried = {about(recorded.event) for recorded in state.all(PersonDebriefStarted, PersonDebriefDeclined)}
    unknown = sum(not person.debriefed and person.id not in tried for person in people)
    kinds = {"agency": tally(person.debriefed_by for person in talked)}
    return person_by_person((each.debriefed for each in talked), len(people), unknown, kinds)


@measure(
    "M23",
    title="Potential victims, of those talked to",
    counts="people",
    kind="P",
    of="people talked to",
    answered_by="a finding on the person: a potential victim, or no indicators",
    section="The centre",
    version=2,
)
def m23(state: OperationState) -> Measure:
    """Of the people with whom a conversation was finished, those identified as potential victims."""
    talked = [person for person in state.registered if person.debriefed]
    identified = [person.identified for person in talked if person.identified]
    return person_by_person(identified, len(talked), sum(not found(person) for person in talked))


@measure(
    "M32",
    title="Conversations with an interpreter, where needed",
    counts="conversations",
    kind="P",
    of="conversations in another language",
    answered_by="the interpreter named, or that there was none",
    section="The centre",
    version=2,
)
def m32(state: OperationState) -> Measure:
    """Conversations with people whose language is not English for which an interpreter is named; whether a wish for a
    man or a woman was met is not recorded.

    By language, and by whether the interpreter was on site or on the telephone.
    """
    language = {person.id: person.language for person in state.registered}
    held = [
        (recorded, event.interpreter, language[event.person])
        for recorded, event in state.events_of(PersonDebriefStarted)
        if event.person in language
    ]
    needing = [(recorded, who, spoken) for recorded, who, spoken in held if spoken not in (None, ENGLISH)]
    covered = [(recorded, who, spoken) for recorded, named, spoken in needing if named and (who := named.somebody)]
    kinds = {
        "language": tally(spoken for _, _, spoken in covered),
        "kind": tally("telephone" if who.ref == TELEPHONE else "on_site" for _, who, _ in covered),
    }
    unknown = sum(named is None for _, named, _ in needing)
    may = sum(spoken is None for _, _, spoken in held)
    return person_by_person((recorded for recorded, _, _ in covered), len(needing), unknown, kinds, may)


@measure(
    "M82",
    title="Length of conversations",
    counts="conversations",
    kind="T",
    of="conversations finished",
    answered_by="the start and the end of the conversation",
    section="Time",
    version=2,
)
def m82(state: OperationState) -> Measure:
    """Minutes from start to end of finished first conversations."""
    people = state.registered
    held = [session for person in people for session in person.sessions if session.completed]
    completed = [event for _, event in state.events_of(PersonDebriefCompleted) if state.people[event.person] in people]
    unended = [person for person in people if person.session and centre_closed(state, person)]
    spans = [(session.ended, session.started.at) for session in held if session.ended]
    return times(spans, "minutes", not_recorded=len(completed) + len(unended) - len(spans))
