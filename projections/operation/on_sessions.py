"""What sitting down with a person means for them: the first conversation, and what else they sit down for."""

from domain.events import interviews
from domain.kernel import RecordedEvent
from projections.operation.person import Conversation
from projections.operation.state import HANDLERS, OperationState

DebriefEnded = interviews.PersonDebriefCompleted | interviews.PersonDebriefDeclined


@HANDLERS.register
def debrief_started(state: OperationState, recorded: RecordedEvent, event: interviews.PersonDebriefStarted) -> None:
    by = event.by or recorded.envelope.on_behalf_of
    interpreter = event.interpreter.somebody if event.interpreter else None
    state.person(event.person).sessions.append(Conversation(recorded, by, event.room, interpreter))


@HANDLERS.register
def debrief_ended(state: OperationState, recorded: RecordedEvent, event: DebriefEnded) -> None:
    person, completed = state.person(event.person), isinstance(event, interviews.PersonDebriefCompleted)
    session = person.session
    if session is not None:
        session.ended, session.completed = recorded, completed
    if not completed:
        person.declined_to_talk = recorded
    if completed and person.debriefed is None:
        person.debriefed = recorded
        person.debriefed_by = session.by if session else event.by or recorded.envelope.on_behalf_of


@HANDLERS.register
def session_started(state: OperationState, recorded: RecordedEvent, event: interviews.SessionStarted) -> None:
    by = event.by or recorded.envelope.on_behalf_of
    interpreter = event.interpreter.somebody if event.interpreter else None
    state.person(event.person).others.append(Conversation(recorded, by, event.room, interpreter, kind=event.kind))


@HANDLERS.register
def session_ended(state: OperationState, recorded: RecordedEvent, event: interviews.SessionEnded) -> None:
    for session in state.person(event.person).others[-1:]:
        session.ended = session.ended or recorded
