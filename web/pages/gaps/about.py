"""What a row of a plan's gaps is about: how many of how many, and their names."""

from collections.abc import Sequence
from datetime import date

from domain.policy.planning import conversation_rooms_advised, nights_advised
from domain.texts import Language
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap, policy_day
from projections.views.plan.invited import invited
from projections.views.plan.languages import languages
from projections.views.plan.partners import coming
from projections.views.plan.pieces import asked_of, ways
from projections.views.plan.venue import booked, nights_counted, rooms_planned
from web.pages.gaps.buttons import OF_A_CENTRE, OF_A_LANGUAGE
from web.wording.labels import label


def counted(state: OperationState, code: str, gaps: int) -> tuple[int, int]:
    """How many of how many a row speaks of."""
    bookings = booked(state).values()
    if code == "beds_short":
        return sum(each.beds or 0 for each in bookings), state.operation.expected or 0
    if code == "nights_short":
        return min(nights_counted(state, each) for each in bookings), nights_advised(policy_day(state))
    if code == "rooms_short":
        return rooms_planned(state) or 0, conversation_rooms_advised(policy_day(state))
    if code in ("not_answered", "asked_another_day"):
        return gaps, len(invited(state))
    if code == "information_outstanding":
        return gaps, len(asked_of(state))
    return gaps, len(ways(state)) if code == "nothing_afterwards" else len(coming(state))


def names(state: OperationState, code: str, gaps: list[PlanGap], uncovered: Sequence[str]) -> str:
    """Whom or what a row is about, as its sentence takes it."""
    if code == "hours_uncovered":
        return "; no ".join(uncovered)
    about = [each.about for each in gaps if each.about]
    if code == "opens_another_day":
        return f"{date.fromisoformat(about[0]):%A %-d %B %Y}."
    if code in OF_A_LANGUAGE:
        short = languages(state) if code == "interpreters_short" else ()
        booked_for = {each.language: f" {each.booked} of {each.advised}" for each in short if each.booked is not None}
        found = [f"{label(Language(each))}{booked_for.get(each, '')}" for each in about]
        return f": {', '.join(found)}" if found else ""
    if code in OF_A_CENTRE:
        return f": {', '.join(about)}" if about else ""
    found = [str(label(each)) for each in about]
    return f"{', '.join(found[:3])}{f' and {len(found) - 3} more' if len(found) > 3 else ''}."
