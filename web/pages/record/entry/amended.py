"""What an entry's page says of voids, of what an amendment amends, and which forms it draws."""

from dataclasses import dataclass
from typing import Any

from domain.events.amendments import EntryVoided, OfAnEntry
from domain.facts.entry import stays
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.sight import led_by
from service.access.access import Viewer, audience, may_amend, may_do
from service.access.taking_back import counts
from service.access.visibility import known
from service.commands.names import DECISIONS
from service.privacy.sealing import sealed_fields
from web.pages.record.entry.contradicted import contradicted
from web.wording import sentence


@dataclass(frozen=True, slots=True)
class Amended:
    """Whether an entry was voided, and by which entry where that may be known.

    `for_nobody` says that it counts for nobody, because the registration that it is about was voided. `amends` are the
    entries that this one puts right, each by its position, in words.
    """

    voided: bool
    void: int | None
    for_nobody: bool
    amends: list[tuple[int, str]]


def amended_as_known(state: OperationState, recorded: RecordedEvent, viewer: Viewer) -> Amended:
    """The same as far as a user may know it; that an entry does not count is told to whoever may open it."""
    seen_by, entry = audience(viewer), recorded.envelope.entry
    voids = [each for each, event in state.events_of(EntryVoided) if event.entry == entry]
    void = next((each.position for each in known(state, reversed(voids), seen_by)), None)
    amends = state.of_entry(recorded.event.entry) if isinstance(recorded.event, OfAnEntry) else []
    said = [(each.position, sentence(each, seen_by)) for each in known(state, amends, seen_by)]
    return Amended(bool(voids), void, not voids and not counts(state, entry), said)


def offered(state: OperationState, recorded: RecordedEvent, viewer: Viewer, typed: bool) -> dict[str, Any]:
    """Whether the entry counts, and which of the forms are drawn; what was typed meanwhile stays to be read."""
    name, together = type(recorded.event).__name__, state.of_entry(recorded.envelope.entry)
    amended = amended_as_known(state, recorded, viewer)
    stands = typed or not amended.voided
    names = {type(each.event).__name__ for each in together}
    correctable = all(DECISIONS[each].correctable for each in names)
    may_correct = all(may_amend(viewer, "EntryCorrected", each) for each in names)
    written = any(sealed_fields(type(each.event)) for each in together)
    return {
        "amended": amended,
        "contradicted": contradicted(state, recorded, audience(viewer)),
        "may_void": stands and may_amend(viewer, "EntryVoided", name) and not stays(together),
        "may_correct": stands and correctable and may_correct,
        "may_erase": written and led_by(state) == viewer.agency.folded and may_do(viewer, "EntryTextErased"),
    }
