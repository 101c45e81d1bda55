"""Those who came and are not registered: a tile of the desk, first among those who have arrived."""

from dataclasses import dataclass, field

from projections.operation.state import OperationState
from service.access.access import roles_may
from service.commands.names import DECISIONS, slug
from web.http.render import part
from web.live.views import Holder
from web.pages.board.narrowed import centre_of
from web.pages.board.waits import Since
from web.pages.record.at_centre import at_centre

ROW = "row-new"
REGISTER = "PersonRegistered"


@dataclass(frozen=True, slots=True)
class NewHere:
    """How many they are, since when the first of them waits, and where they are registered, for those who may."""

    n: int
    since: Since
    address: str | None
    now: int = field(compare=False)

    def html(self) -> str:
        """The tile."""
        return part("board/new_here.html", tile=self, row=ROW)


def new_here(state: OperationState, holder: Holder, now: int) -> dict[str, NewHere]:
    """The tile by the id of its row, at the centre that a holder looks at; none where everybody has a number."""
    centre = centre_of(state, holder)
    found = [each for at, each in state.not_registered.items() if centre in (None, at)]
    if not found or holder.only not in ("all", "waiting"):
        return {}
    form = at_centre(state.id, slug(DECISIONS[REGISTER]), holder.centre)
    first = Since.of(min(since for _, since in found))
    address = form if roles_may(holder.roles, REGISTER) else None
    return {ROW: NewHere(sum(n for n, _ in found), first, address, now)}
