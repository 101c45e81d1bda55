"""What an entry's page says of voids: that it does not count, which entry says so, and what an amendment amends."""

from dataclasses import dataclass

from domain.events.amendments import EntryCorrected, EntryVoided
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.slip import counts
from service.access.visibility import known
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
    amends = state.of_entry(recorded.event.entry) if isinstance(recorded.event, EntryVoided | EntryCorrected) else []
    said = [(each.position, sentence(each, seen_by)) for each in known(state, amends, seen_by)]
    return Amended(bool(voids), void, not voids and not counts(state, entry), said)
