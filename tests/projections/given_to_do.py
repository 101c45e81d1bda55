"""What is to be done next, in words that a test can read."""

from typing import Any

from projections.local_time import LONDON
from projections.operation.state import OperationState
from projections.views.do_next import ToDo, do_next
from projections.views.waiting import waiting
from tests.given import ADay

KINDS = {"children's social care": "childrens_services", "police": "police"}
KNOWN: dict[str, Any] = {"adult": True, "language": "ro"}
CARE = "Children's social care"


def to_do(state: OperationState, now: Any = None) -> tuple[ToDo, ...]:
    moment = now or state.now
    return do_next(state, moment, KINDS, waiting(state, moment))


def stands(day: ADay, at: Any = None, but: str = "") -> list[str]:
    """What is to be done, as "over_limit P01 07:30 +4"; one code can be left out."""
    state = day.day(at)
    assert state.now
    found = [(each, each.over(state.now)) for each in to_do(state)]
    return [
        " ".join(
            each
            for each in (one.code, one.about, f"{one.since.astimezone(LONDON):%H:%M}", f"+{over}" if over else None)
            if each
        )
        for one, over in found
        if one.code != but
    ]
