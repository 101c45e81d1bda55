"""The wall in parts: numbers, and P-codes for who may see them; no alarm about a person, no place."""

from projections.operation.state import OperationState
from projections.views.pathways import STAGES
from service.access.people import shown_codes
from service.access.visibility import NotShown, on_the_wall, shown_alarms, shown_counts
from web.http.render import part

SMALL = ("registered", "debriefed", "pv", "consents", "nrm", "rg_pos", "arrests", "departed")


def wall_parts(state: OperationState, seen_by: frozenset[str]) -> dict[str, str]:
    """Each element by its id."""
    wall = on_the_wall(seen_by)
    return {
        "wall-counts": part("board/wall_counts.html", counts=shown_counts(state, wall), small=SMALL),
        "wall-alarms": part("replay/alarms.html", alarms=shown_alarms(state, wall), element="wall-alarms"),
        "wall-people": part("board/wall_people.html", stages=_codes(state, wall)),
    }


def _codes(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, list[tuple[str, bool]]]] | NotShown:
    codes = shown_codes(state, seen_by)
    return codes if isinstance(codes, NotShown) else [(each, codes[each]) for each in STAGES if each in codes]
