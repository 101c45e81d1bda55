"""What of who waits and what is to be done next an audience may see.

Each audience has a queue of its own: the first thing that somebody waits for among those that it may know of, so that
neither what stands there nor what does not says anything about the rest.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from projections.operation.state import OperationState
from projections.views.do_next import ToDo, do_next
from projections.views.waiting import Waiting, waiting
from service.access.table import CLOCKS, DO_NEXT, WAITS
from service.access.visibility import may_see


def shown_waiting(state: OperationState, seen_by: frozenset[str], now: datetime) -> tuple[Waiting, ...]:
    """Who waits for what at a moment (UTC); nobody is shown to those who see no single people."""
    if not may_see(seen_by, "people"):
        return ()
    return waiting(state, now, frozenset(what for what, compartments in WAITS.items() if compartments & seen_by))


def shown_do_next(
    state: OperationState,
    seen_by: frozenset[str],
    now: datetime,
    kinds: Mapping[str, str],
    waits: Sequence[Waiting],
) -> tuple[ToDo, ...]:
    """What is to be done next at a moment (UTC), `waits` being whose waits this audience is shown then.

    A clock that is overdue goes by its own row.
    """
    to_do = do_next(state, now, kinds, waits)
    return tuple(each for each in to_do if (CLOCKS.get(each.what or "") or DO_NEXT[each.code]) & seen_by)
