"""The one button that fills a gap: its words, and the form that it opens with what the gap is about filled in."""

from urllib.parse import urlencode

from domain.events.planning import BriefingIssued
from domain.texts import Language
from domain.words import TELEPHONE
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap
from service.access.access import Viewer, may_do
from service.access.directory import plans_from_own
from web.http.addresses import form_of
from web.wording.gaps import GAPS
from web.wording.labels import label

TAKES = {
    "no_interpreter": "language",
    "interpreters_short": "language",
    "no_interpreter_at_night": "language",
    "nothing_afterwards": "way",
    "no_memorandum": "council",
    "on_call_time_unknown": "partner",
}
"""Code by the field of its form that what the gap is about fills in."""
FILLED = {
    "on_call_time_unknown": {"mode": "on_call"},
    "no_interpreter_at_night": {"interpreters": TELEPHONE},
    "rooms_short": {"use": "conversation"},
}
"""Code by what else of its form is filled in."""
OF_A_LANGUAGE = frozenset(code for code, field in TAKES.items() if field == "language")


def button_of(state: OperationState, viewer: Viewer, code: str, gaps: list[PlanGap]) -> tuple[str, str | None]:
    """The words and the address of what fills a gap; a partner's own account reads the briefing itself."""
    words, here = GAPS[code], f"/operations/{state.id}"
    if code == "briefing_not_opened" and not may_do(viewer, BriefingIssued.__name__):
        own = any(each.about == viewer.agency for each in gaps)
        return "Read it", f"{here}/briefing" if own else None
    if not may_do(viewer, words.event):
        return words.button, None
    if code == "not_answered":
        return words.button, f"{here}/invitations"
    if code == "role_not_described":
        asked = urlencode({"partner": gaps[0].about or "", "next": f"{here}/plan"})
        return words.button, f"/directory/partners/entry?{asked}" if plans_from_own(viewer, state) else None
    fills = {TAKES[code]: gaps[0].about} if code in TAKES and gaps[0].about else {}
    if code in OF_A_LANGUAGE:
        fills = {name: str(label(Language(value))) for name, value in fills.items()}
    query = urlencode({**fills, **FILLED.get(code, {}), "next": f"{here}/plan"})
    return words.button, f"{form_of(state.id, words.event)}?{query}"
