"""How the centre stands in one sentence: who is here, who is out and for how long, who came and is not registered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.phases import running
from domain.words import CentreId
from projections.operation.entities import Centre
from projections.operation.state import OperationState
from service.access.access import roles_may
from service.access.visibility import may_see
from service.commands.names import DECISIONS, slug
from web.http.render import part
from web.live.views import Holder
from web.pages.board.narrowed import centre_of
from web.pages.board.people import BoardPerson
from web.pages.board.waits import Since
from web.pages.record.at_centre import at_centre

CALL = "RollCallTaken"


@dataclass(frozen=True, slots=True)
class HereNow:
    """The sentence. `out` is None where people are not shown; `since` is of who has been out for longest.

    `where` names the centre that it is about, or the only one of several at which somebody is not registered. `call` is
    where those who are here are called by name, for those who may; None where nobody is open to be called.
    """

    here: int
    call: str | None
    out: int | None
    missing: int
    since: Since | None
    not_registered: int
    phase: str
    where: str
    narrowed: bool
    now: int = field(compare=False)

    def html(self) -> str:
        """The sentence."""
        return part("board/here.html", s=self)


def standing(state: OperationState, holder: Holder, people: Sequence[BoardPerson], now: int) -> HereNow:
    """The sentence as things stand, at the centre that a holder looks at."""
    centre = centre_of(state, holder)
    new = {each: n for each, (n, _) in state.not_registered.items()}
    of = {centre: state.centres[centre]} if centre else state.centres
    away = [each for each in people if each.group == 1]
    missing = [each for each in away if each.words == "missing"]
    out = [each.since for each in away if each.since and each not in missing]
    phase = _phase(of.values())
    calls = bool(state.centres) and not phase and roles_may(holder.roles, CALL)
    return HereNow(
        here=state.on_site_at(centre) if centre else state.on_site,
        call=at_centre(state.id, slug(DECISIONS[CALL]), holder.centre) if calls else None,
        out=len(out) if may_see(holder.seen_by, "people") else None,
        missing=len(missing),
        since=min(out, key=lambda each: each.since, default=None),
        not_registered=new.get(centre, 0) if centre else sum(new.values()),
        phase=phase,
        where=centre.ref if centre else _only(new) if len(state.centres) > 1 else "",
        narrowed=centre is not None,
        now=now,
    )


def _only(new: Mapping[CentreId, int]) -> str:
    """The one centre at which somebody is not registered; where there are more, the lines of the centres say it."""
    return next(iter(new)).ref if len(new) == 1 else ""


def _phase(centres: Iterable[Centre]) -> str:
    """What is said before anybody has come: that no centre is open yet, or not any more."""
    phases = {centre.phase for centre in centres}
    if not phases or running(phases):
        return ""
    return "closed" if phases == {"closed"} else "not open yet"
