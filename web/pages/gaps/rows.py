"""The gaps of a plan as the rows of its page: a sentence, an owner, a date, and the one button that fills each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from domain.events.planning import BriefingIssued
from domain.policy.planning import nights_advised
from domain.texts import Language
from domain.vocabulary import COUNCIL_SERVICES
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap, policy_day
from projections.views.plan.gaps import plan_gaps
from projections.views.plan.invited import invited
from projections.views.plan.languages import languages
from projections.views.plan.partners import Organised, coming
from projections.views.plan.pieces import asked_of, ways
from projections.views.plan.venue import booked
from service.access.access import Viewer, may_do
from service.access.plan import shown_gaps
from web.http.addresses import form_of
from web.pages.gaps.stretches import stretches
from web.wording.chase import CHASE
from web.wording.labels import label
from web.wording.plan import GAPS, in_days

TAKES = {
    "no_interpreter": "language",
    "interpreters_short": "language",
    "nothing_afterwards": "way",
    "on_call_time_unknown": "partner",
}
"""Code by the field of its form that what the gap is about fills in."""


@dataclass(frozen=True, slots=True)
class GapRow:
    """One row; `address` is None for who may not fill it, `when` None where nothing is due any more."""

    code: str
    says: str
    why: str
    owner: str
    mine: bool
    due: date | None
    when: str | None
    blocks: bool
    button: str
    address: str | None

    @property
    def chased(self) -> bool:
        """Whether somebody else owes it, who can be written to."""
        return self.code in CHASE


def gap_rows(
    state: OperationState,
    organised: Organised,
    seen_by: frozenset[str],
    viewer: Viewer | None = None,
    today: date | None = None,
) -> list[GapRow]:
    """A row for each code that an audience may see, those that block first and each by its date.

    `today` is None once the day is over. Where nobody is to fill them, there is no `viewer`.
    """
    gaps, uncovered = shown_gaps(plan_gaps(state, organised), seen_by), stretches(state, organised)
    rows = [
        _row(state, viewer, code, list(each), uncovered, today) for code, each in groupby(gaps, lambda gap: gap.code)
    ]
    return sorted(rows, key=lambda row: (not row.blocks, row.due or date.max))


def _row(
    state: OperationState,
    viewer: Viewer | None,
    code: str,
    gaps: list[PlanGap],
    uncovered: Sequence[str],
    today: date | None,
) -> GapRow:
    words, due = GAPS[code], min((each.due for each in gaps if each.due), default=None)
    n, of = _counted(state, code, len(gaps))
    said = {"n": n, "of": of, "names": _names(state, code, gaps, uncovered)}
    owners = list(dict.fromkeys(each.owner for each in gaps))
    when = in_days((due - today).days) if due and today else None
    button, address = _button(state, viewer, code, gaps) if viewer else ("", None)
    mine = viewer is not None and viewer.agency in owners
    says, why = words.says.format(**said), words.why.format(**said)
    return GapRow(code, says, why, _owner(code, owners), mine, due, when, gaps[0].blocks, button, address)


def _counted(state: OperationState, code: str, gaps: int) -> tuple[int, int]:
    """How many of how many a row speaks of."""
    bookings = booked(state).values()
    if code == "beds_short":
        return sum(each.beds or 0 for each in bookings), state.operation.expected or 0
    if code == "nights_short":
        return min(each.nights or 0 for each in bookings), nights_advised(policy_day(state))
    if code == "not_answered":
        return gaps, len(invited(state))
    if code == "information_outstanding":
        return gaps, len(asked_of(state))
    return gaps, len(ways(state)) if code == "nothing_afterwards" else len(coming(state))


def _names(state: OperationState, code: str, gaps: list[PlanGap], uncovered: Sequence[str]) -> str:
    if code == "hours_uncovered":
        return "; no ".join(uncovered)
    about = [each.about for each in gaps if each.about]
    if code in ("no_interpreter", "interpreters_short"):
        booked_for = {
            each.language: f" {each.booked} of {each.advised}" for each in languages(state) if each.booked is not None
        }
        found = [f"{label(Language(each))}{booked_for.get(each, '')}" for each in about]
        return f": {', '.join(found)}" if found else ""
    found = [str(label(each)) for each in about]
    return f"{', '.join(found[:3])}{f' and {len(found) - 3} more' if len(found) > 3 else ''}."


def _owner(code: str, owners: list[str]) -> str:
    if len(owners) == 1:
        return (
            str(label(owners[0])).capitalize()
            if owners[0].islower() or owners[0] in COUNCIL_SERVICES.codes
            else owners[0]
        )
    what = {"information_outstanding": "services", "nothing_afterwards": "posts"}.get(code, "partners")
    return f"{len(owners)} {what}"


def _button(state: OperationState, viewer: Viewer, code: str, gaps: list[PlanGap]) -> tuple[str, str | None]:
    """The words and the address of what fills a gap; a partner's own account reads the briefing itself."""
    words, here = GAPS[code], f"/operations/{state.id}"
    if code == "briefing_not_opened" and not may_do(viewer, BriefingIssued.__name__):
        own = any(each.about == viewer.agency for each in gaps)
        return "Read it", f"{here}/briefing" if own else None
    if not may_do(viewer, words.event):
        return words.button, None
    if code == "not_answered":
        return words.button, f"{here}/invitations"
    fills = {TAKES[code]: gaps[0].about} if code in TAKES and gaps[0].about else {}
    if code == "interpreters_short" or code == "no_interpreter":
        fills = {name: str(label(Language(value))) for name, value in fills.items()}
    if code == "on_call_time_unknown":
        fills["mode"] = "on_call"
    query = urlencode({**fills, "next": f"{here}/plan"})
    return words.button, f"{form_of(state.id, words.event)}?{query}"
