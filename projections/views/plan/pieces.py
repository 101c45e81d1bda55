"""Gaps of the pieces of a plan that are there once they are recorded, and of what was asked and not answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import get_args

from domain.events import planning
from domain.kernel import Event
from domain.vocabulary import WayAfterwards
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap, gap

RECORDED: tuple[tuple[str, type[Event]], ...] = (
    ("no_point_of_contact", planning.SinglePointOfContactNamed),
    ("no_information_asked", planning.InformationRequested),
    ("no_planning_meeting", planning.PlanningMeetingHeld),
    ("response_not_decided", planning.DecisionRecorded),
    ("briefing_not_issued", planning.BriefingIssued),
    ("no_risk_assessment", planning.RiskAssessmentRecorded),
    ("no_impact_assessment", planning.DpiaApproved),
    ("no_supplies", planning.SuppliesConfirmed),
)
"""Recorded is done."""


def pieces(state: OperationState) -> Iterator[PlanGap]:
    """What nobody recorded; objectives need their text, and a budget its amount."""
    for code, kind in RECORDED:
        if not state.all(kind):
            yield gap(state, code)
    if not any(event.text for _, event in state.events_of(planning.ObjectivesSet)):
        yield gap(state, "no_objectives")
    if not any(event.ceiling_pounds is not None for _, event in state.events_of(planning.BudgetApproved)):
        yield gap(state, "no_budget")


def asked_of(state: OperationState) -> dict[str, date | None]:
    """Each service that was asked what it holds, by the date that it was given when it was asked last."""
    return {event.service: event.due for _, event in state.events_of(planning.InformationRequested)}


def information(state: OperationState) -> Iterator[PlanGap]:
    """Each service that was asked and has not answered since, by the date that it was given."""
    asked = {event.service: (each.at, each.position) for each, event in state.events_of(planning.InformationRequested)}
    by = asked_of(state)
    answered = {
        event.service: (each.at, each.position) for each, event in state.events_of(planning.InformationReturned)
    }
    for service, when in asked.items():
        if service not in answered or answered[service] < when:
            found = gap(state, "information_outstanding", service, service)
            yield replace(found, due=by[service] or found.due)


def ways(state: OperationState) -> dict[str, tuple[str | None, str | None]]:
    """Where people of each way sleep tonight, and who pays, as far as it is agreed."""
    found: dict[str, tuple[str | None, str | None]] = dict.fromkeys(get_args(WayAfterwards), (None, None))
    for _, event in state.events_of(planning.WayAfterwardsAgreed):
        bed, payer = found[event.way]
        found[event.way] = (event.bed or bed, event.payer or payer)
    return found


def afterwards(state: OperationState) -> Iterator[PlanGap]:
    """Each way afterwards without tonight's bed, or without who pays for it."""
    for way, (bed, payer) in ways(state).items():
        if bed is None or payer is None:
            owner = "children's services lead" if way == "child_or_unsure" else None
            yield gap(state, "nothing_afterwards", way, owner)
