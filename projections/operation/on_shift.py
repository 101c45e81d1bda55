"""What a shift means for the state of an operation: who is at what since when, what is to be done, who read what."""

from domain.events import amendments, partners, shift, venue
from domain.kernel import RecordedEvent
from projections.operation.entities import Centre
from projections.operation.posts import BookedInterpreter, Duty, Task
from projections.operation.roll_call import RollCall
from projections.operation.state import HANDLERS, OperationState


@HANDLERS.register
def interpreters_booked(state: OperationState, recorded: RecordedEvent, event: partners.InterpretersBooked) -> None:
    for each in event.interpreters:
        state.shift.interpreters[each] = BookedInterpreter(event.language, event.dialect, event.gender)


@HANDLERS.register
def post_taken(state: OperationState, recorded: RecordedEvent, event: shift.PostTaken) -> None:
    """Whoever takes a post over comes rested."""
    state.shift.posts[event.post] = Duty(recorded)


@HANDLERS.register
def post_left(state: OperationState, recorded: RecordedEvent, event: shift.PostLeft) -> None:
    state.shift.posts.pop(event.post, None)


@HANDLERS.register
def rested(state: OperationState, recorded: RecordedEvent, event: shift.BreakTaken) -> None:
    if event.interpreter:
        state.shift.rested[event.interpreter] = recorded
    if event.post in state.shift.posts:
        state.shift.posts[event.post].rested = recorded


@HANDLERS.register
def task_set(state: OperationState, recorded: RecordedEvent, event: shift.TaskSet) -> None:
    state.shift.tasks[event.task] = Task(recorded, event.owner, event.due, event.what)


@HANDLERS.register
def task_done(state: OperationState, recorded: RecordedEvent, event: shift.TaskDone) -> None:
    if found := state.shift.tasks.get(event.task):
        found.done = recorded


@HANDLERS.register
def put_right(state: OperationState, recorded: RecordedEvent, event: amendments.EntryCorrected) -> None:
    """Whoever read a report before its words were put right has not read what it says now."""
    was = {each.position: each.event for each in state.of_entry(event.entry)}
    if any(one.recorded.event != was.get(one.recorded.position) for one in event.becomes):
        state.shift.readers.pop(event.entry, None)


@HANDLERS.register
def read(state: OperationState, recorded: RecordedEvent, event: shift.ShiftReportRead) -> None:
    state.shift.readers.setdefault(event.report, []).append(recorded)


@HANDLERS.register
def roll_call(state: OperationState, recorded: RecordedEvent, event: venue.RollCallTaken) -> None:
    """Whoever was seen is accounted for; where heads alone were counted, everybody is once their number is right."""
    expected = state.on_site_at(event.centre)
    should = [person for person in state.registered if person.centre == event.centre and not person.away]
    if event.seen is None:
        call = RollCall(recorded, event.present, expected)
        accounted = should if call.matched else []
    else:
        unseen = tuple(person for person in should if person.id not in event.seen)
        call = RollCall(recorded, event.present, expected, event.seen, unseen)
        accounted = [person for person in state.registered if person.id in event.seen]
    state.centres.setdefault(event.centre, Centre()).roll_calls.append(call)
    for person in accounted:
        person.counted = recorded
