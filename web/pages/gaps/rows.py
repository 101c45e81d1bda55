"""The gaps of a plan as the rows of its page: a sentence, an owner, a date, and the one button that fills each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from domain.policy.planning import conversation_rooms_advised, nights_advised
from domain.texts import Language
from domain.vocabulary import COUNCIL_SERVICES
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap, policy_day
from projections.views.plan.gaps import plan_gaps
from projections.views.plan.invited import invited
from projections.views.plan.languages import languages
from projections.views.plan.partners import Organised, coming
from projections.views.plan.pieces import asked_of, ways
from projections.views.plan.venue import booked, nights_counted, rooms_planned
from service.access.access import Viewer
from service.access.plan import shown_gaps
from web.pages.gaps.buttons import OF_A_CENTRE, OF_A_LANGUAGE, button_of
from web.pages.gaps.stretches import stretches
from web.wording.chase import CHASE
from web.wording.gaps import GAPS
from web.wording.labels import label
from web.wording.plan import in_days


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
    button, address = button_of(state, viewer, code, gaps) if viewer else ("", None)
    mine = viewer is not None and viewer.agency in owners
    says, why = words.says.format(**said), words.why.format(**said)
    return GapRow(code, says, why, _owner(code, owners), mine, due, when, gaps[0].blocks, button, address)


def _counted(state: OperationState, code: str, gaps: int) -> tuple[int, int]:
    """How many of how many a row speaks of."""
    bookings = booked(state).values()
    if code == "beds_short":
        return sum(each.beds or 0 for each in bookings), state.operation.expected or 0
    if code == "nights_short":
        return min(nights_counted(state, each) for each in bookings), nights_advised(policy_day(state))
    if code == "rooms_short":
        return rooms_planned(state) or 0, conversation_rooms_advised(policy_day(state))
    if code == "not_answered":
        return gaps, len(invited(state))
    if code == "information_outstanding":
        return gaps, len(asked_of(state))
    return gaps, len(ways(state)) if code == "nothing_afterwards" else len(coming(state))


def _names(state: OperationState, code: str, gaps: list[PlanGap], uncovered: Sequence[str]) -> str:
    if code == "hours_uncovered":
        return "; no ".join(uncovered)
    about = [each.about for each in gaps if each.about]
    if code in OF_A_LANGUAGE:
        short = languages(state) if code == "interpreters_short" else ()
        booked_for = {each.language: f" {each.booked} of {each.advised}" for each in short if each.booked is not None}
        found = [f"{label(Language(each))}{booked_for.get(each, '')}" for each in about]
        return f": {', '.join(found)}" if found else ""
    if code in OF_A_CENTRE:
        return f": {', '.join(about)}" if about else ""
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
