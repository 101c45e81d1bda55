"""What stands beside the people: rooms, interpreters, beds, partners and the clocks, a small row each."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from domain.kernel import DECISIONS
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.clocks import Clock
from projections.views.partners import PartnerNow, PartnerStanding
from projections.views.partners import partners as partners_now
from service.access.access import roles_may
from service.access.visibility import CentreBeds, NotShown, may_see, shown_beds, shown_clocks
from web.http.render import part
from web.live.views import Holder, Part, Rows
from web.pages.board.buttons import Button
from web.pages.board.waits import Since

STANDS: dict[PartnerStanding, str] = {
    "here": "here",
    "called_in": "called in",
    "expected": "expected",
    "on_call": "on call",
    "left": "left",
    "stood_down": "stood down",
    "revoked": "access revoked",
}
"""How a partner stands, in words."""
NOT_SAID = "leaving not recorded"
"""What is said of one who is *here* although every centre has closed."""
ORDER = {"here": 0, "called_in": 1, "expected": 2, "on_call": 3}
"""Who stands first; all others stand last."""


@dataclass(frozen=True, slots=True)
class BedCell:
    """A numbered bed, and who sleeps in it; `centre` where there are several."""

    operation: str
    name: str
    centre: str
    number: int
    who: str | None

    @lru_cache(maxsize=4_096)  # noqa: B019 - keeps small values alone: the beds of two centres
    def html(self) -> str:
        """The bed; drawn once as long as the same person sleeps in it, for every page and frame."""
        return part("board/bed.html", bed=self)


@dataclass(frozen=True, slots=True)
class SideRow:
    """A room, an interpreter or a partner: what it is, how it stands, and what a tap does about it."""

    name: str
    head: str
    words: str
    since: Since | None
    second: str
    state: str
    button: Button | None
    now: int = field(compare=False)

    def html(self) -> str:
        """The row."""
        return part("board/side.html", row=self)


def beds(state: OperationState, holder: Holder) -> dict[str, Part]:
    """How many are taken at the centre that a holder looks at, in words, and each bed; no part where not shown."""
    listed = shown_beds(state, holder.seen_by)
    if isinstance(listed, NotShown):
        return {}
    listed = [centre for centre in listed if holder.centre in ("", centre.ref)]
    cells = [
        BedCell(state.id, f"bed-{centre.ref}-{number}", centre.ref if len(listed) > 1 else "", number, who)
        for centre in listed
        for number, who in centre.beds
    ]
    rows = Rows({each.name: each for each in cells})
    return {"beds-sum": f'<b id="beds-sum">{_taken(listed)}</b>', "board-beds": rows}


def _taken(listed: list[CentreBeds]) -> str:
    """How many are taken of those that can be given; the words for it where none can."""
    giving = [centre for centre in listed if not centre.shut]
    if not giving:
        return listed[-1].shut if listed else "none booked"
    taken, of = sum(len(centre.taken) for centre in giving), sum(centre.of or 0 for centre in giving)
    return f"{taken} of {of} taken" if of else "number not recorded"


def partners(state: OperationState, holder: Holder, now: int) -> Rows:
    """Each partner, with the one button that fits and is taken; those who are here first, then those on call."""
    listed = partners_now(state) if may_see(holder.seen_by, "partners") else ()
    found = [_partner(state, holder, each, number, now) for number, each in enumerate(listed)]
    return Rows({each.name: each for each in sorted(found, key=lambda each: ORDER.get(each.state, len(ORDER)))})


def _partner(state: OperationState, holder: Holder, each: PartnerNow, number: int, now: int) -> SideRow:
    name = each.partner.ref
    closed = each.stands == "here" and state.operation.course.closed
    stands = NOT_SAID if closed else STANDS[each.stands]
    words = stands if each.staff is None else f"{stands}, {each.staff} staff"
    event = {"here": "PartnerLeft", "on_call": "OnCallPartnerActivated", "revoked": ""}.get(
        each.stands, "PartnerArrived"
    )
    second = "" if each.signed else "no agreement"
    taken = event and (DECISIONS[event].late or not state.operation.course.closed)
    button = Button(state.id, event, "partner", name) if taken and roles_may(holder.roles, event) else None
    return SideRow(f"partner-{number}", name, words, None, second, each.stands, button, now)


def clocks(state: OperationState, seen_by: frozenset[str], now: datetime) -> list[tuple[Clock, list[str], bool]]:
    """One row for clocks that run out together, with everybody whom it is about; and whether that is today."""
    found: dict[object, tuple[Clock, list[str]]] = {}
    for clock in shown_clocks(state, seen_by, now):
        together = (clock.code, clock.state, clock.due)
        found.setdefault(together, (clock, []))[1].extend([clock.about] if clock.about else [])
    today = local_date(now)
    return [(each, about, each.due is not None and local_date(each.due) == today) for each, about in found.values()]
