"""Before a centre closes, whoever closes it sees who is still here, and who went and has not come back."""

from typing import NamedTuple

from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.visibility import may_see
from web.pages.record.in_order import in_order


class NotGone(NamedTuple):
    """A centre by its reference: how many are here and the numbers of those registered; who is missing or out.

    Whoever may not see people is told how many, and no numbers.
    """

    centre: str
    here: int
    people: list[str]
    away: list[str]


def not_gone(viewer: Viewer, state: OperationState) -> list[NotGone]:
    """Each centre whose people have not all left."""
    found = []
    shown = may_see(audience(viewer), "people")
    for centre in state.centres:
        theirs = [each for each in in_order(state) if each.centre == centre and not each.departed]
        here = [each.id.ref for each in theirs if not each.away]
        away = [_named(each) for each in theirs if each.away]
        if (many := state.on_site_at(centre)) or away:
            told = (here, away) if shown else ([], [f"{len(away)} missing or out"] if away else [])
            found.append(NotGone(centre.ref, many, *told))
    return found


def _named(person: Person) -> str:
    return f"{person.id.ref} {'missing' if person.missing else 'out'}"
