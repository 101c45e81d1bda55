"""Whoever decides that the day goes ahead sees what the plan lacks, and is asked for a reason beside what blocks.

Where a row asks for one of two findings, the form of each leads to the other, so that neither is suggested.
"""

from collections.abc import Sequence

from domain.events.interviews import NoIndicatorsFoundRecorded, PotentialVictimIdentified
from domain.events.planning import GoDecisionRecorded, NoGoDecisionRecorded
from domain.kernel import AnyDecision, Event
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.gap import BLOCKS
from service.access.access import Viewer, audience, may_do
from service.application import Application
from service.clock_of_a_day import clock_now
from service.kinds import organised
from web.http.addresses import form_of
from web.pages.gaps.rows import GapRow, gap_rows
from web.pages.record.fields import Field
from web.wording import ACTIONS
from web.wording.gaps import REASON_EMPTY, reason_field

REASONS = {reason_field(code): code for code in BLOCKS}
"""The field of a reason by the code of the gap that it is about."""
OTHER: dict[type[Event], type[Event]] = {
    GoDecisionRecorded: NoGoDecisionRecorded,
    NoGoDecisionRecorded: GoDecisionRecorded,
    PotentialVictimIdentified: NoIndicatorsFoundRecorded,
    NoIndicatorsFoundRecorded: PotentialVictimIdentified,
}
"""Each of two decisions, or findings, by the other."""


def deciding(
    app: Application,
    state: OperationState | None,
    viewer: Viewer,
    decision: type[AnyDecision],
    fields: Sequence[Field],
) -> dict[str, object]:
    """The questions of a form, and at a go or no-go decision what the plan lacks at that moment.

    `beside` are the reasons that are asked for, each by the gap that blocks. None is asked for what is not missing; one
    that was typed stays, whatever has come into the log since.
    """
    rows = lacking(app, state, viewer, decision)
    missing = {row.code for row in rows or ()}
    beside = {REASONS[field.name]: field for field in fields if REASONS.get(field.name) in missing}
    for field in beside.values():
        field.note = REASON_EMPTY
    asked = [each for each in fields if each.name not in REASONS or each.value or REASONS[each.name] in beside]
    return {"fields": asked, "lacking": rows, "beside": beside, "instead": _instead(state, viewer, decision, fields)}


def _instead(
    state: OperationState | None, viewer: Viewer, decision: type[AnyDecision], fields: Sequence[Field]
) -> tuple[str, str] | None:
    """The words and the address of the other decision: no go at a go, go at a no go; a finding's about the same."""
    other = OTHER.get(decision.event)
    if state is None or other is None or not may_do(viewer, other.__name__):
        return None
    about = next((f"person={field.value or ''}" for field in fields if field.name == "person"), None)
    query = f"next=/operations/{state.id}/plan" if about is None else about
    return ACTIONS[other.__name__], f"{form_of(state.id, other.__name__)}?{query}"


def lacking(
    app: Application, state: OperationState | None, viewer: Viewer, decision: type[AnyDecision]
) -> list[GapRow] | None:
    """What the plan lacks as this user may see it; None for what is decided by nothing of that."""
    if state is None or decision.event not in (GoDecisionRecorded, NoGoDecisionRecorded):
        return None
    known = organised(state, app.days.everybody)
    return gap_rows(state, known, audience(viewer), viewer, local_date(clock_now(state)))
