"""Whom a text is meant for, where it says so: their organisations alone read it, beside what their roles let them read.

Whoever issued it knows what it says, and the council that leads the operation answers for all that is said in it.
"""

from domain.events.shift import DailyBriefingIssued
from projections.operation.state import OperationState
from projections.views.sight import led_by
from service.access.access import Viewer
from service.access.sealed import SealedText

NOT_MEANT = "Not shown to you: it is meant for others, who are named in it."


def meant_for(viewer: Viewer, state: OperationState, text: SealedText) -> bool:
    """Whether a text is meant for a user's organisation; one that names nobody is meant for everybody who may read."""
    match text.event:
        case DailyBriefingIssued(to=named) if named:
            written = (each.envelope for each in state.recorded_events if each.position == text.position)
            by = (agency for each in written for agency in (each.agency, each.on_behalf_of))
            return viewer.agency.folded in {led_by(state), *(each.folded for each in (*named, *by))}
    return True
