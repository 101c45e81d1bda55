"""What planning, enforcement and debrief events mean for a day."""

from typing import TYPE_CHECKING, Any

from domain.events import debrief, enforcement, planning
from domain.kernel import Past
from projections.things import Lesson

if TYPE_CHECKING:
    from projections.day import Day


def proposed(day: "Day", past: Past, event: planning.OperationProposed) -> None:
    plan = day.operation
    plan.proposed, plan.name, plan.exercise = past, event.name, event.exercise
    plan.planned_for, plan.county, plan.lead = event.planned_for, event.county, event.lead
    plan.expected_first = plan.expected = event.expected_max
    plan.types, plan.premises = event.exploitation_types, event.premises


def objectives(day: "Day", past: Past, event: planning.ObjectivesSet) -> None:
    day.operation.planned = True


def revised(day: "Day", past: Past, event: planning.ExpectedNumberRevised) -> None:
    day.operation.expected = event.expected


def types_revised(day: "Day", past: Past, event: planning.ExploitationTypeRevised) -> None:
    day.operation.types = event.exploitation_types


def acknowledged(day: "Day", past: Past, event: planning.BriefingAcknowledged) -> None:
    if partner := day.partners.get(event.partner):
        partner.briefed = event.version


def go(day: "Day", past: Past, event: planning.GoDecisionRecorded) -> None:
    day.operation.go, day.operation.no_go = past, None


def no_go(day: "Day", past: Past, event: planning.NoGoDecisionRecorded) -> None:
    day.operation.go, day.operation.no_go = None, past


def cancelled(day: "Day", past: Past, event: planning.OperationCancelled) -> None:
    day.operation.cancelled = past


def archived(day: "Day", past: Past, event: planning.OperationArchived) -> None:
    day.operation.archived = past


def entry(day: "Day", past: Past, event: enforcement.EntryMade) -> None:
    if day.operation.entry is None:
        day.operation.entry = past


def arrested(day: "Day", past: Past, event: enforcement.SuspectArrested) -> None:
    day.suspects.setdefault(event.suspect, past)


def lesson(day: "Day", past: Past, event: debrief.LessonRecorded) -> None:
    day.lessons[event.lesson] = Lesson(past, event.kind, event.four_p, event.text)


def action(day: "Day", past: Past, event: debrief.ActionAssigned) -> None:
    if found := day.lessons.get(event.lesson):
        found.assigned, found.owner, found.due, found.task = past, event.owner, event.due, event.task


def action_closed(day: "Day", past: Past, event: debrief.ActionClosed) -> None:
    if found := day.lessons.get(event.lesson):
        found.closed = past


def debriefed(day: "Day", past: Past, event: debrief.StructuredDebriefHeld) -> None:
    day.operation.debriefed = past


MEANING: dict[Any, Any] = {
    planning.OperationProposed: proposed,
    planning.ObjectivesSet: objectives,
    planning.ExpectedNumberRevised: revised,
    planning.ExploitationTypeRevised: types_revised,
    planning.BriefingAcknowledged: acknowledged,
    planning.GoDecisionRecorded: go,
    planning.NoGoDecisionRecorded: no_go,
    planning.OperationCancelled: cancelled,
    planning.OperationArchived: archived,
    enforcement.EntryMade: entry,
    enforcement.SuspectArrested: arrested,
    debrief.LessonRecorded: lesson,
    debrief.ActionAssigned: action,
    debrief.ActionClosed: action_closed,
    debrief.StructuredDebriefHeld: debriefed,
}
