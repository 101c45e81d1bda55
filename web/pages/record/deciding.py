"""Whoever decides that the day goes ahead sees what the plan lacks, and is asked for a reason beside what blocks."""

from collections.abc import Sequence

from domain.events.planning import GoDecisionRecorded, NoGoDecisionRecorded
from domain.kernel import AnyDecision
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.gap import BLOCKS
from projections.views.plan.gaps import plan_gaps
from service.access.access import Viewer, audience
from service.access.plan import shown_gaps
from service.application import Application
from service.days import clock_now
from service.kinds import organised
from web.pages.gaps.rows import GapRow, gap_rows
from web.pages.gaps.stretches import stretches
from web.pages.record.fields import Field
from web.wording.plan import REASON_EMPTY, reason_field

REASONS = {reason_field(code): code for code in BLOCKS}
"""The field of a reason by the code of the gap that it is about."""


def deciding(
    app: Application,
    state: OperationState | None,
    viewer: Viewer,
    decision: type[AnyDecision],
    fields: Sequence[Field],
) -> dict[str, object]:
    """The questions of a form, and at a go or no-go decision what the plan lacks at that moment."""
    rows = _lacking(app, state, viewer, decision)
    return {"fields": _with_reasons(fields, rows), "lacking": rows}


def _lacking(
    app: Application, state: OperationState | None, viewer: Viewer, decision: type[AnyDecision]
) -> list[GapRow] | None:
    if state is None or decision.event not in (GoDecisionRecorded, NoGoDecisionRecorded):
        return None
    known = organised(state, app.days.organisations)
    gaps = shown_gaps(plan_gaps(state, known), audience(viewer))
    return gap_rows(state, viewer, gaps, stretches(state, known), local_date(clock_now(state)))


def _with_reasons(fields: Sequence[Field], rows: Sequence[GapRow] | None) -> list[Field]:
    """The questions of a form, without reasons for what is not missing; each says who owes it and by when.

    A reason that was typed stays, whatever has come into the log since.
    """
    open_gaps = {row.code: row for row in rows or ()}
    found = []
    for field in fields:
        row = open_gaps.get(REASONS.get(field.name, ""))
        if field.name in REASONS and row is None and not field.value:
            continue
        if row:
            due = f", due {row.due:%a %-d %b}" if row.due else ""
            field.note = f"{row.owner}{due}{f', {row.when}' if row.when else ''}. {REASON_EMPTY}"
        found.append(field)
    return found
