"""What a thing to do says, what ends it, and where more of it is seen."""

from domain.words import CentreId
from projections.operation.state import OperationState
from projections.views.do_next import ToDo
from web.live.views import Holder
from web.pages.board.buttons import FOR
from web.wording.stages import CLOCKS
from web.wording.waits import AT

ENDS = {"missing": "missing", "child_out_alone": "out", "health_need": "health_need", "details_missing": "details"}
"""Code by what somebody is at."""


def words_of(state: OperationState, first: ToDo, n: int) -> tuple[str, str]:
    """What stands in bold where it is about nobody alone, and what is to be done."""
    people = f"{n} people" if n > 1 else ""
    match first.code:
        case "missing":
            return people, "missing"
        case "child_out_alone":
            return people, "child, out alone"
        case "health_need":
            return people, "health need unmet"
        case "roll_call_differs":
            call = state.centres[CentreId.of(state.id, first.what or "")].differing_roll_call
            return "Roll call", f"{call.present} of {call.expected}" if call else ""
        case "not_registered":
            return (f"{first.n} people" if first.n != 1 else "1 person"), "arrived, not registered"
        case "call_in":
            return first.about or "", ""
        case "clock_overdue" if first.what == "booking":
            return "Venue", "booking has ended"
        case "duty_overdue" | "clock_overdue":
            return people, CLOCKS[first.what or ""].lower()
        case _:
            return people, AT[first.what or "details"]


def ends(first: ToDo) -> tuple[str | None, tuple[str, str]]:
    """The event that ends it, and the field that says about whom."""
    match first.code:
        case "call_in":
            return "OnCallPartnerActivated", ("partner", first.about or "")
        case "roll_call_differs":
            return "RollCallTaken", ("centre", first.what or "")
        case "not_registered":
            return "PersonRegistered", ("centre", first.what or "")
        case "clock_overdue" | "over_limit":
            return FOR.get(first.what or ""), ("person", first.about or "")
        case _:
            return FOR.get(ENDS.get(first.code, "")), ("person", first.about or "")


def see(state: OperationState, holder: Holder, first: ToDo, several: bool, is_person: bool) -> str | None:
    """Where those whom it is about stand together, or the one whom it is about."""
    if several and first.code in ("over_limit", "details_missing"):
        at = first.what or ENDS[first.code]
        return f"/operations/{state.id}?only={at}{f'&centre={holder.centre}' if holder.centre else ''}#people"
    return f"/operations/{state.id}/people/{first.about}" if is_person else None
