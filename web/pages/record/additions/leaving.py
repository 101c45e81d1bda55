"""Who leaves in one vehicle, as a list to tap: those who are ready to leave first, everybody else folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.events.departures import PersonDeparted
from domain.kernel import AnyDecision
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.people import PersonShown, shown_person
from service.access.visibility import may_see
from web.pages.record.additions.roll_call import field_named
from web.pages.record.at_centre import one_of_several
from web.pages.record.fields import Field
from web.pages.record.in_order import in_order


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who may leave; `ticked` says that they do, `checked` that it was made sure that they leave safely."""

    person: PersonShown
    centre: str
    ticked: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class ToLeave:
    """Those who are ready to leave or were asked for, and the others who have not left."""

    first: list[Leaving]
    others: list[Leaving]


def leaving_list(
    state: OperationState | None, viewer: Viewer, decision: type[AnyDecision], fields: Sequence[Field], centre: str
) -> dict[str, Any]:
    """What the page of a departure is drawn from; nothing for any other decision, and for who sees no people."""
    seen_by = audience(viewer)
    if state is None or decision.event is not PersonDeparted or not may_see(seen_by, "people"):
        return {}
    asked = field_named(fields, "person").value
    ticked = asked if isinstance(asked, list) else [asked]
    at = one_of_several(state, centre)
    first: list[Leaving] = []
    others: list[Leaving] = []
    for person in in_order(state):
        if person.departed or at not in ("", person.centre.ref if person.centre else ""):
            continue
        row = _row(state, person, seen_by, ticked)
        ready = person.leaving is not None and not person.away
        (first if row.ticked or ready else others).append(row)
    first.sort(key=lambda each: not each.ticked)
    return {"template": "record/leaving.html", "leaving": ToLeave(first, others)}


def _row(state: OperationState, person: Person, seen_by: frozenset[str], ticked: Sequence[object]) -> Leaving:
    centre = person.centre.ref if person.centre and len(state.centres) > 1 else ""
    return Leaving(shown_person(person, seen_by), centre, person.id.ref in ticked, person.checked is not None)
