"""The centres, where there are several: a line of each in numbers, which narrows the board to it."""

from dataclasses import dataclass, field
from datetime import datetime

from projections.local_time import local_clock
from projections.operation.state import OperationState
from projections.views.centres import CentreNow
from service.access.rooms_now import shown_centres
from service.access.visibility import may_see
from web.http.render import part
from web.live.views import Drawn, Holder, Part, Rows
from web.pages.board.waits import Since, minute


@dataclass(frozen=True, slots=True)
class CentreLine:
    """One centre: who is here, who came and is not registered since when, beds, and when heads are counted again.

    `late` says that they should have been; `only` is what the link keeps of the address. `here` goes out as a number.
    """

    ref: str
    only: str
    here: int = field(compare=False)
    not_registered: int
    since: Since | None
    beds: str
    roll_call: str
    late: bool
    chosen: bool
    now: int = field(compare=False)

    def html(self) -> str:
        """The line."""
        return part("board/centre.html", c=self)


@dataclass(frozen=True, slots=True)
class EveryCentre:
    """All centres together, which widens the board again."""

    only: str
    here: int = field(compare=False)
    chosen: bool

    def html(self) -> str:
        """The line."""
        return part("board/centre_all.html", c=self)


def centre_lines(state: OperationState, holder: Holder, now: datetime) -> dict[str, Part]:
    """A line for all together and one for each, and how many are there; none where there is one centre."""
    listed = shown_centres(state, holder.seen_by, now)
    if not listed:
        return {"board-centres": Rows({})}
    only = "" if holder.only == "all" else holder.only
    every: dict[str, Drawn] = {"centre-all": EveryCentre(only, state.on_site, not holder.centre)}
    lines = Rows(every | {f"centre-{each.centre.ref}": _line(holder, only, each, now) for each in listed})
    here = {f"here-{each.centre.ref}": each.on_site for each in listed}
    return {"board-centres": lines, "here-all": state.on_site, **here}


def _line(holder: Holder, only: str, each: CentreNow, now: datetime) -> CentreLine:
    due = each.roll_call_due
    beds = f"{each.beds_taken} of {each.beds}" if each.beds and may_see(holder.seen_by, "beds") else ""
    return CentreLine(
        ref=each.centre.ref,
        only=only,
        here=each.on_site,
        not_registered=each.not_registered,
        since=Since.of(each.since) if each.since else None,
        beds=beds,
        roll_call=local_clock(due) if due else "",
        late=due is not None and due < now,
        chosen=holder.centre == each.centre.ref,
        now=minute(now),
    )
