"""Which entry it is that something stumbles over: found by trying without the later ones."""

from collections.abc import Callable

from domain.amend import amended
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState

Probe = Callable[[OperationState], object]


def blamed(state: OperationState, probe: Probe) -> tuple[RecordedEvent, ...]:
    """The entries that cannot be read, else the one with which a probe fails that it passes without.

    The probe failed on the whole; where it fails without any entry too, none is to blame. What was voided is not
    looked at, what was corrected is looked at as it counts.
    """
    if state.broken_by:
        return tuple(state.broken_by)
    counted = amended(state.recorded_events)
    if _fails(state, [], probe):
        return ()
    passes, fails = 0, len(counted)
    while fails - passes > 1:
        middle = (passes + fails) // 2
        if _fails(state, counted[:middle], probe):
            fails = middle
        else:
            passes = middle
    return (counted[fails - 1],) if counted else ()


def _fails(state: OperationState, counted: list[RecordedEvent], probe: Probe) -> bool:
    try:
        probe(OperationState.of(state.id, counted, state.until))
    except Exception:
        return True
    return False
