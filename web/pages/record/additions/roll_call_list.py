"""The roll call as a list to tap: everybody who should be here, who was seen, and what happened to who was not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from domain.kernel import AnyDecision
from projections.operation.roll_call import RollCall
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_do
from service.access.people import PersonShown, shown_person
from service.access.visibility import may_see
from web.http.addresses import form_of
from web.pages.record.additions.roll_call import ABSENT, HEADS, centre_of, field_named, is_roll_call
from web.pages.record.fields import Field
from web.pages.record.in_order import in_order
from web.pages.record.next_actions import ONE_TAP
from web.wording import ACTIONS

ABOUT_THE_UNSEEN = ("PersonMissingReported", "TemporaryExitLogged")
"""What one tap records about somebody who should be here and was not seen."""


@dataclass(frozen=True, slots=True)
class ToBeSeen:
    """Somebody to be ticked; `seen` says whether they are."""

    person: PersonShown
    seen: bool


@dataclass(frozen=True, slots=True)
class NotSeen:
    """Somebody whom the last roll call did not see, with what one tap can record about them."""

    person: PersonShown
    taps: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ToTick:
    """The list of one centre: who should be here, who should not, and how many more came than are registered."""

    centre: str
    centres: list[str]
    here: list[ToBeSeen]
    elsewhere: list[ToBeSeen]
    expected: int
    last: RollCall | None
    unseen: list[NotSeen]

    @property
    def unregistered(self) -> int:
        """How many should be here who have no number yet."""
        return max(0, self.expected - len(self.here))


def list_to_tick(
    state: OperationState | None, viewer: Viewer, decision: type[AnyDecision], fields: Sequence[Field]
) -> dict[str, Any]:
    """What the page of a roll call is drawn from, in place of its form; nothing for any other decision."""
    if state is None or not is_roll_call(decision) or (call := to_tick(state, viewer, fields)) is None:
        return {}
    return {"template": "roll_call/form.html", "call": call, HEADS: "" if call.unregistered else "0", ABSENT: []}


def to_tick(state: OperationState, viewer: Viewer, fields: Sequence[Field]) -> ToTick | None:
    """The list as this user sees it; None for who sees no people, who then counts heads."""
    seen_by, centre = audience(viewer), centre_of(state, fields)
    if not may_see(seen_by, "people"):
        return None
    marked = field_named(fields, "seen").value
    marks = marked if isinstance(marked, list) else []
    here: list[ToBeSeen] = []
    elsewhere: list[ToBeSeen] = []
    for person in in_order(state):
        row = ToBeSeen(shown_person(person, seen_by), person.id.ref in marks)
        (here if person.centre == centre and not person.away else elsewhere).append(row)
    calls = state.centres[centre].roll_calls if centre in state.centres else []
    last = calls[-1] if calls else None
    unseen = [shown_person(person, seen_by) for person in last.not_seen] if last else []
    expected, centres = state.on_site_at(centre), [each.ref for each in state.centres]
    shown = [NotSeen(each, _taps(state, viewer, each)) for each in unseen]
    return ToTick(centre.ref, centres, here, elsewhere, expected, last, shown)


def _taps(state: OperationState, viewer: Viewer, person: PersonShown) -> list[dict[str, Any]]:
    """What one tap records about somebody who was not seen; nothing once it is known where they are."""
    names = () if person.missing or person.out or person.departed else ABOUT_THE_UNSEEN
    return [
        {
            "words": ACTIONS[name],
            "address": form_of(state.id, name),
            "one_tap": {"person": person.ref, **ONE_TAP.get(name, {})},
            "agency": viewer.agency,
            "entry": uuid4().hex,
        }
        for name in names
        if may_do(viewer, name)
    ]
