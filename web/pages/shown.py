"""Every way in which an operation is shown, to find the entry over which one of them stumbles."""

from functools import partial

from projections.across.organisations import Organisations
from projections.measures import report
from projections.operation.state import OperationState
from projections.views.pathways import pathway
from service.access.people import shown_people
from service.access.table import AUDIENCE
from service.blame import Probe
from service.kinds import kinds_of_partners
from web.live.views import Holder, View, whole
from web.pages.board import parts as board
from web.pages.board.wall import wall_parts
from web.pages.debrief.context import debrief_context
from web.pages.timeline import routes as timeline
from web.pages.timeline.lines import lines


def views(kinds: board.Kinds) -> dict[str, View]:
    """The live views by name; `data` has counts and alarms alone. `kinds` says of what kind partners are."""
    return {
        "board": lambda state, holder: board.parts(state, holder, kinds),
        "wall": lambda state, holder: wall_parts(state, holder.seen_by),
        "timeline": lambda state, holder: timeline.parts(state, holder.seen_by),
        "data": lambda state, holder: {},
    }


VIEWS = views(lambda state: kinds_of_partners(state, Organisations()))
"""The same by what organisations usually are."""
SHAPES = {"board": board.shape}
"""What of a holder matters to a view; of one without a row only the audience does."""
EVERYTHING: frozenset[str] = frozenset().union(*AUDIENCE.values())


def _people(state: OperationState) -> None:
    shown_people(state, EVERYTHING)
    for person in state.registered:
        pathway(state, person)


def _drawn(view: View, state: OperationState) -> None:
    whole(view(state, board.shape(Holder(EVERYTHING))))


PROBES: tuple[Probe, ...] = (
    *(partial(_drawn, view) for view in VIEWS.values()),
    lambda state: lines(state, EVERYTHING),
    _people,
    report,
    lambda state: debrief_context(state, EVERYTHING, str),
)
"""The most looked at first; where a page fails, the first of them that fails too finds the entry to blame."""
