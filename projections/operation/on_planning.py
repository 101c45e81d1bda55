"""What planning, enforcement and debrief events mean for the state of an operation."""

from domain.events import debrief, enforcement, planning
from domain.kernel import RecordedEvent
from projections.operation.entities import Lesson
from projections.operation.state import HANDLERS, OperationState


@HANDLERS.register
def proposed(state: OperationState, recorded: RecordedEvent, event: planning.OperationProposed) -> None:
    plan = state.operation
    plan.proposed, plan.name, plan.exercise = recorded, event.name, event.exercise
    plan.planned_for, plan.county, plan.lead = event.planned_for, event.county, event.lead
    plan.others = event.others
    plan.expected_first = plan.expected = event.expected_max
    plan.types, plan.premises = event.exploitation_types, event.premises


@HANDLERS.register
def objectives(state: OperationState, recorded: RecordedEvent, event: planning.ObjectivesSet) -> None:
    state.operation.planned = True


@HANDLERS.register
def revised(state: OperationState, recorded: RecordedEvent, event: planning.ExpectedNumberRevised) -> None:
    state.operation.expected = event.expected


@HANDLERS.register
def types_revised(state: OperationState, recorded: RecordedEvent, event: planning.ExploitationTypeRevised) -> None:
    state.operation.types = event.exploitation_types


@HANDLERS.register
def acknowledged(state: OperationState, recorded: RecordedEvent, event: planning.BriefingAcknowledged) -> None:
    if partner := state.partners.get(event.partner):
        partner.briefed = event.version


@HANDLERS.register
def go(state: OperationState, recorded: RecordedEvent, event: planning.GoDecisionRecorded) -> None:
    state.operation.go, state.operation.no_go = recorded, None


@HANDLERS.register
def no_go(state: OperationState, recorded: RecordedEvent, event: planning.NoGoDecisionRecorded) -> None:
    state.operation.go, state.operation.no_go = None, recorded


@HANDLERS.register
def cancelled(state: OperationState, recorded: RecordedEvent, event: planning.OperationCancelled) -> None:
    state.operation.cancelled = recorded


@HANDLERS.register
def entry(state: OperationState, recorded: RecordedEvent, event: enforcement.SiteEntered) -> None:
    if state.operation.entry is None:
        state.operation.entry = recorded


@HANDLERS.register
def arrested(state: OperationState, recorded: RecordedEvent, event: enforcement.SuspectArrested) -> None:
    state.suspects.setdefault(event.suspect, recorded)


@HANDLERS.register
def lesson(state: OperationState, recorded: RecordedEvent, event: debrief.LessonRecorded) -> None:
    state.lessons[event.lesson] = Lesson(recorded, event.kind, event.four_p, event.text)


@HANDLERS.register
def action(state: OperationState, recorded: RecordedEvent, event: debrief.ActionAssigned) -> None:
    if found := state.lessons.get(event.lesson):
        found.assigned, found.owner, found.due, found.task = recorded, event.owner, event.due, event.task


@HANDLERS.register
def action_closed(state: OperationState, recorded: RecordedEvent, event: debrief.ActionClosed) -> None:
    if found := state.lessons.get(event.lesson):
        found.closed = recorded


@HANDLERS.register
def debriefed(state: OperationState, recorded: RecordedEvent, event: debrief.StructuredDebriefHeld) -> None:
    state.operation.debriefed = recorded
