"""Whom a text is meant for, where it says so: their organisations alone read it, beside what their roles let them read.

Whoever issued it knows what it says, and the council that leads the operation answers for all that is said in it. Why
it was corrected or voided is meant for the same.
"""

from domain.events.amendments import OfAnEntry
from domain.events.shift import DailyBriefingIssued
from domain.kernel import Event
from projections.operation.state import OperationState
from projections.views.sight import led_by
from service.access.access import Viewer
from service.access.sealed import SealedText
from service.access.visibility import spoken_of

NOT_MEANT = "Not shown to you: it is meant for others, who are named in it."


def meant_for(viewer: Viewer, state: OperationState, text: SealedText) -> bool:
    """Whether a text is meant for a user's organisation; one that names nobody is meant for everybody who may read."""
    if isinstance(text.event, OfAnEntry):
        return all(_meant(viewer, state, each.event, each.position) for each in spoken_of(state, text.event))
    return _meant(viewer, state, text.event, text.position)


def those_meant(state: OperationState, event: Event, position: int) -> frozenset[str] | None:
    """The organisations for which a text is meant, by their folded names; None where it is for everybody."""
    match event:
        case DailyBriefingIssued(to=named) if named:
            written = (each.envelope for each in state.recorded_events if each.position == position)
            by = (agency for each in written for agency in (each.agency, each.on_behalf_of))
            return frozenset({led_by(state) or "", *(each.folded for each in (*named, *by))})
    return None


def _meant(viewer: Viewer, state: OperationState, event: Event, position: int) -> bool:
    meant = those_meant(state, event, position)
    return meant is None or viewer.agency.folded in meant
