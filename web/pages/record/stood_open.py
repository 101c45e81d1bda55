"""What a form says that stood open while others recorded something about the same: that, and what to do about it."""

from typing import Any

from domain.unreadable import stored_as
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, sees_stored
from service.access.visibility import known
from service.application import Application
from service.commands.meanwhile import Meanwhile
from web.pages.record.entry.as_counted import DRAWN
from web.reports.stretches import local
from web.wording import sentence

ASKED = (
    "While you had this open, something about the same was recorded. Nothing of yours was stored yet. "
    "Send it again if yours is to stand."
)
NOT_SHOWN = "What it says is not shown to you. Ask who recorded it if you are in doubt."
"""What stands in its place for who may not know of it."""


def seen_up_to(app: Application, state: OperationState | None) -> str:
    """How much of the log whoever opens a form has seen, as the form sends it back."""
    return str(state.position if state else app.days.position)


def asked_once(state: OperationState | None, viewer: Viewer, wrong: Meanwhile) -> dict[str, Any]:
    """What the form shows beside what was typed: each entry that this user had not seen, as far as they may know it.

    The next time it is sent, they have. What is about no operation has no page that it could lead to.
    """
    seen_by = audience(viewer)
    outside = (each for each in wrong.others if sees_stored(seen_by, stored_as(each.event)))
    others = known(state, wrong.others, seen_by) if state else outside
    said = [(f"entries/{each.position}", f"{local(each.at)}: {sentence(each, seen_by)}") for each in others]
    told = {"ways_out": said} if state and said else {"problems": [words for _, words in said] or [NOT_SHOWN]}
    return {DRAWN: str(wrong.up_to), "description": ASKED, **told}
