"""Before a centre closes, whoever closes it sees who is still here."""

from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.visibility import may_see
from web.pages.record.in_order import in_order


def still_here(viewer: Viewer, state: OperationState) -> list[tuple[str, int, list[str]]]:
    """Each centre with somebody on site: its reference, how many, and the numbers of those who are registered."""
    found = []
    for centre in state.centres:
        if many := state.on_site_at(centre):
            people = [each.id.ref for each in in_order(state) if each.centre == centre and not each.away]
            found.append((centre.ref, many, people if may_see(audience(viewer), "people") else []))
    return found
