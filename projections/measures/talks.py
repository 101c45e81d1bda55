"""M22, M23, M32 and M82: who was talked to, for how long, with whose help (FACTS 3.2)."""

from domain.events.interviews import PersonDebriefStarted
from domain.words import TELEPHONE
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.outcomes import victims
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
)
def m22(state: OperationState) -> Measure:
    """People with whom a first conversation was finished; those who declined are in the denominator."""
    talked = [person for person in state.registered if person.debriefed]
    kinds = {"agency": tally(person.debriefed_by for person in talked)}
    return Measure(len(talked), len(state.registered), breakdowns=kinds, events=ids(each.debriefed for each in talked))


@measure(
    "M23",
    title="Potential victims, of those talked to",
    counts="people",
    kind="P",
    of="people talked to",
    answered_by="a finding on the person: a potential victim, or no indicators",
    section="The centre",
)
def m23(state: OperationState) -> Measure:
    """Of the people with whom a conversation was finished, those identified as potential victims."""
    talked = sum(person.debriefed is not None for person in state.registered)
    people = victims(state)
    return Measure(len(people), talked, events=ids(person.identified for person in people))


ENGLISH = "en"


@measure(
    "M32",
    title="Conversations with an interpreter, where needed",
    counts="conversations",
    kind="P",
    of="conversations in another language",
    answered_by="the interpreter named, or that there was none",
    section="The centre",
)
def m32(state: OperationState) -> Measure:
    """Conversations with people whose language is not English for which an interpreter is named; whether a wish for a
    man or a woman was met is not recorded.

    By language, and by whether the interpreter was on site or on the telephone.
    """
    language = {person.id: person.language for person in state.registered}
    held = [
        (recorded, event, language[event.person])
        for recorded, event in state.events_of(PersonDebriefStarted)
        if event.person in language
    ]
    unknown = sum(spoken is None for _, _, spoken in held)
    needing = [row for row in held if row[2] not in (None, ENGLISH)]
    named = ((recorded, event.interpreter, spoken) for recorded, event, spoken in needing if event.interpreter)
    covered = [(recorded, who, spoken) for recorded, each, spoken in named if (who := each.somebody)]
    kinds = {
        "language": tally(spoken for _, _, spoken in covered),
        "kind": tally("telephone" if who.ref == TELEPHONE else "on_site" for _, who, _ in covered),
    }
    n = None if held and unknown == len(held) else len(covered)
    return Measure(n, len(needing), unknown, kinds, events=ids(recorded for recorded, _, _ in covered))


@measure(
    "M82",
    title="Length of conversations",
    counts="conversations",
    kind="T",
    of="conversations finished",
    answered_by="the start and the end of the conversation",
    section="Time",
)
def m82(state: OperationState) -> Measure:
    """Minutes from start to end of finished first conversations."""
    held = [session for person in state.registered for session in person.sessions if session.completed]
    return times([(session.ended, session.started.at) for session in held if session.ended], "minutes")
