"""What was known to be missing when the day was decided on, with the reason to go although it was; as it was then."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.kernel import RecordedEvent
from domain.words import Sealed
from projections.operation.state import OperationState
from projections.views.plan.gap import BLOCKS
from service.access.visibility import may_see, reads
from service.days import Days
from service.kinds import organised
from web.pages.debrief.lessons import OpenText
from web.pages.gaps.rows import GapRow, gap_rows
from web.wording.gaps import NO_REASON, reason_field


@dataclass(frozen=True, slots=True)
class KnownAtGo:
    """The decision, the gaps that blocked with their reasons, and what else was open."""

    decision: RecordedEvent
    blocking: list[tuple[GapRow, str]]
    also: list[GapRow]


def known_at_go(state: OperationState, days: Days, seen_by: frozenset[str], open_text: OpenText) -> KnownAtGo | None:
    """The list as it was at the go decision, from what was in the log by then; None where nobody decided or may see."""
    go = state.operation.go
    if go is None or not may_see(seen_by, "plan"):
        return None
    before = [each for each in state.recorded_events if each.position < go.position]
    then = OperationState.as_far_as_readable(state.id, before, go.at)
    rows = gap_rows(then, organised(then, days.everybody), seen_by)
    blocking = [(row, _reason(go, row.code, seen_by, open_text)) for row in rows if row.blocks]
    return KnownAtGo(go, blocking, [row for row in rows if not row.blocks])


def _reason(go: RecordedEvent, code: str, seen_by: frozenset[str], open_text: OpenText) -> str:
    name = reason_field(code)
    if not reads(seen_by, type(go.event).__name__, name):
        return "Reason not shown to you"
    said = getattr(go.event, name)
    return open_text(said) if said else NO_REASON


def reasons_of(state: OperationState) -> Iterator[Sealed | None]:
    """The reasons that were given with the go decision, sealed."""
    if go := state.operation.go:
        yield from (getattr(go.event, reason_field(code)) for code in BLOCKS)
