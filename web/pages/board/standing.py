"""How the centre stands in one sentence: who is here, who is out and for how long, who came and is not registered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from projections.operation.state import OperationState
from projections.views.centres import left_to_register
from service.access.visibility import may_see
from web.http.render import part
from web.live.views import Holder
from web.pages.board.people import BoardPerson
from web.pages.board.waits import Since


@dataclass(frozen=True, slots=True)
class HereNow:
    """The sentence. `out` is None where people are not shown; `since` is of who has been out for longest."""

    here: int
    out: int | None
    missing: int
    since: Since | None
    not_registered: int
    phase: str
    now: int = field(compare=False)

    def html(self) -> str:
        """The sentence."""
        return part("board/here.html", s=self)


def standing(state: OperationState, holder: Holder, people: Sequence[BoardPerson], now: int) -> HereNow:
    """The sentence as things stand."""
    away = [each for each in people if each.group == 1]
    missing = [each for each in away if each.words == "missing"]
    out = [each.since for each in away if each.since and each not in missing]
    return HereNow(
        here=state.on_site,
        out=len(out) if may_see(holder.seen_by, "people") else None,
        missing=len(missing),
        since=min(out, key=lambda each: each.since, default=None),
        not_registered=left_to_register(state),
        phase=_phase(state),
        now=now,
    )


def _phase(state: OperationState) -> str:
    """What is said before anybody has come: that no centre is open yet, or not any more."""
    phases = {centre.phase for centre in state.centres.values()}
    if not phases or phases & {"open", "standing_down"}:
        return ""
    return "closed" if phases == {"closed"} else "not open yet"
