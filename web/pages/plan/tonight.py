"""A quick-time plan: counted in hours, with only the gaps that matter before the centre opens."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from domain.policy.planning import due_before
from projections.local_time import local_clock
from projections.operation.state import OperationState
from projections.views.plan.invited import begins
from projections.views.plan.quick import opening
from web.pages.gaps.rows import GapRow
from web.wording.plan import in_hours

MINUTE = timedelta(minutes=1)
AT_ONCE = "at once"


@dataclass(frozen=True, slots=True)
class Tonight:
    """How long it is until the site, or until the centre opens where nobody is asked for earlier, in words."""

    until: str
    what: str
    rows: list[GapRow]
    waiting: list[GapRow]


def listed(state: OperationState, every: list[GapRow], now: datetime) -> dict[str, Any]:
    """The gaps in their two bands, for the page; of a quick-time plan those alone that matter tonight."""
    quick = tonight(state, every, now)
    rows = quick.rows if quick else every
    bands = {"blocking": [row for row in rows if row.blocks], "settle": [row for row in rows if not row.blocks]}
    return {"quick": quick, "rows": rows, **bands}


def tonight(state: OperationState, rows: list[GapRow], now: datetime) -> Tonight | None:
    """The gaps of a quick-time plan, those that matter first by their hour; None for any other, and once it is open or
    cancelled."""
    opens = opening(state)
    if opens is None or state.operation.opened or state.operation.cancelled:
        return None
    first = min(begins(state) or opens, opens)
    due = {row.code: moment for row in rows if (moment := due_before(row.code, opens))}
    made = state.operation.proposed.at if state.operation.proposed else now
    matter = [_by_hour(row, due[row.code], now, made) for row in rows if row.code in due]
    matter.sort(key=lambda row: (not row.blocks, due[row.code]))
    left, what = how_long(first, now, site=first < opens)
    return Tonight(left, what, matter, [row for row in rows if row.code not in due])


def how_long(first: datetime, now: datetime, *, site: bool) -> tuple[str, str]:
    """How many minutes, and until what; where that hour has come, since when it was to be."""
    if first >= now:
        return _bare(first, now), f"until the {'site' if site else 'centre opens'}, {local_clock(first)}"
    meant = "the site was to begin" if site else "the centre was to open"
    return _bare(now, first), f"since {meant}, {local_clock(first)}"


def _bare(moment: datetime, now: datetime) -> str:
    return in_hours(_minutes(moment, now)).removeprefix("in ")


def _by_hour(row: GapRow, due: datetime, now: datetime, made: datetime) -> GapRow:
    """By when; where there was no plan yet at that hour nobody is late."""
    if due < made:
        return replace(row, due=None, when=AT_ONCE)
    late = "overdue: " if due < now else ""
    return replace(row, due=None, when=f"{late}by {local_clock(due)}, {in_hours(_minutes(due, now))}")


def _minutes(moment: datetime, now: datetime) -> int:
    return (moment - now) // MINUTE
