"""Every way in which an operation is shown, to find the entry over which one of them stumbles."""

from functools import partial

from projections.measures import report
from projections.operation.state import OperationState
from projections.views.pathways import pathway
from service.access.people import shown_people
from service.access.table import AUDIENCE
from service.blame import Probe
from web.live.views import View
from web.pages.board import routes as board
from web.pages.debrief.context import debrief_context
from web.pages.timeline import routes as timeline
from web.pages.timeline.lines import lines

VIEWS: dict[str, View] = {
    "board": board.parts,
    "wall": board.wall_parts,
    "timeline": timeline.parts,
    "data": lambda state, audience: {},
}
"""The live views by name; `data` has counts and alarms alone, for programs."""
EVERYTHING: frozenset[str] = frozenset().union(*AUDIENCE.values())


def _people(state: OperationState) -> None:
    shown_people(state, EVERYTHING)
    for person in state.registered:
        pathway(state, person)


def _drawn(view: View, state: OperationState) -> None:
    view(state, EVERYTHING)


PROBES: tuple[Probe, ...] = (
    *(partial(_drawn, view) for view in VIEWS.values()),
    lambda state: lines(state, EVERYTHING),
    _people,
    report,
    lambda state: debrief_context(state, EVERYTHING, str),
)
"""The most looked at first; where a page fails, the first of them that fails too finds the entry to blame."""
