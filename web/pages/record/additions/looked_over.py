"""What a form shows of the day, where somebody decides by it: who is still here at closing, what the plan lacks.

It sends back what its user saw. What has come up since is shown first, before anything is decided by it.
"""

from starlette.datastructures import FormData

from domain.events.planning import GoDecisionRecorded, NoGoDecisionRecorded
from domain.events.venue import CentreClosed
from domain.kernel import AnyDecision
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.application import Application
from web.pages.record.additions.closing import NotGone, not_gone
from web.pages.record.additions.deciding import lacking

SAW = "saw"
NOTHING = "nothing"
"""What a form says that showed nothing of the kind: one that says nothing at all was not drawn by a page."""
SINCE = (
    "This came up while you had it open. Nothing of yours was stored yet. Look at it, and send it again if it stands."
)
DECIDED_BY = (CentreClosed, GoDecisionRecorded, NoGoDecisionRecorded)


def looked_over(
    app: Application, state: OperationState | None, viewer: Viewer, decision: type[AnyDecision]
) -> dict[str, str]:
    """Each thing that the form of a decision shows, by what it is known again by."""
    if state is None or decision.event not in DECIDED_BY:
        return {}
    if decision.event is CentreClosed:
        return dict(_who(state, viewer))
    return {row.code: row.says for row in lacking(app, state, viewer, decision) or ()}


def _who(state: OperationState, viewer: Viewer) -> list[tuple[str, str]]:
    said = [(f"{at.centre}: {who}", f"{who} at {at.centre}") for at in not_gone(viewer, state) for who in _each(at)]
    return [(mark.replace(" ", "_"), words) for mark, words in said]


def _each(at: NotGone) -> list[str]:
    others = at.here - len(at.people)
    return [*at.people, *([f"{others} without a number"] if others > 0 else []), *at.away]


def as_shown(app: Application, state: OperationState | None, viewer: Viewer, decision: type[AnyDecision]) -> str | None:
    """What a form says that it showed; None for what is decided by nothing that is shown."""
    return (" ".join(looked_over(app, state, viewer, decision)) or NOTHING) if decision.event in DECIDED_BY else None


def come_up(
    app: Application,
    state: OperationState | None,
    viewer: Viewer,
    decision: type[AnyDecision],
    form: FormData,
    centre: object,
) -> list[str]:
    """What the form did not show that it would show now, in words: at one centre, where one is meant."""
    if SAW not in form:
        return []
    saw, meant = str(form[SAW]).split(), f"{centre}:" if centre else ""
    now = looked_over(app, state, viewer, decision)
    return [words for mark, words in now.items() if mark not in saw and mark.startswith(meant)]
